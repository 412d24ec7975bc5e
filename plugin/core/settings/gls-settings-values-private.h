/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/lookup/gls-lookup-source.h"

G_BEGIN_DECLS

/**
 * GlsSettingsValues:
 * @history_directory: (nullable): where the history is; %NULL for its own place
 * @star_at: the score from which papers are starred
 * @dim_below: the score below which they are dimmed
 * @hide_seen: (element-type utf8): the labels of the sources whose seen papers are hidden
 * @off: (element-type utf8): the labels of the sources whose digests are left alone
 * @keep_years: for how many years papers are kept; 0 for ever
 * @lookups: who may be asked about papers
 * @openalex_mailto: (nullable): the address that OpenAlex is told
 * @problems: (element-type utf8): what is wrong in the file, as `[group] key: expected what`
 *
 * What a `settings.ini` says, or the defaults.
 */
typedef struct {
	gchar *history_directory;
	gint star_at;
	gint dim_below;
	GHashTable *hide_seen;
	GHashTable *off;
	gint keep_years;
	GlsLookupSource lookups;
	gchar *openalex_mailto;
	GPtrArray *problems;
} GlsSettingsValues;

GlsSettingsValues *
gls_settings_values_new(GKeyFile *key_file);
void
gls_settings_values_free(GlsSettingsValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsSettingsValues, gls_settings_values_free)

gchar *
gls_settings_values_dup_key(const gchar *label);

G_END_DECLS
