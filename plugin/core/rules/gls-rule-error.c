/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule-error.h"

#define PLACE " at character "

/**
 * gls_rule_error_new:
 * @file: what the file is called
 * @rule: the name of a group
 * @key: a key
 * @what: what is wrong; its place is taken from its end, "at character N"
 *
 * Returns: (transfer full): the mistake
 */
GlsRuleError *
gls_rule_error_new(const gchar *file, const gchar *rule, const gchar *key, const gchar *what)
{
	GlsRuleError *self = NULL;
	const gchar *place;

	g_return_val_if_fail(file != NULL && rule != NULL && key != NULL && what != NULL, NULL);

	self = g_new0(GlsRuleError, 1);
	place = g_strrstr(what, PLACE);
	self->rule = g_strdup(rule);
	self->key = g_strdup(key);
	self->what = g_strdup(what);
	if (place != NULL)
		self->character = g_ascii_strtoull(place + strlen(PLACE), NULL, 10);
	self->text = g_strdup_printf("%s: [%s] %s: %s", file, rule, key, what);
	return self;
}

/**
 * gls_rule_error_free:
 * @self: (nullable): a mistake
 *
 * Frees it.
 */
void
gls_rule_error_free(GlsRuleError *self)
{
	if (self == NULL)
		return;
	g_free(self->rule);
	g_free(self->key);
	g_free(self->what);
	g_free(self->text);
	g_free(self);
}
