/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

void
gls_history_expiry_apply(const gchar *directory, gint years);
void
gls_history_expiry_set_async(GlsSettings *settings,
			     const gchar *directory,
			     gint years,
			     GAsyncReadyCallback callback,
			     gpointer user_data);
gboolean
gls_history_expiry_finish(GAsyncResult *result, guint *n_dropped, GError **error);

G_END_DECLS
