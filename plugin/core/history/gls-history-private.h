/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history.h"
#include "core/history/gls-segment-watch.h"
#include "core/history/gls-segment-writer.h"

G_BEGIN_DECLS

struct _GlsHistory {
	GObject parent_instance;
	GMutex mutex;
	gchar *directory;
	GlsHistoryFlags flags;
	GlsSegmentFolder *folder;
	GlsSegmentWriter *writer;

	GlsSegmentWatch *watch;
	GCancellable *cancellable;
	guint64 known_size;
	guint64 known_written;
};

gboolean
gls_history_lock(GlsHistory *self, GError **error);
void
gls_history_unlock(GlsHistory *self);
gboolean
gls_history_begin(GlsHistory *self, GError **error);
gboolean
gls_history_append_decision(GlsHistory *self, GlsDecision *decision, GError **error);

G_END_DECLS
