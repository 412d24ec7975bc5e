/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/gls-error.h"

#include "history-fixture.h"

#define TITLE "Entropy-Guided Attention for Private LLMs"
#define DAY   (24 * 60 * 60)

static GPtrArray *
one_entry(const gchar *title, const gchar *ids)
{
	GPtrArray *entries = fixture_entries();

	g_ptr_array_add(entries, fixture_entry(title, ids));
	return entries;
}

static GlsRecord *
look_up(GlsHistory *history, const gchar *title, const gchar *ids)
{
	g_autoptr(GPtrArray) entries = one_entry(title, ids);
	g_autoptr(GPtrArray) records = fixture_lookup(history, entries);

	return g_ptr_array_steal_index(records, 0);
}

static void
record(GlsHistory *history,
       const gchar *title,
       const gchar *ids,
       const gchar *key,
       gint64 date,
       gboolean shown)
{
	g_autoptr(GPtrArray) entries = one_entry(title, ids);

	fixture_record(history, entries, SIGHTING(key, "HF Daily Papers", date), shown);
}

static gsize
get_size(Fixture *fixture)
{
	g_autoptr(GPtrArray) segments = fixture_segments(fixture);
	gsize size = 0;

	for (guint i = 0; i < segments->len; i++) {
		struct stat status;

		g_assert_cmpint(stat(g_ptr_array_index(segments, i), &status), ==, 0);
		size += (gsize)status.st_size;
	}
	return size;
}

/* every segment is a key-file, and every file is for the user's eyes only */
static void
assert_files(Fixture *fixture)
{
	g_autoptr(GDir) dir = g_dir_open(fixture->directory, 0, NULL);
	struct stat status;
	const gchar *name;

	g_assert_cmpint(stat(fixture->directory, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0700);
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *path = g_build_filename(fixture->directory, name, NULL);
		g_autoptr(GKeyFile) key_file = g_key_file_new();
		g_autoptr(GError) error = NULL;

		g_assert_cmpint(stat(path, &status), ==, 0);
		g_assert_cmpint(status.st_mode & 0777, ==, 0600);
		if (!g_str_has_suffix(name, ".seen"))
			continue;
		g_key_file_load_from_file(key_file, path, G_KEY_FILE_NONE, &error);
		g_assert_no_error(error);
	}
}

static void
test_empty(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 10);
	g_autoptr(GPtrArray) none = fixture_entries();

	g_assert_cmpuint(fixture_count_known(history, entries), ==, 0);
	g_assert_cmpuint(fixture_count_known(history, none), ==, 0);
	fixture_record(history, none, SIGHTING("m", NULL, 1), TRUE);
	g_assert_cmpuint(get_size(fixture), ==, 0);
	g_assert_cmpstr(gls_history_get_directory(history), ==, fixture->directory);
	fixture_assert_warnings(history, (const gchar *[]){NULL});
}

/* messages recorded at a time are what they are one by one, also if they hold the same papers */
static void
test_record_all(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 10);
	g_autoptr(GPtrArray) others = fixture_papers(5, 10);
	g_autoptr(GPtrArray) meetings = g_ptr_array_new();
	g_autoptr(GPtrArray) records = NULL;
	g_autoptr(GError) error = NULL;
	GlsMeeting first = {entries, SIGHTING("m1", "Daily", 2000), TRUE};
	GlsMeeting second = {others, SIGHTING("m2", "Weekly", 1000), FALSE};
	gboolean recorded;
	gsize size;

	g_ptr_array_add(meetings, &first);
	g_ptr_array_add(meetings, &second);
	recorded = gls_history_record_all(history, meetings, &error);
	g_assert_no_error(error);
	g_assert_true(recorded);
	records = fixture_lookup(history, others);
	for (guint i = 0; i < records->len; i++) {
		const GlsRecord *known = g_ptr_array_index(records, i);

		g_assert_cmpstr(known->arrived.message_key, ==, "m2");
		g_assert_cmpstr(known->shown.message_key, ==, i < 5 ? "m1" : NULL);
		g_assert_cmpuint(known->sources->len, ==, i < 5 ? 2 : 1);
	}
	size = get_size(fixture);
	recorded = gls_history_record_all(history, meetings, &error);
	g_assert_no_error(error);
	g_assert_true(recorded);
	g_assert_cmpuint(get_size(fixture), ==, size);
}

