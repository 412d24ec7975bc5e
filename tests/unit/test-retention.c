/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "core/history/gls-machine.h"
#include "core/history/gls-segment.h"

#include "history-fixture.h"

#define OLD 1000
#define NEW 2000000

/* the papers of number @first on, met at some time, as a segment of this machine */
static void
write_segment(Fixture *fixture, guint number, guint first, guint n, gint64 date, const gchar *more)
{
	g_autofree gchar *machine = gls_machine_ensure_id(NULL);
	g_autofree gchar *name = g_strdup_printf("%s-%04u.seen", machine, number);
	g_autoptr(GPtrArray) entries = fixture_papers(first, n);
	g_autoptr(GString) segment = g_string_new(NULL);

	g_assert_cmpint(g_mkdir_with_parents(fixture->directory, 0700), ==, 0);
	for (guint i = 0; i < n; i++) {
		g_autoptr(GlsRecord)
			record = gls_record_new_from_entry(g_ptr_array_index(entries, i));

		record->group = g_strdup_printf("%016x", first + i);
		gls_record_add_sighting(record, SIGHTING("m", "HF", date), TRUE);
		gls_record_append_to(record, segment);
	}
	g_string_append(segment, more != NULL ? more : "");
	fixture_write(fixture, name, segment->str, (gssize)segment->len);
}

static guint
count(Fixture *fixture, guint first, guint n)
{
	g_autoptr(GlsHistory) history = fixture_open_read_only(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(first, n);

	return fixture_count_known(history, entries);
}

static guint
drop(Fixture *fixture, gint64 date)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GError) error = NULL;
	guint n = G_MAXUINT;
	gboolean dropped = gls_history_drop_before(history, date, &n, &error);

	g_assert_no_error(error);
	g_assert_true(dropped);
	return n;
}

static gchar *
dup_decision(void)
{
	GString *record = g_string_new(NULL);
	gsize start = gls_segment_begin_record(record, "decision 1");

	gls_segment_append_string(record, "kind", "same");
	gls_segment_end_record(record, start);
	return g_string_free(record, FALSE);
}

static guint
count_decisions(Fixture *fixture)
{
	g_autoptr(GPtrArray) segments = fixture_segments(fixture);
	guint n = 0;

	for (guint i = 0; i < segments->len; i++) {
		g_autofree gchar *text = fixture_read(g_ptr_array_index(segments, i), NULL);

		for (const gchar *p = text; (p = strstr(p, "[decision 1]")) != NULL; p++)
			n++;
	}
	return n;
}

/* 40 old papers of which 10 were met again later, 20 new ones, and a decision */
static void
write_history(Fixture *fixture)
{
	g_autofree gchar *decision = dup_decision();
	g_autoptr(GString) other = g_string_new(NULL);

	write_segment(fixture, 1, 0, 20, OLD, decision);
	write_segment(fixture, 2, 20, 20, OLD, NULL);
	write_segment(fixture, 3, 30, 10, NEW, NULL);
	write_segment(fixture, 4, 40, 20, NEW, NULL);
	g_string_append(other, "[0000000000000001]\ntitle=Kept by Another Machine\n");
	gls_segment_end_record(other, 0);
	fixture_write(fixture, "00000001-0001.seen", other->str, -1);
}

static void
test_nothing(Fixture *fixture, gconstpointer user_data)
{
	g_assert_cmpuint(drop(fixture, NEW), ==, 0);
	write_history(fixture);
	g_assert_cmpuint(drop(fixture, OLD), ==, 0);
	g_assert_cmpuint(count(fixture, 0, 60), ==, 60);
	/* what is in the newest segment stays */
	g_assert_cmpuint(drop(fixture, G_MAXINT64), ==, 40);
	g_assert_cmpuint(count(fixture, 0, 40), ==, 0);
	g_assert_cmpuint(count(fixture, 40, 20), ==, 20);
}

static void
test_drop(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) segments = NULL;
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GPtrArray) entries = fixture_papers(0, 60);

	write_history(fixture);
	history = fixture_open(fixture);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 60);
	g_assert_cmpuint(drop(fixture, NEW), ==, 30);
	g_assert_cmpuint(count(fixture, 0, 30), ==, 0);
	g_assert_cmpuint(count(fixture, 30, 30), ==, 30);
	/* who had it open sees the same */
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 30);
	g_assert_cmpuint(count_decisions(fixture), ==, 1);
	segments = fixture_segments(fixture);
	g_assert_cmpuint(segments->len, ==, 3);
	g_assert_cmpuint(drop(fixture, NEW), ==, 0);
}

