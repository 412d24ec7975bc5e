/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GlsLifereaHeadlines:
 *
 * Says in Liferea's list of headlines how many new papers a digest has.
 */
typedef struct _GlsLifereaHeadlines GlsLifereaHeadlines;

GlsLifereaHeadlines *
gls_liferea_headlines_new(GObject *item_view);
void
gls_liferea_headlines_free(GlsLifereaHeadlines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLifereaHeadlines, gls_liferea_headlines_free)

void
gls_liferea_headlines_set_count(GlsLifereaHeadlines *self, gulong item_id, guint n_new);
void
gls_liferea_headlines_refresh(GlsLifereaHeadlines *self);

G_END_DECLS
