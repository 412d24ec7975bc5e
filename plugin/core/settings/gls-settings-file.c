/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/rules/gls-rule-file.h"
#include "core/settings/gls-key-lines.h"
#include "core/settings/gls-private-file.h"
#include "core/settings/gls-settings-file-private.h"

/* reads the file, and refuses what is no key-file */
static GKeyFile *
read_file(const gchar *path, gchar **text, gsize *length, GError **error)
{
	g_autofree gchar *name = g_filename_display_basename(path);

	*text = gls_private_file_read(path, length, error);
	return *text != NULL ? gls_rule_file_parse(*text, *length, name, error) : NULL;
}

/* all that is wrong in one text, which is told once */
static gchar *
dup_problems(const gchar *path, const GlsSettingsValues *values)
{
	g_autofree gchar *name = g_filename_display_basename(path);
	g_autofree gchar *list = NULL;

	if (values->problems->len == 0)
		return NULL;
	g_ptr_array_add(values->problems, NULL);
	list = g_strjoinv("; ", (gchar **)values->problems->pdata);
	g_ptr_array_set_size(values->problems, values->problems->len - 1);
	return g_strdup_printf("%s: %s", name, list);
}

/*
 * gls_settings_file_read:
 * @path: a settings file, which need not exist
 * @warning: (out) (nullable): what is wrong in it, in one text
 * @readable: (out): whether it could be read, and is a key-file
 *
 * Returns: (transfer full): what the file says; the defaults if it cannot be read
 */
GlsSettingsValues *
gls_settings_file_read(const gchar *path, gchar **warning, gboolean *readable)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *text = NULL;
	gsize length;
	g_autoptr(GKeyFile) key_file = read_file(path, &text, &length, &error);
	g_autoptr(GKeyFile) none = g_key_file_new();
	GlsSettingsValues *values = NULL;

	*readable = key_file != NULL;
	values = gls_settings_values_new(key_file != NULL ? key_file : none);
	*warning = key_file != NULL ? dup_problems(path, values) : g_strdup(error->message);
	return values;
}

static gboolean
edit_value(GlsKeyLines *lines,
	   const gchar *group,
	   const gchar *key,
	   const gchar *value,
	   GError **error)
{
	if (!gls_key_lines_has_group(lines, group)) {
		if (value == NULL)
			return TRUE;
		if (!gls_key_lines_add_group(lines, group, NULL, error))
			return FALSE;
	}
	return value != NULL ? gls_key_lines_set_value(lines, group, key, value, error)
			     : gls_key_lines_remove_key(lines, group, key, error);
}

static gboolean
save_value(const gchar *path,
	   const gchar *group,
	   const gchar *key,
	   const gchar *value,
	   GError **error)
{
	g_autofree gchar *name = g_filename_display_basename(path);
	g_autofree gchar *old = NULL;
	g_autofree gchar *text = NULL;
	g_autoptr(GlsKeyLines) lines = NULL;
	g_autoptr(GKeyFile) old_file = NULL;
	g_autoptr(GKeyFile) new_file = NULL;
	gsize length;

	/* what cannot be read is not written to: it would be lost */
	old_file = read_file(path, &old, &length, error);
	if (old_file == NULL)
		return FALSE;
	lines = gls_key_lines_new(old, length);
	if (!edit_value(lines, group, key, value, error))
		return FALSE;
	text = gls_key_lines_to_string(lines);
	if (strlen(text) == length && memcmp(text, old, length) == 0)
		return TRUE;
	new_file = gls_rule_file_parse(text, strlen(text), name, error);
	return new_file != NULL && gls_private_file_save(path, text, error);
}

/*
 * gls_settings_file_set_value:
 * @path: a settings file, which need not exist
 * @group: a group of it, which need not exist
 * @key: a key
 * @value: (nullable): the value as it stands in the file; %NULL to remove the key
 * @error: a #GError
 *
 * Writes that into the file, when no other program writes; all else in there stays.
 *
 * Returns: %FALSE if the file is no key-file, or could not be written
 */
gboolean
gls_settings_file_set_value(const gchar *path,
			    const gchar *group,
			    const gchar *key,
			    const gchar *value,
			    GError **error)
{
	gint lock = gls_private_file_lock(path, error);
	gboolean saved;

	if (lock < 0)
		return FALSE;
	saved = save_value(path, group, key, value, error);
	g_close(lock, NULL);
	return saved;
}
