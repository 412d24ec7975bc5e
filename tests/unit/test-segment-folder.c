/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/history/gls-segment.h"

#include "history-fixture.h"

/* segments as damage, other machines and programs that synchronise folders leave them */

#define MINE  "3f2a9c0d-0001.seen"
#define OTHER "00000001-0001.seen"

/* the bytes of a segment with papers, as a machine writes them */
static GString *
make_segment(guint first, guint n, const gchar *key, gint64 date)
{
	g_autoptr(GPtrArray) entries = fixture_papers(first, n);
	GString *segment = g_string_new(NULL);

	for (guint i = 0; i < n; i++) {
		const GlsEntry *entry = g_ptr_array_index(entries, i);
		g_autoptr(GlsRecord) record = gls_record_new_from_entry(entry);

		record->group = g_strdup_printf("%016x", first + i);
		gls_record_add_sighting(record, SIGHTING(key, "HF Daily Papers", date), TRUE);
		gls_record_append_to(record, segment);
	}
	return segment;
}

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	fixture_set_up(fixture, user_data);
	g_assert_cmpint(g_mkdir_with_parents(fixture->directory, 0700), ==, 0);
}

static guint
count(GlsHistory *history, guint first, guint n)
{
	g_autoptr(GPtrArray) entries = fixture_papers(first, n);

	return fixture_count_known(history, entries);
}

/* a crash may cut a batch at any byte: whole records stay, and the rest is told and left out */
static void
test_torn(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) segment = make_segment(0, 3, "m", 1000);
	gsize last = (gsize)(g_strrstr(segment->str, "\n[") + 1 - segment->str);
	g_autofree gchar *warning = g_strdup_printf(
		MINE ": record at byte %" G_GSIZE_FORMAT " is incomplete, left out", last);

	for (gsize cut = last; cut <= segment->len; cut++) {
		gboolean is_whole = cut >= segment->len - 1;
		gboolean is_torn = cut > last && !is_whole;
		g_autoptr(GlsHistory) history = NULL;

		fixture_write(fixture, MINE, segment->str, (gssize)cut);
		history = fixture_open_read_only(fixture);
		g_assert_cmpuint(count(history, 0, 3), ==, is_whole ? 3 : 2);
		g_assert_cmpuint(count(history, 0, 3), ==, is_whole ? 3 : 2);
		fixture_assert_warnings(history, (const gchar *[]){is_torn ? warning : NULL, NULL});
	}
}

/* what is written while we look is no damage, and is read when it is whole */
static void
test_growing(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) segment = make_segment(0, 3, "m", 1000);
	g_autoptr(GlsHistory) history = fixture_open_read_only(fixture);

	for (gsize end = 0; end <= segment->len; end++) {
		fixture_write(fixture, MINE, segment->str, (gssize)end);
		count(history, 0, 3);
	}
	g_assert_cmpuint(count(history, 0, 3), ==, 3);
	fixture_assert_warnings(history, (const gchar *[]){NULL});
}

static void
test_damaged(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) segment = make_segment(0, 3, "m", 1000);
	gchar *second = strstr(segment->str + 1, "\n[") + 1;
	g_autofree gchar *warning = g_strdup_printf(MINE ": record at byte %d is damaged, left out",
						    (int)(second - segment->str));
	g_autoptr(GlsHistory) history = NULL;

	strstr(second, "Paper")[0] = 'p';
	fixture_write(fixture, MINE, segment->str, (gssize)segment->len);
	history = fixture_open_read_only(fixture);
	g_assert_cmpuint(count(history, 0, 1), ==, 1);
	g_assert_cmpuint(count(history, 1, 1), ==, 0);
	g_assert_cmpuint(count(history, 2, 1), ==, 1);
	fixture_assert_warnings(history, (const gchar *[]){warning, NULL});
}

static void
test_crlf(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) segment = make_segment(0, 3, "m", 1000);
	g_autoptr(GlsHistory) history = NULL;

	g_string_replace(segment, "\n", "\r\n", 0);
	fixture_write(fixture, MINE, segment->str, (gssize)segment->len);
	history = fixture_open_read_only(fixture);
	g_assert_cmpuint(count(history, 0, 3), ==, 3);
	fixture_assert_warnings(history, (const gchar *[]){NULL});
}

