/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "core/gls-annotator.h"
#include "core/gls-error.h"

#define PAPER(title)                                                                               \
	"<h3>" title "</h3><p>In this paper we propose a text of some length, which is long "      \
	"enough to be taken for an abstract.</p>"
#define FIRST  PAPER("Grokking lottery tickets") PAPER("Entropy of bandits") PAPER("A third title")
#define SECOND PAPER("Entropy of Bandits") PAPER("Something else entirely") PAPER("And one more")

typedef struct {
	gchar *directory;
	GlsAnnotator *annotator;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GlsRuleSet) rules = NULL;

	fixture->directory = g_dir_make_tmp("glossator-annotator-XXXXXX", &error);
	g_assert_no_error(error);
	history = gls_history_open(fixture->directory, GLS_HISTORY_NONE, &error);
	g_assert_no_error(error);
	rules = gls_rule_set_new_from_data("[tickets]\nmatch=\"lottery ticket*\"\n", -1, "rules",
					   &error);
	g_assert_no_error(error);
	fixture->annotator = gls_annotator_new();
	gls_annotator_set_history(fixture->annotator, history);
	gls_annotator_set_rules(fixture->annotator, rules);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GDir) dir = g_dir_open(fixture->directory, 0, NULL);
	const gchar *name;

	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *path = g_build_filename(fixture->directory, name, NULL);

		g_unlink(path);
	}
	g_rmdir(fixture->directory);
	g_free(fixture->directory);
	g_object_unref(fixture->annotator);
}

static GlsMessage *
make(const gchar *id, const gchar *body)
{
	GlsMessage *message = gls_message_new(GLS_BODY_HTML, body, -1);

	message->id = g_strdup(id);
	message->source = g_strdup(id);
	return message;
}

static GlsAnnotatedMessage *
annotate(Fixture *fixture, const gchar *id, const gchar *body, GlsAnnotateFlags flags)
{
	g_autoptr(GError) error = NULL;
	GlsAnnotatedMessage *annotated =
		gls_annotator_annotate(fixture->annotator, make(id, body), flags, &error);

	g_assert_no_error(error);
	g_assert_cmpuint(annotated->warnings->len, ==, 0);
	return annotated;
}

static const GlsAnnotation *
get(const GlsAnnotatedMessage *annotated, guint n)
{
	g_assert_cmpuint(annotated->annotations->len, >, n);
	return g_ptr_array_index(annotated->annotations, n);
}

static void
test_tags(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsAnnotatedMessage) first = annotate(fixture, "a", FIRST, GLS_ANNOTATE_NONE);
	const GlsTag *tag;

	g_assert_cmpstr(gls_digest_get_format_name(first->digest), ==, "general");
	g_assert_cmpuint(first->annotations->len, ==, 3);
	g_assert_cmpuint(get(first, 0)->tags->len, ==, 1);
	g_assert_cmpuint(get(first, 1)->tags->len, ==, 0);
	tag = g_ptr_array_index(get(first, 0)->tags, 0);
	g_assert_cmpstr(tag->name, ==, "tickets");
}