static GlsRecord *
new_record(const gchar *title, const gchar *key, gint64 date)
{
	g_autoptr(GlsEntry) entry = fixture_entry(title, "arxiv:2501.03489 doi:10.1000/x");
	GlsRecord *known = gls_record_new_from_entry(entry);

	gls_record_add_sighting(known, SIGHTING(key, "Old", date), TRUE);
	return known;
}

static void
test_merge(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray)
		records = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	g_autoptr(GlsRecord) known = NULL;
	g_autoptr(GError) error = NULL;
	gsize size;

	record(history, TITLE, "doi:10.1000/x", "m1", 2000, TRUE);
	g_ptr_array_add(records, new_record(TITLE, "old", 1000));
	g_assert_true(gls_history_merge(history, records, &error));
	g_assert_no_error(error);
	known = look_up(history, "", "arxiv:2501.03489");
	g_assert_cmpstr(known->shown.message_key, ==, "old");
	g_assert_cmpint(known->last_shown, ==, 2000);
	g_assert_cmpuint(known->shown_in->len, ==, 2);
	size = get_size(fixture);
	g_assert_true(gls_history_merge(history, records, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(get_size(fixture), ==, size);
}

static void
test_reopen(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) entries = fixture_papers(0, 150);
	g_autoptr(GPtrArray) others = fixture_papers(150, 150);
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	fixture_record(history, entries, SIGHTING("m1", "HF Daily Papers", 1000), FALSE);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 150);
	g_clear_object(&history);
	history = fixture_open(fixture);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 150);
	g_assert_cmpuint(fixture_count_known(history, others), ==, 0);
	fixture_record(history, entries, SIGHTING("m1", "HF Daily Papers", 2000), TRUE);
	g_clear_object(&history);
	history = fixture_open(fixture);
	for (guint i = 0; i < entries->len; i++) {
		g_autoptr(GPtrArray) records = fixture_lookup(history, entries);
		const GlsRecord *found = g_ptr_array_index(records, i);

		g_assert_cmpint(found->arrived.date, ==, 1000);
		g_assert_cmpint(found->shown.date, ==, 2000);
		g_assert_cmpint(gls_record_get_state(found, "m1"), ==, GLS_STATE_NEW);
		g_assert_cmpint(gls_record_get_state(found, "m2"), ==, GLS_STATE_SEEN);
	}
	fixture_assert_warnings(history, (const gchar *[]){NULL});
	assert_files(fixture);
}

static void
test_idempotent(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) entries = fixture_papers(0, 20);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	gsize size;

	fixture_record(history, entries, SIGHTING("m1", "HF", 1000), FALSE);
	size = get_size(fixture);
	g_assert_cmpuint(size, >, 0);
	fixture_record(history, entries, SIGHTING("m1", "HF", 1000), FALSE);
	fixture_record(history, entries, SIGHTING("m1", "HF", 5000), FALSE);
	g_assert_cmpuint(get_size(fixture), ==, size);
	fixture_record(history, entries, SIGHTING("m1", "HF", 6000), TRUE);
	g_assert_cmpuint(get_size(fixture), >, size);
	size = get_size(fixture);
	fixture_record(history, entries, SIGHTING("m1", "HF", 6000 + DAY), TRUE);
	g_assert_cmpuint(get_size(fixture), ==, size);
	fixture_record(history, entries, SIGHTING("m1", "HF", 6001 + DAY), TRUE);
	g_assert_cmpuint(get_size(fixture), >, size);
}

/* two programs that have one history open see each other's records at once */
static void
test_shared(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) first = fixture_open(fixture);
	g_autoptr(GlsHistory) second = fixture_open(fixture);
	g_autoptr(GlsHistory) reader = fixture_open_read_only(fixture);
	g_autoptr(GPtrArray) segments = NULL;

	for (guint i = 0; i < 20; i++) {
		g_autoptr(GPtrArray) entries = fixture_papers(i * 10, 10);

		fixture_record(i % 2 != 0 ? first : second, entries, SIGHTING("m1", NULL, 1000),
			       TRUE);
		g_assert_cmpuint(fixture_count_known(i % 2 != 0 ? second : first, entries), ==, 10);
		g_assert_cmpuint(fixture_count_known(reader, entries), ==, 10);
	}
	/* one machine, one segment */
	segments = fixture_segments(fixture);
	g_assert_cmpuint(segments->len, ==, 1);
	assert_files(fixture);
}

