/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean
gls_preferences_are_installed(void);
void
gls_preferences_launch_async(const gchar *rule,
			     GCancellable *cancellable,
			     GAsyncReadyCallback callback,
			     gpointer user_data);
gchar *
gls_preferences_launch_finish(GAsyncResult *result);

G_END_DECLS
