/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-machine.h"

#include "history-fixture.h"

#define ARXIV "arxiv:2501.00001"
#define OTHER "arxiv:2501.00002"
#define DOI   "doi:10.1000/x"
#define PMID  "pmid:12345678"
#define TITLE "Entropy-Guided Attention for Private LLMs"
#define DAY   (24 * 60 * 60)
#define NOW   (g_get_real_time() / G_USEC_PER_SEC)

/* a paper as the tests write it, with a title of its own for each id */
typedef struct {
	const gchar *title;
	const gchar *ids;
} Paper;

static const Paper a = {"On the First Matter", ARXIV};
static const Paper b = {"On the Second Matter", DOI};
static const Paper c = {"On the Third Matter", PMID};

static GPtrArray *
entries_of(Paper paper)
{
	GPtrArray *entries = fixture_entries();

	g_ptr_array_add(entries, fixture_entry(paper.title, paper.ids));
	return entries;
}

static void
record(GlsHistory *history, Paper paper, const gchar *key, gint64 date)
{
	g_autoptr(GPtrArray) entries = entries_of(paper);

	fixture_record(history, entries, SIGHTING(key, "HF Daily Papers", date), TRUE);
}

static GlsRecord *
look_up(GlsHistory *history, Paper paper)
{
	g_autoptr(GPtrArray) entries = entries_of(paper);
	g_autoptr(GPtrArray) records = fixture_lookup(history, entries);

	return g_ptr_array_steal_index(records, 0);
}

/* keys of the messages that a paper was shown in, such as "m1 m2", in any order */
static void
assert_shown(GlsHistory *history, Paper paper, const gchar *keys)
{
	g_auto(GStrv) expected = g_strsplit(keys, " ", -1);
	g_autoptr(GlsRecord) found = look_up(history, paper);
	guint n = *keys != '\0' ? g_strv_length(expected) : 0;

	g_assert_cmpuint(found != NULL ? found->shown_in->len : 0, ==, n);
	for (guint i = 0; i < n; i++)
		g_assert_true(g_ptr_array_find_with_equal_func(found->shown_in, expected[i],
							       g_str_equal, NULL));
}

static void
assert_state(GlsHistory *history, Paper paper, const gchar *key, GlsState state)
{
	g_autoptr(GlsRecord) found = look_up(history, paper);

	g_assert_cmpstr(gls_state_to_string(gls_record_get_state(found, key)), ==,
			gls_state_to_string(state));
}

typedef gboolean (*EntriesFunc)(GlsHistory *history, const GPtrArray *entries, GError **error);

static void
decide(GlsHistory *history, EntriesFunc func, Paper paper)
{
	g_autoptr(GPtrArray) entries = entries_of(paper);
	g_autoptr(GError) error = NULL;
	gboolean done = func(history, entries, &error);

	g_assert_no_error(error);
	g_assert_true(done);
}

static void
mark_seen(GlsHistory *history, Paper paper, const gchar *key)
{
	g_autoptr(GPtrArray) entries = entries_of(paper);
	g_autoptr(GError) error = NULL;
	gboolean done = gls_history_mark_seen(history, entries, SIGHTING(key, "HF", 5000), &error);

	g_assert_no_error(error);
	g_assert_true(done);
}

static gboolean
try_pair(GlsHistory *history, GlsDecisionKind kind, Paper paper, Paper other, GError **error)
{
	g_autoptr(GPtrArray) entries = entries_of(paper);
	g_autoptr(GPtrArray) others = entries_of(other);
	const GlsEntry *entry = g_ptr_array_index(entries, 0);
	const GlsEntry *other_entry = g_ptr_array_index(others, 0);

	if (kind == GLS_DECISION_SAME)
		return gls_history_set_same(history, entry, other_entry, error);
	return gls_history_set_different(history, entry, other_entry, error);
}

