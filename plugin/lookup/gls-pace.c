/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <libsoup/soup.h>

#include "core/gls-error.h"
#include "lookup/gls-pace.h"

/* the first delay after a question was turned away; each further one is twice as long */
#define FIRST_DELAY G_USEC_PER_SEC

/* who wants to be left alone for longer is asked another time */
#define MAX_DELAY (10 * G_USEC_PER_SEC)

/* no delay is longer, whatever a reply says */
#define MAX_CLOSED (G_GINT64_CONSTANT(24) * 60 * 60 * G_USEC_PER_SEC)

static gboolean
sleep_until(gint64 until, GCancellable *cancellable, GError **error)
{
	GPollFD descriptor = {-1, 0, 0};
	guint n = g_cancellable_make_pollfd(cancellable, &descriptor) ? 1 : 0;
	gint64 left;

	while ((left = until - g_get_monotonic_time()) > 0 &&
	       !g_cancellable_is_cancelled(cancellable))
		g_poll(&descriptor, n, (gint)(left / 1000 + 1));
	if (n > 0)
		g_cancellable_release_fd(cancellable);
	return !g_cancellable_set_error_if_cancelled(cancellable, error);
}

/**
 * gls_pace_wait:
 * @self: a pace
 * @pause: between two questions, in milliseconds
 * @cancellable: stops it
 * @error: a #GError
 *
 * Waits until a question may be asked.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED, or with %GLS_ERROR_LIMIT if the source is to be left
 *   alone for longer than one waits
 */
gboolean
gls_pace_wait(GlsPace *self, guint pause, GCancellable *cancellable, GError **error)
{
	if (g_get_monotonic_time() < self->closed_until) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_LIMIT, "it is left alone for a while");
		return FALSE;
	}
	if (!sleep_until(self->next, cancellable, error))
		return FALSE;
	self->next = g_get_monotonic_time() + (gint64)pause * 1000;
	return TRUE;
}

static gint64
get_wanted_delay(const gchar *retry_after, gint64 now)
{
	g_autoptr(GDateTime) date = NULL;
	guint64 seconds;

	if (g_ascii_string_to_unsigned(retry_after, 10, 0, MAX_CLOSED / G_USEC_PER_SEC, &seconds,
				       NULL))
		return (gint64)seconds * G_USEC_PER_SEC;
	date = soup_date_time_new_from_http_string(retry_after);
	if (date == NULL)
		return -1;
	return CLAMP((g_date_time_to_unix(date) - now) * G_USEC_PER_SEC, 0, MAX_CLOSED);
}

/**
 * gls_pace_get_delay:
 * @retry_after: (nullable): the header `Retry-After` of a reply: seconds, or a date of HTTP
 * @attempt: how often the question was turned away before
 * @now: in seconds since 1970 UTC
 *
 * Returns: for how long to leave the source alone, in microseconds: as it wants, or twice as long each
 *   time, more or less, so that those who were turned away together do not come back together
 */
gint64
gls_pace_get_delay(const gchar *retry_after, guint attempt, gint64 now)
{
	gint64 delay = retry_after != NULL ? get_wanted_delay(retry_after, now) : -1;

	if (delay >= 0)
		return delay;
	delay = (gint64)FIRST_DELAY << MIN(attempt, 10);
	return (gint64)(delay * g_random_double_range(0.75, 1.25));
}

/**
 * gls_pace_hold:
 * @self: a pace
 * @delay: for how long to leave the source alone, in microseconds
 *
 * Returns: whether that is short enough to wait for; if not, nothing is asked until then
 */
gboolean
gls_pace_hold(GlsPace *self, gint64 delay)
{
	gint64 until = g_get_monotonic_time() + delay;

	if (delay > MAX_DELAY) {
		self->closed_until = until;
		return FALSE;
	}
	self->next = MAX(self->next, until);
	return TRUE;
}
