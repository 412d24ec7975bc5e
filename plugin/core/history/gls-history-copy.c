/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "core/gls-error.h"
#include "core/history/gls-history-place.h"
#include "core/history/gls-machine.h"
#include "core/history/gls-segment-writer.h"

/* how many digits of a check sum tell the copies of one segment apart */
#define SUM_LENGTH 8

typedef struct {
	const gchar *from;
	const gchar *to;
	const gchar *machine;
	guint n_copied;
} Copy;

static gboolean
fail(GError **error, const gchar *path, const GError *cause)
{
	g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY, "%s: %s", path, cause->message);
	return FALSE;
}

static gboolean
begins_with(GBytes *bytes, GBytes *start)
{
	gsize length = g_bytes_get_size(start);

	return length <= g_bytes_get_size(bytes) &&
	       (length == 0 ||
		memcmp(g_bytes_get_data(bytes, NULL), g_bytes_get_data(start, NULL), length) == 0);
}

static GBytes *
read_file(const gchar *path, GError **error)
{
	g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, error);

	return file != NULL ? g_mapped_file_get_bytes(file) : NULL;
}

static gboolean
write_file(Copy *self, const gchar *name, GBytes *bytes, GError **error)
{
	g_autofree gchar *path = g_build_filename(self->to, name, NULL);
	g_autoptr(GError) cause = NULL;
	gsize length;
	const gchar *data = g_bytes_get_data(bytes, &length);

	if (!g_file_set_contents_full(path, data != NULL ? data : "", (gssize)length,
				      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
				      0600, &cause))
		return fail(error, path, cause);
	self->n_copied++;
	return TRUE;
}

/* under another name, by which it is read as the copies of programs that synchronise are */
static gboolean
write_copy(Copy *self, const gchar *name, GBytes *bytes, GError **error)
{
	g_autofree gchar *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
	g_autofree gchar *other = g_strdup_printf("copy-%.*s-%s", SUM_LENGTH, sum, name);
	g_autofree gchar *path = g_build_filename(self->to, other, NULL);

	return g_file_test(path, G_FILE_TEST_EXISTS) || write_file(self, other, bytes, error);
}

static gboolean
copy_segment(Copy *self, const gchar *name, GError **error)
{
	g_autoptr(GlsSegmentFile) file = gls_segment_file_new(name);
	g_autofree gchar *source = g_build_filename(self->from, name, NULL);
	g_autofree gchar *target = g_build_filename(self->to, name, NULL);
	g_autoptr(GError) cause = NULL;
	g_autoptr(GBytes) bytes = read_file(source, &cause);
	g_autoptr(GBytes) there = NULL;

	if (bytes == NULL)
		return fail(error, source, cause);
	if (!g_file_test(target, G_FILE_TEST_EXISTS))
		return write_file(self, name, bytes, error);
	there = read_file(target, &cause);
	if (there == NULL)
		return fail(error, target, cause);
	if (begins_with(there, bytes))
		return TRUE;
	/* the segments of another machine are that machine's to write */
	if (strcmp(file->machine, self->machine) == 0 && begins_with(bytes, there))
		return write_file(self, name, bytes, error);
	return write_copy(self, name, bytes, error);
}

static gboolean
copy_segments(Copy *self, GError **error)
{
	g_autoptr(GError) cause = NULL;
	g_autoptr(GDir) dir = g_dir_open(self->from, 0, &cause);
	const gchar *name;

	if (dir == NULL)
		return fail(error, self->from, cause);
	while ((name = g_dir_read_name(dir)) != NULL) {
		if (gls_segment_file_is_name(name) && !copy_segment(self, name, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
is_same_folder(const gchar *from, const gchar *to)
{
	struct stat one;
	struct stat other;

	return stat(from, &one) == 0 && stat(to, &other) == 0 && one.st_ino == other.st_ino &&
	       one.st_dev == other.st_dev;
}

/**
 * gls_history_place_copy:
 * @from: the folder of a history
 * @to: another folder, which is created if need be
 * @n_copied: (out) (optional): how many files were written
 * @error: a #GError
 *
 * Copies a history into another folder, where there may be one already; afterwards both together are in
 * @to. What is there stays, a segment that differs is copied under a name of its own, and @from is left
 * as it is. Called again it copies only what has come since. No other process of this machine writes
 * into either folder meanwhile.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if that failed; what was copied by then is whole
 */
gboolean
gls_history_place_copy(const gchar *from, const gchar *to, guint *n_copied, GError **error)
{
	g_autofree gchar *machine = gls_machine_ensure_id(error);
	g_autoptr(GlsSegmentWriter) source = NULL;
	g_autoptr(GlsSegmentWriter) target = NULL;
	Copy self = {from, to, machine, 0};

	if (n_copied != NULL)
		*n_copied = 0;
	if (machine == NULL)
		return FALSE;
	if (!g_file_test(from, G_FILE_TEST_IS_DIR) || is_same_folder(from, to))
		return TRUE;
	source = gls_segment_writer_new(from, machine);
	target = gls_segment_writer_new(to, machine);
	if (!gls_segment_writer_lock(source, error) || !gls_segment_writer_lock(target, error))
		return FALSE;
	if (!copy_segments(&self, error))
		return FALSE;
	if (n_copied != NULL)
		*n_copied = self.n_copied;
	return TRUE;
}