static void
set_pair(GlsHistory *history, GlsDecisionKind kind, Paper paper, Paper other)
{
	g_autoptr(GError) error = NULL;
	gboolean done = try_pair(history, kind, paper, other, &error);

	g_assert_no_error(error);
	g_assert_true(done);
}

static void
undo(GlsHistory *history, const gchar *words)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *undone = gls_history_undo(history, &error);

	g_assert_no_error(error);
	g_assert_nonnull(undone);
	if (words != NULL)
		g_assert_cmpstr(undone, ==, words);
}

static void
test_seen(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	mark_seen(history, a, "m1");
	assert_state(history, a, "m1", GLS_STATE_SEEN);
	assert_state(history, a, "m2", GLS_STATE_SEEN);
	assert_state(history, b, "m1", GLS_STATE_NEW);
	/* where it was shown before says more than the mark */
	record(history, a, "m0", 1000);
	{
		g_autoptr(GlsRecord) found = look_up(history, a);

		g_assert_cmpstr(gls_record_get_other_sighting(found, "m1")->message_key, ==, "m0");
		g_assert_cmpstr(gls_record_get_other_sighting(found, "m0")->message_key, ==, "m1");
	}
	undo(history, "marked as seen: “On the First Matter”");
	assert_state(history, a, "m0", GLS_STATE_NEW);
	assert_state(history, a, "m1", GLS_STATE_SEEN);
}

static void
test_unseen(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	record(history, a, "m1", 1000);
	assert_state(history, a, "m2", GLS_STATE_SEEN);
	decide(history, gls_history_mark_unseen, a);
	assert_state(history, a, "m2", GLS_STATE_ELSEWHERE);
	assert_state(history, a, "m1", GLS_STATE_NEW);
	/* the open message is drawn anew */
	record(history, a, "m1", NOW);
	assert_state(history, a, "m2", GLS_STATE_ELSEWHERE);
	record(history, a, "m2", NOW);
	assert_state(history, a, "m3", GLS_STATE_SEEN);
	assert_shown(history, a, "m2");
	undo(history, "marked as not seen: “On the First Matter”");
	assert_shown(history, a, "m1 m2");
	/* of a mark and its contrary the later one counts */
	mark_seen(history, a, "m9");
	decide(history, gls_history_mark_unseen, a);
	assert_state(history, a, "m9", GLS_STATE_ELSEWHERE);
	mark_seen(history, a, "m9");
	assert_state(history, a, "m9", GLS_STATE_SEEN);
}

static void
test_forget(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	record(history, a, "m1", 1000);
	record(history, b, "m1", 1000);
	decide(history, gls_history_forget, a);
	g_assert_null(look_up(history, a));
	assert_shown(history, b, "m1");
	/* the message it was forgotten in is still open, and drawn anew */
	record(history, a, "m1", NOW);
	g_assert_null(look_up(history, a));
	/* what comes later counts, whatever the date of the message */
	record(history, a, "m2", 2000);
	assert_shown(history, a, "m2");
	record(history, a, "m1", NOW + 2 * DAY);
	assert_shown(history, a, "m1 m2");
	g_clear_object(&history);
	history = fixture_open(fixture);
	assert_shown(history, a, "m1 m2");
	decide(history, gls_history_forget, b);
	record(history, b, "m2", 2000);
	decide(history, gls_history_forget, b);
	g_assert_null(look_up(history, b));
	record(history, b, "m3", 3000);
	assert_shown(history, b, "m3");
	undo(history, "forgot: “On the Second Matter”");
	assert_shown(history, b, "m2 m3");
	undo(history, "forgot: “On the Second Matter”");
	assert_shown(history, b, "m1 m2 m3");
}

/* histories that record for the first time from now on do so as another machine */
static void
as_machine(guint machine)
{
	g_autofree gchar *id = g_strdup_printf("%08x", machine);
	g_autofree gchar *path = gls_machine_dup_path();
	g_autofree gchar *directory = g_path_get_dirname(path);

	g_mkdir_with_parents(directory, 0700);
	g_assert_true(g_file_set_contents(path, id, -1, NULL));
}

