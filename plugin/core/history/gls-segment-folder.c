/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "core/history/gls-record-keys.h"
#include "core/history/gls-record-scan.h"
#include "core/history/gls-segment-folder-private.h"

#define MAX_WARNINGS 50

/**
 * gls_segment_folder_new:
 * @path: the directory, which need not exist yet; it may be a symbolic link
 *
 * Makes a folder of segments. Nothing is read before gls_segment_folder_refresh().
 *
 * Returns: (transfer full): a folder
 */
GlsSegmentFolder *
gls_segment_folder_new(const gchar *path)
{
	GlsSegmentFolder *self = g_new0(GlsSegmentFolder, 1);

	self->directory = gls_segment_directory_new(path);
	self->machines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	self->index = gls_index_new();
	self->events = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	self->log = gls_decision_log_new();
	self->damages = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	self->damage_kinds = g_array_new(FALSE, FALSE, sizeof(guint8));
	self->base_files = g_array_new(FALSE, FALSE, sizeof(guint32));
	self->warnings = g_ptr_array_new_with_free_func(g_free);
	return self;
}

/**
 * gls_segment_folder_free:
 * @self: (nullable): a folder
 *
 * Closes a folder.
 */
void
gls_segment_folder_free(GlsSegmentFolder *self)
{
	if (self == NULL)
		return;
	gls_segment_directory_free(self->directory);
	g_hash_table_unref(self->machines);
	gls_index_free(self->index);
	g_array_unref(self->events);
	gls_decision_log_free(self->log);
	g_array_unref(self->damages);
	g_array_unref(self->damage_kinds);
	g_array_unref(self->base_files);
	g_ptr_array_unref(self->warnings);
	gls_index_file_free(self->base);
	gls_index_build_unref(self->build);
	g_free(self->index_path);
	g_free(self);
}

/**
 * gls_segment_folder_add_warning:
 * @self: a folder
 * @warning: (transfer full): what is wrong
 *
 * Adds a warning that was not said yet, while there are fewer than 50.
 */
void
gls_segment_folder_add_warning(GlsSegmentFolder *self, gchar *warning)
{
	g_autofree gchar *own = warning;

	if (self->warnings->len < MAX_WARNINGS &&
	    !g_ptr_array_find_with_equal_func(self->warnings, own, g_str_equal, NULL))
		g_ptr_array_add(self->warnings, g_steal_pointer(&own));
}

/**
 * gls_segment_folder_warn_of_damage:
 * @self: a folder
 * @file: one of its files
 * @offset: of a piece that is no whole record, in bytes
 * @kind: what it is
 *
 * Warns of a piece that is left out.
 */
void
gls_segment_folder_warn_of_damage(GlsSegmentFolder *self,
				  const GlsSegmentFile *file,
				  gsize offset,
				  GlsSegmentPieceKind kind)
{
	gls_segment_folder_add_warning(
		self, g_strdup_printf("%s/%s: record at byte %" G_GSIZE_FORMAT " is %s, left out",
				      self->directory->path, file->name, offset,
				      kind == GLS_SEGMENT_DAMAGED ? "damaged" : "incomplete"));
}

/* makes files known to the index that were not yet */
static void
add_segments(GlsSegmentFolder *self)
{
	for (; self->n_indexed < self->directory->files->len; self->n_indexed++) {
		const GlsSegmentFile *file =
			g_ptr_array_index(self->directory->files, self->n_indexed);
		gpointer machine;

		if (!g_hash_table_lookup_extended(self->machines, file->machine, NULL, &machine)) {
			machine = GUINT_TO_POINTER(g_hash_table_size(self->machines));
			g_hash_table_insert(self->machines, g_strdup(file->machine), machine);
		}
		gls_index_add_segment(self->index, GPOINTER_TO_UINT(machine), file->number);
	}
}

/**
 * gls_segment_folder_clear_index:
 * @self: a folder
 *
 * Forgets what was read from the segments, and goes without an index on the disk.
 */
