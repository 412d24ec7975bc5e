/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "core/history/gls-machine.h"
#include "core/history/gls-segment-file.h"

/* what is read of one file; a writer goes on in another one far below */
#define MAX_SEGMENT_SIZE (256 * 1024 * 1024)

/* how much is read at a time; holds many of the longest records */
#define WINDOW_SIZE (16 * GLS_SEGMENT_MAX_RECORD)

/* how many bytes at either end tell whether a file is the one that was indexed */
#define MARK_SIZE 512

#define MAX_NUMBER_DIGITS 9

/* takes apart 3f2a9c0d-0001.seen */
static gboolean
parse_name(GlsSegmentFile *self)
{
	const gchar *digits = self->name + GLS_MACHINE_ID_LENGTH + 1;
	gsize n_digits;

	if (strlen(self->name) <= GLS_MACHINE_ID_LENGTH + 1 ||
	    self->name[GLS_MACHINE_ID_LENGTH] != '-' ||
	    !gls_machine_is_id(self->name, GLS_MACHINE_ID_LENGTH))
		return FALSE;
	n_digits = strspn(digits, "0123456789");
	if (n_digits == 0 || n_digits > MAX_NUMBER_DIGITS ||
	    strcmp(digits + n_digits, GLS_SEGMENT_SUFFIX) != 0)
		return FALSE;
	self->machine = g_strndup(self->name, GLS_MACHINE_ID_LENGTH);
	self->number = (guint)g_ascii_strtoull(digits, NULL, 10);
	return TRUE;
}

/**
 * gls_segment_file_is_name:
 * @name: name of a file
 *
 * Tells segments from other files. The copies that programs make when two machines changed one segment
 * are read as well: `3f2a9c0d-0001.sync-conflict-20261123-114000-ABCDEFG.seen` of Syncthing,
 * `3f2a9c0d-0001 (conflicted copy 2026-11-23 114000).seen` of Nextcloud, and the like of others; git
 * has `3f2a9c0d-0001.seen~HEAD`. What is still on its way is not: `.syncthing.3f2a9c0d-0001.seen.tmp`,
 * `~syncthing~3f2a9c0d-0001.seen.tmp`, `.3f2a9c0d-0001.seen.~1a2b`.
 *
 * Returns: %TRUE if it is a segment, or a copy of one
 */
gboolean
gls_segment_file_is_name(const gchar *name)
{
	const gchar *suffix = strstr(name, GLS_SEGMENT_SUFFIX "~");

	if (*name == '.' || *name == '~')
		return FALSE;
	return g_str_has_suffix(name, GLS_SEGMENT_SUFFIX) ||
	       (suffix != NULL && suffix[strlen(GLS_SEGMENT_SUFFIX "~")] != '\0');
}

/**
 * gls_segment_file_new:
 * @name: its name in the directory
 *
 * Makes what is known of a segment before it is opened. A file of another name than segments have,
 * such as the conflict copy of a program that synchronises folders, counts as the only segment of a
 * machine of its own.
 *
 * Returns: (transfer full): a segment file
 */
GlsSegmentFile *
gls_segment_file_new(const gchar *name)
{
	GlsSegmentFile *self = g_new0(GlsSegmentFile, 1);

	self->name = g_strdup(name);
	self->fd = -1;
	if (!parse_name(self))
		self->machine = g_strdup(name);
	return self;
}

/**
 * gls_segment_file_free:
 * @self: (nullable): a segment file
 *
 * Closes and frees a segment file.
 */
void
gls_segment_file_free(GlsSegmentFile *self)
{
	if (self == NULL)
		return;
	gls_segment_file_close(self);
	g_free(self->name);
	g_free(self->machine);
	g_free(self);
}

/**
 * gls_segment_file_open:
 * @self: a segment file
 * @directory: a file descriptor of its directory
 *
 * Opens it for reading, if it is not open.
 *
 * Returns: %FALSE with errno if that failed
 */
