/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-rule-set.h"

G_BEGIN_DECLS

gchar *
gls_render_match(const GArray *hits,
		 guint first,
		 const gchar *text,
		 const gchar *start_mark,
		 const gchar *end_mark,
		 guint context);

G_END_DECLS