/* another machine that does not know of it yet shows the paper */
static void
test_forget_elsewhere(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) first = NULL;
	g_autoptr(GlsHistory) second = NULL;
	g_autoptr(GlsRecord) found = NULL;

	as_machine(2);
	second = fixture_open(fixture);
	record(second, a, "m1", 1000);
	record(second, b, "m1", 1000);
	as_machine(1);
	first = fixture_open(fixture);
	decide(first, gls_history_forget, a);
	g_assert_null(look_up(second, a));
	record(second, a, "m2", NOW);
	assert_shown(first, a, "m2");
	undo(first, "forgot: “On the First Matter”");
	assert_shown(second, a, "m1 m2");
}

/* a machine that was off the net when the paper was forgotten shows it later, and comes back */
static void
test_forget_off_the_net(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *away = g_build_filename(fixture->root, "away", NULL);
	g_autofree gchar *away_path = g_build_filename(away, "00000002-0001.seen", NULL);
	g_autoptr(GlsHistory) second = NULL;
	g_autoptr(GlsHistory) first = NULL;
	g_autoptr(GlsRecord) found = NULL;
	g_autoptr(GError) error = NULL;

	as_machine(2);
	second = gls_history_open(away, GLS_HISTORY_NONE, &error);
	g_assert_no_error(error);
	record(second, a, "m1", 1000);
	record(second, b, "m1", 1000);
	as_machine(1);
	first = fixture_open(fixture);
	{
		g_autofree gchar *bytes = fixture_read(away_path, NULL);

		fixture_write(fixture, "00000002-0001.seen", bytes, -1);
	}
	assert_shown(first, a, "m1");
	decide(first, gls_history_forget, a);
	decide(first, gls_history_mark_unseen, b);
	record(second, a, "m2", NOW + 60);
	record(second, b, "m2", NOW + 60);
	{
		g_autofree gchar *bytes = fixture_read(away_path, NULL);

		fixture_write(fixture, "00000002-0001.seen", bytes, -1);
	}
	assert_shown(first, a, "m2");
	assert_shown(first, b, "m2");
	found = look_up(first, a);
	g_assert_cmpint(found->shown.date, >=, NOW);
	g_assert_null(found->arrived.message_key);
}

static void
test_same(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	record(history, a, "m1", 1000);
	record(history, b, "m2", 2000);
	record(history, c, "m3", 3000);
	set_pair(history, GLS_DECISION_SAME, a, b);
	assert_shown(history, a, "m1 m2");
	assert_shown(history, b, "m1 m2");
	assert_shown(history, c, "m3");
	set_pair(history, GLS_DECISION_SAME, c, b);
	assert_shown(history, a, "m1 m2 m3");
	assert_shown(history, c, "m1 m2 m3");
	/* what is written meanwhile comes apart as well */
	record(history, b, "m4", 4000);
	assert_shown(history, a, "m1 m2 m3 m4");
	undo(history, "the same paper: “On the Third Matter” and “On the Second Matter”");
	assert_shown(history, a, "m1 m2 m4");
	assert_shown(history, c, "m3");
	undo(history, "the same paper: “On the First Matter” and “On the Second Matter”");
	assert_shown(history, a, "m1");
	assert_shown(history, b, "m2 m4");
}

