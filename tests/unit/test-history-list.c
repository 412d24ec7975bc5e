/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "history-fixture.h"

#define SEEN	  (1u << GLS_STATE_SEEN)
#define ELSEWHERE (1u << GLS_STATE_ELSEWHERE)

static const struct {
	const gchar *title;
	const gchar *ids;
	const gchar *source;
	gint64 date;
	gboolean shown;
} papers[] = {
	{"Bandits With Few Arms", "arxiv:2501.00001", "cs.LG", 3000, TRUE},
	{"Schrödinger Bridges", "doi:10.1000/x", "Nature", 1000, FALSE},
	{"Entropy-Guided Attention", "", "HF Daily Papers", 4000, FALSE},
	{"A Second Look at Bandits", "pmid:12345678", "HF Daily Papers", 2000, TRUE},
};

static void
record(GlsHistory *history,
       const gchar *title,
       const gchar *ids,
       const GlsSighting *s,
       gboolean shown)
{
	g_autoptr(GPtrArray) entries = fixture_entries();

	g_ptr_array_add(entries, fixture_entry(title, ids));
	fixture_record(history, entries, s, shown);
}

static void
record_papers(GlsHistory *history)
{
	for (guint i = 0; i < G_N_ELEMENTS(papers); i++)
		record(history, papers[i].title, papers[i].ids,
		       SIGHTING("m1", papers[i].source, papers[i].date), papers[i].shown);
}

typedef struct {
	GString *words;
	guint stop;
} Listing;

/* the first word of each title */
static gboolean
add_word(const GlsRecord *record, gpointer user_data)
{
	Listing *listing = user_data;
	g_auto(GStrv) words = g_strsplit(record->title, " ", 2);

	g_string_append_printf(listing->words, "%s%s", listing->words->len > 0 ? " " : "",
			       words[0]);
	return listing->stop == 0 || --listing->stop > 0;
}

static void
assert_list(GlsHistory *history, GlsHistoryQuery query, const gchar *expected)
{
	g_autoptr(GString) words = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	Listing listing = {words, 0};

	g_assert_true(gls_history_list(history, &query, add_word, &listing, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(words->str, ==, expected);
}

static void
test_queries(Fixture *fixture, gconstpointer user_data)
{
	static const struct {
		GlsHistoryQuery query;
		const gchar *expected;
	} queries[] = {
		{{0}, "Entropy-Guided Bandits A Schrödinger"},
		{{.limit = 2}, "Entropy-Guided Bandits"},
		{{.limit = 9}, "Entropy-Guided Bandits A Schrödinger"},
		{{.since = 2000}, "Entropy-Guided Bandits A"},
		{{.since = 2001}, "Entropy-Guided Bandits"},
		{{.since = 4001}, ""},
		{{.states = SEEN}, "Bandits A"},
		{{.states = ELSEWHERE}, "Entropy-Guided Schrödinger"},
		{{.states = SEEN | ELSEWHERE, .limit = 1}, "Entropy-Guided"},
		{{.text = "bandits"}, "Bandits A"},
		{{.text = "bandits", .limit = 1}, "Bandits"},
		{{.text = "bandits", .since = 2500}, "Bandits"},
		{{.text = "SCHRODINGER"}, "Schrödinger"},
		{{.text = "hf daily"}, "Entropy-Guided A"},
		{{.text = "2501.00001"}, "Bandits"},
		{{.text = "entropy guided"}, "Entropy-Guided"},
		{{.text = ""}, "Entropy-Guided Bandits A Schrödinger"},
		{{.text = "no such paper"}, ""},
	};
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	assert_list(history, queries[0].query, "");
	record_papers(history);
	for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
		g_test_message("query %u", i);
		assert_list(history, queries[i].query, queries[i].expected);
	}
	g_clear_object(&history);
	history = fixture_open_read_only(fixture);
	assert_list(history, queries[0].query, queries[0].expected);
}

/* the time of a paper is that of any of its records, and of what the user left of them */
static void
test_joined(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_entries();
	g_autofree gchar *words = NULL;
	g_autoptr(GError) error = NULL;

	record_papers(history);
	g_ptr_array_add(entries, fixture_entry("Bandits With Few Arms", "arxiv:2501.00001"));
	g_ptr_array_add(entries, fixture_entry("Schrödinger Bridges", "doi:10.1000/x"));
	record(history, "Schrödinger Bridges", "", SIGHTING("m5", "cs.LG", 5000), TRUE);
	assert_list(history, (GlsHistoryQuery){0}, "Schrödinger Entropy-Guided Bandits A");
	assert_list(history, (GlsHistoryQuery){.text = "nature"}, "Schrödinger");
	g_assert_true(gls_history_set_same(history, g_ptr_array_index(entries, 0),
					   g_ptr_array_index(entries, 1), &error));
	g_assert_no_error(error);
	assert_list(history, (GlsHistoryQuery){0}, "Schrödinger Entropy-Guided A");
	g_assert_true(gls_history_forget(history, entries, &error));
	assert_list(history, (GlsHistoryQuery){0}, "Entropy-Guided A");
	record(history, "Bandits With Few Arms", "", SIGHTING("m6", "cs.LG", 2500), FALSE);
	assert_list(history, (GlsHistoryQuery){0}, "Entropy-Guided Bandits A");
	words = gls_history_undo(history, &error);
	g_assert_no_error(error);
	g_assert_nonnull(words);
	assert_list(history, (GlsHistoryQuery){0}, "Schrödinger Entropy-Guided A");
}

static void
test_stop(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GString) words = g_string_new(NULL);
	Listing listing = {words, 3};

	record_papers(history);
	g_assert_true(gls_history_list(history, &(GlsHistoryQuery){0}, add_word, &listing, NULL));
	g_assert_cmpstr(words->str, ==, "Entropy-Guided Bandits A");
}

