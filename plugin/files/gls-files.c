/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text/gls-charset.h"
#include "core/gls-error.h"
#include "files/gls-feed.h"
#include "files/gls-files.h"
#include "files/gls-mail.h"

/* how far into a file the search for its kind goes, in bytes */
#define MAX_LOOK (16 * 1024)
/* how much is read at a time, in bytes */
#define CHUNK (64 * 1024)

static void
set_system_error(GError **error)
{
	gint code = errno;

	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "%s", g_strerror(code));
}

/* a file tells its size before it is read; a pipe does not */
static gboolean
check_size(gint descriptor, GError **error)
{
	struct stat status;

	if (fstat(descriptor, &status) != 0) {
		set_system_error(error);
		return FALSE;
	}
	if (!S_ISREG(status.st_mode) || status.st_size <= GLS_FILES_MAX_SIZE)
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
		    "%" G_GINT64_FORMAT " MB, expected at most %d MB", (gint64)status.st_size >> 20,
		    GLS_FILES_MAX_SIZE >> 20);
	return FALSE;
}

/**
 * gls_files_read_descriptor:
 * @descriptor: a file or pipe that is open for reading
 * @bytes: takes what is read; on error, what was read before it
 * @error: return location for an error
 *
 * Reads to the end. A file larger than %GLS_FILES_MAX_SIZE is refused before any of it is read, a
 * pipe as soon as it brought more.
 *
 * Returns: %TRUE if all was read
 */
gboolean
gls_files_read_descriptor(gint descriptor, GByteArray *bytes, GError **error)
{
	g_autofree guint8 *chunk = g_malloc(CHUNK);

	if (!check_size(descriptor, error))
		return FALSE;
	for (;;) {
		gssize n = read(descriptor, chunk, CHUNK);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			set_system_error(error);
			return FALSE;
		}
		if (n == 0)
			return TRUE;
		g_byte_array_append(bytes, chunk, n);
		if (bytes->len > GLS_FILES_MAX_SIZE) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE, "expected at most %d MB",
				    GLS_FILES_MAX_SIZE >> 20);
			return FALSE;
		}
	}
}

/**
 * gls_files_get_name:
 * @path: a path, or %GLS_FILES_STDIN
 *
 * Returns: (transfer none): what errors and warnings about it call it
 */
const gchar *
gls_files_get_name(const gchar *path)
{
	return strcmp(path, GLS_FILES_STDIN) == 0 ? "standard input" : path;
}

/**
 * gls_files_load:
 * @path: a file, or %GLS_FILES_STDIN
 * @error: return location for an error
 *
 * Loads a file. One larger than %GLS_FILES_MAX_SIZE is refused, and so is an empty one.
 *
 * Returns: (transfer full): its bytes; %NULL on error, which names the file
 */
GBytes *
gls_files_load(const gchar *path, GError **error)
{
	gboolean is_stdin = strcmp(path, GLS_FILES_STDIN) == 0;
	gint descriptor = is_stdin ? STDIN_FILENO : g_open(path, O_RDONLY | O_CLOEXEC, 0);
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	gboolean ok = FALSE;

	if (descriptor < 0)
		set_system_error(error);
	else
		ok = gls_files_read_descriptor(descriptor, bytes, error);
	if (descriptor >= 0 && !is_stdin)
		close(descriptor);
	if (ok && bytes->len == 0) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "empty");
		ok = FALSE;
	}
	if (!ok) {
		g_prefix_error(error, "%s: ", gls_files_get_name(path));
		return NULL;
	}
	return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

/* no bytes are a text as well */
static const gchar *
get_data(GBytes *bytes, gsize *length)
{
	const gchar *data = g_bytes_get_data(bytes, length);

	return data != NULL ? data : "";
}

