/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-regex.h"

G_BEGIN_DECLS

gboolean
gls_regex_match_valid(GlsRegex *self,
		      const gchar *text,
		      gsize length,
		      GArray *spans,
		      GError **error);
const GPtrArray *
gls_regex_get_literals(const GlsRegex *self);

G_END_DECLS
