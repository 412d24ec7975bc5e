/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "lookup/gls-pace.h"

#define SECOND G_USEC_PER_SEC

static void
test_wanted_delays(void)
{
	/* 3 April 2026, noon */
	const gint64 now = 1775217600;
	const struct {
		const gchar *retry_after;
		gint64 seconds;
	} cases[] = {
		{"0", 0},
		{"120", 120},
		{"Fri, 03 Apr 2026 12:00:30 GMT", 30},
		{"Fri, 03 Apr 2026 11:00:00 GMT", 0},
		{"Fri, 03 Apr 2099 12:00:00 GMT", 24 * 60 * 60},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpint(gls_pace_get_delay(cases[i].retry_after, 0, now), ==,
				cases[i].seconds * SECOND);
}

/* each is about twice the one before, also when what is wanted cannot be read */
static void
test_own_delays(void)
{
	static const gchar *const unreadable[] = {NULL, "soon", "-1", "99999999999999999999"};

	for (guint i = 0; i < G_N_ELEMENTS(unreadable); i++) {
		for (guint attempt = 0; attempt < 4; attempt++) {
			gint64 delay = gls_pace_get_delay(unreadable[i], attempt, 1775217600);

			g_assert_cmpint(delay, >=, (SECOND << attempt) * 3 / 4);
			g_assert_cmpint(delay, <=, (SECOND << attempt) * 5 / 4);
		}
	}
}

static void
test_hold(void)
{
	g_autoptr(GCancellable) cancellable = g_cancellable_new();
	g_autoptr(GError) error = NULL;
	GlsPace pace = {0};

	g_assert_true(gls_pace_wait(&pace, 0, cancellable, &error));
	g_assert_true(gls_pace_hold(&pace, 10 * SECOND));
	g_assert_false(gls_pace_hold(&pace, 10 * SECOND + 1));
	g_assert_false(gls_pace_wait(&pace, 0, cancellable, &error));
	g_assert_nonnull(error);
}

static void
test_cancel(void)
{
	g_autoptr(GCancellable) cancellable = g_cancellable_new();
	g_autoptr(GError) error = NULL;
	GlsPace pace = {0};

	g_assert_true(gls_pace_wait(&pace, G_MAXINT, cancellable, &error));
	g_cancellable_cancel(cancellable);
	g_assert_false(gls_pace_wait(&pace, 0, cancellable, &error));
	g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pace/wanted-delays", test_wanted_delays);
	g_test_add_func("/pace/own-delays", test_own_delays);
	g_test_add_func("/pace/hold", test_hold);
	g_test_add_func("/pace/cancel", test_cancel);
	return g_test_run();
}
