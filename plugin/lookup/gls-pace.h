/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "lookup/gls-source.h"

G_BEGIN_DECLS

/**
 * GlsPace:
 * @next: when the next question may be asked, in microseconds of monotonic time
 * @closed_until: before that nothing is asked at all
 *
 * How fast one source may be asked.
 */
typedef struct {
	gint64 next;
	gint64 closed_until;
} GlsPace;

gboolean
gls_pace_wait(GlsPace *self, guint pause, GCancellable *cancellable, GError **error);
gint64
gls_pace_get_delay(const gchar *retry_after, guint attempt, gint64 now);
gboolean
gls_pace_hold(GlsPace *self, gint64 delay);

G_END_DECLS