/* files that are no segments, or not any more, are passed over, and said once */
static void
test_garbage(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) segment = make_segment(0, 3, "m", 1000);
	g_autofree gchar *pipe = g_build_filename(fixture->directory, "pipe.seen", NULL);
	g_autofree gchar *folder = g_build_filename(fixture->directory, "folder.seen", NULL);
	g_autofree gchar *lost = g_build_filename(fixture->directory, "lost.seen", NULL);
	g_autoptr(GlsHistory) history = NULL;

	fixture_write(fixture, MINE, segment->str, (gssize)segment->len);
	fixture_write(fixture, "00000001-0001.seen", "", 0);
	fixture_write(fixture, "00000002-0001.seen", "\0\0\0\0", 4);
	fixture_write(fixture, "00000003-0001.seen", "garbage\n\n[also\n\xff\xfe\n", -1);
	fixture_write(fixture, ".hidden.seen", "garbage", -1);
	fixture_write(fixture, "notes.txt", "garbage", -1);
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	g_assert_cmpint(mkdir(folder, 0700), ==, 0);
	g_assert_cmpint(symlink("nowhere", lost), ==, 0);
	history = fixture_open_read_only(fixture);
	g_assert_cmpuint(count(history, 0, 3), ==, 3);
	fixture_assert_warnings(
		history,
		(const gchar *[]){"00000002-0001.seen: record at byte 0 is incomplete, left out",
				  "00000003-0001.seen: record at byte 0 is incomplete, left out",
				  "00000003-0001.seen: record at byte 9 is incomplete, left out",
				  NULL});
}

/* junk longer than what is read at a time does not hide what follows, and is not told for ever */
static void
test_much_garbage(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) segment = make_segment(0, 3, "m", 1000);
	g_autoptr(GString) file = g_string_new(segment->str);
	g_autoptr(GString) more = make_segment(3, 3, "m", 1000);
	g_autoptr(GlsHistory) history = NULL;
	g_auto(GStrv) warnings = NULL;

	while (file->len < 3 * 1024 * 1024 + 17)
		g_string_append(file, "0123456789\n");
	for (guint i = 0; i < 1000; i++)
		g_string_append(file, "[torn\n");
	g_string_append(file, more->str);
	fixture_write(fixture, MINE, file->str, (gssize)file->len);
	history = fixture_open_read_only(fixture);
	g_assert_cmpuint(count(history, 0, 6), ==, 6);
	warnings = gls_history_dup_warnings(history);
	g_assert_cmpuint(g_strv_length(warnings), ==, 50);
}

static void
test_machines(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) here = make_segment(0, 10, "here", 2000);
	g_autoptr(GString) there = make_segment(5, 10, "there", 1000);
	g_autoptr(GString) conflict = make_segment(12, 10, "conflict", 3000);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 22);
	g_autoptr(GPtrArray) records = NULL;
	g_autoptr(GlsHistory) history = NULL;

	fixture_write(fixture, MINE, here->str, -1);
	fixture_write(fixture, OTHER, there->str, -1);
	fixture_write(fixture, "00000001-0001.sync-conflict-20261123-114000-ABCDEFG.seen",
		      conflict->str, -1);
	history = fixture_open(fixture);
	records = fixture_lookup(history, entries);
	for (guint i = 0; i < records->len; i++) {
		const GlsRecord *record = g_ptr_array_index(records, i);

		g_assert_cmpstr(record->shown.message_key, ==,
				i < 5	 ? "here"
				: i < 15 ? "there"
					 : "conflict");
		g_assert_cmpint(record->last_shown, ==,
				i < 5	 ? 2000
				: i < 10 ? 2000
				: i < 12 ? 1000
					 : 3000);
		g_assert_cmpuint(record->shown_in->len, ==,
				 (guint)((i < 10) + (i >= 5 && i < 15) + (i >= 12)));
	}
	/* recording writes to a segment of our own, whatever is there */
	fixture_record(history, entries, SIGHTING("new", NULL, 9000), TRUE);
	{
		g_autoptr(GPtrArray) segments = fixture_segments(fixture);
		g_autofree gchar *text = fixture_read(g_ptr_array_index(segments, 0), NULL);

		g_assert_cmpuint(segments->len, ==, 4);
		g_assert_cmpstr(text, ==, there->str);
	}
}

