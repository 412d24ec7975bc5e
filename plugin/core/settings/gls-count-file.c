/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "core/rules/gls-rule-file.h"
#include "core/settings/gls-count-file.h"
#include "core/settings/gls-private-file.h"

struct _GlsCountFile {
	gchar *path;
	gchar *name;
	GMutex mutex;
	gboolean failed;
};

/**
 * gls_count_file_new:
 * @path: (nullable): the file, which need not exist; %NULL for the one below
 *   `$XDG_STATE_HOME/glossator`
 * @default_name: its name there
 *
 * Returns: (transfer full): a file; nothing is read or made yet
 */
GlsCountFile *
gls_count_file_new(const gchar *path, const gchar *default_name)
{
	GlsCountFile *self = g_new0(GlsCountFile, 1);

	self->path = path != NULL ? g_strdup(path)
				  : g_build_filename(g_get_user_state_dir(), "glossator",
						     default_name, NULL);
	self->name = g_filename_display_basename(self->path);
	g_mutex_init(&self->mutex);
	return self;
}

/**
 * gls_count_file_free:
 * @self: (nullable): a file
 *
 * Frees it.
 */
void
gls_count_file_free(GlsCountFile *self)
{
	if (self == NULL)
		return;
	g_free(self->path);
	g_free(self->name);
	g_mutex_clear(&self->mutex);
	g_free(self);
}

/**
 * gls_count_file_get_path:
 * @self: a file
 *
 * Returns: (transfer none): where it is
 */
const gchar *
gls_count_file_get_path(const GlsCountFile *self)
{
	return self->path;
}

/**
 * gls_count_file_read:
 * @self: a file
 * @error: a #GError
 *
 * Reads it. One that does not exist is empty.
 *
 * Returns: (transfer full): what it holds; %NULL with a #GLS_ERROR that names file and line if it
 *   cannot be read, as gls_rule_file_parse()
 */
GKeyFile *
gls_count_file_read(GlsCountFile *self, GError **error)
{
	gsize length;
	g_autofree gchar *text = gls_private_file_read(self->path, &length, error);

	return text != NULL ? gls_rule_file_parse(text, length, self->name, error) : NULL;
}

static gboolean
edit_locked(GlsCountFile *self, GlsCountFileEdit edit, gpointer user_data, GError **error)
{
	g_autoptr(GKeyFile) key_file = gls_count_file_read(self, error);
	g_autofree gchar *text = NULL;

	if (key_file == NULL)
		return FALSE;
	text = edit(key_file, user_data);
	return text == NULL || gls_private_file_save(self->path, text, error);
}

/**
 * gls_count_file_edit:
 * @self: a file
 * @edit: counts; one call at a time
 * @user_data: for @edit
 * @problem: what an error begins with: what is not counted
 * @error: a #GError
 *
 * Changes a file, which is made with mode 0600, by one write. It waits for other processes and for the
 * disk. What cannot be read is left as it is.
 *
 * Returns: %FALSE if it could not be changed. That is said once: until it works again, %TRUE
 */
gboolean
gls_count_file_edit(GlsCountFile *self,
		    GlsCountFileEdit edit,
		    gpointer user_data,
		    const gchar *problem,
		    GError **error)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);
	g_autoptr(GError) local = NULL;
	gboolean counted = FALSE;
	gint lock = gls_private_file_lock(self->path, &local);

	if (lock >= 0) {
		counted = edit_locked(self, edit, user_data, &local);
		g_close(lock, NULL);
	}
	if (counted || self->failed) {
		self->failed = !counted;
		return TRUE;
	}
	self->failed = TRUE;
	g_propagate_prefixed_error(error, g_steal_pointer(&local), "%s: ", problem);
	return FALSE;
}

/**
 * gls_count_file_has_failed:
 * @self: a file
 *
 * Returns: whether the last change of it failed, be it told or not
 */
gboolean
gls_count_file_has_failed(GlsCountFile *self)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);

	return self->failed;
}
