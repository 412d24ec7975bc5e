/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history.h"

G_BEGIN_DECLS

/**
 * GlsMonthCount:
 * @month: the month, as twelve times the year and then 0 for January
 * @n_papers: papers that arrived in it
 * @n_seen: how many of them were seen
 *
 * Papers of a month, of the time zone here.
 */
typedef struct {
	guint month;
	guint n_papers;
	guint n_seen;
} GlsMonthCount;

/**
 * GlsSourceCount:
 * @label: of the source
 * @n_papers: papers that were met there
 * @n_seen: how many of them were seen, there or elsewhere
 * @last: when one of them was met last, there or elsewhere, in seconds since 1970 UTC
 * @months: (element-type GlsMonthCount): papers that arrived there first, the earliest month first;
 *   months with none are left out
 *
 * Papers of a source.
 */
typedef struct {
	gchar *label;
	guint n_papers;
	guint n_seen;
	gint64 last;
	GArray *months;
} GlsSourceCount;

/**
 * GlsHistoryCount:
 * @n_papers: papers in the history
 * @n_seen: how many of them were seen
 * @sources: (element-type GlsSourceCount): the one with the most papers first
 * @months: (element-type GlsMonthCount): the earliest first; months with none are left out
 *
 * What there is in a history.
 */
typedef struct {
	guint n_papers;
	guint n_seen;
	GPtrArray *sources;
	GArray *months;
} GlsHistoryCount;

GlsHistoryCount *
gls_history_count_new(GlsHistory *history, GCancellable *cancellable, GError **error);
void
gls_history_count_free(GlsHistoryCount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsHistoryCount, gls_history_count_free)

G_END_DECLS