/* A and B are the same, B and C too, but then A and C are not: A and B come apart, the oldest of it */
static void
test_taken_apart(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	record(history, a, "m1", 1000);
	record(history, b, "m2", 2000);
	record(history, c, "m3", 3000);
	set_pair(history, GLS_DECISION_SAME, a, b);
	set_pair(history, GLS_DECISION_SAME, b, c);
	set_pair(history, GLS_DECISION_DIFFERENT, a, c);
	assert_shown(history, a, "m1");
	assert_shown(history, b, "m2 m3");
	assert_shown(history, c, "m2 m3");
	/* said again, it is the newest of it */
	set_pair(history, GLS_DECISION_SAME, a, b);
	assert_shown(history, a, "m1 m2");
	assert_shown(history, c, "m3");
	undo(history, "the same paper: “On the First Matter” and “On the Second Matter”");
	undo(history, "not the same paper: “On the First Matter” and “On the Third Matter”");
	assert_shown(history, a, "m1 m2 m3");
}

/* what ids and titles joined comes apart by a decision, in whatever order it was recorded */
static void
test_different(Fixture *fixture, gconstpointer user_data)
{
	static const Paper papers[][2] = {
		{{TITLE, ARXIV}, {TITLE, DOI}},
		{{TITLE, ""}, {TITLE, DOI}},
		{{TITLE, ARXIV}, {TITLE " II", DOI " " ARXIV}},
		{{TITLE, PMID}, {TITLE " II", DOI " " PMID}},
	};
	guint i = GPOINTER_TO_UINT(user_data);
	const Paper *pair = papers[i / 2];
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	record(history, pair[i % 2], i % 2 == 0 ? "m1" : "m2", 1000);
	record(history, pair[1 - i % 2], i % 2 == 0 ? "m2" : "m1", 2000);
	assert_shown(history, pair[0], "m1 m2");
	if (i / 2 == 2) {
		g_autoptr(GError) error = NULL;

		g_assert_false(try_pair(history, GLS_DECISION_DIFFERENT, pair[0], pair[1], &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_CONFLICT);
		g_assert_cmpstr(error->message, ==, "nothing tells them apart: both are " ARXIV);
		return;
	}
	set_pair(history, GLS_DECISION_DIFFERENT, pair[0], pair[1]);
	assert_shown(history, pair[0], "m1");
	assert_shown(history, pair[1], "m2");
	record(history, pair[0], "m3", 3000);
	record(history, pair[1], "m4", 4000);
	assert_shown(history, pair[0], "m1 m3");
	assert_shown(history, pair[1], "m2 m4");
	undo(history, NULL);
}

static void
test_conflict(Fixture *fixture, gconstpointer user_data)
{
	static const struct {
		Paper paper;
		Paper other;
		const gchar *message;
	} pairs[] = {
		{{"On the First Matter", ARXIV},
		 {"On Another Matter", OTHER},
		 "they have ids of two papers: " ARXIV " and " OTHER},
		/* the ids that contradict each other are those of what was joined before */
		{{"On the First Matter", ""},
		 {"On Another Matter", PMID},
		 "they have ids of two papers: " ARXIV " and " OTHER},
		{{"Editorial", ""},
		 {"On Another Matter", ""},
		 "a paper without an id, whose title is generic or short, cannot be told from "
		 "others"},
	};
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) decisions = NULL;

	record(history, (Paper){"On the First Matter", ARXIV}, "m1", 1000);
	record(history, (Paper){"On Another Matter", OTHER}, "m2", 2000);
	for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(try_pair(history, GLS_DECISION_SAME, pairs[i].paper, pairs[i].other,
					&error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_CONFLICT);
		g_assert_cmpstr(error->message, ==, pairs[i].message);
	}
	/* nothing was written */
	decisions = gls_history_dup_decisions(history, NULL);
	g_assert_cmpuint(decisions->len, ==, 0);
}

/* a decision about papers that were never recorded holds as soon as they are */
static void
test_before(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	set_pair(history, GLS_DECISION_SAME, a, b);
	record(history, a, "m1", 1000);
	assert_shown(history, b, "m1");
	set_pair(history, GLS_DECISION_DIFFERENT, a, b);
	g_assert_null(look_up(history, b));
	assert_shown(history, a, "m1");
}

