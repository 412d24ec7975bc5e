/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "files/gls-files.h"

typedef struct {
	gchar *directory;
	gchar *path;
	GPtrArray *warnings;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->directory = g_dir_make_tmp("glossator-files-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->path = g_build_filename(fixture->directory, "input", NULL);
	fixture->warnings = g_ptr_array_new_with_free_func(g_free);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_unlink(fixture->path);
	g_rmdir(fixture->directory);
	g_free(fixture->path);
	g_free(fixture->directory);
	g_ptr_array_unref(fixture->warnings);
}

static void
write_file(Fixture *fixture, const gchar *data, gssize length)
{
	g_autoptr(GError) error = NULL;

	g_file_set_contents(fixture->path, data, length, &error);
	g_assert_no_error(error);
}

static void
assert_refused(Fixture *fixture, const gchar *pattern)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) messages = gls_files_read(fixture->path, fixture->warnings, &error);
	g_autofree gchar *full = g_strdup_printf("%s: %s", fixture->path, pattern);

	g_assert_null(messages);
	g_assert_nonnull(error);
	if (!g_pattern_match_simple(full, error->message))
		g_error("expected '%s', got '%s'", full, error->message);
}

static void
test_kinds(void)
{
	static const struct {
		const gchar *name;
		const gchar *data;
		GlsFileKind kind;
	} cases[] = {
		{"x", "From: a@b\nSubject: s\n\nx", GLS_FILE_MAIL},
		{"x", "From a Thu Jan  1 00:00:00 1970\nSubject: s\n\nx", GLS_FILE_MAIL},
		{"x", "X-A: b\n c\nReceived: by x\nReturn-Path: <>\n", GLS_FILE_MAIL},
		{"x.eml", "Subject: s\n\nx", GLS_FILE_MAIL},
		{"x.eml", "nothing of a mail", GLS_FILE_TEXT},
		{"x", "Subject: s\n\nonly one header", GLS_FILE_TEXT},
		{"x", "From here on: a text\nand no mail\nDate: x\n", GLS_FILE_TEXT},
		{"x", "<?xml version='1.0'?>\n<!-- c --><!DOCTYPE rss>\n<rss version='2.0'>",
		 GLS_FILE_FEED},
		{"x", "<!DOCTYPE rss [<!ENTITY a '>'>] >\n<rss>", GLS_FILE_FEED},
		{"x", "\xef\xbb\xbf <feed xmlns='x'>", GLS_FILE_FEED},
		{"x", "<rdf:RDF\nxmlns='x'>", GLS_FILE_FEED},
		{"x", "<rssx>", GLS_FILE_HTML},
		{"x", "<?xml version='1.0'?><html><body><rss>", GLS_FILE_HTML},
		{"x", "<!doctype html><p>", GLS_FILE_HTML},
		{"x", "\n  <div class=x>", GLS_FILE_HTML},
		{"x.html", "no tag in it", GLS_FILE_HTML},
		{"x", "< 5 is no tag", GLS_FILE_TEXT},
		{"x.xml", "a text", GLS_FILE_TEXT},
		{"x", "a text", GLS_FILE_TEXT},
		/* JSON is a text, which a format knows */
		{"x.json", "[{\"paper\": {\"title\": \"From: a\"}}]", GLS_FILE_TEXT},
		{"x.json", "\n{\"a\":\n\"Subject: <html>\"}", GLS_FILE_TEXT},
		{"x", "", GLS_FILE_TEXT},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GBytes) bytes = g_bytes_new_static(cases[i].data, strlen(cases[i].data));

		if (gls_files_guess_kind(bytes, cases[i].name) != cases[i].kind)
			g_error("wrong kind of <%s>", cases[i].data);
	}
}

/* what a file begins with decides in linear time */
static void
test_kind_of_many_declarations(void)
{
	GString *text = g_string_new(NULL);
	g_autoptr(GBytes) bytes = NULL;

	while (text->len < 100000)
		g_string_append(text, "<?"
				      "?>");
	bytes = g_string_free_to_bytes(text);
	g_assert_cmpint(gls_files_guess_kind(bytes, "x"), ==, GLS_FILE_HTML);
}

static void
test_text(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GError) error = NULL;
	const GlsMessage *message;

	write_file(fixture, "papers\n", -1);
	messages = gls_files_read(fixture->path, fixture->warnings, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(messages->len, ==, 1);
	g_assert_cmpuint(fixture->warnings->len, ==, 0);
	message = g_ptr_array_index(messages, 0);
	g_assert_cmpint(message->type, ==, GLS_BODY_TEXT);
	g_assert_cmpstr(message->body, ==, "papers\n");
	g_assert_cmpstr(message->source, ==, "input");
	g_assert_null(message->id);
}

static void
test_html_charset(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GError) error = NULL;
	const GlsMessage *message;

	write_file(fixture, "<html><meta charset=iso-8859-1><p>Caf\xe9", -1);
	messages = gls_files_read(fixture->path, fixture->warnings, &error);
	g_assert_no_error(error);
	message = g_ptr_array_index(messages, 0);
	g_assert_cmpint(message->type, ==, GLS_BODY_HTML);
	g_assert_true(g_str_has_suffix(message->body, "<p>Café"));
	g_assert_cmpuint(fixture->warnings->len, ==, 0);
}

