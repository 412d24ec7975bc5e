/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/settings/gls-settings-private.h"
#include "core/settings/gls-settings-values-private.h"

/**
 * SECTION:gls-settings-set
 *
 * Writes settings into the file; all else in there stays byte for byte. Each of these waits for other
 * programs and for the disk, so a program with a window calls it in a thread.
 */

static gboolean
set_label(GlsSettings *self, const gchar *group, const gchar *label, gboolean value, GError **error)
{
	g_autofree gchar *key = gls_settings_values_dup_key(label);

	return gls_settings_write(self, group, key, value ? "true" : NULL, error);
}

/**
 * gls_settings_set_hide_seen:
 * @self: settings
 * @source: the label of a source, any text but an empty one
 * @hide_seen: whether its papers that were seen before are hidden
 * @error: a #GError
 *
 * Writes it into [hide-seen].
 *
 * Returns: %FALSE if the file is no key-file, or could not be written; it is then as it was
 */
gboolean
gls_settings_set_hide_seen(GlsSettings *self,
			   const gchar *source,
			   gboolean hide_seen,
			   GError **error)
{
	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);
	g_return_val_if_fail(source != NULL && *source != '\0', FALSE);

	return set_label(self, "hide-seen", source, hide_seen, error);
}

/**
 * gls_settings_set_off:
 * @self: settings
 * @source: the label of a source, any text but an empty one
 * @off: whether its digests are left alone
 * @error: a #GError
 *
 * Writes it into [off].
 *
 * Returns: %FALSE if the file is no key-file, or could not be written; it is then as it was
 */
gboolean
gls_settings_set_off(GlsSettings *self, const gchar *source, gboolean off, GError **error)
{
	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);
	g_return_val_if_fail(source != NULL && *source != '\0', FALSE);

	return set_label(self, "off", source, off, error);
}

/**
 * gls_settings_set_look_up:
 * @self: settings
 * @service: the name of a #GlsLookupSource
 * @look_up: whether it may be asked about papers
 * @error: a #GError
 *
 * Writes it into [look-ups].
 *
 * Returns: %FALSE if the file is no key-file, or could not be written; it is then as it was
 */
gboolean
gls_settings_set_look_up(GlsSettings *self, const gchar *service, gboolean look_up, GError **error)
{
	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);
	g_return_val_if_fail(service != NULL, FALSE);

	return gls_settings_write(self, "look-ups", service, look_up ? "true" : NULL, error);
}

/**
 * gls_settings_set_openalex_mailto:
 * @self: settings
 * @address: (nullable): a mail address; %NULL or an empty text for none
 * @error: a #GError
 *
 * Writes it into [look-ups].
 *
 * Returns: %FALSE if it is no mail address, or as gls_settings_set_off()
 */
gboolean
gls_settings_set_openalex_mailto(GlsSettings *self, const gchar *address, GError **error)
{
	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);

	if (address != NULL && *address == '\0')
		address = NULL;
	if (address != NULL &&
	    (strchr(address, '@') == NULL || strpbrk(address, " \t\r\n<>") != NULL)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "expected a mail address such as jane@example.org");
		return FALSE;
	}
	return gls_settings_write(self, "look-ups", "openalex-mailto", address, error);
}

/**
 * gls_settings_set_keep_years:
 * @self: settings
 * @years: for how many years papers stay in the history; 0 for ever
 * @error: a #GError
 *
 * Writes it into [history].
 *
 * Returns: %FALSE if the file is no key-file, or could not be written; it is then as it was
 */
gboolean
gls_settings_set_keep_years(GlsSettings *self, gint years, GError **error)
{
	g_autofree gchar *value = years > 0 ? g_strdup_printf("%d", years) : NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);

	return gls_settings_write(self, "history", "keep-years", value, error);
}

/**
 * gls_settings_set_history_directory:
 * @self: settings
 * @directory: (nullable): a path from the root on; %NULL for gls_history_dup_default_directory()
 * @error: a #GError
 *
 * Writes it into [history]. What is in the history that was named before stays there.
 *
 * Returns: %FALSE if the file is no key-file, or could not be written; it is then as it was
 */
gboolean
gls_settings_set_history_directory(GlsSettings *self, const gchar *directory, GError **error)
{
	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);
	g_return_val_if_fail(directory == NULL || g_path_is_absolute(directory), FALSE);

	/* a value begins and ends with what is no space, and has one line */
	if (directory != NULL && (strpbrk(directory, "\r\n") != NULL ||
				  g_ascii_isspace(directory[strlen(directory) - 1]))) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "%s: expected a folder whose name does not end with a space",
			    directory);
		return FALSE;
	}
	return gls_settings_write(self, "history", "directory", directory, error);
}