/* what another program recorded between our look and our lock is merged, not written over */
static void
test_shared_paper(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) first = fixture_open(fixture);
	g_autoptr(GlsHistory) second = fixture_open(fixture);
	g_autoptr(GlsRecord) found = NULL;

	record(first, TITLE, "arxiv:2501.03489", "m1", 1000, FALSE);
	record(second, TITLE, "doi:10.1000/x", "m2", 2000, TRUE);
	record(first, "Attention for LLMs", "doi:10.1000/x pmid:12345678", "m3", 3000, TRUE);
	found = look_up(second, "", "pmid:12345678");
	g_assert_nonnull(found);
	g_assert_cmpstr(found->title, ==, TITLE);
	g_assert_cmpuint(found->ids->len, ==, 3);
	g_assert_cmpint(found->arrived.date, ==, 1000);
	g_assert_cmpint(found->shown.date, ==, 2000);
	g_assert_cmpint(found->last_shown, ==, 3000);
	g_assert_cmpuint(found->shown_in->len, ==, 2);
}

static void
test_identity(Fixture *fixture, gconstpointer user_data)
{
	static const struct {
		const gchar *title;
		const gchar *ids;
		gboolean known;
	} papers[] = {
		{"Whatever Title", "arxiv:2501.03489", TRUE},
		{TITLE, "", TRUE},
		{TITLE, "doi:10.1000/x", TRUE},
		{"ENTROPY GUIDED attention for private llms", "", TRUE},
		/* the title is known, but by another paper */
		{TITLE, "arxiv:2501.99999", FALSE},
		{TITLE " II", "", FALSE},
		{"Editorial", "", FALSE},
		{"Editorial", "doi:10.1000/editorial", TRUE},
		{"Entropy-Guided …", "", FALSE},
	};
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	record(history, TITLE, "arxiv:2501.03489", "m1", 1000, TRUE);
	record(history, "Editorial", "", "m1", 1000, TRUE);
	record(history, "Editorial", "doi:10.1000/editorial", "m1", 1000, TRUE);
	record(history, "GPT-4", "", "m1", 1000, TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(papers); i++) {
		g_autoptr(GlsRecord) found = look_up(history, papers[i].title, papers[i].ids);

		g_test_message("paper %u", i);
		g_assert_cmpint(found != NULL, ==, papers[i].known);
	}
}

/* a title alone does not join two papers that their ids tell apart */
static void
test_same_title(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GlsRecord) first = NULL;
	g_autoptr(GlsRecord) second = NULL;
	g_autoptr(GlsRecord) either = NULL;

	record(history, TITLE, "arxiv:2501.00001", "m1", 1000, TRUE);
	record(history, TITLE, "arxiv:2501.00002", "m2", 2000, TRUE);
	record(history, TITLE, "", "m3", 3000, TRUE);
	first = look_up(history, "", "arxiv:2501.00001");
	second = look_up(history, "", "arxiv:2501.00002");
	either = look_up(history, TITLE, "");
	g_assert_cmpuint(first->ids->len, ==, 1);
	g_assert_cmpuint(second->ids->len, ==, 1);
	g_assert_cmpuint(first->shown_in->len, ==, 2);
	g_assert_cmpuint(second->shown_in->len, ==, 1);
	g_assert_cmpint(either->shown.date, ==, 1000);
}

