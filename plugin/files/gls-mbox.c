/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <gmime/gmime.h>
#include <string.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "files/gls-files.h"
#include "files/gls-mbox.h"

/* how much is read at a time, in bytes */
#define CHUNK (256 * 1024)
/* the longest line that parts two mails, in bytes: an address has at most 254 */
#define MAX_LINE 512

#define MARK "From "

struct _GlsMbox {
	gint descriptor;
	GByteArray *buffer;
	gsize start;
	gsize looked;
	guint64 offset;
	gboolean at_end;
	gboolean too_large;
};

/**
 * gls_mbox_new:
 * @descriptor: a file or pipe that is open for reading, and stays open as long as the mbox
 *
 * Returns: (transfer full): a reader of the mails in it
 */
GlsMbox *
gls_mbox_new(gint descriptor)
{
	GlsMbox *self = g_new0(GlsMbox, 1);

	self->descriptor = descriptor;
	self->buffer = g_byte_array_new();
	return self;
}

/**
 * gls_mbox_free:
 * @self: (nullable): an mbox
 *
 * Frees an mbox.
 */
void
gls_mbox_free(GlsMbox *self)
{
	if (self == NULL)
		return;
	g_byte_array_unref(self->buffer);
	g_free(self);
}

/* drops what was handed on, and reads more behind the rest */
static gboolean
read_more(GlsMbox *self, GError **error)
{
	gsize length;
	gssize n;

	if (self->start > 0)
		g_byte_array_remove_range(self->buffer, 0, self->start);
	self->looked -= self->start;
	self->start = 0;
	length = self->buffer->len;
	g_byte_array_set_size(self->buffer, length + CHUNK);
	do {
		n = read(self->descriptor, self->buffer->data + length, CHUNK);
	} while (n < 0 && errno == EINTR);
	g_byte_array_set_size(self->buffer, length + MAX(n, 0));
	self->at_end = n <= 0;
	if (n >= 0)
		return TRUE;
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
		    "at byte %" G_GUINT64_FORMAT ": %s", self->offset + length, g_strerror(errno));
	return FALSE;
}

/* a time of day and a year, in whatever order: a sentence of a mail that begins so has none */
static gboolean
is_mark(const gchar *line, gsize length)
{
	gboolean time = FALSE;
	gboolean year = FALSE;

	for (gsize i = strlen(MARK); i + 4 < length; i++) {
		time = time || (g_ascii_isdigit(line[i]) && line[i + 1] == ':' &&
				g_ascii_isdigit(line[i + 2]) && g_ascii_isdigit(line[i + 3]));
		year = year || (line[i] == ' ' && g_ascii_isdigit(line[i + 1]) &&
				g_ascii_isdigit(line[i + 2]) && g_ascii_isdigit(line[i + 3]) &&
				g_ascii_isdigit(line[i + 4]));
	}
	return time && year;
}

/* finds the next line that parts two mails from where it was looked last; FALSE if more is needed */
static gboolean
find_mark(GlsMbox *self, gsize *mark)
{
	const gchar *data = (const gchar *)self->buffer->data;
	gsize length = self->buffer->len;

	while (self->looked < length) {
		const gchar *found = memmem(data + self->looked, length - self->looked, "\n" MARK,
					    strlen("\n" MARK));
		gsize at = found != NULL ? (gsize)(found - data) + 1 : length;
		const gchar *end;

		if (found == NULL) {
			self->looked = MAX(self->looked, length - MIN(length, strlen(MARK)));
			return FALSE;
		}
		end = memchr(found + 1, '\n', MIN(length - at, MAX_LINE));
		if (end == NULL && length - at < MAX_LINE && !self->at_end) {
			self->looked = at - 1;
			return FALSE;
		}
		self->looked = at;
		if (end != NULL && is_mark(found + 1, end - found)) {
			*mark = at;
			return TRUE;
		}
	}
	return FALSE;
}

