/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-rule-item.h"

G_BEGIN_DECLS

/**
 * GlsRuleListing:
 * @text: the file, byte for byte
 * @items: (element-type GlsRuleItem): its rules in their order
 *
 * A rule file as it was read.
 */
typedef struct {
	gchar *text;
	GPtrArray *items;
} GlsRuleListing;

GlsRuleListing *
gls_rule_listing_new(const gchar *path, GError **error);
void
gls_rule_listing_free(GlsRuleListing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRuleListing, gls_rule_listing_free)

G_END_DECLS
