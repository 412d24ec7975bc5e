/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/settings/gls-settings-values-private.h"

#define DEFAULT_STAR_AT	  100
#define DEFAULT_DIM_BELOW -50

/* as a query's scores add up, they stay far from the ends of an int */
#define MAX_SCORE 1000000

#define XSTR(x) #x
#define STR(x)	XSTR(x)

/* longer than anybody has read digests */
#define MAX_KEEP_YEARS 100

/* wrong settings are named, but not all of a file full of them */
#define MAX_PROBLEMS 10

typedef struct {
	gint min;
	gint max;
	const gchar *expected;
} Range;

static const Range score_range = {
	-MAX_SCORE,
	MAX_SCORE,
	"a whole number from -" STR(MAX_SCORE) " to " STR(MAX_SCORE),
};

static const Range years_range = {
	0,
	MAX_KEEP_YEARS,
	"a whole number from 0 to " STR(MAX_KEEP_YEARS),
};

static GHashTable *
new_labels(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_problem(GlsSettingsValues *self, const gchar *group, const gchar *key, const gchar *expected)
{
	if (self->problems->len < MAX_PROBLEMS)
		g_ptr_array_add(self->problems,
				g_strdup_printf("[%s] %s: expected %s", group, key, expected));
}

/* as it is written: a path may hold backslashes */
static gchar *
dup_value(GKeyFile *key_file, const gchar *group, const gchar *key)
{
	gchar *value = g_key_file_get_value(key_file, group, key, NULL);

	return value != NULL ? g_strchomp(value) : NULL;
}

static void
read_directory(GlsSettingsValues *self, GKeyFile *key_file)
{
	g_autofree gchar *value = dup_value(key_file, "history", "directory");

	if (value == NULL)
		return;
	if (strcmp(value, "~") == 0 || g_str_has_prefix(value, "~/"))
		self->history_directory = g_build_filename(g_get_home_dir(), value + 1, NULL);
	else if (g_path_is_absolute(value))
		self->history_directory = g_steal_pointer(&value);
	else
		add_problem(self, "history", "directory", "a path that begins with / or with ~/");
}

static void
read_number(GlsSettingsValues *self,
	    GKeyFile *key_file,
	    const gchar *group,
	    const gchar *key,
	    const Range *range,
	    gint *number)
{
	g_autofree gchar *value = dup_value(key_file, group, key);
	gint64 read;

	if (value == NULL)
		return;
	if (g_ascii_string_to_signed(value, 10, range->min, range->max, &read, NULL))
		*number = read;
	else
		add_problem(self, group, key, range->expected);
}

/* adds the labels of a group of them that are set to true */
static void
read_labels(GlsSettingsValues *self, GKeyFile *key_file, const gchar *group, GHashTable *labels)
{
	g_auto(GStrv) keys = g_key_file_get_keys(key_file, group, NULL, NULL);

	for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
		g_autofree gchar *value = dup_value(key_file, group, keys[i]);
		g_autofree gchar *label = g_uri_unescape_string(keys[i], NULL);

		if (label == NULL)
			add_problem(self, group, keys[i],
				    "a source, with % only before two hexadecimal digits");
		else if (g_ascii_strcasecmp(value, "true") == 0)
			g_hash_table_add(labels, g_steal_pointer(&label));
		else if (g_ascii_strcasecmp(value, "false") != 0)
			add_problem(self, group, keys[i], "true or false");
	}
}

static void
read_lookups(GlsSettingsValues *self, GKeyFile *key_file)
{
	for (guint i = 0; i < GLS_LOOKUP_N_SOURCES; i++) {
		const gchar *key = gls_lookup_source_to_string(1 << i);
		g_autofree gchar *value = dup_value(key_file, "look-ups", key);

		if (value == NULL || g_ascii_strcasecmp(value, "false") == 0)
			continue;
		if (g_ascii_strcasecmp(value, "true") == 0)
			self->lookups |= 1 << i;
		else
			add_problem(self, "look-ups", key, "true or false");
	}
}

static void
read_mailto(GlsSettingsValues *self, GKeyFile *key_file)
{
	g_autofree gchar *value = dup_value(key_file, "look-ups", "openalex-mailto");

	if (value == NULL || *value == '\0')
		return;
	if (g_regex_match_simple("^[^\\s@]{1,64}@[^\\s@]{1,255}$", value, 0, 0))
		self->openalex_mailto = g_steal_pointer(&value);
	else
		add_problem(self, "look-ups", "openalex-mailto", "a mail address");
}

/**
 * gls_settings_values_new:
 * @key_file: a settings file; an empty one for the defaults
 *
 * Reads settings. A value that is wrong is as if it were missing, and is named in the problems.
 *
 * Returns: (transfer full): the settings
 */
GlsSettingsValues *
gls_settings_values_new(GKeyFile *key_file)
{
	GlsSettingsValues *self = g_new0(GlsSettingsValues, 1);

	self->star_at = DEFAULT_STAR_AT;
	self->dim_below = DEFAULT_DIM_BELOW;
	self->hide_seen = new_labels();
	self->off = new_labels();
	self->problems = g_ptr_array_new_with_free_func(g_free);
	read_directory(self, key_file);
	read_number(self, key_file, "history", "keep-years", &years_range, &self->keep_years);
	read_number(self, key_file, "rules", "star-at", &score_range, &self->star_at);
	read_number(self, key_file, "rules", "dim-below", &score_range, &self->dim_below);
	read_labels(self, key_file, "hide-seen", self->hide_seen);
	read_labels(self, key_file, "off", self->off);
	read_lookups(self, key_file);
	read_mailto(self, key_file);
	return self;
}

/**
 * gls_settings_values_free:
 * @self: settings
 *
 * Frees them.
 */
void
gls_settings_values_free(GlsSettingsValues *self)
{
	g_free(self->history_directory);
	g_hash_table_unref(self->hide_seen);
	g_hash_table_unref(self->off);
	g_free(self->openalex_mailto);
	g_ptr_array_unref(self->problems);
	g_free(self);
}

/**
 * gls_settings_values_dup_key:
 * @label: the label of a source
 *
 * Any text can be a label, but not a key: what is no letter, digit, `-`, `.`, `_` or `~` of ASCII
 * is written as in a URI, `%` and two hexadecimal digits for each byte.
 *
 * Returns: (transfer full): the key for it in [hide-seen] and [off]
 */
gchar *
gls_settings_values_dup_key(const gchar *label)
{
	/* GKeyFile takes that key for the charset when it stands in the first group */
	if (strcmp(label, "Encoding") == 0)
		return g_strdup("%45ncoding");
	return g_uri_escape_string(label, NULL, FALSE);
}