/* a line that began with "From " was written with a ">" before it, and one with that with another */
static GBytes *
dup_unquoted(const gchar *data, gsize length)
{
	GByteArray *mail = g_byte_array_sized_new(length);
	gsize start = 0;
	const gchar *quote;

	while ((quote = memmem(data + start, length - start, "\n>", 2)) != NULL) {
		gsize at = quote - data + 1;
		gsize end = at;

		while (end < length && data[end] == '>')
			end++;
		g_byte_array_append(mail, (const guint8 *)data + start, at - start);
		start = at;
		if (length - end >= strlen(MARK) && memcmp(data + end, MARK, strlen(MARK)) == 0)
			start++;
		g_byte_array_append(mail, (const guint8 *)data + start, end - start);
		start = end;
	}
	g_byte_array_append(mail, (const guint8 *)data + start, length - start);
	return g_byte_array_free_to_bytes(mail);
}

/* the mail up to @end, which is where the next one begins */
static GBytes *
take_mail(GlsMbox *self, gsize end, GError **error)
{
	const gchar *data = (const gchar *)self->buffer->data + self->start;
	gsize length = end - self->start;
	guint64 offset = self->offset;

	self->start = end;
	self->looked = MAX(self->looked, end);
	self->offset += length;
	if (!self->too_large)
		return dup_unquoted(data, length);
	self->too_large = FALSE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
		    "the mail that ends at byte %" G_GUINT64_FORMAT " is larger than %d MB",
		    offset + length, GLS_FILES_MAX_SIZE >> 20);
	return NULL;
}

/* of a mail that is too large nothing is kept but where it ends */
static void
drop_if_too_large(GlsMbox *self)
{
	if (self->looked - self->start <= GLS_FILES_MAX_SIZE)
		return;
	self->too_large = TRUE;
	self->offset += self->looked - self->start;
	self->start = self->looked;
}

/**
 * gls_mbox_next:
 * @self: an mbox
 * @error: return location for an error
 *
 * Reads the next mail. It begins with its "From " line, and the quoting of such lines inside it is
 * undone ("mboxrd"). GMime could part the mails too, but builds each one to find its end; here its
 * limits, see gls_mail_new(), hold before it builds anything.
 *
 * Returns: (transfer full) (nullable): its bytes; %NULL without an error at the end, with
 *   %GLS_ERROR_TOO_LARGE if it is larger than %GLS_FILES_MAX_SIZE (the next one can be read then), or
 *   with another error if the file could not be read
 */
GBytes *
gls_mbox_next(GlsMbox *self, GError **error)
{
	gsize end;

	for (;;) {
		if (find_mark(self, &end))
			return take_mail(self, end, error);
		drop_if_too_large(self);
		if (self->at_end)
			break;
		if (!read_more(self, error))
			return NULL;
	}
	end = self->buffer->len;
	return end > self->start || self->too_large ? take_mail(self, end, error) : NULL;
}

/**
 * gls_mbox_get_position:
 * @self: an mbox
 *
 * Returns: where the next mail begins, in bytes
 */
guint64
gls_mbox_get_position(const GlsMbox *self)
{
	return self->offset;
}

/**
 * gls_mbox_get_date:
 * @mail: a mail that an mbox gave
 *
 * Returns: the time in its "From " line, which is when it was delivered, in seconds since 1970 UTC; 0
 *   if it has none
 */
gint64
gls_mbox_get_date(GBytes *mail)
{
	gsize length;
	const gchar *data = g_bytes_get_data(mail, &length);
	const gchar *end = length > 0 ? memchr(data, '\n', MIN(length, MAX_LINE)) : NULL;
	g_autofree gchar *line = NULL;
	g_autoptr(GDateTime) date = NULL;
	const gchar *space;

	if (end == NULL || !g_str_has_prefix(data, MARK))
		return 0;
	line = g_strndup(data + strlen(MARK), end - data - strlen(MARK));
	space = strchr(line, ' ');
	if (space != NULL)
		date = g_mime_utils_header_decode_date(space + 1);
	return date != NULL ? MAX(g_date_time_to_unix(date), 0) : 0;
}
