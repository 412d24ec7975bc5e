/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-segment-folder-private.h"

/* how much of the segments may be in no index before it is made anew, in bytes; reading that much takes
 * 25 ms when a history is opened */
#define MAX_TAIL (2 * 1024 * 1024)

/* a process that records much makes the index anew each time it grew by an eighth, or after a while */
#define MIN_GROWTH	   8
#define PAUSE_MICROSECONDS (60 * G_USEC_PER_SEC)

/**
 * gls_segment_folder_set_index:
 * @self: a folder that was not refreshed yet
 * @path: where the index on the disk is, or will be
 * @read_only: %TRUE to use it and never to write it
 *
 * Makes the folder use an index on the disk, so that it need not read every segment to be ready.
 *
 * The index covers the segments up to some place each, and what stands behind is read as if there was
 * none. When that is more than 2 MiB, a new index is made: from what is in memory if all was read, as
 * at the first time, else by a thread; gls_segment_folder_refresh() takes it into use when it is there.
 * One that does not fit the segments, for whatever reason, is not used.
 */
void
gls_segment_folder_set_index(GlsSegmentFolder *self, const gchar *path, gboolean read_only)
{
	self->index_path = g_strdup(path);
	self->read_only = read_only;
	gls_segment_folder_set_max_tail(self, MAX_TAIL);
}

/**
 * gls_segment_folder_set_max_tail:
 * @self: a folder
 * @max_tail: in bytes
 *
 * Sets how much of the segments may be in no index before a new one is made.
 */
void
gls_segment_folder_set_max_tail(GlsSegmentFolder *self, gsize max_tail)
{
	self->max_tail = max_tail;
}

/**
 * gls_segment_folder_has_index_file:
 * @self: a folder
 *
 * Returns: %TRUE if an index on the disk is in use
 */
gboolean
gls_segment_folder_has_index_file(const GlsSegmentFolder *self)
{
	return self->base != NULL;
}

/* the disk serves many requests in the time of a few */
static void
prefetch_mark(GlsSegmentFolder *self, const GlsIndexedSegment *segment)
{
	GlsSegmentFile *file = gls_segment_directory_find(self->directory, segment->name);

	if (file != NULL && gls_segment_directory_open_file(self->directory, file))
		gls_segment_file_prefetch_mark(file, segment->covered);
}

/* the file that an index means by a segment; %NULL if it is not what was indexed */
static GlsSegmentFile *
find_indexed(GlsSegmentFolder *self, const GlsIndexedSegment *segment)
{
	GlsSegmentFile *file = gls_segment_directory_find(self->directory, segment->name);
	guint64 mark;

	if (file == NULL || !gls_segment_directory_open_file(self->directory, file) ||
	    !gls_segment_file_get_mark(file, segment->covered, &mark) || mark != segment->mark)
		return NULL;
	return file;
}

/* the index on the disk if it fits the segments; @n_covered gets how many bytes of them it covers */
static GlsIndexFile *
open_fitting(GlsSegmentFolder *self, gsize *n_covered)
{
	g_autoptr(GlsIndexFile) file = gls_index_file_open(self->index_path);
	guint n_segments = file != NULL ? gls_index_file_get_n_segments(file) : 0;

	*n_covered = 0;
	for (guint i = 0; i < n_segments; i++) {
		GlsIndexedSegment segment = gls_index_file_get_segment(file, i);

		prefetch_mark(self, &segment);
	}
	for (guint i = 0; i < n_segments; i++) {
		GlsIndexedSegment segment = gls_index_file_get_segment(file, i);

		if (find_indexed(self, &segment) == NULL)
			return NULL;
		*n_covered += segment.covered;
	}
	return g_steal_pointer(&file);
}

/**
 * gls_segment_folder_close_earlier:
 * @self: a folder
 *
 * Notes which segments are earlier than one of the same machine that the index on the disk covers. A
 * record that comes late in one of them is older than one that is in the index already.
 */
void
gls_segment_folder_close_earlier(GlsSegmentFolder *self)
{
	g_autoptr(GHashTable) newest = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < self->directory->files->len; i++) {
		GlsSegmentFile *file = g_ptr_array_index(self->directory->files, i);
		GlsSegmentFile *other = g_hash_table_lookup(newest, file->machine);

		if (file->covered > 0 && (other == NULL || file->number > other->number))
			g_hash_table_insert(newest, file->machine, file);
	}
	for (guint i = 0; i < self->directory->files->len; i++) {
		GlsSegmentFile *file = g_ptr_array_index(self->directory->files, i);
		GlsSegmentFile *other = g_hash_table_lookup(newest, file->machine);

		file->closed = other != NULL && other != file && file->number <= other->number;
	}
}

static void
replay(GlsSegmentFolder *self)
{
	for (guint i = 0; i < gls_index_file_get_n_events(self->base); i++) {
		GlsSegmentPlace place = gls_index_file_get_event(self->base, i);
		guint32 segment = gls_segment_place_get_segment(place);

		if (segment >= self->base_files->len)
			continue;
		place = gls_segment_place_new(g_array_index(self->base_files, guint32, segment),
					      gls_segment_place_get_offset(place));
		g_array_append_val(self->events, place);
	}
	for (guint i = 0; i < gls_index_file_get_n_damages(self->base); i++) {
		guint8 kind;
		GlsSegmentPlace place = gls_index_file_get_damage(self->base, i, &kind);
		guint32 segment = gls_segment_place_get_segment(place);
		guint32 file;

		if (segment >= self->base_files->len)
			continue;
		file = g_array_index(self->base_files, guint32, segment);
		gls_segment_folder_warn_of_damage(self,
						  g_ptr_array_index(self->directory->files, file),
						  gls_segment_place_get_offset(place), kind);
	}
}

