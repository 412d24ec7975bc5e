/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlsQueryCompletion:
 *
 * Offers fields below the word that is being written in a query. The view keeps the focus.
 */
typedef struct _GlsQueryCompletion GlsQueryCompletion;

GlsQueryCompletion *
gls_query_completion_new(GtkTextView *view);
void
gls_query_completion_free(GlsQueryCompletion *self);

void
gls_query_completion_offer(GlsQueryCompletion *self);
void
gls_query_completion_present(GlsQueryCompletion *self);
gboolean
gls_query_completion_handle_key(GlsQueryCompletion *self, guint key, GdkModifierType modifiers);

G_END_DECLS
