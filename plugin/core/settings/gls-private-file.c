/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-file.h"
#include "core/settings/gls-private-file.h"

/* as many as the kernel follows */
#define MAX_LINKS 40

/* a save takes milliseconds; whoever holds the lock longer was stopped */
#define LOCK_PATIENCE_MSEC 5000
#define LOCK_PAUSE_USEC	   1000

/**
 * gls_private_file_resolve:
 * @path: a file, which need not exist
 *
 * Follows symbolic links, so that a save replaces what they point to and not the links.
 *
 * Returns: (transfer full): the path of the file itself
 */
gchar *
gls_private_file_resolve(const gchar *path)
{
	g_autofree gchar *resolved = g_strdup(path);

	for (guint i = 0; i < MAX_LINKS; i++) {
		g_autofree gchar *target = g_file_read_link(resolved, NULL);
		g_autofree gchar *folder = NULL;

		if (target == NULL)
			break;
		folder = g_path_get_dirname(resolved);
		g_free(resolved);
		resolved = g_path_is_absolute(target) ? g_steal_pointer(&target)
						      : g_build_filename(folder, target, NULL);
	}
	return g_steal_pointer(&resolved);
}

static gint
fail(const gchar *path, const gchar *what, GError **error)
{
	gint saved_errno = errno;
	g_autofree gchar *name = g_filename_display_name(path);

	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "%s: %s: %s", name, what,
		    g_strerror(saved_errno));
	return -1;
}

/**
 * gls_private_file_lock:
 * @path: a file, which need not exist
 * @error: a #GError
 *
 * Keeps other processes of Glossator from changing the files of that folder, by `flock` on the
 * folder itself: no file is left behind. It waits for up to 5 seconds. The folder is made if need
 * be, with mode 0700. A file system that locks no folders, such as NFS, goes without.
 *
 * Returns: a descriptor to close() when done; -1 with %GLS_ERROR_UNREADABLE if the folder could not
 *   be made, or %GLS_ERROR_LIMIT if somebody else keeps the lock
 */
gint
gls_private_file_lock(const gchar *path, GError **error)
{
	g_autofree gchar *file = gls_private_file_resolve(path);
	g_autofree gchar *folder = g_path_get_dirname(file);
	gint fd;

	if (g_mkdir_with_parents(folder, 0700) != 0)
		return fail(folder, "the folder cannot be made", error);
	fd = g_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	if (fd < 0)
		return fail(folder, "the folder cannot be opened", error);
	for (guint waited = 0; waited < LOCK_PATIENCE_MSEC; waited++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR))
			return fd;
		g_usleep(LOCK_PAUSE_USEC);
	}
	close(fd);
	g_set_error(error, GLS_ERROR, GLS_ERROR_LIMIT,
		    "%s: another program keeps the folder locked", folder);
	return -1;
}

/**
 * gls_private_file_read:
 * @path: a file
 * @length: (out): its size in bytes
 * @error: a #GError
 *
 * Reads a small file. One that does not exist is empty.
 *
 * Returns: (transfer full): its contents; %NULL with %GLS_ERROR_UNREADABLE if it exists and cannot be
 *   read
 */
gchar *
gls_private_file_read(const gchar *path, gsize *length, GError **error)
{
	if (g_access(path, F_OK) != 0 && errno == ENOENT) {
		*length = 0;
		return g_strdup("");
	}
	return gls_rule_file_read(path, length, error);
}

/**
 * gls_private_file_save:
 * @path: a file
 * @text: its new contents
 * @error: a #GError
 *
 * Replaces a file at once, so that it is never seen half written, with mode 0600. A symbolic link
 * stays one.
 *
 * Returns: %FALSE with a #GFileError if it could not be written: it is then as it was
 */
gboolean
gls_private_file_save(const gchar *path, const gchar *text, GError **error)
{
	g_autofree gchar *file = gls_private_file_resolve(path);

	return g_file_set_contents_full(file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
					error);
}
