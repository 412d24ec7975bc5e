/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "core/history/gls-segment-directory.h"
#include "core/history/gls-segment-place.h"

/* with 16 MiB each this is a history of 200 million records */
#define MAX_SEGMENTS 4096
#define MAX_OPEN     64

/* a change that soon after another one may leave the time of the directory as it was, in seconds */
#define SETTLED_SECONDS 2

G_STATIC_ASSERT(MAX_SEGMENTS <= 1 << GLS_SEGMENT_PLACE_SEGMENT_BITS);

/**
 * gls_segment_directory_new:
 * @path: the directory, which need not exist yet
 *
 * Makes a directory that knows no file yet.
 *
 * Returns: (transfer full): a directory
 */
GlsSegmentDirectory *
gls_segment_directory_new(const gchar *path)
{
	GlsSegmentDirectory *self = g_new0(GlsSegmentDirectory, 1);

	self->path = g_strdup(path);
	self->fd = -1;
	self->files = g_ptr_array_new_with_free_func((GDestroyNotify)gls_segment_file_free);
	self->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	return self;
}

/**
 * gls_segment_directory_free:
 * @self: (nullable): a directory
 *
 * Closes a directory and its files.
 */
void
gls_segment_directory_free(GlsSegmentDirectory *self)
{
	if (self == NULL)
		return;
	if (self->fd >= 0)
		close(self->fd);
	g_hash_table_unref(self->by_name);
	g_ptr_array_unref(self->files);
	g_free(self->path);
	g_free(self);
}

/**
 * gls_segment_directory_forget:
 * @self: a directory
 *
 * Forgets its files, so that the next gls_segment_directory_list() finds them anew.
 */
void
gls_segment_directory_forget(GlsSegmentDirectory *self)
{
	g_hash_table_remove_all(self->by_name);
	g_ptr_array_set_size(self->files, 0);
	self->n_open = 0;
	self->listed = FALSE;
}

static void
close_directory(GlsSegmentDirectory *self, gboolean *moved)
{
	if (self->fd < 0)
		return;
	close(g_steal_fd(&self->fd));
	gls_segment_directory_forget(self);
	*moved = TRUE;
}

/**
 * gls_segment_directory_open:
 * @self: a directory
 * @moved: (out): %TRUE if it is not the directory that was open before, so that its files are forgotten
 * @error: a #GError
 *
 * Opens the directory that stands at the path now.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be opened; that it does not exist is no error
 */
gboolean
gls_segment_directory_open(GlsSegmentDirectory *self, gboolean *moved, GError **error)
{
	struct stat now = {0};
	gint result = stat(self->path, &now);

	*moved = FALSE;
	if (result != 0 && errno == ENOENT) {
		close_directory(self, moved);
		return TRUE;
	}
	if (result == 0 && (now.st_ino != self->known.st_ino || now.st_dev != self->known.st_dev))
		close_directory(self, moved);
	if (result == 0 && self->fd < 0)
		self->fd = open(self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (result != 0 || self->fd < 0) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY,
			    "%s: the directory of the history could not be opened: %s", self->path,
			    g_strerror(errno));
		return FALSE;
	}
	if (now.st_mtim.tv_sec != self->known.st_mtim.tv_sec ||
	    now.st_mtim.tv_nsec != self->known.st_mtim.tv_nsec)
		self->listed = FALSE;
	self->known = now;
	return TRUE;
}

/**
 * gls_segment_directory_exists:
 * @self: a directory
 *
 * Returns: %TRUE if it existed when it was opened last
 */
gboolean
gls_segment_directory_exists(const GlsSegmentDirectory *self)
{
	return self->fd >= 0;
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(gchar *const *)a, *(gchar *const *)b);
}

static void
add_files(GlsSegmentDirectory *self, GPtrArray *names, gchar **left_out)
{
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++) {
		GlsSegmentFile *file;

		if (self->files->len >= MAX_SEGMENTS) {
			*left_out = g_strdup_printf(
				"%s/%s: is one of more than %d segments, left out", self->path,
				(const gchar *)g_ptr_array_index(names, i), MAX_SEGMENTS);
			return;
		}
		file = gls_segment_file_new(g_ptr_array_index(names, i));
		file->index_number = self->files->len;
		g_ptr_array_add(self->files, file);
		g_hash_table_insert(self->by_name, file->name, file);
	}
}

/**
 * gls_segment_directory_list:
 * @self: an open directory
 * @left_out: (out) (nullable) (transfer full): a warning if there are more than 4096 segments
 * @error: a #GError
 *
 * Finds the segments that came since the last time. Does nothing if the directory did not change.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be read
 */
gboolean
gls_segment_directory_list(GlsSegmentDirectory *self, gchar **left_out, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	gint fd = -1;
	DIR *directory = NULL;
	struct dirent *item;

	*left_out = NULL;
	if (self->listed)
		return TRUE;
	fd = openat(self->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0)
		directory = fdopendir(fd);
	if (directory == NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY,
			    "%s: the directory of the history could not be read: %s", self->path,
			    g_strerror(errno));
		if (fd >= 0)
			close(fd);
		return FALSE;
	}
	self->listed = time(NULL) - self->known.st_mtim.tv_sec > SETTLED_SECONDS;
	while ((item = readdir(directory)) != NULL) {
		if (gls_segment_file_is_name(item->d_name) &&
		    !g_hash_table_contains(self->by_name, item->d_name))
			g_ptr_array_add(names, g_strdup(item->d_name));
	}
	closedir(directory);
	add_files(self, names, left_out);
	return TRUE;
}

/**
 * gls_segment_directory_find:
 * @self: a directory
 * @name: name of a segment
 *
 * Returns: (transfer none) (nullable): the segment, %NULL if there is none
 */
GlsSegmentFile *
gls_segment_directory_find(const GlsSegmentDirectory *self, const gchar *name)
{
	return g_hash_table_lookup(self->by_name, name);
}

/**
 * gls_segment_directory_open_file:
 * @self: an open directory
 * @file: one of its files
 *
 * Opens a segment, if it is not open. Others may be closed for it.
 *
 * Returns: %FALSE with errno if that failed
 */
gboolean
gls_segment_directory_open_file(GlsSegmentDirectory *self, GlsSegmentFile *file)
{
	if (file->fd >= 0)
		return TRUE;
	if (self->n_open >= MAX_OPEN) {
		for (guint i = 0; i < self->files->len; i++)
			gls_segment_file_close(g_ptr_array_index(self->files, i));
		self->n_open = 0;
	}
	if (!gls_segment_file_open(file, self->fd))
		return FALSE;
	self->n_open++;
	return TRUE;
}