/* scores and effects add up; a star keeps a paper from being dimmed or hidden */
static void
test_effects(Fixture *fixture, gconstpointer user_data)
{
	static const struct {
		const gchar *rules;
		gint star_at;
		gint dim_below;
		gint score;
		GlsEffect effects;
	} cases[] = {
		{"[a]\nmatch=grokking\n", 100, -50, 0, GLS_EFFECT_NONE},
		{"[a]\nmatch=grokking\neffect=tag\n", 100, -50, 0, GLS_EFFECT_NONE},
		{"[a]\nmatch=grokking\neffect=star\n", 100, -50, 0, GLS_EFFECT_STAR},
		{"[a]\nmatch=grokking\neffect=dim\n", 100, -50, 0, GLS_EFFECT_DIM},
		{"[a]\nmatch=grokking\neffect=Hide\n", 100, -50, 0, GLS_EFFECT_HIDE},
		{"[a]\nmatch=grokking\neffect=dim\n[b]\nmatch=lottery\neffect=hide\n", 100, -50, 0,
		 GLS_EFFECT_DIM | GLS_EFFECT_HIDE},
		{"[a]\nmatch=grokking\neffect=hide\n[b]\nmatch=lottery\neffect=star\n", 100, -50, 0,
		 GLS_EFFECT_STAR},
		{"[a]\nmatch=grokking\neffect=hide\n[b]\nmatch=bandits\neffect=star\n", 100, -50, 0,
		 GLS_EFFECT_HIDE},
		{"[a]\nmatch=grokking\nscore=60\n[b]\nmatch=lottery\nscore=39\n", 100, -50, 99,
		 GLS_EFFECT_NONE},
		{"[a]\nmatch=grokking\nscore=60\n[b]\nmatch=lottery\nscore=+40\n", 100, -50, 100,
		 GLS_EFFECT_STAR},
		{"[a]\nmatch=grokking\nscore=-50\n", 100, -50, -50, GLS_EFFECT_NONE},
		{"[a]\nmatch=grokking\nscore=-51\n", 100, -50, -51, GLS_EFFECT_DIM},
		{"[a]\nmatch=grokking\nscore=-51\n", 100, 0, -51, GLS_EFFECT_NONE},
		{"[a]\nmatch=grokking\nscore=1000000\n", 0, 0, 1000000, GLS_EFFECT_NONE},
		{"[a]\nmatch=grokking\nscore=5\n", 5, 0, 5, GLS_EFFECT_STAR},
		{"[a]\nmatch=grokking\nscore=5\n", 5, 10, 5, GLS_EFFECT_STAR},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GlsRuleSet)
			rules = gls_rule_set_new_from_data(cases[i].rules, -1, "rules", &error);
		g_autoptr(GlsAnnotatedMessage) first = NULL;

		g_assert_no_error(error);
		gls_annotator_set_rules(fixture->annotator, rules);
		gls_annotator_set_thresholds(fixture->annotator, cases[i].star_at,
					     cases[i].dim_below);
		first = annotate(fixture, "a", FIRST, GLS_ANNOTATE_NONE);
		g_test_message("%s", cases[i].rules);
		g_assert_cmpint(get(first, 0)->score, ==, cases[i].score);
		g_assert_cmpint(get(first, 0)->effects, ==, cases[i].effects);
	}
}

static void
test_origin(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsRuleSet) rules =
		gls_rule_set_new_from_data("[a]\nmatch=grokking\nonly-in=source:\"my feed\"\n"
					   "[b]\nmatch=grokking\nonly-in=source:other\n"
					   "[c]\nmatch=format:general\n",
					   -1, "rules", NULL);
	g_autoptr(GlsAnnotatedMessage) message = NULL;
	g_autoptr(GString) names = g_string_new(NULL);

	gls_annotator_set_rules(fixture->annotator, rules);
	message = annotate(fixture, "My feed", FIRST, GLS_ANNOTATE_NONE);
	for (guint i = 0; i < get(message, 0)->tags->len; i++) {
		const GlsTag *tag = g_ptr_array_index(get(message, 0)->tags, i);

		g_string_append(names, tag->name);
	}
	g_assert_cmpstr(names->str, ==, "ac");
}