/* what was read from the segments up to now makes room for an index, and what it does not cover is
 * read again; takes over @base */
static void
use_base(GlsSegmentFolder *self, GlsIndexFile *base)
{
	gls_segment_folder_clear_index(self);
	self->base = base;
	for (guint i = 0; i < gls_index_file_get_n_segments(base); i++) {
		GlsIndexedSegment segment = gls_index_file_get_segment(base, i);
		GlsSegmentFile *file = gls_segment_directory_find(self->directory, segment.name);

		file->covered = file->scanned = segment.covered;
		g_array_append_val(self->base_files, file->index_number);
	}
	gls_segment_folder_close_earlier(self);
	replay(self);
}

/**
 * gls_segment_folder_load_base:
 * @self: a folder whose files are listed
 *
 * Takes the index on the disk into use, if nothing was read yet.
 */
void
gls_segment_folder_load_base(GlsSegmentFolder *self)
{
	g_autoptr(GlsIndexFile) base = NULL;
	gsize n_covered;

	if (self->index_path == NULL || self->loaded)
		return;
	self->loaded = TRUE;
	if (self->distrusted)
		return;
	base = open_fitting(self, &n_covered);
	if (base != NULL)
		use_base(self, g_steal_pointer(&base));
}

static gsize
get_n_scanned(const GlsSegmentFolder *self, gsize *tail)
{
	gsize n = 0;

	*tail = 0;
	for (guint i = 0; i < self->directory->files->len; i++) {
		const GlsSegmentFile *file = g_ptr_array_index(self->directory->files, i);

		n += file->scanned;
		*tail += file->scanned - file->covered;
	}
	return n;
}

/* said once, and not tried again; takes over @error */
static void
give_up(GlsSegmentFolder *self, GError *error)
{
	g_autoptr(GError) own = error;

	if (g_error_matches(own, GLS_ERROR, GLS_ERROR_CHANGED))
		return;
	gls_segment_folder_add_warning(self, g_strdup(own->message));
	self->cannot_publish = TRUE;
}

/* FALSE if another process is making the index, or it cannot be made */
static gboolean
publish_now(GlsSegmentFolder *self)
{
	g_autoptr(GlsIndexWriter) writer = NULL;
	GError *error = NULL;

	if (gls_index_writer_open(self->index_path, &writer, &error) &&
	    (writer == NULL || gls_segment_folder_publish(self, writer, &error)))
		return writer != NULL;
	give_up(self, error);
	return FALSE;
}

/* an index that another process has made meanwhile, or the thread */
static gboolean
use_newer(GlsSegmentFolder *self)
{
	gsize tail;
	gsize n_scanned = get_n_scanned(self, &tail);
	gsize n_covered;
	g_autoptr(GlsIndexFile) base = open_fitting(self, &n_covered);

	if (base == NULL || n_covered + tail <= n_scanned)
		return FALSE;
	use_base(self, g_steal_pointer(&base));
	self->distrusted = FALSE;
	return TRUE;
}

/* takes what the thread has made into use; FALSE if it is not done, or of no use */
static gboolean
use_built(GlsSegmentFolder *self)
{
	g_autoptr(GlsIndexBuild) build = NULL;
	GError *error = NULL;

	if (!gls_index_build_is_done(self->build))
		return FALSE;
	build = g_steal_pointer(&self->build);
	self->built = g_get_monotonic_time();
	if (gls_index_build_finish(build, &error))
		return use_newer(self);
	give_up(self, error);
	return FALSE;
}

static gboolean
wants_index(const GlsSegmentFolder *self, gsize tail)
{
	return self->index_path != NULL && !self->read_only && !self->cannot_publish &&
	       tail > self->max_tail;
}

/**
 * gls_segment_folder_renew_base:
 * @self: a folder that has read all there is
 *
 * Makes a new index if the one there is covers too little, or begins to, and takes it into use once it
 * is there.
 *
 * Returns: %TRUE if it did, so that what the new one does not cover has to be read
 */
gboolean
gls_segment_folder_renew_base(GlsSegmentFolder *self)
{
	gsize tail;
	gsize n_scanned;

	if (self->build != NULL)
		return use_built(self);
	n_scanned = get_n_scanned(self, &tail);
	if (!wants_index(self, tail))
		return FALSE;
	if (!self->distrusted && use_newer(self))
		return TRUE;
	if (self->base == NULL)
		return publish_now(self) && use_newer(self);
	if (self->built == 0 || tail >= n_scanned / MIN_GROWTH ||
	    g_get_monotonic_time() - self->built > PAUSE_MICROSECONDS)
		self->build = gls_index_build_start(self->directory->path, self->index_path);
	return FALSE;
}

/**
 * gls_segment_folder_ensure_build:
 * @self: a folder
 *
 * Begins to make a new index if the one there is covers too little, without a pause after the last.
 *
 * Returns: (transfer full) (nullable): the thread that makes a new index now, if there is one
 */
GlsIndexBuild *
gls_segment_folder_ensure_build(GlsSegmentFolder *self)
{
	gsize tail;

	get_n_scanned(self, &tail);
	if (self->build == NULL && self->base != NULL && wants_index(self, tail))
		self->build = gls_index_build_start(self->directory->path, self->index_path);
	return self->build != NULL ? gls_index_build_ref(self->build) : NULL;
}
