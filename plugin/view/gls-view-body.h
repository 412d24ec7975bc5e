/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-message.h"
#include "view/gls-webkit.h"

G_BEGIN_DECLS

/**
 * GlsViewBody:
 * @type: how to read both
 * @whole: the body of the message
 * @unquoted: (nullable): the same without earlier messages that it quotes; %NULL if it quotes none
 *
 * The body of a message as a page shows it, both as valid UTF-8.
 */
typedef struct {
	GlsBodyType type;
	gchar *whole;
	gchar *unquoted;
} GlsViewBody;

GlsViewBody *
gls_view_body_ref(GlsViewBody *self);
void
gls_view_body_unref(GlsViewBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsViewBody, gls_view_body_unref)

void
gls_view_body_read_async(WebKitWebView *web_view,
			 const gchar *plain,
			 const gchar *quotes,
			 GCancellable *cancellable,
			 GAsyncReadyCallback callback,
			 gpointer user_data);
GlsViewBody *
gls_view_body_read_finish(WebKitWebView *web_view, GAsyncResult *result, GError **error);

G_END_DECLS
