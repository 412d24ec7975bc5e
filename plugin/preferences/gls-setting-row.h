/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

/**
 * GlsSettingSwitch:
 * @get: what the settings say of a key
 * @set: writes it
 * @is_inverted: %TRUE if the switch is on when the setting is not
 *
 * A group of settings that are on or off.
 */
typedef struct {
	gboolean (*get)(GlsSettings *settings, const gchar *key);
	gboolean (*set)(GlsSettings *settings, const gchar *key, gboolean value, GError **error);
	gboolean is_inverted;
} GlsSettingSwitch;

#define GLS_TYPE_SETTING_ROW (gls_setting_row_get_type())
G_DECLARE_FINAL_TYPE(GlsSettingRow, gls_setting_row, GLS, SETTING_ROW, AdwActionRow)

GtkWidget *
gls_setting_row_new(GlsSettings *settings, const GlsSettingSwitch *kind, const gchar *key);

G_END_DECLS