static gboolean
is_mail_header(const gchar *line)
{
	static const gchar *const names[] = {
		"Content-Type:", "Date:",	  "Delivered-To:", "From:",
		"Message-ID:",	 "MIME-Version:", "Received:",	   "Reply-To:",
		"Sender:",	 "Return-Path:",  "Subject:",	   "To:",
	};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strncasecmp(line, names[i], strlen(names[i])) == 0)
			return TRUE;
	return FALSE;
}

/* two headers of mails before the first empty line; one is enough with a second sign */
static gboolean
looks_like_mail(const gchar *start, const gchar *path)
{
	g_auto(GStrv) lines = g_strsplit(start, "\n", -1);
	gboolean mbox = g_str_has_prefix(start, "From ");
	guint n = mbox || g_str_has_suffix(path, ".eml") ? 1 : 0;

	for (guint i = mbox ? 1 : 0; lines[i] != NULL && n < 2; i++) {
		const gchar *colon = strchr(lines[i], ':');

		if (*lines[i] == ' ' || *lines[i] == '\t')
			continue;
		if (colon == NULL || strcspn(lines[i], " \t\r") < (gsize)(colon - lines[i]))
			return FALSE;
		n += is_mail_header(lines[i]);
	}
	return n >= 2;
}

/* the first element tells, after any declaration, comment and document type */
static gboolean
looks_like_feed(const gchar *start)
{
	g_autoptr(GRegex) regex = g_regex_new("^\\s*+(?:(?><\\?.*?\\?>|<!--.*?-->|"
					      "<!DOCTYPE[^\\[>]*+(?:\\[.*?\\]\\s*+)?+>)\\s*+)*+"
					      "<(?:rss|feed|rdf:RDF)[\\s>]",
					      G_REGEX_DOTALL, 0, NULL);

	return g_regex_match(regex, start, 0, NULL);
}

static gboolean
looks_like_html(const gchar *start, const gchar *path)
{
	const gchar *text = start + strspn(start, " \t\r\n");

	if (g_str_has_suffix(path, ".html") || g_str_has_suffix(path, ".htm"))
		return TRUE;
	return text[0] == '<' && (g_ascii_isalpha(text[1]) || text[1] == '!' || text[1] == '?');
}

/**
 * gls_files_guess_kind:
 * @bytes: what a file holds
 * @path: its path, or %GLS_FILES_STDIN
 *
 * Tells what a file holds by how it begins. The name of the file only helps out when that leaves
 * it open.
 *
 * Returns: its kind
 */
GlsFileKind
gls_files_guess_kind(GBytes *bytes, const gchar *path)
{
	gsize length;
	const gchar *data = get_data(bytes, &length);
	g_autofree gchar *start =
		gls_charset_to_utf8(data, MIN(length, MAX_LOOK), NULL, NULL, NULL);

	if (start == NULL)
		return GLS_FILE_TEXT;
	if (looks_like_mail(start, path))
		return GLS_FILE_MAIL;
	if (looks_like_feed(start))
		return GLS_FILE_FEED;
	return looks_like_html(start, path) ? GLS_FILE_HTML : GLS_FILE_TEXT;
}

static void
add_warning(GPtrArray *warnings, const gchar *path, const gchar *what, gsize offset)
{
	g_ptr_array_add(warnings, g_strdup_printf("%s: invalid %s at byte %" G_GSIZE_FORMAT,
						  gls_files_get_name(path), what, offset));
}

static GPtrArray *
parse_mail(GBytes *bytes, const gchar *path, GPtrArray *warnings, GError **error)
{
	g_autoptr(GlsMail) mail = gls_mail_new(bytes, error);
	GPtrArray *messages;
	gsize first_bad;

	if (mail == NULL)
		return NULL;
	if (gls_mail_get_first_bad(mail, &first_bad))
		add_warning(warnings, path, "text in the decoded body", first_bad);
	messages = g_ptr_array_new_with_free_func((GDestroyNotify)gls_message_free);
	g_ptr_array_add(messages, gls_mail_dup_message(mail));
	return messages;
}

