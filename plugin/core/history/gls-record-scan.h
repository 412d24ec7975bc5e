/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64
gls_record_scan_activity(const gchar *record, gsize length);
gboolean
gls_record_scan_has_text(const gchar *record, gsize length, const gchar *text);

G_END_DECLS