/* as they are found, the record with the text counts, and not another one of the paper */
static void
test_as_found(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	record_papers(history);
	record(history, "A Second Look at Bandits", "pmid:12345678", SIGHTING("m5", "cs.LG", 2500),
	       TRUE);
	record(history, "Schrödinger Bridges", "", SIGHTING("m6", "HF", 5000), TRUE);
	assert_list(history, (GlsHistoryQuery){.text = "a"},
		    "Schrödinger Entropy-Guided Bandits A");
	assert_list(history, (GlsHistoryQuery){.text = "nature"}, "Schrödinger");
	assert_list(history, (GlsHistoryQuery){.text = "e", .as_found = TRUE},
		    "Schrödinger Entropy-Guided Bandits A");
	assert_list(history, (GlsHistoryQuery){.text = "bandits", .as_found = TRUE, .limit = 1},
		    "Bandits");
	assert_list(history, (GlsHistoryQuery){.text = "bandits", .as_found = TRUE, .since = 2600},
		    "Bandits");
	/* what Nature said of it is older than the others */
	record(history, "Nature of Bandits", "", SIGHTING("m7", "cs.LG", 1500), TRUE);
	assert_list(history, (GlsHistoryQuery){.text = "nature"}, "Schrödinger Nature");
	assert_list(history, (GlsHistoryQuery){.text = "nature", .as_found = TRUE},
		    "Nature Schrödinger");
}

/* a search that finds nothing more ends as well */
static gboolean
cancel_cb(const GlsRecord *record, gpointer user_data)
{
	g_cancellable_cancel(user_data);
	return TRUE;
}

static void
test_cancelled(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 400);
	g_autoptr(GCancellable) cancellable = g_cancellable_new();
	g_autoptr(GError) error = NULL;
	const GlsHistoryQuery query = {
		.text = "bandits",
		.as_found = TRUE,
		.cancellable = cancellable,
	};

	record_papers(history);
	fixture_record(history, entries, SIGHTING("m8", "cs.LG", 500), TRUE);
	g_assert_false(gls_history_list(history, &query, cancel_cb, cancellable, &error));
	g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
count(const GlsRecord *record, gpointer user_data)
{
	gint64 *last = user_data;

	g_assert_cmpint(gls_record_get_activity(record), <=, last[0]);
	last[0] = gls_record_get_activity(record);
	last[1]++;
	return TRUE;
}

/* more than is read at a time, in several segments, in another order than that of their times */
static void
test_many(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	gint64 last[2] = {G_MAXINT64, 0};

	for (guint i = 0; i < 20; i++) {
		g_autoptr(GPtrArray) entries = fixture_papers(i * 400, 400);

		fixture_record(history, entries, SIGHTING("m1", "cs.LG", 1000 + i * 7 % 20), TRUE);
	}
	g_assert_true(gls_history_list(history, &(GlsHistoryQuery){0}, count, last, NULL));
	g_assert_cmpint(last[1], ==, 8000);
}

#define ADD(name, func)                                                                            \
	g_test_add("/history-list/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);

	ADD("queries", test_queries);
	ADD("joined", test_joined);
	ADD("stop", test_stop);
	ADD("as-found", test_as_found);
	ADD("cancelled", test_cancelled);
	ADD("many", test_many);
	return fixture_run();
}
