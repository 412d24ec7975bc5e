/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <string.h>

#include "core/formats/gls-format.h"
#include "files/gls-files.h"

/* what tests of formats read digests by */

/* takes @message */
static inline GlsDigest *
read_message(GlsMessage *message)
{
	g_autoptr(GlsMessage) own = message;
	g_autoptr(GlsDocument) document = gls_document_new(own->body, own->length, own->type);

	return gls_digest_new(own, document);
}

static inline GlsDigest *
read_from(const gchar *sender, GlsBodyType type, const gchar *body)
{
	GlsMessage *message = gls_message_new(type, body, -1);

	message->sender = g_strdup(sender);
	return read_message(message);
}

static inline GlsDigest *
read_html(const gchar *html)
{
	return read_from(NULL, GLS_BODY_HTML, html);
}

static inline GlsDigest *
read_text(const gchar *text)
{
	return read_from(NULL, GLS_BODY_TEXT, text);
}

/* the only message of a mail with its headers */
static inline GlsMessage *
parse_mail(const gchar *mail)
{
	g_autoptr(GBytes) bytes = g_bytes_new(mail, strlen(mail));
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) messages = gls_files_parse(bytes, "digest.eml", warnings, &error);

	g_assert_no_error(error);
	g_assert_cmpuint(messages->len, ==, 1);
	return g_ptr_array_steal_index(messages, 0);
}

static inline GPtrArray *
load_messages(const gchar *path)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	GPtrArray *messages = gls_files_read(path, warnings, &error);

	g_assert_no_error(error);
	return messages;
}

/* the only message of a file of tests/data/digests */
static inline GlsMessage *
load_sample(const gchar *format, const gchar *name)
{
	g_autofree gchar *path =
		g_test_build_filename(G_TEST_DIST, "data", "digests", format, name, NULL);
	g_autoptr(GPtrArray) messages = load_messages(path);

	g_assert_cmpuint(messages->len, ==, 1);
	return g_ptr_array_steal_index(messages, 0);
}

/* %NULL, and the test is skipped, where the sample is absent: it is no part of the project */
static inline GlsDigest *
read_shared(const gchar *name)
{
	g_autofree gchar *path = g_test_build_filename(G_TEST_DIST, "..", "..", "shared", "samples",
						       "real", name, NULL);
	g_autoptr(GPtrArray) messages = NULL;

	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_autofree gchar *reason = g_strdup_printf("no sample %s", name);

		g_test_skip(reason);
		return NULL;
	}
	messages = load_messages(path);
	g_assert_cmpuint(messages->len, ==, 1);
	return read_message(g_ptr_array_steal_index(messages, 0));
}

static inline const GlsEntry *
get_entry(const GlsDigest *digest, guint i)
{
	g_assert_cmpuint(i, <, digest->entries->len);
	return g_ptr_array_index(digest->entries, i);
}

/* "arxiv:1912.02015 scholar:14738475476269854027"; "" if there are none */
static inline gchar *
list_ids(const GlsEntry *entry)
{
	GString *ids = g_string_new(NULL);

	for (guint i = 0; i < entry->ids->len; i++) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(entry->ids, i));

		g_string_append_printf(ids, "%s%s", i > 0 ? " " : "", id);
	}
	return g_string_free(ids, FALSE);
}

static inline void
assert_ids(const GlsEntry *entry, const gchar *expected)
{
	g_autofree gchar *ids = list_ids(entry);

	g_assert_cmpstr(ids, ==, expected);
}

static inline gchar *
list_authors(const GlsEntry *entry)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < entry->authors->len; i++) {
		const GlsAuthor *author = g_ptr_array_index(entry->authors, i);

		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", author->name);
	}
	return g_string_free(names, FALSE);
}

/* the range of @body that a view annotates */
static inline void
assert_shown_title(const GlsEntry *entry,
		   GlsBodyType type,
		   const gchar *body,
		   const gchar *expected)
{
	g_autoptr(GlsDocument) document = gls_document_new(body, strlen(body), type);

	g_assert_cmpmem(gls_document_get_text(document, NULL) + entry->title_start,
			entry->title_end - entry->title_start, expected, strlen(expected));
}
