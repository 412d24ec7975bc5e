/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotator.h"
#include "core/settings/gls-settings.h"

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
 * GlsPayloadSettings:
 * @settings: (nullable): say whether seen papers of this source are hidden
 * @notice: (nullable): what was changed last, in words
 * @notice_message: (nullable): key of the message that @notice is of: it is told in no other
 * @notice_number: tells @notice from an equal one that was told before
 * @can_undo: whether something was changed that can be taken back
 *
 * What a page shows beside the annotations.
 */
typedef struct {
	GlsSettings *settings;
	const gchar *notice;
	const gchar *notice_message;
	guint notice_number;
	gboolean can_undo;
} GlsPayloadSettings;

/**
 * GlsPayload:
 * @json: (nullable): what annotate.js is called with; %NULL if nothing is to be shown
 * @token: stands for this payload in what a page sends
 * @message: the annotated message (owned)
 * @summary: how many papers are in the message and what they are, in words
 * @n_entries: how many papers are in the message
 * @n_looked_up: of how many of them others know something
 * @warnings: (element-type utf8): what went wrong on the way and did not stop it
 *
 * What a view shows of an annotated message: all strings finished and translated. It does not change
 * once it is made, and can be used by several threads at a time.
 */
typedef struct {
	gchar *json;
	gchar *token;
	GlsAnnotatedMessage *message;
	gchar *summary;
	guint n_entries;
	guint n_looked_up;
	GPtrArray *warnings;
} GlsPayload;

GlsPayload *
gls_payload_new(GlsAnnotatedMessage *message,
		const GlsPage *page,
		const GlsPayloadSettings *settings);
GlsPayload *
gls_payload_ref(GlsPayload *self);
void
gls_payload_unref(GlsPayload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsPayload, gls_payload_unref)

void
gls_payload_prepare_async(GlsAnnotator *annotator,
			  GlsMessage *message,
			  const GlsPage *page,
			  const GlsPayloadSettings *settings,
			  GCancellable *cancellable,
			  GAsyncReadyCallback callback,
			  gpointer user_data);
GlsPayload *
gls_payload_prepare_finish(GAsyncResult *result, GError **error);

G_END_DECLS
