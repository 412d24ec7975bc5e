/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotator.h"
#include "view/gls-view-actions.h"
#include "view/gls-webkit.h"

G_BEGIN_DECLS

/**
 * GlsGearyPage:
 *
 * The page of one message in a conversation that Geary shows.
 */
typedef struct _GlsGearyPage GlsGearyPage;

/**
 * GlsGearyPageFunc:
 * @row: the ConversationEmail whose page it is
 * @summary: how many papers are in it, in words
 * @user_data: what was given with the function
 *
 * Told when a message with papers is annotated for the first time.
 */
typedef void (*GlsGearyPageFunc)(GtkWidget *row, const gchar *summary, gpointer user_data);

GlsGearyPage *
gls_geary_page_new(WebKitWebView *web_view,
		   GlsAnnotator *annotator,
		   GlsViewActions *actions,
		   GlsGearyPageFunc func,
		   gpointer user_data);
void
gls_geary_page_free(GlsGearyPage *self);

void
gls_geary_page_clear(GlsGearyPage *self);
void
gls_geary_page_load(GlsGearyPage *self);
void
gls_geary_page_unload(GlsGearyPage *self);
void
gls_geary_page_refresh(GlsGearyPage *self);

G_END_DECLS
