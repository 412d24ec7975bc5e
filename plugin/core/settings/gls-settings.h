/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/lookup/gls-lookup-source.h"

G_BEGIN_DECLS

#define GLS_TYPE_SETTINGS (gls_settings_get_type())
G_DECLARE_FINAL_TYPE(GlsSettings, gls_settings, GLS, SETTINGS, GObject)

GlsSettings *
gls_settings_new(const gchar *path);
gchar *
gls_settings_dup_default_path(void);
void
gls_settings_follow(GlsSettings *self);
gchar *
gls_settings_dup_warning(GlsSettings *self);

gchar *
gls_settings_dup_history_directory(GlsSettings *self);
gint
gls_settings_get_star_at(GlsSettings *self);
gint
gls_settings_get_dim_below(GlsSettings *self);
gboolean
gls_settings_get_hide_seen(GlsSettings *self, const gchar *source);
gboolean
gls_settings_get_off(GlsSettings *self, const gchar *source);
gboolean
gls_settings_get_look_up(GlsSettings *self, const gchar *service);
gchar *
gls_settings_dup_openalex_mailto(GlsSettings *self);
gint
gls_settings_get_keep_years(GlsSettings *self);

gboolean
gls_settings_set_hide_seen(GlsSettings *self,
			   const gchar *source,
			   gboolean hide_seen,
			   GError **error);
gboolean
gls_settings_set_off(GlsSettings *self, const gchar *source, gboolean off, GError **error);
gboolean
gls_settings_set_look_up(GlsSettings *self, const gchar *service, gboolean look_up, GError **error);
gboolean
gls_settings_set_openalex_mailto(GlsSettings *self, const gchar *address, GError **error);
gboolean
gls_settings_set_keep_years(GlsSettings *self, gint years, GError **error);
gboolean
gls_settings_set_history_directory(GlsSettings *self, const gchar *directory, GError **error);
GlsLookupSource
gls_settings_get_lookups(GlsSettings *self);

G_END_DECLS