gboolean
gls_segment_file_open(GlsSegmentFile *self, gint directory)
{
	if (self->fd < 0)
		self->fd = openat(directory, self->name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	return self->fd >= 0;
}

/**
 * gls_segment_file_close:
 * @self: a segment file
 *
 * Closes it, if it is open.
 */
void
gls_segment_file_close(GlsSegmentFile *self)
{
	if (self->fd >= 0)
		close(self->fd);
	self->fd = -1;
}

/**
 * gls_segment_file_prefetch_mark:
 * @self: an open segment file
 * @length: how much of it is meant, in bytes
 *
 * Asks the disk for what gls_segment_file_get_mark() will read, and does not wait for it.
 */
void
gls_segment_file_prefetch_mark(GlsSegmentFile *self, gsize length)
{
	gsize size = MIN(length, MARK_SIZE);

	posix_fadvise(self->fd, 0, (off_t)size, POSIX_FADV_WILLNEED);
	posix_fadvise(self->fd, (off_t)(length - size), (off_t)size, POSIX_FADV_WILLNEED);
}

/**
 * gls_segment_file_get_mark:
 * @self: an open segment file
 * @length: how much of it is meant, in bytes
 * @mark: (out): a sum over the first 512 and the last 512 of these bytes
 *
 * Makes what tells a segment from others of its name, and from what it was before something cut it and
 * wrote on. A program that synchronises folders may give it another inode and another time.
 *
 * Returns: %FALSE if that many bytes cannot be read
 */
gboolean
gls_segment_file_get_mark(GlsSegmentFile *self, gsize length, guint64 *mark)
{
	gsize size = MIN(length, MARK_SIZE);
	guchar bytes[2 * MARK_SIZE];

	if (pread(self->fd, bytes, size, 0) != (gssize)size ||
	    pread(self->fd, bytes + size, size, (off_t)(length - size)) != (gssize)size)
		return FALSE;
	*mark = (guint64)crc32_z(0, bytes, size) << 32 | crc32_z(0, bytes + size, size);
	return TRUE;
}

/**
 * gls_segment_file_check:
 * @self: a segment file
 * @directory: a file descriptor of its directory
 *
 * Looks whether others changed it since it was read.
 *
 * Returns: what they did
 */
GlsSegmentChange
gls_segment_file_check(GlsSegmentFile *self, gint directory)
{
	gboolean is_first = self->known.st_ino == 0;
	struct stat now;

	/* only regular files: a pipe would make us wait */
	if (fstatat(directory, self->name, &now, 0) != 0 || !S_ISREG(now.st_mode))
		return is_first ? GLS_SEGMENT_UNCHANGED : GLS_SEGMENT_REPLACED;
	if (!is_first && (now.st_ino != self->known.st_ino || now.st_dev != self->known.st_dev ||
			  (gsize)now.st_size < self->scanned))
		return GLS_SEGMENT_REPLACED;
	self->known = now;
	return (gsize)now.st_size > self->scanned ? GLS_SEGMENT_GROWN : GLS_SEGMENT_UNCHANGED;
}

static gssize
read_window(GlsSegmentFile *self, gchar *window)
{
	gsize length = 0;

	while (length < WINDOW_SIZE) {
		gssize n = pread(self->fd, window + length, WINDOW_SIZE - length,
				 (off_t)(self->scanned + length));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		length += n;
	}
	return (gssize)length;
}

/* hands on the pieces of a window; FALSE if the last one is cut by its end, and left for later */
static gboolean
scan_window(GlsSegmentFile *self,
	    const gchar *window,
	    gsize length,
	    GlsSegmentPiece *last,
	    GlsSegmentPieceFunc func,
	    gpointer user_data)
{
	gsize start = self->scanned;
	gsize position = 0;
	GlsSegmentPiece piece;

	while (gls_segment_next(window, length, &position, &piece)) {
		const gchar *bytes = piece.kind == GLS_SEGMENT_RECORD ? window + piece.offset
								      : NULL;
		gboolean is_last = piece.offset + piece.length == length;

		piece.offset += start;
		if (piece.kind == GLS_SEGMENT_INCOMPLETE && is_last && piece.length < WINDOW_SIZE) {
			self->scanned = piece.offset;
			*last = piece;
			return FALSE;
		}
		func(self, &piece, bytes, user_data);
	}
	self->scanned = start + position;
	return TRUE;
}

/**
 * gls_segment_file_scan:
 * @self: an open segment file
 * @settled: %TRUE if nobody can be writing, so that a torn record at the end is an incomplete piece
 * @func: (scope call): called for each piece
 * @user_data: passed to @func
 *
 * Reads what stands behind what was read before. A torn record at the end is read again next time.
 * Of a file only the first 256 MiB are read.
 *
 * Returns: %GLS_SEGMENT_REPLACED if the file is not the one that was read before and has to be read
 *   from its beginning, else %GLS_SEGMENT_UNCHANGED; if reading failed, @failed is set
 */
GlsSegmentChange
gls_segment_file_scan(GlsSegmentFile *self,
		      gboolean settled,
		      GlsSegmentPieceFunc func,
		      gpointer user_data)
{
	g_autofree gchar *window = g_malloc(WINDOW_SIZE);
	gboolean is_start = self->scanned > 0;
	GlsSegmentPiece last = {0};

	self->failed = FALSE;
	while (self->scanned < MAX_SEGMENT_SIZE) {
		gssize length = read_window(self, window);
		gboolean whole;

		if (length < 0)
			self->failed = TRUE;
		if (length <= 0)
			return GLS_SEGMENT_UNCHANGED;
		/* a writer that failed took back records that we had read, and wrote others */
		if (is_start && *window != '[' && !g_ascii_isspace(*window))
			return GLS_SEGMENT_REPLACED;
		is_start = FALSE;
		whole = scan_window(self, window, length, &last, func, user_data);
		if (length < WINDOW_SIZE) {
			if (!whole && settled)
				func(self, &last, NULL, user_data);
			return GLS_SEGMENT_UNCHANGED;
		}
	}
	self->failed = TRUE;
	return GLS_SEGMENT_UNCHANGED;
}
