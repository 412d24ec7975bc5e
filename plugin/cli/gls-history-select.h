/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history.h"

G_BEGIN_DECLS

/**
 * GlsHistorySelect:
 * @text: (nullable): what the title, an id or a source has to contain
 * @state: (nullable): `seen` or `elsewhere`
 * @source: (nullable): what one of the sources has to contain
 * @since: (nullable): a day as `2026-11-23`, or a number of days as `30d`
 * @limit: how many papers at most; 0 for all
 * @query: what of it the history asks for
 * @source_key: @source folded
 *
 * The options that choose papers. The first five are filled in by the command line.
 */
typedef struct {
	gchar *text;
	gchar *state;
	gchar *source;
	gchar *since;
	gint limit;
	GlsHistoryQuery query;
	gchar *source_key;
} GlsHistorySelect;

void
gls_history_select_clear(GlsHistorySelect *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(GlsHistorySelect, gls_history_select_clear)

void
gls_history_select_add_options(GlsHistorySelect *self, GOptionContext *context);
gboolean
gls_history_select_prepare(GlsHistorySelect *self, GError **error);
GPtrArray *
gls_history_select_run(GlsHistorySelect *self, GlsHistory *history, GError **error);

G_END_DECLS