/* a regular expression that takes too long is named, and the other rules work */
static void
test_muted(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_from_data(
		"[slow]\nmatch=/(a+)+$/\n[quick]\nmatch=grokking\n", -1, "rules", NULL);
	g_autoptr(GlsAnnotatedMessage) annotated = NULL;
	g_autoptr(GError) error = NULL;

	gls_annotator_set_rules(fixture->annotator, rules);
	annotated = gls_annotator_annotate(
		fixture->annotator,
		make("a", FIRST PAPER("Grokking aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")),
		GLS_ANNOTATE_NONE, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(annotated->warnings->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(annotated->warnings, 0), ==,
			"rules: [slow] match: the regular expression takes too long and is passed "
			"over");
	g_assert_cmpuint(get(annotated, 0)->tags->len, ==, 1);
}

static void
test_seen(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsAnnotatedMessage) first = annotate(fixture, "a", FIRST, GLS_ANNOTATE_SHOWN);
	g_autoptr(GlsAnnotatedMessage) second = annotate(fixture, "b", SECOND, GLS_ANNOTATE_SHOWN);
	g_autoptr(GlsAnnotatedMessage) again = annotate(fixture, "a", FIRST, GLS_ANNOTATE_SHOWN);
	g_autoptr(GlsAnnotatedMessage)
		once_more = annotate(fixture, "b", SECOND, GLS_ANNOTATE_SHOWN);

	g_assert_cmpuint(first->counts[GLS_STATE_NEW], ==, 3);
	g_assert_cmpuint(second->counts[GLS_STATE_NEW], ==, 2);
	g_assert_cmpint(get(second, 0)->state, ==, GLS_STATE_SEEN);
	g_assert_cmpstr(get(second, 0)->other.source, ==, "a");
	/* opening a message again does not make its papers seen */
	g_assert_cmpuint(again->counts[GLS_STATE_NEW], ==, 3);
	g_assert_cmpint(get(once_more, 0)->state, ==, GLS_STATE_SEEN);
}

/* what was only looked at can be recorded later, without reading it again */
static void
test_recorded_later(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *path = g_build_filename(fixture->directory, "rule-stats.ini", NULL);
	g_autoptr(GlsRuleStats) stats = gls_rule_stats_new(path);
	g_autoptr(GlsAnnotatedMessage) first = NULL;
	g_autoptr(GlsAnnotatedMessage) second = NULL;
	g_autoptr(GError) error = NULL;

	gls_annotator_set_rule_stats(fixture->annotator, stats);
	first = annotate(fixture, "a", FIRST, GLS_ANNOTATE_NONE);
	for (guint i = 0; i < 2; i++) {
		g_autoptr(GHashTable) hits = NULL;
		GArray *weeks = NULL;
		guint n_known = 0;

		gls_annotator_record(fixture->annotator, first, GLS_ANNOTATE_SHOWN, &error);
		g_assert_no_error(error);
		hits = gls_rule_stats_read(stats, g_get_real_time() / G_USEC_PER_SEC, 1, &n_known,
					   NULL);
		weeks = g_hash_table_lookup(hits, "tickets");
		g_assert_nonnull(weeks);
		g_assert_cmpuint(g_array_index(weeks, guint, 0), ==, 1);
	}
	second = annotate(fixture, "b", SECOND, GLS_ANNOTATE_NONE);
	g_assert_cmpint(get(second, 0)->state, ==, GLS_STATE_SEEN);
	g_assert_cmpstr(get(second, 0)->other.source, ==, "a");
}

static void
test_elsewhere(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsAnnotatedMessage)
		arrived = annotate(fixture, "a", FIRST, GLS_ANNOTATE_ARRIVED);
	g_autoptr(GlsAnnotatedMessage) second = annotate(fixture, "b", SECOND, GLS_ANNOTATE_SHOWN);
	g_autoptr(GlsAnnotatedMessage) first = annotate(fixture, "a", FIRST, GLS_ANNOTATE_SHOWN);

	g_assert_cmpuint(arrived->counts[GLS_STATE_NEW], ==, 3);
	g_assert_cmpint(get(second, 0)->state, ==, GLS_STATE_ELSEWHERE);
	g_assert_cmpstr(get(second, 0)->other.source, ==, "a");
	/* it was shown in the other one meanwhile */
	g_assert_cmpint(get(first, 1)->state, ==, GLS_STATE_SEEN);
	g_assert_cmpint(get(first, 0)->state, ==, GLS_STATE_NEW);
}

