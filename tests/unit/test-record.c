/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-record-private.h"
#include "core/history/gls-segment.h"

#include "history-fixture.h"

#define TITLE "Entropy-Guided Attention for Private LLMs"
#define DAY   (24 * 60 * 60)

static GlsRecord *
new_record(const gchar *title, const gchar *ids)
{
	g_autoptr(GlsEntry) entry = fixture_entry(title, ids);
	GlsRecord *record = gls_record_new_from_entry(entry);

	record->group = g_strdup("3f2a9c0d1b2e4f56");
	return record;
}

static void
assert_state(const GlsRecord *record, const gchar *key, GlsState state, const gchar *other)
{
	const GlsSighting *sighting = gls_record_get_other_sighting(record, key);

	g_assert_cmpstr(gls_state_to_string(gls_record_get_state(record, key)), ==,
			gls_state_to_string(state));
	g_assert_cmpstr(sighting != NULL ? sighting->message_key : NULL, ==, other);
}

/*
 * what happens, and what the states in messages A, B and C are then: a letter in lower case is an
 * arrival, one in capitals is shown; n new, s seen, e elsewhere, each with the other message
 */
static const struct {
	const gchar *events;
	const gchar *states[3];
} stories[] = {
	{"", {"n", "n", "n"}},
	{"a", {"n", "ea", "ea"}},
	{"aa", {"n", "ea", "ea"}},
	{"ab", {"n", "ea", "ea"}},
	{"aA", {"n", "sa", "sa"}},
	{"A", {"n", "sa", "sa"}},
	{"AAA", {"n", "sa", "sa"}},
	{"AB", {"n", "sa", "sa"}},
	{"ABA", {"n", "sa", "sa"}},
	{"ABC", {"n", "sa", "sa"}},
	{"Ab", {"n", "sa", "sa"}},
	/* B is opened first, although A came first and waits */
	{"abB", {"sb", "ea", "sb"}},
	{"abBB", {"sb", "ea", "sb"}},
	{"abBA", {"sb", "n", "sb"}},
	{"abBC", {"sb", "ea", "sb"}},
	{"aB", {"sb", "ea", "sb"}},
	{"aBA", {"sb", "n", "sb"}},
};

static GlsRecord *
tell(const gchar *events)
{
	GlsRecord *record = new_record(TITLE, "arxiv:2501.03489");

	for (guint i = 0; events[i] != '\0'; i++) {
		gchar key[] = {g_ascii_tolower(events[i]), '\0'};

		gls_record_add_sighting(record, SIGHTING(key, NULL, 1000 + i),
					g_ascii_isupper(events[i]));
	}
	return record;
}

static void
test_states(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(stories); i++) {
		g_autoptr(GlsRecord) record = tell(stories[i].events);

		g_test_message("story %s", stories[i].events);
		for (guint j = 0; j < 3; j++) {
			const gchar *state = stories[i].states[j];
			gchar key[] = {(gchar)('a' + j), '\0'};

			assert_state(record, key,
				     *state == 'n'   ? GLS_STATE_NEW
				     : *state == 's' ? GLS_STATE_SEEN
						     : GLS_STATE_ELSEWHERE,
				     *state == 'n' ? NULL : state + 1);
		}
	}
	assert_state(NULL, "a", GLS_STATE_NEW, NULL);
	g_assert_cmpstr(gls_state_to_string(GLS_STATE_REPEAT), ==, "repeat");
}

/* whatever was told is the same after it was written and read */
static void
test_stories_survive(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(stories); i++) {
		g_autoptr(GlsRecord) record = tell(stories[i].events);
		g_autoptr(GlsRecord) read = NULL;
		g_autoptr(GString) written = g_string_new(NULL);
		g_autoptr(GString) again = g_string_new(NULL);
		g_autoptr(GError) error = NULL;

		gls_record_append_to(record, written);
		read = gls_record_new_from_data(written->str, written->len, &error);
		g_assert_no_error(error);
		gls_record_append_to(read, again);
		g_assert_cmpstr(written->str, ==, again->str);
		g_assert_false(gls_record_merge(read, record));
		g_assert_false(gls_record_merge(record, read));
	}
}

