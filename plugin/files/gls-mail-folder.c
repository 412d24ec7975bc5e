/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "files/gls-mail-folder.h"
#include "files/gls-mail-status.h"

/* folders in each other: a link may lead into a circle */
#define MAX_DEPTH 16

/**
 * gls_mail_file_free:
 * @self: (nullable): a file
 *
 * Frees it.
 */
void
gls_mail_file_free(GlsMailFile *self)
{
	if (self == NULL)
		return;
	g_free(self->path);
	g_free(self);
}

static void
add_file(GPtrArray *files, const gchar *path, const GStatBuf *status, gboolean in_maildir)
{
	GlsMailFile *file = g_new0(GlsMailFile, 1);

	file->path = g_strdup(path);
	file->is_mbox = !in_maildir && g_str_has_suffix(path, ".mbox");
	file->unread = in_maildir && gls_mail_status_is_unread_in_maildir(path);
	file->size = (guint64)status->st_size;
	g_ptr_array_add(files, file);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(gchar *const *)a, *(gchar *const *)b);
}

static GPtrArray *
list_names(const gchar *path, GError **error)
{
	g_autoptr(GDir) items = g_dir_open(path, 0, error);
	GPtrArray *names = NULL;
	const gchar *name;

	if (items == NULL)
		return NULL;
	names = g_ptr_array_new_with_free_func(g_free);
	while ((name = g_dir_read_name(items)) != NULL)
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	return names;
}

static gboolean
is_maildir(const gchar *path)
{
	g_autofree gchar *cur = g_build_filename(path, "cur", NULL);
	g_autofree gchar *new = g_build_filename(path, "new", NULL);

	return g_file_test(cur, G_FILE_TEST_IS_DIR) && g_file_test(new, G_FILE_TEST_IS_DIR);
}

static gboolean
is_mail_name(const gchar *name)
{
	return g_str_has_suffix(name, ".eml") || g_str_has_suffix(name, ".mbox");
}

static gboolean
list(const gchar *path, gboolean in_maildir, guint depth, GPtrArray *files, GError **error)
{
	g_autoptr(GPtrArray) names = list_names(path, error);
	gboolean maildir = names != NULL && is_maildir(path);

	for (guint i = 0; names != NULL && i < names->len; i++) {
		const gchar *name = g_ptr_array_index(names, i);
		g_autofree gchar *child = g_build_filename(path, name, NULL);
		gboolean is_part = maildir &&
				   (strcmp(name, "cur") == 0 || strcmp(name, "new") == 0);
		GStatBuf status;

		if (g_stat(child, &status) != 0 || (maildir && strcmp(name, "tmp") == 0))
			continue;
		if (S_ISDIR(status.st_mode)) {
			/* the folders of a Maildir begin with a dot; elsewhere those are hidden */
			if (!in_maildir && depth < MAX_DEPTH && (*name != '.' || is_maildir(child)))
				list(child, is_part, depth + 1, files, NULL);
		} else if (S_ISREG(status.st_mode) &&
			   (in_maildir ? *name != '.' : is_mail_name(name))) {
			add_file(files, child, &status, in_maildir);
		}
	}
	return names != NULL;
}

/* somebody may name `cur` itself */
static gboolean
is_in_maildir(const gchar *path)
{
	g_autofree gchar *absolute = g_canonicalize_filename(path, NULL);
	g_autofree gchar *parent = g_path_get_dirname(absolute);

	return is_maildir(parent) && (g_str_has_suffix(absolute, G_DIR_SEPARATOR_S "cur") ||
				      g_str_has_suffix(absolute, G_DIR_SEPARATOR_S "new"));
}

/**
 * gls_mail_folder_list:
 * @path: a folder
 * @error: return location for an error
 *
 * Lists the mails in a folder and the folders in it: those of a Maildir (the folders `cur` and
 * `new`), and elsewhere the files `*.eml` and `*.mbox`. A folder in it that cannot be read is
 * passed over.
 *
 * Returns: (transfer full) (element-type GlsMailFile): the files, sorted; %NULL with a #GFileError if
 *   the folder could not be read
 */
GPtrArray *
gls_mail_folder_list(const gchar *path, GError **error)
{
	g_autoptr(GPtrArray)
		files = g_ptr_array_new_with_free_func((GDestroyNotify)gls_mail_file_free);

	if (!list(path, is_in_maildir(path), 0, files, error))
		return NULL;
	return g_steal_pointer(&files);
}