static void
test_repeat(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsAnnotatedMessage) twice =
		annotate(fixture, "a", FIRST PAPER("Entropy of Bandits"), GLS_ANNOTATE_SHOWN);

	g_assert_cmpint(get(twice, 3)->state, ==, GLS_STATE_REPEAT);
	g_assert_cmpuint(get(twice, 3)->repeat_of, ==, 2);
	g_assert_cmpuint(twice->counts[GLS_STATE_NEW], ==, 3);
	g_assert_cmpuint(twice->counts[GLS_STATE_REPEAT], ==, 1);
}

/* a paper counts when it is first met, in whatever message and however often that is opened */
static void
test_rule_stats(Fixture *fixture, gconstpointer user_data)
{
	static const struct {
		const gchar *id;
		const gchar *body;
		GlsAnnotateFlags flags;
		guint hits;
	} steps[] = {
		{"look", FIRST, GLS_ANNOTATE_NONE, 0},
		{"one", FIRST, GLS_ANNOTATE_ARRIVED, 1},
		{"one", FIRST, GLS_ANNOTATE_ARRIVED, 1},
		{"one", FIRST, GLS_ANNOTATE_SHOWN, 1},
		{"two", FIRST FIRST, GLS_ANNOTATE_ARRIVED, 1},
		{"three",
		 PAPER("Lottery tickets in wide networks")
			 SECOND PAPER("Lottery tickets in wide networks"),
		 GLS_ANNOTATE_SHOWN, 2},
	};
	g_autofree gchar *path = g_build_filename(fixture->directory, "rule-stats.ini", NULL);
	g_autoptr(GlsRuleStats) stats = gls_rule_stats_new(path);

	gls_annotator_set_rule_stats(fixture->annotator, stats);
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_autoptr(GlsAnnotatedMessage)
			annotated = annotate(fixture, steps[i].id, steps[i].body, steps[i].flags);
		guint n_known;
		g_autoptr(GHashTable) hits = gls_rule_stats_read(
			stats, g_get_real_time() / G_USEC_PER_SEC, 1, &n_known, NULL);
		GArray *weeks = g_hash_table_lookup(hits, "tickets");

		g_assert_cmpuint(weeks != NULL ? g_array_index(weeks, guint, 0) : 0, ==,
				 steps[i].hits);
	}
}

static void
assert_source(GlsSourceStats *stats, const gchar *label, guint n_digests, guint n_not_understood)
{
	g_autoptr(GPtrArray) sources = gls_source_stats_read(stats, NULL);
	guint n_found = 0;
	guint n_bad = 0;

	for (guint i = 0; i < sources->len; i++) {
		const GlsSourceStat *source = g_ptr_array_index(sources, i);

		if (g_strcmp0(source->label, label) != 0)
			continue;
		n_bad = gls_source_stat_get_n_not_understood(source);
		for (guint j = 0; j < source->formats->len; j++)
			n_found += ((GlsFormatCount *)g_ptr_array_index(source->formats, j))
					   ->n_digests;
	}
	g_assert_cmpuint(n_found, ==, n_digests);
	g_assert_cmpuint(n_bad, ==, n_not_understood);
}

/* a mail of TLDR AI without anything in it */
#define NOT_UNDERSTOOD                                                                             \
	"<p><a href=\"https://tldr.tech/ai?utm_source=tldrai\">TLDR AI</a></p><p>Nothing.</p>"