/* what lives on is appended where there is none of it in the segments that stay */
static void
test_carry_over(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *decision = dup_decision();

	write_segment(fixture, 1, 0, 20, NEW, decision);
	write_segment(fixture, 2, 20, 20, OLD, NULL);
	write_segment(fixture, 3, 40, 20, NEW, NULL);
	g_assert_cmpuint(drop(fixture, NEW), ==, 20);
	g_assert_cmpuint(count(fixture, 0, 20), ==, 20);
	g_assert_cmpuint(count(fixture, 20, 20), ==, 0);
	g_assert_cmpuint(count(fixture, 40, 20), ==, 20);
	g_assert_cmpuint(count_decisions(fixture), ==, 1);
}

/* an older state of a paper does not come back with a segment that stays */
static void
test_superseded(Fixture *fixture, gconstpointer user_data)
{
	write_segment(fixture, 1, 0, 20, OLD, NULL);
	write_segment(fixture, 2, 0, 20, OLD + 1, NULL);
	write_segment(fixture, 3, 40, 20, NEW, NULL);
	g_assert_cmpuint(drop(fixture, NEW), ==, 20);
	g_assert_cmpuint(count(fixture, 0, 20), ==, 0);
	g_assert_cmpuint(count(fixture, 40, 20), ==, 20);
}

/* damage is for the user to look at: nothing from there on is thrown away */
static void
test_damaged(Fixture *fixture, gconstpointer user_data)
{
	write_segment(fixture, 1, 0, 20, OLD, NULL);
	write_segment(fixture, 2, 20, 20, OLD, "[torn\n");
	write_segment(fixture, 3, 40, 20, OLD, NULL);
	write_segment(fixture, 4, 60, 20, NEW, NULL);
	drop(fixture, NEW);
	g_assert_cmpuint(count(fixture, 0, 20), ==, 0);
	g_assert_cmpuint(count(fixture, 20, 60), ==, 60);
}

/* a crash can leave any state between: carried over but not removed, or removed in part */
static void
test_crash(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *machine = gls_machine_ensure_id(NULL);

	for (guint n_removed = 0; n_removed <= 2; n_removed++) {
		write_segment(fixture, 1, 0, 20, NEW, NULL);
		write_segment(fixture, 2, 20, 20, OLD, NULL);
		write_segment(fixture, 3, 40, 20, NEW, NULL);
		/* as carrying over would have it */
		write_segment(fixture, 4, 0, 20, NEW, NULL);
		for (guint i = 1; i <= n_removed; i++) {
			g_autofree gchar *path =
				g_strdup_printf("%s/%s-%04u.seen", fixture->directory, machine, i);

			g_assert_cmpint(g_unlink(path), ==, 0);
		}
		g_assert_cmpuint(count(fixture, 0, 20), ==, 20);
		g_assert_cmpuint(count(fixture, 40, 20), ==, 20);
		drop(fixture, NEW);
		g_assert_cmpuint(count(fixture, 0, 20), ==, 20);
		g_assert_cmpuint(count(fixture, 20, 20), ==, 0);
		g_assert_cmpuint(count(fixture, 40, 20), ==, 20);
	}
}

/* nothing is removed that could not be carried over */
static void
test_disk_full(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GError) error = NULL;
	struct rlimit limit;
	struct rlimit small;

	write_segment(fixture, 1, 0, 20, NEW, NULL);
	write_segment(fixture, 2, 20, 20, OLD, NULL);
	write_segment(fixture, 3, 40, 5, NEW, NULL);
	history = fixture_open(fixture);
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	small = limit;
	small.rlim_cur = 3000;
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	g_assert_false(gls_history_drop_before(history, NEW, NULL, &error));
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
	g_assert_cmpuint(count(fixture, 0, 45), ==, 45);
}

#define ADD(name, func)                                                                            \
	g_test_add("/retention/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);
	signal(SIGXFSZ, SIG_IGN);
	ADD("nothing", test_nothing);
	ADD("drop", test_drop);
	ADD("carry-over", test_carry_over);
	ADD("superseded", test_superseded);
	ADD("damaged", test_damaged);
	ADD("crash", test_crash);
	ADD("disk-full", test_disk_full);
	return fixture_run();
}
