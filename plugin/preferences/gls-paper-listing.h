/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history.h"
#include "preferences/gls-paper-item.h"

G_BEGIN_DECLS

/**
 * GlsPaperListing:
 *
 * A listing of the history in a thread. It pauses where enough is listed, so that a history of a million
 * papers costs what is looked at.
 */
typedef struct _GlsPaperListing GlsPaperListing;

/**
 * GlsPaperListingNews:
 * @papers: (element-type GlsPaperItem): papers that were found
 * @is_pause: whether no more are looked for until gls_paper_listing_go_on()
 * @is_end: whether there are no more
 * @error: (nullable): what is wrong, at the end
 *
 * How far a listing is.
 */
typedef struct {
	GPtrArray *papers;
	gboolean is_pause;
	gboolean is_end;
	GError *error;
} GlsPaperListingNews;

/**
 * GlsPaperListingFunc:
 * @news: how far it is
 * @user_data: as in gls_paper_listing_new()
 *
 * Takes what a listing found, in the thread that made it.
 */
typedef void (*GlsPaperListingFunc)(const GlsPaperListingNews *news, gpointer user_data);

GlsPaperListing *
gls_paper_listing_new(const gchar *directory,
		      const gchar *text,
		      guint states,
		      GlsPaperListingFunc func,
		      gpointer user_data);
void
gls_paper_listing_run_async(GlsPaperListing *self, GObject *source, GAsyncReadyCallback callback);
void
gls_paper_listing_go_on(GlsPaperListing *self);
void
gls_paper_listing_cancel(GlsPaperListing *self);

G_END_DECLS
