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

static inline GlsDigest *
read_message(const GlsMessage *message)
{
	g_autoptr(GlsDocument)
		document = gls_document_new(message->body, message->length, message->type);

	return gls_digest_new(message, document);
}

static inline GlsDigest *
read_html(const gchar *html)
{
	g_autoptr(GlsMessage) message = gls_message_new(GLS_BODY_HTML, html, -1);

	return read_message(message);
}

static inline GlsDigest *
read_text(const gchar *text)
{
	g_autoptr(GlsMessage) message = gls_message_new(GLS_BODY_TEXT, text, -1);

	return read_message(message);
}

static inline GlsDigest *
read_from(const gchar *sender, const gchar *html)
{
	g_autoptr(GlsMessage) message = gls_message_new(GLS_BODY_HTML, html, -1);

	message->sender = g_strdup(sender);
	return read_message(message);
}

/* a mail with its headers */
static inline GlsDigest *
read_mail(const gchar *mail)
{
	g_autoptr(GBytes) bytes = g_bytes_new(mail, strlen(mail));
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) messages = gls_files_parse(bytes, "digest.eml", warnings, &error);

	g_assert_no_error(error);
	g_assert_cmpuint(messages->len, ==, 1);
	return read_message(g_ptr_array_index(messages, 0));
}

/* %NULL, and the test is skipped, where the sample is absent: it is no part of the project */
static inline GlsDigest *
read_shared(const gchar *name)
{
	g_autofree gchar *path = g_test_build_filename(G_TEST_DIST, "..", "..", "shared", "samples",
						       "real", name, NULL);
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GError) error = NULL;

	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_autofree gchar *reason = g_strdup_printf("no sample %s", name);

		g_test_skip(reason);
		return NULL;
	}
	messages = gls_files_read(path, warnings, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(messages->len, ==, 1);
	return read_message(g_ptr_array_index(messages, 0));
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
