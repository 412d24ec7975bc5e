/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/history/gls-history-place.h"
#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

gchar *
gls_folder_dup_faults(const GlsHistoryPlace *place);
gchar *
gls_folder_dup_contents(const GlsHistoryPlace *place);

void
gls_folder_look_async(const gchar *directory, GAsyncReadyCallback callback, gpointer user_data);
GlsHistoryPlace
gls_folder_look_finish(GAsyncResult *result);
void
gls_folder_move_async(GlsSettings *settings,
		      const gchar *from,
		      const gchar *to,
		      GAsyncReadyCallback callback,
		      gpointer user_data);
gboolean
gls_folder_move_finish(GAsyncResult *result, GError **error);

G_END_DECLS