/* records that began apart are one as soon as an entry has the ids of both */
static void
test_joined(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	static const gchar *const ids[] = {"arxiv:2501.03489", "doi:10.1000/x", "pmid:12345678"};

	record(history, "One Title of a Paper", ids[0], "m1", 1000, TRUE);
	record(history, "Another Title of a Paper", ids[1], "m2", 2000, TRUE);
	record(history, "A Third Title of a Paper", ids[2], "m3", 3000, TRUE);
	record(history, "", "arxiv:2501.03489 doi:10.1000/x", "m4", 4000, TRUE);
	record(history, "", "doi:10.1000/x pmid:12345678", "m5", 5000, TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
		g_autoptr(GlsRecord) found = look_up(history, "", ids[i]);

		/* the title that goes with the paper that was shown last */
		g_assert_cmpstr(found->title, ==, "Another Title of a Paper");
		g_assert_cmpint(found->shown.date, ==, 1000);
		g_assert_cmpint(found->last_shown, ==, 5000);
		g_assert_cmpuint(found->ids->len, ==, 3);
		g_assert_cmpuint(found->shown_in->len, ==, 5);
	}
}

/* one paper twice in a message is one record */
static void
test_repeat(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_entries();
	g_autoptr(GPtrArray) segments = NULL;
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_auto(GStrv) groups = NULL;
	g_autofree gchar *title = NULL;
	gsize n;

	g_ptr_array_add(entries, fixture_entry("Entropy-Guided Attention for Private Large "
					       "Language Models on Small …",
					       "arxiv:2501.03489"));
	g_ptr_array_add(entries, fixture_entry(TITLE, "arxiv:2501.03489 doi:10.1000/x"));
	g_ptr_array_add(entries, fixture_entry(TITLE, ""));
	g_ptr_array_add(entries, fixture_entry(TITLE, "doi:10.1000/x"));
	fixture_record(history, entries, SIGHTING("m1", NULL, 1000), TRUE);
	segments = fixture_segments(fixture);
	g_key_file_load_from_file(key_file, g_ptr_array_index(segments, 0), G_KEY_FILE_NONE, NULL);
	groups = g_key_file_get_groups(key_file, &n);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpuint(strlen(groups[0]), ==, 16);
	title = g_key_file_get_string(key_file, groups[0], "title", NULL);
	g_assert_cmpstr(title, ==, TITLE);
}

/* another machine that meets the paper in the same digest calls it the same */
static void
test_group(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GlsRecord) by_id = NULL;
	g_autoptr(GlsRecord) by_title = NULL;

	record(history, TITLE, "arxiv:2501.03489", "m1", 1000, TRUE);
	record(history, "A Paper Without an Id", "", "m1", 1000, TRUE);
	by_id = look_up(history, TITLE, "arxiv:2501.03489");
	by_title = look_up(history, "A Paper Without an Id", "");
	/* printf %s arxiv:2501.03489 | sha256sum */
	g_assert_cmpstr(by_id->group, ==, "1889fced480fd250");
	/* printf %s 'title:apaperwithoutanid' | sha256sum */
	g_assert_cmpstr(by_title->group, ==, "399d4b2ec9cfedde");
}

static void
test_privacy(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = one_entry(TITLE, "arxiv:2501.03489");
	g_autoptr(GPtrArray) segments = NULL;
	g_autofree gchar *text = NULL;

	gls_entry_set_abstract(g_ptr_array_index(entries, 0), "the abstract", -1);
	fixture_record(
		history, entries,
		SIGHTING("m1", "Papers <reader@example.org> https://example.org/?u=reader", 1000),
		TRUE);
	segments = fixture_segments(fixture);
	text = fixture_read(g_ptr_array_index(segments, 0), NULL);
	g_assert_nonnull(strstr(text, "sources=Papers;"));
	g_assert_null(strchr(text, '@'));
	g_assert_null(strstr(text, "example"));
	g_assert_null(strstr(text, "abstract"));
}

static void
test_read_only(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) reader = fixture_open_read_only(fixture);
	g_autofree gchar *parent = g_path_get_dirname(fixture->directory);
	g_autoptr(GlsHistory) writer = NULL;
	g_autoptr(GPtrArray) entries = fixture_papers(0, 10);

	g_assert_cmpuint(fixture_count_known(reader, entries), ==, 0);
	g_assert_false(g_file_test(parent, G_FILE_TEST_EXISTS));
	/* what another program creates meanwhile is seen */
	writer = fixture_open(fixture);
	fixture_record(writer, entries, SIGHTING("m", NULL, 1), TRUE);
	g_assert_cmpuint(fixture_count_known(reader, entries), ==, 10);
}

