/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "core/history/gls-history-check.h"
#include "core/history/gls-index-file.h"
#include "core/history/gls-record.h"
#include "core/history/gls-segment-file.h"

#define OF_OTHERS   (S_IRWXG | S_IRWXO)
#define PERMISSIONS (S_IRWXU | OF_OTHERS)

typedef struct {
	GlsHistoryCheck *check;
	const gchar *path;
	gsize size;
} Look;

static void
fault_free(GlsHistoryFault *fault)
{
	g_free(fault->path);
	g_free(fault->text);
	g_free(fault);
}

/* takes over @text */
static GlsHistoryFault *
add_fault(GlsHistoryCheck *self, const gchar *path, gchar *text)
{
	GlsHistoryFault *fault = g_new0(GlsHistoryFault, 1);

	fault->path = g_strdup(path);
	fault->text = text;
	g_ptr_array_add(self->faults, fault);
	return fault;
}

static void
add_fault_at(const Look *look, gsize offset, gchar *text)
{
	GlsHistoryFault *fault = add_fault(look->check, look->path, text);

	fault->has_offset = TRUE;
	fault->offset = offset;
}

static void
check_record(const Look *look, const GlsSegmentPiece *piece, const gchar *bytes)
{
	g_autoptr(GlsRecord) record = NULL;
	guint64 group;

	if (!gls_segment_get_group(bytes, piece->length, &group)) {
		look->check->n_others++;
		return;
	}
	look->check->n_records++;
	record = gls_record_new_from_data(bytes, piece->length, NULL);
	if (record == NULL || (record->title == NULL && record->ids->len == 0))
		add_fault_at(look, piece->offset,
			     g_strdup("a record with neither title nor id: expected one"));
}

static void
check_piece(const GlsSegmentFile *file,
	    const GlsSegmentPiece *piece,
	    const gchar *bytes,
	    gpointer user_data)
{
	const Look *look = user_data;

	if (piece->kind == GLS_SEGMENT_RECORD) {
		check_record(look, piece, bytes);
		return;
	}
	if (piece->kind == GLS_SEGMENT_DAMAGED)
		add_fault_at(look, piece->offset,
			     g_strdup_printf("a record of %" G_GSIZE_FORMAT
					     " bytes is damaged: its sum is not that of its bytes",
					     piece->length));
	else if (piece->offset + piece->length >= look->size)
		add_fault_at(look, piece->offset,
			     g_strdup_printf("the file ends in %" G_GSIZE_FORMAT
					     " bytes of a record that is torn off",
					     piece->length));
	else
		add_fault_at(look, piece->offset,
			     g_strdup_printf("%" G_GSIZE_FORMAT " bytes are no whole record",
					     piece->length));
}

static void
count_machine(GlsHistoryCheck *self, const GlsSegmentFile *file)
{
	self->n_segments++;
	if (strcmp(file->machine, file->name) == 0)
		self->n_copies++;
	else if (!g_ptr_array_find_with_equal_func(self->machines, file->machine, g_str_equal,
						   NULL))
		g_ptr_array_add(self->machines, g_strdup(file->machine));
}

static void
check_segment(GlsHistoryCheck *self, gint directory, const gchar *name, const Look *look)
{
	g_autoptr(GlsSegmentFile) file = gls_segment_file_new(name);

	count_machine(self, file);
	self->size += look->size;
	errno = 0;
	if (!gls_segment_file_open(file, directory))
		file->failed = TRUE;
	else
		gls_segment_file_scan(file, TRUE, check_piece, (gpointer)look);
	if (file->failed)
		add_fault(self, look->path,
			  g_strdup_printf("could not be read to its end: %s",
					  errno != 0 ? g_strerror(errno) : "it is too large"));
}

static void
check_mode(GlsHistoryCheck *self, const gchar *path, mode_t mode, mode_t expected)
{
	if ((mode & OF_OTHERS) == 0)
		return;
	add_fault(self, path,
		  g_strdup_printf("mode %04o lets other users in: expected %04o",
				  (guint)(mode & PERMISSIONS), (guint)expected));
}

static void
check_file(GlsHistoryCheck *self, gint directory, const gchar *parent, const gchar *name)
{
	g_autofree gchar *path = g_build_filename(parent, name, NULL);
	gboolean is_segment = g_str_has_suffix(name, GLS_SEGMENT_SUFFIX);
	Look look = {self, path, 0};
	struct stat status;

	if (fstatat(directory, name, &status, 0) != 0 || !S_ISREG(status.st_mode)) {
		if (is_segment)
			add_fault(self, path, g_strdup("expected a regular file"));
		return;
	}
	check_mode(self, path, status.st_mode, 0600);
	look.size = (gsize)status.st_size;
	if (is_segment)
		check_segment(self, directory, name, &look);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(gchar *const *)a, *(gchar *const *)b);
}

/* an index that is not there, or that an older version wrote, is no fault: the next program makes one */
static void
check_index(GlsHistoryCheck *self, const gchar *directory)
{
	g_autofree gchar *path = gls_index_file_dup_default_path(directory);
	g_autoptr(GlsIndexFile) index = gls_index_file_open(path);
	struct stat status;

	if (index == NULL)
		return;
	self->has_index = TRUE;
	if (stat(path, &status) == 0)
		check_mode(self, path, status.st_mode, 0600);
	if (!gls_index_file_check(index))
		add_fault(self, path,
			  g_strdup("the index is damaged, and is read around: it can be removed"));
}

/* those that begin with a dot belong to programs that synchronise folders */
static GPtrArray *
list_files(const gchar *directory, GError **error)
{
	g_autoptr(GDir) items = g_dir_open(directory, 0, error);
	GPtrArray *names = NULL;
	const gchar *name;

	if (items == NULL)
		return NULL;
	names = g_ptr_array_new_with_free_func(g_free);
	while ((name = g_dir_read_name(items)) != NULL) {
		if (*name != '.')
			g_ptr_array_add(names, g_strdup(name));
	}
	g_ptr_array_sort(names, compare_names);
	return names;
}

/**
 * gls_history_check_new:
 * @directory: the directory of a history
 * @error: a #GError
 *
 * Reads every byte of every segment, and looks at the permissions of every file, and at
 * every block of the index that is derived from them, if there is one. It changes nothing,
 * and takes no lock: a record that another process is writing in this moment looks torn off.
 *
 * Returns: (transfer full): what it found; %NULL with a #GFileError if the directory could not be read
 */
GlsHistoryCheck *
gls_history_check_new(const gchar *directory, GError **error)
{
	g_autoptr(GPtrArray) names = list_files(directory, error);
	GlsHistoryCheck *self = NULL;
	struct stat status = {0};
	gint fd;

	if (names == NULL)
		return NULL;
	fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &status) != 0) {
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s",
			    directory, g_strerror(errno));
		if (fd >= 0)
			close(fd);
		return NULL;
	}
	self = g_new0(GlsHistoryCheck, 1);
	self->faults = g_ptr_array_new_with_free_func((GDestroyNotify)fault_free);
	self->machines = g_ptr_array_new_with_free_func(g_free);
	check_mode(self, directory, status.st_mode, 0700);
	for (guint i = 0; i < names->len; i++)
		check_file(self, fd, directory, g_ptr_array_index(names, i));
	close(fd);
	check_index(self, directory);
	return self;
}

/**
 * gls_history_check_free:
 * @self: (nullable): what a check found
 *
 * Frees it.
 */
void
gls_history_check_free(GlsHistoryCheck *self)
{
	if (self == NULL)
		return;
	g_ptr_array_unref(self->faults);
	g_ptr_array_unref(self->machines);
	g_free(self);
}