static void
test_round_trip(void)
{
	g_autoptr(GlsRecord) record = new_record("[A] title; with = and # and \\ \U0001f600",
						 "arxiv:2501.03489 doi:10.1000/x;y");
	g_autoptr(GlsRecord) read = NULL;
	g_autoptr(GString) segment = g_string_new(NULL);
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_autofree gchar *shown = NULL;
	g_autoptr(GError) error = NULL;

	gls_record_add_sighting(record, SIGHTING("m1", "HF; [Daily] Papers", 1795434000), FALSE);
	gls_record_add_sighting(record, SIGHTING("m2", "arXiv cs.LG", 1795434067), TRUE);
	gls_record_append_to(record, segment);
	read = gls_record_new_from_data(segment->str, segment->len, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(read->group, ==, record->group);
	g_assert_cmpstr(read->title, ==, record->title);
	g_assert_cmpstr(read->title_key, ==, record->title_key);
	g_assert_cmpuint(read->ids->len, ==, 2);
	g_assert_true(gls_paper_id_equal(g_ptr_array_index(read->ids, 1),
					 g_ptr_array_index(record->ids, 1)));
	g_assert_cmpuint(read->sources->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(read->sources, 0), ==, "HF; [Daily] Papers");
	g_assert_cmpstr(read->arrived.message_key, ==, "m1");
	g_assert_cmpstr(read->arrived.source, ==, "HF; [Daily] Papers");
	g_assert_cmpint(read->arrived.date, ==, 1795434000);
	g_assert_cmpstr(read->shown.message_key, ==, "m2");
	g_assert_cmpstr(read->shown.source, ==, "arXiv cs.LG");
	g_assert_cmpint(read->shown.date, ==, 1795434067);
	g_assert_cmpint(read->last_shown, ==, 1795434067);
	g_key_file_load_from_data(key_file, segment->str, segment->len, G_KEY_FILE_NONE, &error);
	g_assert_no_error(error);
	shown = g_key_file_get_string(key_file, record->group, "shown", NULL);
	g_assert_cmpstr(shown, ==, "2026-11-23T11:41:07Z");
}

static void
test_extreme_dates(void)
{
	static const gint64 dates[][2] = {
		{0, 0},
		{-1, 0},
		{G_MININT64, 0},
		{253402300799, 253402300799},
		{253402300800, 253402300799},
		{G_MAXINT64, 253402300799},
	};

	for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
		g_autoptr(GlsRecord) record = new_record(TITLE, NULL);
		g_autoptr(GlsRecord) read = NULL;
		g_autoptr(GString) segment = g_string_new(NULL);

		gls_record_add_sighting(record, SIGHTING("m", NULL, dates[i][0]), TRUE);
		gls_record_append_to(record, segment);
		read = gls_record_new_from_data(segment->str, segment->len, NULL);
		g_assert_cmpint(read->shown.date, ==, dates[i][1]);
	}
}

static void
test_changes(void)
{
	g_autoptr(GlsRecord) record = new_record(TITLE, "arxiv:2501.03489");

	g_assert_true(gls_record_add_sighting(record, SIGHTING("a", "HF", 1000), FALSE));
	g_assert_false(gls_record_add_sighting(record, SIGHTING("a", "HF", 1000), FALSE));
	g_assert_false(gls_record_add_sighting(record, SIGHTING("b", "HF", 2000), FALSE));
	g_assert_true(gls_record_add_sighting(record, SIGHTING("b", "arXiv", 2000), FALSE));
	g_assert_true(gls_record_add_sighting(record, SIGHTING("a", "HF", 3000), TRUE));
	g_assert_false(gls_record_add_sighting(record, SIGHTING("a", "HF", 3000), TRUE));
	g_assert_false(gls_record_add_sighting(record, SIGHTING("a", "HF", 3000 + DAY), TRUE));
	g_assert_cmpint(record->last_shown, ==, 3000);
	g_assert_true(gls_record_add_sighting(record, SIGHTING("a", "HF", 3001 + DAY), TRUE));
	g_assert_cmpint(record->last_shown, ==, 3001 + DAY);
	g_assert_true(gls_record_add_sighting(record, SIGHTING("b", "HF", 3002 + DAY), TRUE));
	g_assert_cmpint(record->last_shown, ==, 3002 + DAY);
	/* an older mail that comes later */
	g_assert_true(gls_record_add_sighting(record, SIGHTING("c", "HF", 500), FALSE));
	g_assert_cmpstr(record->arrived.message_key, ==, "c");
	g_assert_cmpint(record->shown.date, ==, 3000);
}

