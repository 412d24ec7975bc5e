/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/settings/gls-settings-values-private.h"

G_BEGIN_DECLS

GlsSettingsValues *
gls_settings_file_read(const gchar *path, gchar **warning, gboolean *readable);
gboolean
gls_settings_file_set_value(const gchar *path,
			    const gchar *group,
			    const gchar *key,
			    const gchar *value,
			    GError **error);

G_END_DECLS
