/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotator.h"

G_BEGIN_DECLS

/**
 * GlsPage:
 * @content: (nullable): CSS selector of the element that holds the body of a message; %NULL if the
 *   body of the page does
 * @heading: (nullable): CSS selector of the element that shows its subject; %NULL if none does
 * @excluded: (nullable): CSS selector of what is in @content and does not belong to the message
 *
 * Where a host's page shows a message.
 */
typedef struct {
	const gchar *content;
	const gchar *heading;
	const gchar *excluded;
} GlsPage;

/**
 * GlsPayload:
 * @json: (nullable): what annotate.js is called with; %NULL if nothing is to be shown
 * @summary: how many papers are in the message and what they are, in words
 * @n_entries: how many papers are in the message
 * @warnings: (element-type utf8): what went wrong on the way and did not stop it
 *
 * What a view shows of an annotated message: all strings finished and translated.
 */
typedef struct {
	gchar *json;
	gchar *summary;
	guint n_entries;
	GPtrArray *warnings;
} GlsPayload;

GlsPayload *
gls_payload_new(const GlsAnnotatedMessage *message, const GlsPage *page);
void
gls_payload_free(GlsPayload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsPayload, gls_payload_free)

void
gls_payload_prepare_async(GlsAnnotator *annotator,
			  GlsMessage *message,
			  const GlsPage *page,
			  GCancellable *cancellable,
			  GAsyncReadyCallback callback,
			  gpointer user_data);
GlsPayload *
gls_payload_prepare_finish(GAsyncResult *result, GError **error);

G_END_DECLS
