/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "files/gls-mail.h"
#include "fuzz.h"

/* what comes back can be read again, and what is no digest comes back as it is */
static void
check_annotated(GlsMail *mail, GBytes *bytes)
{
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GBytes) annotated = NULL;
	g_autoptr(GlsMail) again = NULL;
	g_autoptr(GlsMessage) before = NULL;
	g_autoptr(GlsMessage) after = NULL;

	annotated = gls_mail_annotate(mail, annotator, GLS_ANNOTATE_NONE, warnings, NULL);
	if (annotated == NULL || annotated == bytes)
		return;
	again = gls_mail_new(annotated, NULL);
	g_assert_true(again != NULL);
	before = gls_mail_dup_message(mail);
	after = gls_mail_dup_message(again);
	g_assert_true(g_strcmp0(before->id, after->id) == 0);
	g_assert_true(g_strcmp0(before->subject, after->subject) == 0);
	g_assert_true(before->type == after->type);
	g_assert_true(after->length > before->length);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	g_autoptr(GlsMail) mail = gls_mail_new(bytes, NULL);
	g_autoptr(GlsMessage) message = NULL;

	if (mail == NULL)
		return 0;
	message = gls_mail_dup_message(mail);
	g_assert_true(g_utf8_validate(message->body, message->length, NULL));
	g_assert_true(strlen(message->body) == message->length);
	g_assert_true(message->subject == NULL || g_utf8_validate(message->subject, -1, NULL));
	g_assert_true(message->source == NULL || g_utf8_validate(message->source, -1, NULL));
	g_assert_true(message->source == NULL || strchr(message->source, '@') == NULL);
	check_annotated(mail, bytes);
	return 0;
}