/* copies that others make of a segment are read, and what is on its way is not */
static void
test_copies(Fixture *fixture, gconstpointer user_data)
{
	static const struct {
		const gchar *name;
		gboolean is_read;
	} copies[] = {
		{"3f2a9c0d-0001.sync-conflict-20261123-114000-ABCDEFG.seen", TRUE},
		{"3f2a9c0d-0001 (conflicted copy 2026-11-23 114000).seen", TRUE},
		{"3f2a9c0d-0001 (Jo's conflicted copy 2026-11-23).seen", TRUE},
		{"3f2a9c0d-0001_conflict-20261123-114000.seen", TRUE},
		{"3f2a9c0d-0001_REMOTE_12345.seen", TRUE},
		{"3f2a9c0d-0001.seen~HEAD", TRUE},
		{"3f2a9c0d-0001.seen~laptop", TRUE},
		{"3f2a9c0d-0001.seen~", FALSE},
		{".syncthing.3f2a9c0d-0001.seen.tmp", FALSE},
		{"~syncthing~3f2a9c0d-0001.seen.tmp", FALSE},
		{".3f2a9c0d-0001.seen.~1a2b", FALSE},
		{".3f2a9c0d-0001.seen", FALSE},
		{"3f2a9c0d-0001.seen.part", FALSE},
	};
	g_autoptr(GString) segment = make_segment(0, 3, "m", 1000);

	for (guint i = 0; i < G_N_ELEMENTS(copies); i++) {
		g_autofree gchar *path = g_build_filename(fixture->directory, copies[i].name, NULL);
		g_autoptr(GlsHistory) history = NULL;

		g_test_message("%s", copies[i].name);
		fixture_write(fixture, copies[i].name, segment->str, -1);
		history = fixture_open_read_only(fixture);
		g_assert_cmpuint(count(history, 0, 3), ==, copies[i].is_read ? 3 : 0);
		fixture_assert_warnings(history, (const gchar *[]){NULL});
		g_unlink(path);
	}
}

/* git could not merge a segment, and left both sides in it, with marks between them */
static void
test_git_conflict(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) ours = make_segment(0, 3, "m", 1000);
	g_autoptr(GString) theirs = make_segment(3, 3, "m", 1000);
	g_autofree gchar *text = g_strdup_printf("<<<<<<< HEAD\n%s=======\n%s>>>>>>> laptop\n",
						 ours->str, theirs->str);
	g_autoptr(GlsHistory) history = NULL;

	fixture_write(fixture, MINE, text, -1);
	history = fixture_open_read_only(fixture);
	g_assert_cmpuint(count(history, 0, 6), ==, 6);
}

/* the newer state of a machine counts, in whatever order its segments came */
static void
test_order(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) old = make_segment(0, 10, "old", 2000);
	g_autoptr(GString) new = make_segment(0, 10, "new", 3000);
	g_autoptr(GlsHistory) history = fixture_open_read_only(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 10);
	g_autoptr(GPtrArray) records = NULL;

	fixture_write(fixture, "00000001-0002.seen", new->str, -1);
	g_assert_cmpuint(count(history, 0, 10), ==, 10);
	fixture_write(fixture, "00000001-0001.seen", old->str, -1);
	records = fixture_lookup(history, entries);
	for (guint i = 0; i < records->len; i++) {
		const GlsRecord *record = g_ptr_array_index(records, i);

		g_assert_cmpstr(record->shown.message_key, ==, "new");
	}
}

/* what a user or another program does to files while we have them open */
static void
test_changed_under_us(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) ten = make_segment(0, 10, "m", 1000);
	g_autoptr(GString) three = make_segment(0, 3, "m", 1000);
	g_autoptr(GString) others = make_segment(20, 12, "m", 1000);
	g_autofree gchar *path = g_build_filename(fixture->directory, MINE, NULL);
	g_autoptr(GlsHistory) history = fixture_open_read_only(fixture);

	fixture_write(fixture, MINE, ten->str, -1);
	g_assert_cmpuint(count(history, 0, 10), ==, 10);
	/* cut */
	fixture_write(fixture, MINE, three->str, -1);
	g_assert_cmpuint(count(history, 0, 10), ==, 3);
	/* emptied, removed, back */
	fixture_write(fixture, MINE, "", 0);
	g_assert_cmpuint(count(history, 0, 10), ==, 0);
	g_assert_cmpint(unlink(path), ==, 0);
	g_assert_cmpuint(count(history, 0, 10), ==, 0);
	fixture_write(fixture, MINE, ten->str, -1);
	g_assert_cmpuint(count(history, 0, 10), ==, 10);
	/* another file under the name, longer */
	g_assert_true(g_file_set_contents(path, others->str, -1, NULL));
	g_assert_cmpuint(count(history, 0, 10), ==, 0);
	g_assert_cmpuint(count(history, 20, 12), ==, 12);
	/* other bytes in the same file, as long as before: found out when they are read */
	memset(others->str, 'x', others->len);
	fixture_write(fixture, MINE, others->str, -1);
	g_assert_cmpuint(count(history, 20, 12), ==, 0);
	fixture_write(fixture, MINE, ten->str, -1);
	count(history, 0, 10);
	g_assert_cmpuint(count(history, 0, 10), ==, 10);
}