void
gls_segment_folder_clear_index(GlsSegmentFolder *self)
{
	self->serial++;
	g_clear_pointer(&self->base, gls_index_file_free);
	g_array_set_size(self->base_files, 0);
	g_array_set_size(self->events, 0);
	gls_decision_log_free(self->log);
	self->log = gls_decision_log_new();
	self->n_logged = 0;
	g_array_set_size(self->damages, 0);
	g_array_set_size(self->damage_kinds, 0);
	gls_index_free(self->index);
	self->index = gls_index_new();
	self->n_indexed = 0;
	add_segments(self);
	for (guint i = 0; i < self->directory->files->len; i++) {
		GlsSegmentFile *file = g_ptr_array_index(self->directory->files, i);

		file->scanned = file->covered = 0;
		file->closed = FALSE;
	}
}

/* forgets what was read, because something else stands there now */
static void
reset(GlsSegmentFolder *self)
{
	gls_segment_directory_forget(self->directory);
	g_hash_table_remove_all(self->machines);
	gls_segment_folder_clear_index(self);
	self->stale = FALSE;
	self->loaded = FALSE;
}

static void
index_record(GlsSegmentFolder *self,
	     const GlsSegmentFile *file,
	     const GlsSegmentPiece *piece,
	     const gchar *bytes)
{
	g_autoptr(GPtrArray) keys = NULL;
	GlsSegmentPlace place = gls_segment_place_new(file->index_number, piece->offset);
	GlsIndexPaper record = {
		.segment = file->index_number,
		.offset = (guint32)piece->offset,
	};

	self->serial++;
	if (file->closed)
		self->out_of_order = TRUE;
	if (!gls_segment_get_group(bytes, piece->length, &record.group)) {
		g_array_append_val(self->events, place);
		return;
	}
	keys = gls_record_dup_keys(bytes, piece->length);
	record.activity = gls_record_scan_activity(bytes, piece->length);
	gls_index_add_keys(self->index, keys, gls_index_add_record(self->index, &record));
}

static void
add_damage(GlsSegmentFolder *self, const GlsSegmentFile *file, const GlsSegmentPiece *piece)
{
	GlsSegmentPlace place = gls_segment_place_new(file->index_number, piece->offset);
	guint8 kind = piece->kind;

	gls_segment_folder_warn_of_damage(self, file, piece->offset, piece->kind);
	/* a torn record at the end is met again and again */
	for (guint i = 0; i < self->damages->len; i++) {
		if (g_array_index(self->damages, GlsSegmentPlace, i) == place)
			return;
	}
	if (self->damages->len >= MAX_WARNINGS)
		return;
	g_array_append_val(self->damages, place);
	g_array_append_val(self->damage_kinds, kind);
}

static void
take_piece(const GlsSegmentFile *file,
	   const GlsSegmentPiece *piece,
	   const gchar *bytes,
	   gpointer user_data)
{
	if (piece->kind == GLS_SEGMENT_RECORD)
		index_record(user_data, file, piece, bytes);
	else
		add_damage(user_data, file, piece);
}

static GlsSegmentChange
scan_file(GlsSegmentFolder *self, GlsSegmentFile *file)
{
	GlsSegmentChange change = GLS_SEGMENT_UNCHANGED;

	errno = 0;
	file->failed = !gls_segment_directory_open_file(self->directory, file);
	if (!file->failed)
		change = gls_segment_file_scan(file, self->settled, take_piece, self);
	if (file->failed)
		gls_segment_folder_add_warning(
			self, g_strdup_printf("%s/%s: could not be read to its end: %s",
					      self->directory->path, file->name,
					      errno != 0 ? g_strerror(errno) : "it is too large"));
	return change;
}

/* reads what is new in the files; %FALSE if one of them is not what it was */
static gboolean
scan_files(GlsSegmentFolder *self)
{
	self->out_of_order = FALSE;
	for (guint i = 0; i < self->directory->files->len; i++) {
		GlsSegmentFile *file = g_ptr_array_index(self->directory->files, i);
		GlsSegmentChange change = gls_segment_file_check(file, self->directory->fd);

		if (change == GLS_SEGMENT_GROWN)
			change = scan_file(self, file);
		if (change == GLS_SEGMENT_REPLACED)
			return FALSE;
	}
	if (self->out_of_order)
		self->distrusted = TRUE;
	return !self->out_of_order;
}

