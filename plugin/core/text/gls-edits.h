/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
gls_edits_within(const gchar *text,
		 gsize length,
		 const gchar *other,
		 gsize other_length,
		 guint max_edits);

G_END_DECLS
