/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-repeat.h"

#include "history-fixture.h"

#define TITLE	   "Efficient Measurement of Sand along the Coast"
#define MISSPELT   "Efficient Measurment of Sand along the Coast"
#define SHORTER	   "Efficient Measurement of Sand"
#define OTHER	   "A Paper about Something Else Entirely"
#define AUTHORS	   "A. Ant, B. Bee"
#define OTHER_NAME "C. Cat"

static GlsEntry *
make_entry(const gchar *title, const gchar *authors, const gchar *ids)
{
	GlsEntry *entry = fixture_entry(title, ids);

	if (authors != NULL)
		gls_author_parse_list(authors, -1, entry->authors);
	return entry;
}

/* takes over the entries; ends in a NULL */
static GPtrArray *
list(GlsEntry *first, ...)
{
	GPtrArray *entries = fixture_entries();
	va_list rest;

	va_start(rest, first);
	for (GlsEntry *entry = first; entry != NULL; entry = va_arg(rest, GlsEntry *)) {
		entry->n = entries->len + 1;
		g_ptr_array_add(entries, entry);
	}
	va_end(rest);
	return entries;
}

static void
show(GlsHistory *history, GlsEntry *entry, const gchar *key, gint64 date)
{
	g_autoptr(GPtrArray) entries = list(entry, NULL);

	fixture_record(history, entries, SIGHTING(key, "cs.LG", date), TRUE);
}

/* the record of a paper, or else that of a similar one */
static GlsRecord *
look_up(GlsHistory *history, GlsEntry *entry, const gchar *message_key, GlsRecord **similar)
{
	g_autoptr(GPtrArray) entries = list(entry, NULL);
	g_autoptr(GPtrArray) others = NULL;
	g_autoptr(GPtrArray) records = NULL;
	g_autoptr(GError) error = NULL;

	records = gls_history_lookup_with_similar(history, entries, message_key, &others, &error);
	g_assert_no_error(error);
	*similar = g_steal_pointer(&others->pdata[0]);
	return g_steal_pointer(&records->pdata[0]);
}

static void
assert_found(GlsHistory *history, GlsEntry *entry, const gchar *title, const gchar *similar_title)
{
	g_autoptr(GlsRecord) similar = NULL;
	g_autoptr(GlsRecord) record = look_up(history, entry, NULL, &similar);

	g_assert_cmpstr(record != NULL ? record->title : NULL, ==, title);
	g_assert_cmpstr(similar != NULL ? similar->title : NULL, ==, similar_title);
}

static void
test_near(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	show(history, make_entry(TITLE, AUTHORS, NULL), "m1", 1000);
	assert_found(history, make_entry(TITLE, AUTHORS, NULL), TITLE, NULL);
	assert_found(history, make_entry(MISSPELT, AUTHORS, NULL), TITLE, NULL);
	assert_found(history, make_entry(SHORTER, AUTHORS, NULL), NULL, TITLE);
	assert_found(history, make_entry(MISSPELT, OTHER_NAME, NULL), NULL, NULL);
	assert_found(history, make_entry(OTHER, AUTHORS, NULL), NULL, NULL);
}

/* what was seen under a near title is seen each time that the message is opened */
static void
test_opened_again(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);

	show(history, make_entry(TITLE, AUTHORS, "arxiv:2001.00001"), "m1", 1000);
	for (guint i = 0; i < 2; i++) {
		g_autoptr(GlsRecord) similar = NULL;
		g_autoptr(GlsRecord) record = look_up(
			history, make_entry(MISSPELT, AUTHORS, "doi:10.1000/1"), "m2", &similar);

		g_assert_cmpint(gls_record_get_state(record, "m2"), ==, GLS_STATE_SEEN);
		show(history, make_entry(MISSPELT, AUTHORS, "doi:10.1000/1"), "m2", 2000);
	}
}

/* what another process wrote is found by the same keys, from the index on the disk too */
static void
test_index(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GlsHistory) again = NULL;

	show(history, make_entry(TITLE, AUTHORS, NULL), "m1", 1000);
	gls_history_finish_index(history);
	again = fixture_open(fixture);
	assert_found(again, make_entry(MISSPELT, AUTHORS, NULL), TITLE, NULL);
}

static void
test_not_the_same(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GlsEntry) entry = make_entry(TITLE, AUTHORS, NULL);
	g_autoptr(GlsEntry) near = make_entry(MISSPELT, AUTHORS, NULL);
	g_autoptr(GlsEntry) similar = make_entry(SHORTER, AUTHORS, NULL);
	g_autoptr(GError) error = NULL;

	show(history, make_entry(TITLE, AUTHORS, NULL), "m1", 1000);
	gls_history_set_different(history, near, entry, &error);
	g_assert_no_error(error);
	gls_history_set_different(history, similar, entry, &error);
	g_assert_no_error(error);
	assert_found(history, make_entry(MISSPELT, AUTHORS, NULL), NULL, NULL);
	assert_found(history, make_entry(SHORTER, AUTHORS, NULL), NULL, NULL);
	assert_found(history, make_entry(TITLE, AUTHORS, NULL), TITLE, NULL);
}

static void
test_the_same(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GlsEntry) entry = make_entry(TITLE, AUTHORS, NULL);
	g_autoptr(GlsEntry) other = make_entry(OTHER, OTHER_NAME, NULL);
	g_autofree gchar *undone = NULL;
	g_autoptr(GError) error = NULL;

	show(history, make_entry(TITLE, AUTHORS, NULL), "m1", 1000);
	assert_found(history, make_entry(OTHER, OTHER_NAME, NULL), NULL, NULL);
	gls_history_set_same(history, other, entry, &error);
	g_assert_no_error(error);
	assert_found(history, make_entry(OTHER, OTHER_NAME, NULL), TITLE, NULL);
	undone = gls_history_undo(history, &error);
	g_assert_no_error(error);
	assert_found(history, make_entry(OTHER, OTHER_NAME, NULL), NULL, NULL);
}

