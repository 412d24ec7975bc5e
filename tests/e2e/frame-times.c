/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Loaded into a GTK 4 program by LD_PRELOAD, writes a line for each frame ("frame BEGIN END WORK") and
 * each turn of the main loop ("turn BEGIN END WORK") to the file that GLS_FRAME_TIMES names: times of
 * the monotonic clock, and the time of the processor that the turn took, in microseconds. The latter
 * says what other programs do not change.
 */
#include <gtk/gtk.h>
#include <stdio.h>
#include <time.h>

typedef struct {
	gint64 time;
	gint64 work;
} Moment;

static FILE *times;
static Moment frame;
static Moment turn;

static Moment
look(void)
{
	struct timespec work;
	Moment now = {.time = g_get_monotonic_time()};

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &work);
	now.work = work.tv_sec * G_USEC_PER_SEC + work.tv_nsec / 1000;
	return now;
}

static void
note(const gchar *what, const Moment *begin)
{
	Moment end = look();

	if (begin->time != 0)
		fprintf(times,
			"%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", what,
			begin->time, end.time, end.work - begin->work);
}

/* between two waits lies a turn, in which the window does not answer */
static gint
wait_for_events(GPollFD *fds, guint n_fds, gint timeout)
{
	gint n;

	note("turn", &turn);
	n = g_poll(fds, n_fds, timeout);
	turn = look();
	return n;
}

static gboolean
before_paint(GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
	frame = look();
	return TRUE;
}

static gboolean
after_paint(GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
	note("frame", &frame);
	return TRUE;
}

__attribute__((constructor)) static void
begin(void)
{
	const gchar *path = g_getenv("GLS_FRAME_TIMES");

	times = path != NULL ? fopen(path, "a") : NULL;
	if (times == NULL)
		return;
	setvbuf(times, NULL, _IOLBF, 0);
	/* what the program starts is not measured */
	g_unsetenv("LD_PRELOAD");
	g_type_class_ref(GDK_TYPE_FRAME_CLOCK);
	g_signal_add_emission_hook(g_signal_lookup("before-paint", GDK_TYPE_FRAME_CLOCK), 0,
				   before_paint, NULL, NULL);
	g_signal_add_emission_hook(g_signal_lookup("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
				   after_paint, NULL, NULL);
	g_main_context_set_poll_func(NULL, wait_for_events);
}
