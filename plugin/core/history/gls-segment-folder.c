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
#include "core/history/gls-index.h"
#include "core/history/gls-record-private.h"
#include "core/history/gls-segment-file.h"
#include "core/history/gls-segment-folder.h"

/* with 16 MiB each this is a history of 200 million records */
#define MAX_SEGMENTS 4096
#define MAX_WARNINGS 50
#define MAX_OPEN     64

/* how much is read for one record first; few are longer */
#define FIRST_READ_SIZE 2048

/* a change that soon after another one may leave the time of the directory as it was, in seconds */
#define SETTLED_SECONDS 2

struct _GlsSegmentFolder {
	gchar *path;
	gint fd;
	struct stat known;
	gboolean listed;
	gboolean stale;
	gboolean settled;
	GPtrArray *files;
	GHashTable *by_name;
	GHashTable *machines;
	guint n_open;
	GlsIndex *index;
	GlsDecisionLog *log;
	GPtrArray *warnings;
};

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

	self->path = g_strdup(path);
	self->fd = -1;
	self->files = g_ptr_array_new_with_free_func((GDestroyNotify)gls_segment_file_free);
	self->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	self->machines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	self->index = gls_index_new();
	self->log = gls_decision_log_new();
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
	if (self->fd >= 0)
		close(self->fd);
	g_hash_table_unref(self->by_name);
	g_hash_table_unref(self->machines);
	g_ptr_array_unref(self->files);
	g_ptr_array_unref(self->warnings);
	gls_decision_log_free(self->log);
	gls_index_free(self->index);
	g_free(self->path);
	g_free(self);
}

/* forgets what was read, because something else stands there now */
static void
reset(GlsSegmentFolder *self)
{
	g_hash_table_remove_all(self->by_name);
	g_hash_table_remove_all(self->machines);
	g_ptr_array_set_size(self->files, 0);
	gls_index_free(self->index);
	self->index = gls_index_new();
	gls_decision_log_free(self->log);
	self->log = gls_decision_log_new();
	self->n_open = 0;
	self->listed = FALSE;
	self->stale = FALSE;
}

/* takes over @what */
static void
warn(GlsSegmentFolder *self, const gchar *name, gchar *what)
{
	g_autofree gchar *own = what;
	g_autofree gchar *warning = g_strdup_printf("%s/%s: %s", self->path, name, own);

	if (self->warnings->len < MAX_WARNINGS &&
	    !g_ptr_array_find_with_equal_func(self->warnings, warning, g_str_equal, NULL))
		g_ptr_array_add(self->warnings, g_steal_pointer(&warning));
}

static void
close_directory(GlsSegmentFolder *self)
{
	if (self->fd < 0)
		return;
	close(self->fd);
	self->fd = -1;
	reset(self);
}

/* opens the directory that stands at the path now; if none does, the history is empty */
static gboolean
open_directory(GlsSegmentFolder *self, GError **error)
{
	struct stat now = {0};
	gint result = stat(self->path, &now);

	if (result != 0 && errno == ENOENT) {
		close_directory(self);
		return TRUE;
	}
	if (result == 0 && (now.st_ino != self->known.st_ino || now.st_dev != self->known.st_dev))
		close_directory(self);
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

static void
add_file(GlsSegmentFolder *self, const gchar *name)
{
	GlsSegmentFile *file = gls_segment_file_new(name);
	gpointer machine;

	if (!g_hash_table_lookup_extended(self->machines, file->machine, NULL, &machine)) {
		machine = GUINT_TO_POINTER(g_hash_table_size(self->machines));
		g_hash_table_insert(self->machines, g_strdup(file->machine), machine);
	}
	file->index_number =
		gls_index_add_segment(self->index, GPOINTER_TO_UINT(machine), file->number);
	g_ptr_array_add(self->files, file);
	g_hash_table_add(self->by_name, file->name);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(gchar *const *)a, *(gchar *const *)b);
}