static void
test_not_a_directory(Fixture *fixture, gconstpointer user_data)
{
	static const GlsHistoryFlags flags[] = {GLS_HISTORY_NONE, GLS_HISTORY_READ_ONLY};
	g_autofree gchar *parent = g_path_get_dirname(fixture->directory);

	g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
	g_assert_true(g_file_set_contents(fixture->directory, "a file", -1, NULL));
	for (guint i = 0; i < G_N_ELEMENTS(flags); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(gls_history_open(fixture->directory, flags[i], &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
		g_assert_nonnull(strstr(error->message, fixture->directory));
	}
}

/* a directory that goes away is an empty history, and comes back with the next record */
static void
test_directory_removed(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 10);

	fixture_record(history, entries, SIGHTING("m", NULL, 1), TRUE);
	fixture_remove(fixture->directory);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 0);
	fixture_record(history, entries, SIGHTING("m", NULL, 1), TRUE);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 10);
	assert_files(fixture);
}

static void
test_symlink(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *target = g_build_filename(fixture->root, "synchronised", NULL);
	g_autofree gchar *parent = g_path_get_dirname(fixture->directory);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 10);
	g_autoptr(GlsHistory) history = NULL;

	g_assert_cmpint(g_mkdir(target, 0700), ==, 0);
	g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
	g_assert_cmpint(symlink(target, fixture->directory), ==, 0);
	history = fixture_open(fixture);
	fixture_record(history, entries, SIGHTING("m", NULL, 1), TRUE);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 10);
	g_assert_true(g_file_test(fixture->directory, G_FILE_TEST_IS_SYMLINK));
	assert_files(fixture);
}

#define N_THREADS 8
#define N_ROUNDS  20

static gpointer
record_and_look_up(gpointer user_data)
{
	static gint next = 0;
	GlsHistory *history = user_data;

	for (guint i = 0; i < N_ROUNDS; i++) {
		guint first = (guint)g_atomic_int_add(&next, 1) * 5;
		g_autoptr(GPtrArray) entries = fixture_papers(first, 5);

		fixture_record(history, entries, SIGHTING("m", NULL, 1), TRUE);
		g_assert_cmpuint(fixture_count_known(history, entries), ==, 5);
	}
	return NULL;
}

static void
test_threads(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) first = fixture_open(fixture);
	g_autoptr(GlsHistory) second = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(0, N_THREADS * N_ROUNDS * 5);
	GThread *threads[N_THREADS];

	for (guint i = 0; i < N_THREADS; i++)
		threads[i] =
			g_thread_new("history", record_and_look_up, i % 2 != 0 ? first : second);
	for (guint i = 0; i < N_THREADS; i++)
		g_thread_join(threads[i]);
	g_assert_cmpuint(fixture_count_known(first, entries), ==, entries->len);
	g_assert_cmpuint(fixture_count_known(second, entries), ==, entries->len);
}

static void
test_default_directory(void)
{
	g_autofree gchar *directory = gls_history_dup_default_directory();
	g_autofree gchar *expected =
		g_build_filename(g_get_user_data_dir(), "glossator", "history", NULL);

	g_assert_cmpstr(directory, ==, expected);
}

#define ADD(name, func)                                                                            \
	g_test_add("/history/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);
	ADD("empty", test_empty);
	ADD("reopen", test_reopen);
	ADD("idempotent", test_idempotent);
	ADD("record-all", test_record_all);
	ADD("merge", test_merge);
	ADD("shared", test_shared);
	ADD("shared-paper", test_shared_paper);
	ADD("identity", test_identity);
	ADD("same-title", test_same_title);
	ADD("joined", test_joined);
	ADD("repeat", test_repeat);
	ADD("group", test_group);
	ADD("privacy", test_privacy);
	ADD("read-only", test_read_only);
	ADD("not-a-directory", test_not_a_directory);
	ADD("directory-removed", test_directory_removed);
	ADD("symlink", test_symlink);
	ADD("threads", test_threads);
	g_test_add_func("/history/default-directory", test_default_directory);
	return fixture_run();
}
