/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "core/history/gls-segment-writer.h"
#include "core/history/gls-segment.h"

/* a segment is closed when it has this size; the last batch may stand over */
#define SEGMENT_SIZE (16 * 1024 * 1024)

/* a batch takes milliseconds; whoever holds the lock longer was stopped */
#define LOCK_PATIENCE_MSEC 5000
#define LOCK_PAUSE_USEC	   1000

struct _GlsSegmentWriter {
	gchar *path;
	gchar *machine;
	gint directory;
	gint lock;
	guint64 written;
};

/**
 * gls_segment_writer_new:
 * @path: the directory
 * @machine: the id of this machine
 *
 * Makes a writer. Nothing is created before gls_segment_writer_lock().
 *
 * Returns: (transfer full): a writer
 */
GlsSegmentWriter *
gls_segment_writer_new(const gchar *path, const gchar *machine)
{
	GlsSegmentWriter *self = g_new0(GlsSegmentWriter, 1);

	self->path = g_strdup(path);
	self->machine = g_strdup(machine);
	self->directory = -1;
	self->lock = -1;
	return self;
}

/**
 * gls_segment_writer_free:
 * @self: (nullable): a writer
 *
 * Unlocks and frees a writer.
 */
void
gls_segment_writer_free(GlsSegmentWriter *self)
{
	if (self == NULL)
		return;
	gls_segment_writer_unlock(self);
	g_free(self->path);
	g_free(self->machine);
	g_free(self);
}

/**
 * gls_segment_writer_get_machine:
 * @self: a writer
 *
 * Returns: (transfer none): the id of this machine
 */
const gchar *
gls_segment_writer_get_machine(GlsSegmentWriter *self)
{
	return self->machine;
}

static gboolean
fail(GlsSegmentWriter *self, const gchar *name, const gchar *what, GError **error)
{
	gint saved_errno = errno;

	g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY, "%s/%s: %s: %s", self->path, name, what,
		    g_strerror(saved_errno));
	return FALSE;
}

/* a lock on a file that was removed meanwhile keeps nobody out */
static gboolean
is_lock_in_place(GlsSegmentWriter *self, const gchar *name)
{
	struct stat locked;
	struct stat named;

	return fstat(self->lock, &locked) == 0 && fstatat(self->directory, name, &named, 0) == 0 &&
	       locked.st_ino == named.st_ino && locked.st_dev == named.st_dev;
}

static gboolean
try_lock(GlsSegmentWriter *self, const gchar *name)
{
	self->lock = openat(self->directory, name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (self->lock < 0)
		return FALSE;
	if (flock(self->lock, LOCK_EX | LOCK_NB) == 0) {
		if (is_lock_in_place(self, name))
			return TRUE;
		errno = EWOULDBLOCK;
	}
	if (errno == EINTR)
		errno = EWOULDBLOCK;
	close(g_steal_fd(&self->lock));
	return FALSE;
}

/**
 * gls_segment_writer_lock:
 * @self: a writer
 * @error: a #GError
 *
 * Creates the directory if need be (0700), and waits up to 5 seconds for the other processes of this
 * machine that write there, by `flock` on `MACHINE.lock`.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if the directory could not be created or written to, or
 *   another process keeps the lock
 */
gboolean
gls_segment_writer_lock(GlsSegmentWriter *self, GError **error)
{
	g_autofree gchar *name = g_strconcat(self->machine, ".lock", NULL);

	g_return_val_if_fail(self->lock < 0, FALSE);

	if (g_mkdir_with_parents(self->path, 0700) == 0)
		self->directory = open(self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (self->directory < 0) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY,
			    "%s: the directory of the history could not be created: %s", self->path,
			    g_strerror(errno));
		return FALSE;
	}
	for (guint waited = 0; waited < LOCK_PATIENCE_MSEC; waited++) {
		if (try_lock(self, name))
			return TRUE;
		if (errno != EWOULDBLOCK)
			break;
		g_usleep(LOCK_PAUSE_USEC);
	}
	fail(self, name, "the history could not be locked", error);
	close(g_steal_fd(&self->directory));
	return FALSE;
}

/**
 * gls_segment_writer_unlock:
 * @self: a writer
 *
 * Lets other processes write. Does nothing if the lock is not held.
 */
void
gls_segment_writer_unlock(GlsSegmentWriter *self)
{
	if (self->lock >= 0)
		close(g_steal_fd(&self->lock));
	if (self->directory >= 0)
		close(g_steal_fd(&self->directory));
}