static void
add_files(GlsSegmentFolder *self, GPtrArray *names)
{
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++) {
		const gchar *name = g_ptr_array_index(names, i);

		if (self->files->len >= MAX_SEGMENTS) {
			warn(self, name,
			     g_strdup_printf("is one of more than %d segments, left out",
					     MAX_SEGMENTS));
			return;
		}
		add_file(self, name);
	}
}

/* finds the segments that came since the last time */
static gboolean
list_directory(GlsSegmentFolder *self, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	gint fd = openat(self->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *item;

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
		if (item->d_name[0] != '.' && g_str_has_suffix(item->d_name, GLS_SEGMENT_SUFFIX) &&
		    !g_hash_table_contains(self->by_name, item->d_name))
			g_ptr_array_add(names, g_strdup(item->d_name));
	}
	closedir(directory);
	add_files(self, names);
	return TRUE;
}

static gboolean
open_file(GlsSegmentFolder *self, GlsSegmentFile *file)
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

static void
index_title(GlsSegmentFolder *self, const GlsSegmentLine *line, guint32 paper)
{
	g_autofree gchar *title = gls_segment_line_dup_string(line);
	g_autofree gchar *title_key = title != NULL ? gls_record_dup_title_key(title) : NULL;
	GlsPaper titled = {.title_key = title_key};
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&titled);

	for (guint i = 0; i < keys->len; i++) {
		const gchar *key = g_ptr_array_index(keys, i);

		gls_index_add_key(self->index, key, strlen(key), paper);
	}
}

/* the ids of a record are written as the keys they are found by */
static void
index_ids(GlsSegmentFolder *self, const GlsSegmentLine *line, guint32 paper)
{
	g_autoptr(GPtrArray) ids = gls_segment_line_dup_list(line, GLS_RECORD_MAX_IDS, G_MAXSIZE);

	for (guint i = 0; i < ids->len; i++) {
		const gchar *key = g_ptr_array_index(ids, i);

		gls_index_add_key(self->index, key, strlen(key), paper);
	}
}

static void
index_record(GlsSegmentFolder *self,
	     const GlsSegmentFile *file,
	     const GlsSegmentPiece *piece,
	     const gchar *bytes)
{
	GlsSegmentLine line;
	gsize position = 0;
	guint64 group;
	guint32 paper;

	if (!gls_segment_get_group(bytes, piece->length, &group))
		return;
	paper = gls_index_add_record(self->index, group, file->index_number,
				     (guint32)piece->offset);
	while (gls_segment_next_line(bytes, piece->length, &position, &line)) {
		if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_TITLE))
			index_title(self, &line, paper);
		else if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_IDS))
			index_ids(self, &line, paper);
	}
}

/* what a later version decided is passed over, as are other kinds of records */
static void
log_decision(GlsSegmentFolder *self, const GlsSegmentPiece *piece, const gchar *bytes)
{
	GlsDecision *decision = gls_decision_new_from_data(bytes, piece->length, NULL);

	if (decision != NULL)
		gls_decision_log_add(self->log, decision);
}

static void
take_piece(const GlsSegmentFile *file,
	   const GlsSegmentPiece *piece,
	   const gchar *bytes,
	   gpointer user_data)
{
	GlsSegmentFolder *self = user_data;

	switch (piece->kind) {
	case GLS_SEGMENT_RECORD:
		if (gls_decision_is_record(bytes, piece->length))
			log_decision(self, piece, bytes);
		else
			index_record(self, file, piece, bytes);
		break;
	case GLS_SEGMENT_DAMAGED:
	case GLS_SEGMENT_INCOMPLETE:
		warn(self, file->name,
		     g_strdup_printf(
			     "record at byte %" G_GSIZE_FORMAT " is %s, left out", piece->offset,
			     piece->kind == GLS_SEGMENT_DAMAGED ? "damaged" : "incomplete"));
		break;
	}
}

