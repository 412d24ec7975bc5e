/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <gmime/gmime.h>
#include <string.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "files/gls-files.h"
#include "files/gls-mbox.h"

#define MARK   "From a@papers.example Wed Dec 17 09:00:12 2025\n"
#define HEADER "Subject: one\n\n"

/* a file that has no name any more */
static gint
open_bytes(const gchar *bytes, gsize length)
{
	g_autofree gchar *path = NULL;
	gint descriptor = g_file_open_tmp("glossator-mbox-XXXXXX", &path, NULL);

	g_assert_cmpint(descriptor, >=, 0);
	g_unlink(path);
	g_assert_cmpint(write(descriptor, bytes, length), ==, length);
	g_assert_cmpint(lseek(descriptor, 0, SEEK_SET), ==, 0);
	return descriptor;
}

static GPtrArray *
read_all(const gchar *bytes)
{
	GPtrArray *mails = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	gint descriptor = open_bytes(bytes, strlen(bytes));
	g_autoptr(GlsMbox) mbox = gls_mbox_new(descriptor);
	g_autoptr(GError) error = NULL;
	GBytes *mail;

	while ((mail = gls_mbox_next(mbox, &error)) != NULL)
		g_ptr_array_add(mails, mail);
	g_assert_no_error(error);
	g_assert_cmpuint(gls_mbox_get_position(mbox), ==, strlen(bytes));
	close(descriptor);
	return mails;
}

static guint
count_with_gmime(const gchar *bytes)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, strlen(bytes));
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	guint n = 0;

	g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
	while (!g_mime_parser_eos(parser)) {
		GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

		if (message == NULL)
			break;
		n++;
		g_object_unref(message);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	return n;
}

static void
test_count(void)
{
	static const struct {
		const gchar *bytes;
		guint n;
	} cases[] = {
		{"", 0},
		{MARK HEADER "text\n", 1},
		{MARK HEADER "text", 1},
		{MARK HEADER "text\n\n" MARK HEADER "text\n", 2},
		{MARK HEADER "text\n" MARK HEADER "text\n" MARK HEADER, 3},
		{"From - Wed Dec 17 09:00:12 2025\n" HEADER
		 "\nFrom - Thu Dec 18 09:00 2025 +0100\n" HEADER,
		 2},
		{MARK HEADER "text\n\n>" MARK "text\n", 1},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) mails = read_all(cases[i].bytes);

		g_assert_cmpuint(mails->len, ==, cases[i].n);
		g_assert_cmpuint(count_with_gmime(cases[i].bytes), ==, cases[i].n);
	}
}

/* programs that go by Content-Length do not quote such a line */
static void
test_sentence(void)
{
	g_autoptr(GPtrArray) mails = read_all(MARK HEADER "\nFrom now on all is well in 2025.\n"
							  "From 9:30 on as well.\n\n" MARK HEADER);

	g_assert_cmpuint(mails->len, ==, 2);
}

static void
test_quoting(void)
{
	static const struct {
		const gchar *written;
		const gchar *read;
	} cases[] = {
		{">From Tokens to Thoughts\n", "From Tokens to Thoughts\n"},
		{">>From a mail\n", ">From a mail\n"},
		{"> From a reply\n>Fromage\n", "> From a reply\n>Fromage\n"},
		{"a\n>\n>b\n>", "a\n>\n>b\n>"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *bytes = g_strconcat(MARK HEADER, cases[i].written, NULL);
		g_autofree gchar *expected = g_strconcat(MARK HEADER, cases[i].read, NULL);
		g_autoptr(GPtrArray) mails = read_all(bytes);
		GBytes *mail;

		g_assert_cmpuint(mails->len, ==, 1);
		mail = g_ptr_array_index(mails, 0);
		g_assert_cmpmem(g_bytes_get_data(mail, NULL), g_bytes_get_size(mail), expected,
				strlen(expected));
	}
}

static void
test_date(void)
{
	static const struct {
		const gchar *bytes;
		gint64 date;
	} cases[] = {
		{MARK HEADER, 1765962012},
		{"From - Wed Dec 17 09:00:12 2025\n" HEADER, 1765962012},
		{"From nobody\n" HEADER, 0},
		{HEADER, 0},
		{"From ", 0},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GBytes) mail = g_bytes_new(cases[i].bytes, strlen(cases[i].bytes));

		g_assert_cmpint(gls_mbox_get_date(mail), ==, cases[i].date);
	}
}

static gchar *
dup_mails(gsize size, gsize *length)
{
	GString *bytes = g_string_new(MARK HEADER);

	while (bytes->len < size)
		g_string_append(bytes, "a line of a mail that goes on and on and on\n");
	g_string_append(bytes, "\n" MARK HEADER "the next one\n");
	*length = bytes->len;
	return g_string_free(bytes, FALSE);
}

static void
test_too_large(void)
{
	gsize length;
	g_autofree gchar *bytes = dup_mails(GLS_FILES_MAX_SIZE + 1024 * 1024, &length);
	gint descriptor = open_bytes(bytes, length);
	g_autoptr(GlsMbox) mbox = gls_mbox_new(descriptor);
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) mail = gls_mbox_next(mbox, &error);

	g_assert_null(mail);
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
	g_clear_error(&error);
	mail = gls_mbox_next(mbox, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(g_bytes_get_size(mail), ==, strlen(MARK HEADER "the next one\n"));
	g_assert_null(gls_mbox_next(mbox, &error));
	g_assert_no_error(error);
	close(descriptor);
}

/* mails of many sizes, so that every part of a mark falls on the end of what is read at a time */
static void
test_chunks(void)
{
	for (gsize size = 256 * 1024 - 80; size < 256 * 1024 + 20; size++) {
		gsize length;
		g_autofree gchar *bytes = g_strnfill(size, 'x');
		g_autofree gchar *mails =
			g_strconcat(MARK HEADER, bytes, "\n\n" MARK HEADER "text\n", NULL);
		g_autoptr(GPtrArray) read = read_all(mails);

		length = strlen(mails);
		g_assert_cmpuint(read->len, ==, 2);
		g_assert_cmpuint(g_bytes_get_size(read->pdata[0]) +
					 g_bytes_get_size(read->pdata[1]),
				 ==, length);
	}
}

static void
test_unreadable(void)
{
	gint descriptor = g_open(g_get_tmp_dir(), O_RDONLY | O_CLOEXEC, 0);
	g_autoptr(GlsMbox) mbox = gls_mbox_new(descriptor);
	g_autoptr(GError) error = NULL;

	g_assert_null(gls_mbox_next(mbox, &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
	close(descriptor);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_mime_init();
	g_test_add_func("/mbox/count", test_count);
	g_test_add_func("/mbox/sentence", test_sentence);
	g_test_add_func("/mbox/quoting", test_quoting);
	g_test_add_func("/mbox/date", test_date);
	g_test_add_func("/mbox/too-large", test_too_large);
	g_test_add_func("/mbox/chunks", test_chunks);
	g_test_add_func("/mbox/unreadable", test_unreadable);
	return g_test_run();
}