static void
test_undo(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) entries = fixture_papers(0, 300);
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GlsHistory) other = NULL;
	g_autoptr(GPtrArray) decisions = NULL;
	g_autoptr(GError) error = NULL;

	as_machine(1);
	history = fixture_open(fixture);
	as_machine(2);
	other = fixture_open(fixture);
	g_assert_true(gls_history_mark_seen(history, entries, SIGHTING("m1", "HF", 1000), &error));
	g_assert_no_error(error);
	decide(other, gls_history_forget, b);
	g_clear_object(&history);
	as_machine(1);
	history = fixture_open(fixture);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 300);
	g_assert_cmpuint(fixture_count_known(other, entries), ==, 300);
	decisions = gls_history_dup_decisions(other, NULL);
	g_assert_cmpuint(decisions->len, ==, 2);
	g_assert_cmpuint(((GlsDecision *)g_ptr_array_index(decisions, 1))->papers->len, ==, 300);
	/* each machine undoes what it decided itself */
	undo(history, "marked 300 papers as seen");
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 0);
	g_assert_cmpuint(fixture_count_known(other, entries), ==, 0);
	g_assert_null(gls_history_undo(history, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_NOT_FOUND);
	undo(other, "forgot: “On the Second Matter”");
	g_clear_pointer(&decisions, g_ptr_array_unref);
	decisions = gls_history_dup_decisions(history, NULL);
	g_assert_cmpuint(decisions->len, ==, 4);
}

/* a segment with decisions is a key-file, and holds no link and no mail address */
static void
test_log(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) segments = NULL;
	g_autofree gchar *text = NULL;
	Paper private = {"A [Title] of; me@example.org with = and \\ https://example.org/me", DOI};

	{
		g_autoptr(GlsHistory) history = fixture_open(fixture);

		mark_seen(history, private, "m1");
		decide(history, gls_history_forget, private);
		set_pair(history, GLS_DECISION_SAME, private, a);
		set_pair(history, GLS_DECISION_DIFFERENT, private, c);
		undo(history, NULL);
		fixture_assert_warnings(history, (const gchar *[]){NULL});
	}
	segments = fixture_segments(fixture);
	g_assert_cmpuint(segments->len, ==, 1);
	text = fixture_read(g_ptr_array_index(segments, 0), NULL);
	g_assert_null(strstr(text, "example.org"));
	{
		g_autoptr(GKeyFile) key_file = g_key_file_new();
		g_autoptr(GError) error = NULL;
		g_auto(GStrv) groups = NULL;
		g_autofree gchar *title = NULL;

		g_key_file_load_from_data(key_file, text, -1, G_KEY_FILE_NONE, &error);
		g_assert_no_error(error);
		groups = g_key_file_get_groups(key_file, NULL);
		g_assert_cmpuint(g_strv_length(groups), ==, 5);
		g_assert_true(g_str_has_prefix(groups[0], "decision "));
		title = g_key_file_get_string(key_file, groups[0], "title-1", &error);
		g_assert_no_error(error);
		g_assert_cmpstr(title, ==, "A [Title] of; with = and \\");
	}
}

#define ADD(name, func)                                                                            \
	g_test_add("/history-decide/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);

	ADD("seen", test_seen);
	ADD("unseen", test_unseen);
	ADD("forget", test_forget);
	ADD("forget-elsewhere", test_forget_elsewhere);
	ADD("forget-off-the-net", test_forget_off_the_net);
	ADD("same", test_same);
	ADD("taken-apart", test_taken_apart);
	for (guint i = 0; i < 8; i++) {
		g_autofree gchar *name = g_strdup_printf("/history-decide/different/%u", i);

		g_test_add(name, Fixture, GUINT_TO_POINTER(i), fixture_set_up, test_different,
			   fixture_tear_down);
	}
	ADD("conflict", test_conflict);
	ADD("before", test_before);
	ADD("undo", test_undo);
	ADD("log", test_log);
	return fixture_run();
}