static gchar *
dup_segment_name(GlsSegmentWriter *self, guint number)
{
	return g_strdup_printf("%s-%04u" GLS_SEGMENT_SUFFIX, self->machine, number);
}

/* creates the next segment whose number nobody took */
static gint
create_segment(GlsSegmentWriter *self, guint number, gchar **name)
{
	gint fd;

	do {
		g_free(*name);
		*name = dup_segment_name(self, ++number);
		fd = openat(self->directory, *name,
			    O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	} while (fd < 0 && errno == EEXIST);
	return fd;
}

/* what follows a line that does not end would not begin one */
static gboolean
ends_in_line(gint fd, gsize end)
{
	gchar last;

	return end == 0 || (pread(fd, &last, 1, (off_t)end - 1) == 1 && last == '\n');
}

static gboolean
write_all(gint fd, const gchar *bytes, gsize length)
{
	while (length > 0) {
		gssize n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FALSE;
		bytes += n;
		length -= (gsize)n;
	}
	return TRUE;
}

/* after a failure the segment ends where it did before */
static gboolean
append_at(gint fd, gsize end, const GString *batch)
{
	gint saved_errno;

	/* a crash cut the last record: its rest goes */
	if (ftruncate(fd, (off_t)end) != 0)
		return FALSE;
	if ((ends_in_line(fd, end) || write_all(fd, "\n", 1)) &&
	    write_all(fd, batch->str, batch->len) && fdatasync(fd) == 0)
		return TRUE;
	saved_errno = errno;
	/* if this fails too, the next append cuts the rest off */
	if (ftruncate(fd, (off_t)end) != 0)
		g_debug("a batch could not be taken back: %s", g_strerror(errno));
	errno = saved_errno;
	return FALSE;
}

/**
 * gls_segment_writer_append:
 * @self: a writer that holds the lock
 * @folder: the directory, refreshed since the lock is held
 * @batch: whole records
 * @error: a #GError
 *
 * Appends records to the newest segment of this machine, behind its last whole record, with one
 * write, and waits until they are on the disk. If that fails, nothing is appended. If another file
 * stands there than was read, because another machine has the same id, the next segment begins.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if they could not be written, such as on a full disk
 */
gboolean
gls_segment_writer_append(GlsSegmentWriter *self,
			  GlsSegmentFolder *folder,
			  const GString *batch,
			  GError **error)
{
	g_autofree gchar *name = NULL;
	gboolean go_on = FALSE;
	gboolean done;
	guint number = 0;
	gsize end = 0;
	gint fd = -1;

	g_return_val_if_fail(self->lock >= 0, FALSE);

	if (gls_segment_folder_get_newest(folder, self->machine, &number, &end) &&
	    end < SEGMENT_SIZE) {
		name = dup_segment_name(self, number);
		fd = openat(self->directory, name, O_RDWR | O_APPEND | O_CLOEXEC);
		go_on = fd < 0 || gls_segment_folder_is_as_read(folder, self->machine, number, fd);
	}
	if (!go_on) {
		if (fd >= 0)
			close(fd);
		end = 0;
		fd = create_segment(self, number, &name);
	}
	if (fd < 0)
		return fail(self, name, "the segment could not be opened", error);
	done = append_at(fd, end, batch) && (go_on || fsync(self->directory) == 0);
	if (!done)
		fail(self, name, "the history could not be written", error);
	else
		self->written += batch->len;
	close(fd);
	return done;
}

/**
 * gls_segment_writer_get_written:
 * @self: a writer
 *
 * Returns: how many bytes it appended up to now, less those of segments that it removed
 */
guint64
gls_segment_writer_get_written(const GlsSegmentWriter *self)
{
	return self->written;
}

/**
 * gls_segment_writer_remove:
 * @self: a writer that holds the lock
 * @path: a segment of this machine, which is not its newest
 * @error: a #GError
 *
 * Removes a segment, and waits until that is on the disk.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be removed
 */
gboolean
gls_segment_writer_remove(GlsSegmentWriter *self, const gchar *path, GError **error)
{
	g_autofree gchar *name = g_path_get_basename(path);
	struct stat status = {0};

	g_return_val_if_fail(self->lock >= 0, FALSE);
	g_return_val_if_fail(g_str_has_prefix(name, self->machine), FALSE);

	if (fstatat(self->directory, name, &status, 0) == 0)
		self->written -= (guint64)status.st_size;
	if (unlinkat(self->directory, name, 0) == 0 && fsync(self->directory) == 0)
		return TRUE;
	return fail(self, name, "the segment could not be removed", error);
}