static GPtrArray *
parse_feed(const gchar *data, gsize length, const gchar *path, GPtrArray *warnings, GError **error)
{
	g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *messages = gls_feed_parse(data, length, own, error);

	for (guint i = 0; i < own->len; i++)
		g_ptr_array_add(warnings, g_strdup_printf("%s: %s", gls_files_get_name(path),
							  (gchar *)g_ptr_array_index(own, i)));
	return messages;
}

static GPtrArray *
parse_page(const gchar *data,
	   gsize length,
	   GlsBodyType type,
	   const gchar *path,
	   GPtrArray *warnings,
	   GError **error)
{
	g_autofree gchar *charset = type == GLS_BODY_HTML ? gls_charset_sniff_html(data, length)
							  : NULL;
	gsize first_bad = G_MAXSIZE;
	g_autofree gchar *text = gls_charset_to_utf8(data, length, charset, &first_bad, error);
	GPtrArray *messages;
	GlsMessage *message;

	if (text == NULL)
		return NULL;
	if (first_bad != G_MAXSIZE)
		add_warning(warnings, path, charset != NULL ? charset : "UTF-8", first_bad);
	message = gls_message_new(type, text, -1);
	if (strcmp(path, GLS_FILES_STDIN) != 0)
		message->source = g_filename_display_basename(path);
	messages = g_ptr_array_new_with_free_func((GDestroyNotify)gls_message_free);
	g_ptr_array_add(messages, message);
	return messages;
}

/* text in UTF-16 holds them, and says so in its first two bytes */
static gboolean
check_no_nul(const gchar *data, gsize length, GError **error)
{
	const gchar *nul = memchr(data, '\0', length);

	if (nul == NULL)
		return TRUE;
	if (length >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0))
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
		    "not a text: NUL byte at offset %" G_GSIZE_FORMAT, (gsize)(nul - data));
	return FALSE;
}

/**
 * gls_files_parse:
 * @bytes: what a file holds
 * @path: its path, or %GLS_FILES_STDIN
 * @warnings: (element-type utf8): takes what was wrong and could be passed over; each names the file
 * @error: return location for an error
 *
 * Reads the messages in a file: one in a mail, a page or a text, one for each item in a feed. The
 * source of a page or text is the name of the file.
 *
 * Returns: (transfer full) (element-type GlsMessage): messages; %NULL on error, which names the file
 */
GPtrArray *
gls_files_parse(GBytes *bytes, const gchar *path, GPtrArray *warnings, GError **error)
{
	GlsFileKind kind = gls_files_guess_kind(bytes, path);
	GPtrArray *messages = NULL;
	gsize length;
	const gchar *data = get_data(bytes, &length);

	if (kind == GLS_FILE_MAIL)
		messages = parse_mail(bytes, path, warnings, error);
	else if (!check_no_nul(data, length, error))
		messages = NULL;
	else if (kind == GLS_FILE_FEED)
		messages = parse_feed(data, length, path, warnings, error);
	else
		messages = parse_page(data, length,
				      kind == GLS_FILE_HTML ? GLS_BODY_HTML : GLS_BODY_TEXT, path,
				      warnings, error);
	if (messages == NULL)
		g_prefix_error(error, "%s: ", gls_files_get_name(path));
	return messages;
}

/**
 * gls_files_read:
 * @path: a file, or %GLS_FILES_STDIN
 * @warnings: (element-type utf8): takes what was wrong and could be passed over; each names the file
 * @error: return location for an error
 *
 * Loads a file and reads the messages in it.
 *
 * Returns: (transfer full) (element-type GlsMessage): messages; %NULL on error, which names the file
 */
GPtrArray *
gls_files_read(const gchar *path, GPtrArray *warnings, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;

	g_return_val_if_fail(path != NULL, NULL);

	bytes = gls_files_load(path, error);
	return bytes != NULL ? gls_files_parse(bytes, path, warnings, error) : NULL;
}