static void
test_feed(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *pattern =
		g_strdup_printf("%s: not well-formed XML at line 2, column *", fixture->path);

	write_file(fixture, "<rss><channel><item/><item/>\n</chan>", -1);
	messages = gls_files_read(fixture->path, fixture->warnings, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(messages->len, ==, 2);
	g_assert_cmpuint(fixture->warnings->len, ==, 1);
	g_assert_true(g_pattern_match_simple(pattern, g_ptr_array_index(fixture->warnings, 0)));
}

static void
test_invalid_utf8(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *expected = g_strdup_printf("%s: invalid UTF-8 at byte 3", fixture->path);
	const GlsMessage *message;

	write_file(fixture,
		   "abc\xff"
		   "d",
		   -1);
	messages = gls_files_read(fixture->path, fixture->warnings, &error);
	g_assert_no_error(error);
	message = g_ptr_array_index(messages, 0);
	g_assert_cmpstr(message->body, ==, "abc\357\277\275d");
	g_assert_cmpuint(fixture->warnings->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(fixture->warnings, 0), ==, expected);
}

static void
test_utf16(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GError) error = NULL;
	const GlsMessage *message;

	write_file(fixture, "\xff\xfeh\0i\0", 6);
	messages = gls_files_read(fixture->path, fixture->warnings, &error);
	g_assert_no_error(error);
	message = g_ptr_array_index(messages, 0);
	g_assert_cmpstr(message->body, ==, "hi");
}

static void
test_empty(Fixture *fixture, gconstpointer user_data)
{
	write_file(fixture, "", 0);
	assert_refused(fixture, "empty");
}

static void
test_binary(Fixture *fixture, gconstpointer user_data)
{
	write_file(fixture, "some binary \0 bytes", 19);
	assert_refused(fixture, "not a text: NUL byte at offset 12");
	write_file(fixture, "\0", 1);
	assert_refused(fixture, "not a text: NUL byte at offset 0");
}

static void
test_missing(Fixture *fixture, gconstpointer user_data)
{
	assert_refused(fixture, "No such file or directory");
}

static void
test_directory(Fixture *fixture, gconstpointer user_data)
{
	g_assert_cmpint(g_mkdir(fixture->path, 0700), ==, 0);
	assert_refused(fixture, "Is a directory");
	g_rmdir(fixture->path);
}

/* the size is looked at before anything is read: a file of 1 TB without blocks is refused at once */
static void
test_too_large(Fixture *fixture, gconstpointer user_data)
{
	write_file(fixture, "x", 1);
	g_assert_cmpint(truncate(fixture->path, G_GINT64_CONSTANT(1) << 40), ==, 0);
	assert_refused(fixture, "1048576 MB, expected at most 32 MB");
	g_assert_cmpint(truncate(fixture->path, GLS_FILES_MAX_SIZE + 1), ==, 0);
	assert_refused(fixture, "32 MB, expected at most 32 MB");
}

static gpointer
fill_pipe(gpointer data)
{
	gint descriptor = GPOINTER_TO_INT(data);
	g_autofree gchar *block = g_malloc0(1024 * 1024);

	for (guint i = 0; i < 33; i++)
		for (gsize done = 0; done < 1024 * 1024;)
			done += write(descriptor, block + done, 1024 * 1024 - done);
	close(descriptor);
	return NULL;
}

/* what was read of a pipe that brings too much is not lost */
static void
test_too_large_pipe(void)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	g_autoptr(GError) error = NULL;
	GThread *writer;
	gchar rest[4096];
	gsize total;
	gssize n;
	gint ends[2];

	g_assert_cmpint(pipe2(ends, O_CLOEXEC), ==, 0);
	writer = g_thread_new("writer", fill_pipe, GINT_TO_POINTER(ends[1]));
	g_assert_false(gls_files_read_descriptor(ends[0], bytes, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
	total = bytes->len;
	while ((n = read(ends[0], rest, sizeof(rest))) > 0)
		total += n;
	g_assert_cmpuint(total, ==, 33 * 1024 * 1024);
	g_thread_join(writer);
	close(ends[0]);
}

static void
add(const gchar *path, void (*test)(Fixture *fixture, gconstpointer user_data))
{
	g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/files/kinds", test_kinds);
	g_test_add_func("/files/kind-of-many-declarations", test_kind_of_many_declarations);
	add("/files/text", test_text);
	add("/files/html-charset", test_html_charset);
	add("/files/feed", test_feed);
	add("/files/invalid-utf8", test_invalid_utf8);
	add("/files/utf16", test_utf16);
	add("/files/empty", test_empty);
	add("/files/binary", test_binary);
	add("/files/missing", test_missing);
	add("/files/directory", test_directory);
	add("/files/too-large", test_too_large);
	g_test_add_func("/files/too-large-pipe", test_too_large_pipe);
	return g_test_run();
}
