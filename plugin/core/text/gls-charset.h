/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *
gls_charset_to_utf8(const gchar *data,
		    gsize length,
		    const gchar *charset,
		    gsize *first_bad,
		    GError **error);
gchar *
gls_charset_sniff_html(const gchar *data, gsize length);

G_END_DECLS