/* each message counts once, whether it arrives or is shown, if it is a digest and not off */
static void
test_source_stats(Fixture *fixture, gconstpointer user_data)
{
	static const struct {
		const gchar *id;
		const gchar *sender;
		const gchar *body;
		GlsAnnotateFlags flags;
		guint n_digests;
		guint n_not_understood;
	} steps[] = {
		{"look", NULL, FIRST, GLS_ANNOTATE_NONE, 0, 0},
		{"one", NULL, FIRST, GLS_ANNOTATE_ARRIVED, 1, 0},
		{"one", NULL, FIRST, GLS_ANNOTATE_ARRIVED, 1, 0},
		{"one", NULL, FIRST, GLS_ANNOTATE_SHOWN, 1, 0},
		{"two", NULL, SECOND, GLS_ANNOTATE_SHOWN, 2, 0},
		{"same", NULL, SECOND, GLS_ANNOTATE_ARRIVED, 3, 0},
		{"same", NULL, SECOND, GLS_ANNOTATE_ARRIVED, 3, 0},
		{"letter", NULL, "<p>See you on Monday.</p>", GLS_ANNOTATE_SHOWN, 3, 0},
		{"bad", "dan@tldrnewsletter.com", NOT_UNDERSTOOD, GLS_ANNOTATE_SHOWN, 3, 1},
		{"bad", "dan@tldrnewsletter.com", NOT_UNDERSTOOD, GLS_ANNOTATE_SHOWN, 3, 1},
	};
	g_autofree gchar *path = g_build_filename(fixture->directory, "source-stats.ini", NULL);
	g_autoptr(GlsSourceStats) stats = gls_source_stats_new(path);

	gls_annotator_set_source_stats(fixture->annotator, stats);
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		GlsMessage *message = make(steps[i].id, steps[i].body);
		g_autoptr(GlsAnnotatedMessage) annotated = NULL;

		g_free(message->source);
		message->source = g_strdup("Daily");
		message->sender = g_strdup(steps[i].sender);
		annotated =
			gls_annotator_annotate(fixture->annotator, message, steps[i].flags, NULL);
		g_assert_cmpuint(annotated->warnings->len, ==, 0);
		assert_source(stats, "Daily", steps[i].n_digests, steps[i].n_not_understood);
	}
}

#define LINKED(version)                                                                            \
	"<h3><a href=\"https://arxiv.org/abs/2501.03489" version "\">Sand along a Coast</a></h3>"  \
	"<p>In this paper we propose a text of some length, which is long enough to be taken for " \
	"an abstract.</p>" PAPER("Entropy of bandits") PAPER("A third title")

static void
test_updated(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsAnnotatedMessage)
		first = annotate(fixture, "a", LINKED("v1"), GLS_ANNOTATE_SHOWN);
	g_autoptr(GlsAnnotatedMessage)
		second = annotate(fixture, "b", LINKED("v2"), GLS_ANNOTATE_SHOWN);
	g_autoptr(GlsAnnotatedMessage)
		again = annotate(fixture, "b", LINKED("v2"), GLS_ANNOTATE_SHOWN);
	g_autoptr(GlsAnnotatedMessage)
		third = annotate(fixture, "c", LINKED("v2"), GLS_ANNOTATE_SHOWN);

	g_assert_cmpint(get(first, 0)->state, ==, GLS_STATE_NEW);
	g_assert_cmpint(get(second, 0)->state, ==, GLS_STATE_UPDATED);
	g_assert_cmpuint(get(second, 0)->seen_version, ==, 1);
	g_assert_cmpstr(get(second, 0)->other.source, ==, "a");
	/* opening it once more says the same, but a further message has nothing new */
	g_assert_cmpint(get(again, 0)->state, ==, GLS_STATE_UPDATED);
	g_assert_cmpuint(get(again, 0)->seen_version, ==, 1);
	g_assert_cmpint(get(third, 0)->state, ==, GLS_STATE_SEEN);
}

static void
test_look_only(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsAnnotatedMessage) first = annotate(fixture, "a", FIRST, GLS_ANNOTATE_NONE);
	g_autoptr(GlsAnnotatedMessage) second = annotate(fixture, "b", SECOND, GLS_ANNOTATE_NONE);

	g_assert_cmpuint(first->counts[GLS_STATE_NEW], ==, 3);
	g_assert_cmpuint(second->counts[GLS_STATE_NEW], ==, 3);
}

static void
test_no_digest(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsAnnotatedMessage)
		letter = annotate(fixture, "a", "<p>See you on Monday.</p>", GLS_ANNOTATE_SHOWN);

	g_assert_null(letter->digest->format);
	g_assert_cmpuint(letter->annotations->len, ==, 0);
}

static void
test_too_large(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *body = g_strnfill(GLS_MESSAGE_MAX_SIZE + 1, 'x');
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage)
		annotated = gls_annotator_annotate(fixture->annotator, make("a", body), 0, &error);

	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
	g_assert_null(annotated);
}

