/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-origin.h"

/**
 * gls_origin_add_name:
 * @self: an origin, all zero at first
 * @name: (nullable): what it is called; must live as long as @self
 *
 * Adds a name. %NULL, an empty one, one that is there already and one too many are left out.
 */
void
gls_origin_add_name(GlsOrigin *self, const gchar *name)
{
	g_return_if_fail(self != NULL);

	if (name == NULL || *name == '\0')
		return;
	for (guint i = 0; i < GLS_ORIGIN_MAX_NAMES; i++) {
		if (self->names[i] == NULL) {
			self->names[i] = name;
			return;
		}
		if (strcmp(self->names[i], name) == 0)
			return;
	}
}
