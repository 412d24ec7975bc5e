/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "view/gls-view-actions.h"
#include "view/gls-webkit.h"

G_BEGIN_DECLS

/**
 * GlsViewMessage:
 *
 * The message that a host's web view displays: it is annotated, shown, recorded as shown, and
 * completed by look-ups.
 */
typedef struct _GlsViewMessage GlsViewMessage;

/**
 * GlsViewMessageHost:
 * @make_message: gives the message that is displayed now (transfer full) (nullable), and where its
 *   page shows it
 * @shown: told when the annotations of a message are shown, also of one that has none
 *
 * What a host knows and does of it.
 */
typedef struct {
	GlsMessage *(*make_message)(GlsPage *page, gpointer user_data);
	void (*shown)(const GlsPayload *payload, gpointer user_data);
} GlsViewMessageHost;

GlsViewMessage *
gls_view_message_new(WebKitWebView *web_view,
		     GlsViewActions *actions,
		     const GlsViewMessageHost *host,
		     gpointer user_data);
void
gls_view_message_free(GlsViewMessage *self);

void
gls_view_message_annotate(GlsViewMessage *self);
void
gls_view_message_set_page_ready(GlsViewMessage *self, gboolean page_ready);
void
gls_view_message_forget(GlsViewMessage *self);
void
gls_view_message_clear(GlsViewMessage *self);

G_END_DECLS