/* whoever merges, and in which order, comes to the same */
static void
test_merge(void)
{
	g_autoptr(GlsRecord) here = new_record(TITLE, "arxiv:2501.03489");
	g_autoptr(GlsRecord) there = new_record(TITLE, "doi:10.1000/x");
	g_autoptr(GlsRecord) both = new_record(TITLE, NULL);

	gls_record_add_sighting(here, SIGHTING("a", "HF", 1000), FALSE);
	gls_record_add_sighting(here, SIGHTING("b", "Scholar", 5000), TRUE);
	gls_record_add_sighting(there, SIGHTING("c", "arXiv", 2000), FALSE);
	gls_record_add_sighting(there, SIGHTING("c", "arXiv", 4000), TRUE);
	gls_record_add_sighting(there, SIGHTING("d", "arXiv", 9000), TRUE);
	g_assert_cmpint(gls_record_compare(here, there), <, 0);
	g_assert_cmpint(gls_record_compare(there, here), >, 0);
	g_assert_cmpint(gls_record_compare(here, here), ==, 0);
	g_assert_true(gls_record_merge(both, here));
	g_assert_true(gls_record_merge(both, there));
	g_assert_false(gls_record_merge(both, here));
	g_assert_cmpuint(both->ids->len, ==, 2);
	g_assert_cmpuint(both->sources->len, ==, 3);
	g_assert_cmpstr(both->arrived.message_key, ==, "a");
	g_assert_cmpstr(both->shown.message_key, ==, "c");
	g_assert_cmpstr(g_ptr_array_index(both->shown_in, 0), ==, "c");
	g_assert_cmpuint(both->shown_in->len, ==, 3);
	g_assert_cmpint(both->last_shown, ==, 9000);
	assert_state(both, "a", GLS_STATE_SEEN, "c");
	assert_state(both, "c", GLS_STATE_ELSEWHERE, "a");
}