static GArray *
find_repeats(const GPtrArray *entries, GlsHistory *history)
{
	g_autoptr(GPtrArray)
		papers = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);

	for (guint i = 0; i < entries->len; i++)
		g_ptr_array_add(papers, gls_record_new_from_entry(g_ptr_array_index(entries, i)));
	return gls_repeat_find(entries, papers, history);
}

/* for each entry the number of the one it repeats, and that of a similar one */
static void
assert_repeats(const GPtrArray *entries, GlsHistory *history, const gchar *expected)
{
	g_autoptr(GArray) repeats = find_repeats(entries, history);
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < repeats->len; i++) {
		const GlsRepeat *repeat = &g_array_index(repeats, GlsRepeat, i);

		g_string_append_printf(text, "%s%u", i > 0 ? " " : "",
				       repeat->of != NULL ? repeat->of->n : 0);
		g_string_append(text, repeat->published ? "v" : "");
		if (repeat->similar != NULL)
			g_string_append_printf(text, "?%u", repeat->similar->n);
	}
	g_assert_cmpstr(text->str, ==, expected);
}

static void
test_repeats(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) entries =
		list(make_entry(TITLE, AUTHORS, NULL), make_entry(OTHER, AUTHORS, NULL),
		     make_entry(MISSPELT, AUTHORS, NULL), make_entry(TITLE, NULL, NULL),
		     make_entry(SHORTER, AUTHORS, NULL), make_entry(OTHER, OTHER_NAME, NULL), NULL);
	g_autoptr(GPtrArray) versions = list(make_entry(TITLE, AUTHORS, "arxiv:2501.03489"),
					     make_entry(TITLE, AUTHORS, "doi:10.1000/x"),
					     make_entry(TITLE, AUTHORS, "arxiv:2501.03490"), NULL);

	assert_repeats(entries, NULL, "0 0 1 1 0?1 0");
	assert_repeats(versions, NULL, "0 1v 1v");
}

static void
test_decided_repeats(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = list(make_entry(TITLE, AUTHORS, NULL),
					    make_entry(MISSPELT, AUTHORS, NULL),
					    make_entry(OTHER, OTHER_NAME, NULL), NULL);
	g_autoptr(GError) error = NULL;

	assert_repeats(entries, history, "0 1 0");
	gls_history_set_different(history, entries->pdata[1], entries->pdata[0], &error);
	g_assert_no_error(error);
	gls_history_set_same(history, entries->pdata[2], entries->pdata[0], &error);
	g_assert_no_error(error);
	assert_repeats(entries, history, "0 0 1");
}

/* versions in the order they are shown, and what is said of each: the version seen before, or - */
static void
test_updates(void)
{
	static const struct {
		guint version;
		const gchar *message_key;
		const gchar *expected;
	} steps[] = {
		{1, "a", "-"}, {1, "b", "-"}, {2, "c", "1"}, {2, "c", "1"}, {2, "d", "-"},
		{0, "e", "-"}, {4, "f", "2"}, {3, "g", "-"}, {1, "a", "-"}, {4, "f", "2"},
	};
	g_autoptr(GlsRecord) record = gls_record_new();

	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		const gchar *key = steps[i].message_key;
		GlsSighting sighting = {(gchar *)key, NULL, 1000 + i, steps[i].version};
		guint seen = 0;
		gboolean is_update = gls_record_get_update(record, steps[i].version, key, &seen) &&
				     seen > 0;
		g_autofree gchar *text = is_update ? g_strdup_printf("%u", seen) : g_strdup("-");

		g_test_message("step %u", i);
		g_assert_cmpstr(text, ==, steps[i].expected);
		gls_record_add_sighting(record, &sighting, TRUE);
	}
}

/* two machines that saw different versions say the same when their records are joined */
static void
test_joined_updates(void)
{
	for (guint turn = 0; turn < 2; turn++) {
		g_autoptr(GlsRecord) first = gls_record_new();
		g_autoptr(GlsRecord) second = gls_record_new();
		GlsRecord *merged = turn == 0 ? first : second;
		guint seen;

		gls_record_add_sighting(first, &(GlsSighting){(gchar *)"a", NULL, 1000, 1}, TRUE);
		gls_record_add_sighting(second, &(GlsSighting){(gchar *)"b", NULL, 2000, 2}, TRUE);
		gls_record_merge(merged, turn == 0 ? second : first);
		g_assert_cmpuint(merged->version, ==, 2);
		g_assert_cmpstr(merged->version_in, ==, "b");
		g_assert_true(gls_record_get_update(merged, 2, "b", &seen));
		g_assert_cmpuint(seen, ==, 1);
		g_assert_false(gls_record_get_update(merged, 2, "c", &seen));
		g_assert_true(gls_record_get_update(merged, 3, "c", &seen));
		g_assert_cmpuint(seen, ==, 2);
	}
}

#define ADD(name, test)                                                                            \
	g_test_add("/history-identity/" name, Fixture, NULL, fixture_set_up, test,                 \
		   fixture_tear_down)

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);
	ADD("near", test_near);
	ADD("opened-again", test_opened_again);
	ADD("index", test_index);
	ADD("not-the-same", test_not_the_same);
	ADD("the-same", test_the_same);
	ADD("repeats", test_repeats);
	ADD("decided-repeats", test_decided_repeats);
	g_test_add_func("/history-identity/updates", test_updates);
	g_test_add_func("/history-identity/joined-updates", test_joined_updates);
	return fixture_run();
}