static gboolean
list_files(GlsSegmentFolder *self, GError **error)
{
	gchar *left_out;

	if (!gls_segment_directory_list(self->directory, &left_out, error))
		return FALSE;
	if (left_out != NULL)
		gls_segment_folder_add_warning(self, left_out);
	if (self->n_indexed < self->directory->files->len) {
		add_segments(self);
		gls_segment_folder_close_earlier(self);
	}
	gls_segment_folder_load_base(self);
	return TRUE;
}

/**
 * gls_segment_folder_refresh:
 * @self: a folder
 * @settled: %TRUE if nobody can be writing now, so that a torn record at the end of a segment is
 *   worth a warning
 * @error: a #GError
 *
 * Reads what was written since the last time, or since the index on the disk was made if there is one.
 * If a segment was cut, replaced or removed, all of them are read anew. A directory that does not exist
 * is empty.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if the directory could not be read
 */
gboolean
gls_segment_folder_refresh(GlsSegmentFolder *self, gboolean settled, GError **error)
{
	gboolean moved;

	self->settled = settled;
	if (!gls_segment_directory_open(self->directory, &moved, error))
		return FALSE;
	if (moved || self->stale)
		reset(self);
	if (!gls_segment_directory_exists(self->directory))
		return TRUE;
	if (!list_files(self, error))
		return FALSE;
	for (guint n_failed = 0; !scan_files(self) && !self->stale; n_failed++) {
		/* if a fitting index does not help, it is not that the segments have changed */
		self->distrusted |= n_failed == 1;
		self->stale = n_failed == 2;
		if (!self->stale)
			reset(self);
		if (!list_files(self, error))
			return FALSE;
	}
	/* what changes yet again meanwhile waits for the next time */
	if (!self->stale && gls_segment_folder_renew_base(self))
		self->stale = !scan_files(self);
	return TRUE;
}

/**
 * gls_segment_folder_get_newest:
 * @self: a folder
 * @machine: the id of a machine
 * @number: (out): the number of its newest segment
 * @end: (out): where the last whole record in it ends, in bytes
 *
 * Tells where a machine goes on writing.
 *
 * Returns: %TRUE if it has a segment, and it could be read to its end
 */
gboolean
gls_segment_folder_get_newest(GlsSegmentFolder *self,
			      const gchar *machine,
			      guint *number,
			      gsize *end)
{
	const GlsSegmentFile *newest = NULL;

	for (guint i = 0; i < self->directory->files->len; i++) {
		const GlsSegmentFile *file = g_ptr_array_index(self->directory->files, i);

		if (strcmp(file->machine, machine) == 0 &&
		    (newest == NULL || file->number > newest->number))
			newest = file;
	}
	if (newest == NULL || newest->failed)
		return FALSE;
	*number = newest->number;
	*end = newest->scanned;
	return TRUE;
}

/**
 * gls_segment_folder_is_as_read:
 * @self: a folder
 * @machine: the id of a machine
 * @number: the number of one of its segments
 * @fd: a file descriptor of it
 *
 * Tells whether a segment is still the file that was read. It is not if a program that synchronises
 * folders put another one in its place, because two machines have one id.
 *
 * Returns: %TRUE if it is
 */
gboolean
gls_segment_folder_is_as_read(const GlsSegmentFolder *self,
			      const gchar *machine,
			      guint number,
			      gint fd)
{
	struct stat now;

	if (fstat(fd, &now) != 0)
		return FALSE;
	for (guint i = 0; i < self->directory->files->len; i++) {
		const GlsSegmentFile *file = g_ptr_array_index(self->directory->files, i);

		if (strcmp(file->machine, machine) == 0 && file->number == number)
			return file->known.st_ino == now.st_ino &&
			       file->known.st_dev == now.st_dev &&
			       file->known.st_size == now.st_size;
	}
	return FALSE;
}

/**
 * gls_segment_folder_get_warnings:
 * @self: a folder
 *
 * Returns: (transfer none) (element-type utf8): what was left out, each said once; at most 50
 */
const GPtrArray *
gls_segment_folder_get_warnings(const GlsSegmentFolder *self)
{
	return self->warnings;
}