static void
test_cut_title(void)
{
	static const struct {
		const gchar *known;
		const gchar *met;
		const gchar *kept;
	} titles[] = {
		{"Learning to Rank …", "Learning to Rank with Care", "Learning to Rank with Care"},
		{"Learning to Rank...", "Learning to Rank with Care", "Learning to Rank with Care"},
		{"… Rank with Care", "Learning to Rank with Care", "Learning to Rank with Care"},
		{"Learning to Rank with Care", "Learning to Rank …", "Learning to Rank with Care"},
		{"Learning to …", "Learning to Rank …", "Learning to …"},
		{"Learning to Rank", "Another Title", "Learning to Rank"},
		{"", "Another Title …", "Another Title …"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
		g_autoptr(GlsRecord) record = new_record(titles[i].known, NULL);
		g_autoptr(GlsRecord) met = new_record(titles[i].met, NULL);

		gls_record_merge(record, met);
		g_assert_cmpstr(record->title, ==, titles[i].kept);
	}
}

/* a title that is cut early begins like those of other papers */
static void
test_cut_title_key(void)
{
	g_autoptr(GlsRecord) cut = new_record("Learning to Rank …", NULL);
	g_autoptr(GlsRecord) long_cut =
		new_record("Entropy-Guided Attention for Private Language Models on Small …", NULL);

	g_assert_null(cut->title_key);
	g_assert_nonnull(long_cut->title_key);
}

static void
test_labels(void)
{
	static const struct {
		const gchar *source;
		const gchar *label;
	} labels[] = {
		{NULL, NULL},
		{"", NULL},
		{"  ", NULL},
		{"HF Daily Papers", "HF Daily Papers"},
		{"  HF\n Daily\t Papers ", "HF Daily Papers"},
		{"HF Daily Papers <digest@example.org>", "HF Daily Papers"},
		{"digest@example.org", NULL},
		{"<digest@example.org>", NULL},
		{"mailto:digest@example.org", NULL},
		{"\"Reader\" (reader@example.org) papers", "\"Reader\" papers"},
		{"a@b.c,d@e.f;g@h.i", NULL},
		{"x@,y@example.org z", "z"},
		{"@reader@example.social posts", "posts"},
		{"papers for reader+tag@example.org", "papers for"},
		{"papers\u00a0for\u2003reader@example.org", "papers for"},
		{"https://example.org/?user=reader feed", "feed"},
		{"Papers @ NeurIPS", "Papers @ NeurIPS"},
		{"@papers", "@papers"},
		{"bad \xff label", "bad \xef\xbf\xbd label"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
		g_autoptr(GlsRecord) record = new_record(TITLE, NULL);

		gls_record_add_sighting(record, SIGHTING("m", labels[i].source, 1000), TRUE);
		g_assert_cmpstr(record->arrived.source, ==, labels[i].label);
		g_assert_cmpstr(record->shown.source, ==, labels[i].label);
		g_assert_cmpuint(record->sources->len, ==, labels[i].label != NULL);
	}
}

/* the heading of a mail may pass for a title */
static void
test_private_title(void)
{
	static const struct {
		const gchar *title;
		const gchar *kept;
	} titles[] = {
		{"Evaluating pass@k and Recall@10 @ Scale",
		 "Evaluating pass@k and Recall@10 @ Scale"},
		{"The News of reader@example.org Today", "The News of Today"},
		{"Read it at https://example.org/?u=reader", "Read it at"},
		{"<reader@example.org>", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
		g_autoptr(GlsRecord) record = new_record(titles[i].title, NULL);

		g_assert_cmpstr(record->title, ==, titles[i].kept);
	}
}

static void
test_limits(void)
{
	g_autofree gchar *title = g_strnfill(3000, ';');
	g_autofree gchar *odd_title = g_strconcat("\u00e9", title, NULL);
	g_autofree gchar *label = g_strnfill(300, '\\');
	g_autofree gchar *value = g_strnfill(GLS_RECORD_MAX_ID - 10, '1');
	g_autoptr(GlsRecord) record = new_record(odd_title, NULL);
	g_autoptr(GlsRecord) read = NULL;
	g_autoptr(GString) segment = g_string_new(NULL);

	g_assert_cmpuint(strlen(record->title), ==, GLS_RECORD_MAX_TITLE);
	for (guint i = 0; i < 100; i++) {
		g_autofree gchar *text = g_strdup_printf("10.1000/%s%02u", value, i);
		g_autofree gchar *source = g_strdup_printf("%u %s", i, label);
		g_autofree gchar *key = g_strdup_printf("%064u", i);
		GlsPaperId id = {GLS_ID_DOI, text, 0};

		gls_record_add_id(record, &id);
		gls_record_add_sighting(record, SIGHTING(key, source, 1000 + i), TRUE);
	}
	g_assert_cmpuint(record->ids->len, ==, GLS_RECORD_MAX_IDS);
	g_assert_cmpuint(record->sources->len, ==, GLS_RECORD_MAX_SOURCES);
	g_assert_cmpuint(record->shown_in->len, ==, GLS_RECORD_MAX_SHOWN_IN);
	g_assert_cmpuint(strlen(g_ptr_array_index(record->sources, 0)), ==, GLS_RECORD_MAX_LABEL);
	gls_record_append_to(record, segment);
	g_assert_cmpuint(segment->len, <, GLS_SEGMENT_MAX_RECORD / 2);
	read = gls_record_new_from_data(segment->str, segment->len, NULL);
	g_assert_nonnull(read);
	g_assert_false(gls_record_merge(read, record));
	/* an earlier message still gets in */
	g_assert_true(gls_record_add_sighting(record, SIGHTING("first", NULL, 1), TRUE));
	g_assert_cmpstr(g_ptr_array_index(record->shown_in, 0), ==, "first");
	g_assert_cmpuint(record->shown_in->len, ==, GLS_RECORD_MAX_SHOWN_IN);
}

static void
test_long_id(void)
{
	g_autofree gchar *value = g_strnfill(GLS_RECORD_MAX_ID + 1, '1');
	g_autoptr(GlsRecord) record = new_record(TITLE, NULL);
	GlsPaperId id = {GLS_ID_PMID, value, 0};

	g_assert_false(gls_record_add_id(record, &id));
	value[GLS_RECORD_MAX_ID] = '\0';
	g_assert_true(gls_record_add_id(record, &id));
	g_assert_false(gls_record_add_id(record, &id));
}

static GString *
seal(const gchar *group, const gchar *lines)
{
	GString *segment = g_string_new(NULL);
	gsize start = gls_segment_begin_record(segment, group);

	g_string_append(segment, lines);
	gls_segment_end_record(segment, start);
	return segment;
}

static void
test_bad_data(void)
{
	static const gchar *bad[] = {
		"",
		"\n",
		"garbage",
		"[3f2a9c0d1b2e4f56]\n",
		"[3f2a9c0d1b2e4f56]\ntitle=One\nsum=00000000\n",
		"[3f2a9c0d1b2e4f56]\ntitle=One\nsum=ff91d2f2",
		"title=One\nsum=ff91d2f2\n",
	};
	g_autoptr(GString) event = seal("undo 1", "time=2026-11-23T11:41:07Z\n");
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) bad_error = NULL;

		g_assert_null(gls_record_new_from_data(bad[i], strlen(bad[i]), &bad_error));
		g_assert_error(bad_error, GLS_ERROR, GLS_ERROR_HISTORY);
	}
	g_assert_null(gls_record_new_from_data(event->str, event->len, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
}

/* a record that a later version or something else wrote: what is known counts */
static void
test_strange_data(void)
{
	g_autoptr(GString) segment = seal(
		"3f2a9c0d1b2e4f56", "title=\nfuture=1\nids=future:1;arxiv:2501.03489;nocolon;:;;\n"
				    "no equals\narrived=yesterday\narrived-in=m1\nsources=\xff;HF\n"
				    "shown=2026-11-23T11:41:07+01:00\nshown-in=\nlast-shown=\n"
				    "title[de]=Titel\n=\n");
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRecord) record = gls_record_new_from_data(segment->str, segment->len, &error);

	g_assert_no_error(error);
	g_assert_null(record->title);
	g_assert_cmpuint(record->ids->len, ==, 1);
	g_assert_cmpuint(record->sources->len, ==, 1);
	g_assert_cmpstr(record->arrived.message_key, ==, "m1");
	g_assert_cmpint(record->arrived.date, ==, 0);
	g_assert_null(record->shown.message_key);
	assert_state(record, "m2", GLS_STATE_ELSEWHERE, "m1");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/record/states", test_states);
	g_test_add_func("/record/stories-survive", test_stories_survive);
	g_test_add_func("/record/round-trip", test_round_trip);
	g_test_add_func("/record/extreme-dates", test_extreme_dates);
	g_test_add_func("/record/changes", test_changes);
	g_test_add_func("/record/merge", test_merge);
	g_test_add_func("/record/cut-title", test_cut_title);
	g_test_add_func("/record/cut-title-key", test_cut_title_key);
	g_test_add_func("/record/labels", test_labels);
	g_test_add_func("/record/private-title", test_private_title);
	g_test_add_func("/record/limits", test_limits);
	g_test_add_func("/record/long-id", test_long_id);
	g_test_add_func("/record/bad-data", test_bad_data);
	g_test_add_func("/record/strange-data", test_strange_data);
	return g_test_run();
}