/* a writer that failed takes back what we had read already, and writes something longer */
static void
test_taken_back(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) file = make_segment(0, 3, "m", 1000);
	gsize end = file->len;
	g_autoptr(GString) failed = make_segment(3, 2, "m", 1000);
	g_autoptr(GString) longer = make_segment(10, 20, "a longer key of a message", 1000);
	g_autoptr(GlsHistory) history = fixture_open_read_only(fixture);

	g_string_append(file, failed->str);
	fixture_write(fixture, MINE, file->str, -1);
	g_assert_cmpuint(count(history, 0, 5), ==, 5);
	g_string_truncate(file, end);
	g_string_append(file, longer->str);
	fixture_write(fixture, MINE, file->str, -1);
	g_assert_cmpuint(count(history, 0, 5), ==, 3);
	g_assert_cmpuint(count(history, 10, 20), ==, 20);
}

static void
test_other_kinds(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) file = make_segment(0, 3, "m", 1000);
	gsize start = gls_segment_begin_record(file, "undo 1");
	g_autoptr(GlsHistory) history = NULL;

	gls_segment_append_string(file, "title", "On the Paper of Number 7");
	gls_segment_end_record(file, start);
	fixture_write(fixture, MINE, file->str, -1);
	history = fixture_open_read_only(fixture);
	g_assert_cmpuint(count(history, 0, 10), ==, 3);
	fixture_assert_warnings(history, (const gchar *[]){NULL});
}

/* more segments than are kept open, and one more than are read */
static void
test_many_segments(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = NULL;

	for (guint i = 0; i < 4097; i++) {
		g_autoptr(GString) segment = make_segment(i, 1, "m", 1000);
		g_autofree gchar *name = g_strdup_printf("%08x-0001.seen", i);

		fixture_write(fixture, name, segment->str, -1);
	}
	history = fixture_open_read_only(fixture);
	g_assert_cmpuint(count(history, 0, 4097), ==, 4096);
	g_assert_cmpuint(count(history, 0, 4097), ==, 4096);
	fixture_assert_warnings(
		history,
		(const gchar *[]){"00001000-0001.seen: is one of more than 4096 segments, left out",
				  NULL});
}

/* a file with holes costs what is read of it */
static void
test_huge(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) segment = make_segment(0, 3, "m", 1000);
	g_autofree gchar *path = g_build_filename(fixture->directory, MINE, NULL);
	g_autoptr(GlsHistory) history = NULL;
	g_auto(GStrv) warnings = NULL;

	fixture_write(fixture, MINE, segment->str, -1);
	g_assert_cmpint(truncate(path, (off_t)8 * 1024 * 1024 * 1024), ==, 0);
	history = fixture_open_read_only(fixture);
	g_assert_cmpuint(count(history, 0, 3), ==, 3);
	warnings = gls_history_dup_warnings(history);
	g_assert_cmpuint(g_strv_length(warnings), >, 0);
}

#define ADD(name, func)                                                                            \
	g_test_add("/segment-folder/" name, Fixture, NULL, set_up, func, fixture_tear_down)

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);
	ADD("torn", test_torn);
	ADD("growing", test_growing);
	ADD("damaged", test_damaged);
	ADD("crlf", test_crlf);
	ADD("garbage", test_garbage);
	ADD("much-garbage", test_much_garbage);
	ADD("machines", test_machines);
	ADD("copies", test_copies);
	ADD("git-conflict", test_git_conflict);
	ADD("order", test_order);
	ADD("changed-under-us", test_changed_under_us);
	ADD("taken-back", test_taken_back);
	ADD("other-kinds", test_other_kinds);
	ADD("many-segments", test_many_segments);
	ADD("huge", test_huge);
	return fixture_run();
}