static GlsSegmentChange
scan_file(GlsSegmentFolder *self, GlsSegmentFile *file)
{
	GlsSegmentChange change = GLS_SEGMENT_UNCHANGED;

	errno = 0;
	file->failed = !open_file(self, file);
	if (!file->failed)
		change = gls_segment_file_scan(file, self->settled, take_piece, self);
	if (file->failed)
		warn(self, file->name,
		     g_strdup_printf("could not be read to its end: %s",
				     errno != 0 ? g_strerror(errno) : "it is too large"));
	return change;
}

/* reads what is new in the files; %FALSE if one of them is not what it was */
static gboolean
scan_files(GlsSegmentFolder *self)
{
	for (guint i = 0; i < self->files->len; i++) {
		GlsSegmentFile *file = g_ptr_array_index(self->files, i);
		GlsSegmentChange change = gls_segment_file_check(file, self->fd);

		if (change == GLS_SEGMENT_GROWN)
			change = scan_file(self, file);
		if (change == GLS_SEGMENT_REPLACED)
			return FALSE;
	}
	return TRUE;
}

/**
 * gls_segment_folder_refresh:
 * @self: a folder
 * @settled: %TRUE if nobody can be writing now, so that a torn record at the end of a segment is
 *   worth a warning
 * @error: a #GError
 *
 * Reads what was written since the last time. If a segment was cut, replaced or removed, all of them
 * are read anew. A directory that does not exist is empty.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if the directory could not be read
 */
gboolean
gls_segment_folder_refresh(GlsSegmentFolder *self, gboolean settled, GError **error)
{
	self->settled = settled;
	if (!open_directory(self, error))
		return FALSE;
	if (self->fd < 0)
		return TRUE;
	if (self->stale)
		reset(self);
	if (!self->listed && !list_directory(self, error))
		return FALSE;
	if (scan_files(self))
		return TRUE;
	reset(self);
	if (!list_directory(self, error))
		return FALSE;
	/* what changes yet again meanwhile waits for the next time */
	self->stale = !scan_files(self);
	return TRUE;
}

/**
 * gls_segment_folder_find:
 * @self: a folder
 * @key: a key of a paper, from gls_identity_dup_keys()
 * @papers: (element-type guint32): gets the numbers of the papers that may have the key
 *
 * Finds papers by a key. The numbers are valid until the next refresh.
 */
void
gls_segment_folder_find(GlsSegmentFolder *self, const gchar *key, GArray *papers)
{
	gls_index_find(self->index, key, strlen(key), papers);
}

static GlsRecord *
read_record(GlsSegmentFile *file, off_t offset, gsize size)
{
	g_autofree gchar *buffer = g_malloc(size);
	gssize length = pread(file->fd, buffer, size, offset);

	return length > 0 ? gls_record_new_from_data(buffer, (gsize)length, NULL) : NULL;
}

/**
 * gls_segment_folder_read:
 * @self: a folder
 * @paper: the number of a paper
 *
 * Reads the newest record of a paper, and checks its sum.
 *
 * Returns: (transfer full) (nullable): the record; %NULL if it does not stand there any more, and
 *   then the next refresh reads everything anew
 */
GlsRecord *
gls_segment_folder_read(GlsSegmentFolder *self, guint32 paper)
{
	const GlsIndexPaper *place = gls_index_get_paper(self->index, paper);
	GlsSegmentFile *file = g_ptr_array_index(self->files, place->segment);
	GlsRecord *record = NULL;

	if (open_file(self, file)) {
		record = read_record(file, place->offset, FIRST_READ_SIZE);
		if (record == NULL)
			record = read_record(file, place->offset, GLS_SEGMENT_MAX_RECORD);
	}
	if (record == NULL)
		self->stale = TRUE;
	return record;
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

	for (guint i = 0; i < self->files->len; i++) {
		const GlsSegmentFile *file = g_ptr_array_index(self->files, i);

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
 * gls_segment_folder_get_log:
 * @self: a folder
 *
 * Returns: (transfer none): the decisions of the user in all segments; valid until the next refresh
 */
GlsDecisionLog *
gls_segment_folder_get_log(GlsSegmentFolder *self)
{
	return self->log;
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