static void
on_annotated(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GAsyncResult **kept = user_data;

	*kept = g_object_ref(result);
}

static void
test_async(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GAsyncResult) result = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage) annotated = NULL;

	gls_annotator_annotate_async(fixture->annotator, make("a", FIRST), GLS_ANNOTATE_SHOWN, NULL,
				     on_annotated, &result);
	while (result == NULL)
		g_main_context_iteration(NULL, TRUE);
	annotated = gls_annotator_annotate_finish(fixture->annotator, result, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(annotated->annotations->len, ==, 3);
}

static void
test_cancelled(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GCancellable) cancellable = g_cancellable_new();
	g_autoptr(GAsyncResult) result = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage) second = NULL;

	g_cancellable_cancel(cancellable);
	gls_annotator_annotate_async(fixture->annotator, make("a", FIRST), GLS_ANNOTATE_SHOWN,
				     cancellable, on_annotated, &result);
	while (result == NULL)
		g_main_context_iteration(NULL, TRUE);
	g_assert_null(gls_annotator_annotate_finish(fixture->annotator, result, &error));
	g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
	/* and nothing was recorded */
	second = annotate(fixture, "b", SECOND, GLS_ANNOTATE_NONE);
	g_assert_cmpuint(second->counts[GLS_STATE_NEW], ==, 3);
}

/* nothing is told of a source that is off, and nothing recorded, until it is on again */
static void
test_off(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *path = g_build_filename(fixture->directory, "settings.ini", NULL);
	g_autoptr(GlsSettings) settings = gls_settings_new(path);
	g_autoptr(GlsAnnotatedMessage) off = NULL;
	g_autoptr(GlsAnnotatedMessage) other = NULL;
	g_autoptr(GlsAnnotatedMessage) on = NULL;
	g_autoptr(GError) error = NULL;

	gls_settings_set_off(settings, "a", TRUE, &error);
	g_assert_no_error(error);
	gls_annotator_set_settings(fixture->annotator, settings);
	off = annotate(fixture, "a", FIRST, GLS_ANNOTATE_SHOWN);
	g_assert_cmpuint(off->annotations->len, ==, 0);
	g_assert_null(gls_digest_get_format_name(off->digest));
	other = annotate(fixture, "b", SECOND, GLS_ANNOTATE_NONE);
	g_assert_cmpuint(other->counts[GLS_STATE_NEW], ==, 3);
	gls_settings_set_off(settings, "a", FALSE, &error);
	g_assert_no_error(error);
	on = annotate(fixture, "a", FIRST, GLS_ANNOTATE_NONE);
	g_assert_cmpuint(on->counts[GLS_STATE_NEW], ==, 3);
}

int
main(int argc, char **argv)
{
	const struct {
		const gchar *path;
		void (*test)(Fixture *fixture, gconstpointer user_data);
	} tests[] = {
		{"/annotator/tags", test_tags},
		{"/annotator/seen", test_seen},
		{"/annotator/elsewhere", test_elsewhere},
		{"/annotator/updated", test_updated},
		{"/annotator/repeat", test_repeat},
		{"/annotator/recorded-later", test_recorded_later},
		{"/annotator/rule-stats", test_rule_stats},
		{"/annotator/source-stats", test_source_stats},
		{"/annotator/look-only", test_look_only},
		{"/annotator/no-digest", test_no_digest},
		{"/annotator/too-large", test_too_large},
		{"/annotator/async", test_async},
		{"/annotator/cancelled", test_cancelled},
		{"/annotator/effects", test_effects},
		{"/annotator/origin", test_origin},
		{"/annotator/muted", test_muted},
		{"/annotator/off", test_off},
	};
	g_autoptr(GError) error = NULL;
	g_autofree gchar *state = g_dir_make_tmp("glossator-state-XXXXXX", &error);

	g_assert_no_error(error);
	g_setenv("XDG_STATE_HOME", state, TRUE);
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
	return g_test_run();
}
