/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "cli/gls-progress.h"

/* in characters */
#define WIDTH 30
/* how often it is drawn, in microseconds */
#define PAUSE 100000

struct _GlsProgress {
	guint64 total;
	gint64 drawn;
};

/**
 * gls_progress_new:
 * @total: what there is to do, in any unit
 *
 * Returns: (transfer full): a bar
 */
GlsProgress *
gls_progress_new(guint64 total)
{
	GlsProgress *self = g_new0(GlsProgress, 1);

	self->total = isatty(STDERR_FILENO) ? total : 0;
	return self;
}

/**
 * gls_progress_free:
 * @self: (nullable): a bar
 *
 * Wipes the bar off.
 */
void
gls_progress_free(GlsProgress *self)
{
	if (self != NULL && self->drawn > 0)
		g_printerr("\r\033[K");
	g_free(self);
}

/**
 * gls_progress_set:
 * @self: a bar
 * @done: how much of the total is done
 * @n_messages: how many messages that was
 *
 * Draws the bar, at most ten times a second.
 */
void
gls_progress_set(GlsProgress *self, guint64 done, guint64 n_messages)
{
	gint64 now = g_get_monotonic_time();
	gchar bar[WIDTH + 1] = "";
	guint full;

	if (self->total == 0 || now - self->drawn < PAUSE)
		return;
	self->drawn = now;
	done = MIN(done, self->total);
	full = (guint)((gdouble)done / (gdouble)self->total * WIDTH);
	for (guint i = 0; i < WIDTH; i++)
		bar[i] = i < full ? '#' : '-';
	/* translators: a bar, a number from 0 to 100, a number */
	g_printerr(_("\r[%s] %3u %%, %" G_GUINT64_FORMAT " messages"), bar,
		   (guint)((gdouble)done / (gdouble)self->total * 100), n_messages);
}
