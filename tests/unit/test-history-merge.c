/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-segment.h"

#include "history-fixture.h"

#define N_HISTORIES 12
#define N_SPLITS    6
#define N_STEPS	    40
#define N_FILES	    5

/* few of each, so that they meet often */
static const gchar *const titles[] = {
	"On the First Matter", "On the Second Matter",	    "On the Third Matter",
	"Editorial",	       "On the Fourth Matter and…", "",
};
static const gchar *const ids[] = {
	"",
	"",
	"arxiv:2501.00001",
	"arxiv:2501.00002",
	"doi:10.1000/x",
	"doi:10.1000/y",
	"arxiv:2501.00001 doi:10.1000/x",
	"pmid:12345678 doi:10.1000/y",
	"scholar:123456789",
};
static const gchar *const sources[] = {"cs.LG", "HF Daily Papers", "Nature", NULL};

#define PICK(strings) (strings)[g_test_rand_int_range(0, G_N_ELEMENTS(strings))]

static GlsEntry *
pick_entry(void)
{
	const gchar *title = PICK(titles);

	return fixture_entry(title, PICK(ids));
}

static GPtrArray *
pick_entries(void)
{
	GPtrArray *entries = fixture_entries();
	guint n = (guint)g_test_rand_int_range(1, 4);

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(entries, pick_entry());
	return entries;
}

/* something that happens to a history; what it refuses is no matter here */
static void
take_step(GlsHistory *history)
{
	g_autoptr(GPtrArray) entries = pick_entries();
	g_autofree gchar *key = g_strdup_printf("m%d", g_test_rand_int_range(0, 12));
	GlsSighting sighting = {key, (gchar *)PICK(sources), g_test_rand_int_range(1, 100) * 10000};
	GlsEntry *entry = g_ptr_array_index(entries, 0);
	g_autoptr(GlsEntry) other = pick_entry();
	gint what = g_test_rand_int_range(0, 20);

	if (what == 0)
		gls_history_mark_seen(history, entries, &sighting, NULL);
	else if (what == 1)
		gls_history_mark_unseen(history, entries, NULL);
	else if (what == 2)
		gls_history_forget(history, entries, NULL);
	else if (what <= 4)
		gls_history_set_same(history, entry, other, NULL);
	else if (what <= 6)
		gls_history_set_different(history, entry, other, NULL);
	else if (what == 7)
		g_free(gls_history_undo(history, NULL));
	else
		fixture_record(history, entries, &sighting, g_test_rand_bit());
}

/* what a history says of everything that can be asked */
static gchar *
dup_answers(GlsHistory *history)
{
	g_autoptr(GPtrArray) entries = fixture_entries();
	g_autoptr(GPtrArray) records = NULL;
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
		for (guint j = 0; j < G_N_ELEMENTS(ids); j++)
			g_ptr_array_add(entries, fixture_entry(titles[i], ids[j]));
	}
	records = fixture_lookup(history, entries);
	for (guint i = 0; i < records->len; i++) {
		const GlsRecord *record = g_ptr_array_index(records, i);

		g_string_append_printf(text, "%s | %s\n", titles[i / G_N_ELEMENTS(ids)],
				       ids[i % G_N_ELEMENTS(ids)]);
		if (record == NULL)
			continue;
		if (record->marked.message_key != NULL)
			g_string_append_printf(text, "marked in %s\n", record->marked.message_key);
		gls_record_append_to(record, text);
	}
	return g_string_free(text, FALSE);
}

/* names as machines and programs that synchronise give them */
static gchar *
dup_name(guint file)
{
	static const gchar *const patterns[] = {
		"%08x-0001.seen",
		"%08x-0001.sync-conflict-20261123-114000-ABCDEFG.seen",
		"%08x-0001 (conflicted copy 2026-11-23 114000).seen",
		"%08x-0001 (somebody's conflicted copy 2026-11-23).seen",
		"%08x-0001.seen~HEAD",
	};

	return g_strdup_printf(PICK(patterns), (guint)g_test_rand_int() * N_FILES + file);
}

static void
write_split(const gchar *directory, const gchar *bytes, gsize length)
{
	GString *files[N_FILES];
	GlsSegmentPiece piece;
	gsize position = 0;

	for (guint i = 0; i < N_FILES; i++)
		files[i] = g_string_new("# the history of one machine\n\n");
	while (gls_segment_next(bytes, length, &position, &piece)) {
		guint n_copies = g_test_rand_int_range(0, 4) == 0 ? 2 : 1;

		g_assert_cmpint(piece.kind, ==, GLS_SEGMENT_RECORD);
		for (guint i = 0; i < n_copies; i++) {
			GString *file = files[g_test_rand_int_range(0, N_FILES)];

			g_string_append_len(file, bytes + piece.offset, (gssize)piece.length);
			g_string_append_c(file, '\n');
		}
	}
	g_mkdir_with_parents(directory, 0700);
	for (guint i = 0; i < N_FILES; i++) {
		g_autofree gchar *name = dup_name(i);
		g_autofree gchar *path = g_build_filename(directory, name, NULL);
		g_autoptr(GError) error = NULL;

		g_file_set_contents(path, files[i]->str, (gssize)files[i]->len, &error);
		g_assert_no_error(error);
		g_string_free(files[i], TRUE);
	}
}

/* however records are spread over machines and conflict copies, they say the same */
static void
test_splits(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) segments = NULL;
	g_autofree gchar *answers = NULL;
	g_autofree gchar *bytes = NULL;
	gsize length;

	for (guint i = 0; i < N_STEPS; i++)
		take_step(history);
	answers = dup_answers(history);
	segments = fixture_segments(fixture);
	g_assert_cmpuint(segments->len, ==, 1);
	bytes = fixture_read(g_ptr_array_index(segments, 0), &length);
	for (guint i = 0; i < N_SPLITS; i++) {
		g_autofree gchar *name = g_strdup_printf("split-%u", i);
		g_autofree gchar *directory = g_build_filename(fixture->root, name, NULL);
		g_autoptr(GlsHistory) split = NULL;
		g_autofree gchar *split_answers = NULL;
		g_autoptr(GError) error = NULL;

		write_split(directory, bytes, length);
		split = gls_history_open(directory, GLS_HISTORY_READ_ONLY, &error);
		g_assert_no_error(error);
		split_answers = dup_answers(split);
		g_assert_cmpstr(split_answers, ==, answers);
	}
}

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);

	for (guint i = 0; i < N_HISTORIES; i++) {
		g_autofree gchar *name = g_strdup_printf("/history-merge/splits/%u", i);

		g_test_add(name, Fixture, NULL, fixture_set_up, test_splits, fixture_tear_down);
	}
	return fixture_run();
}
