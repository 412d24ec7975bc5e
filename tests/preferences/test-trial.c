/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "core/rules/gls-rule-error.h"
#include "preferences/gls-rule-suggestion.h"
#include "preferences/gls-trial.h"

#define NOW (1000 * 24 * 60 * 60)

static const gchar digest[] =
	"<rss version=\"2.0\"><channel><title>cs.CL updates on arXiv.org</title>"
	"<link>http://rss.arxiv.org/rss/cs.CL</link><description>d</description>"
	"<item><title>Attention Is All You Need</title>"
	"<link>https://arxiv.org/abs/1706.03762</link><description>arXiv:1706.03762v1 Announce Type: "
	"new \nAbstract: Networks that &amp;amp; look at &amp;lt;all words&amp;gt; at once."
	"</description></item>"
	"<item><title>Language Models are Few-Shot Learners</title>"
	"<link>https://arxiv.org/abs/2005.14165</link><description>arXiv:2005.14165v1 Announce Type: "
	"new \nAbstract: They learn from few words.</description></item></channel></rss>";

static GlsTrialPapers *
read_digest(void)
{
	g_autofree gchar *path = g_build_filename(g_get_tmp_dir(), "trial-XXXXXX.xml", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GFile) file = NULL;
	GlsTrialPapers *papers;

	g_close(g_mkstemp(path), NULL);
	g_file_set_contents(path, digest, -1, &error);
	g_assert_no_error(error);
	file = g_file_new_for_path(path);
	papers = gls_trial_papers_new_from_file(file, &error);
	g_assert_no_error(error);
	g_unlink(path);
	return papers;
}

static GlsRuleValues *
make(const gchar *match)
{
	GlsRuleValues *values = gls_rule_values_new("rule");

	gls_rule_values_set(values, GLS_RULE_KEY_MATCH, match);
	return values;
}

static const struct {
	const gchar *draft;
	const gchar *saved;
	guint kept;
	guint gained;
	guint lost;
} trials[] = {
	{"attention", NULL, 1, 0, 0},	   {"attention", "attention", 1, 0, 0},
	{"words", "attention", 1, 1, 0},   {"learners", "attention", 0, 1, 1},
	{"nothing", "attention", 0, 0, 1}, {"attention", "\"wrong", 1, 0, 0},
};

static void
test_changes(void)
{
	g_autoptr(GlsTrialPapers) papers = read_digest();

	g_assert_cmpuint(gls_trial_papers_get_n(papers), ==, 2);
	for (guint i = 0; i < G_N_ELEMENTS(trials); i++) {
		g_autoptr(GlsRuleValues) draft = make(trials[i].draft);
		g_autoptr(GlsRuleValues) saved = trials[i].saved != NULL ? make(trials[i].saved)
									 : NULL;
		g_autoptr(GlsTrial) trial = gls_trial_new(papers, draft, saved, NOW, NULL);

		g_assert_cmpuint(trial->mistakes->len, ==, 0);
		g_assert_cmpuint(trial->counts[GLS_TRIAL_KEPT], ==, trials[i].kept);
		g_assert_cmpuint(trial->counts[GLS_TRIAL_GAINED], ==, trials[i].gained);
		g_assert_cmpuint(trial->counts[GLS_TRIAL_LOST], ==, trials[i].lost);
	}
}

/* a rule is tried as if it were switched on, and had no last day */
static void
test_switched_off(void)
{
	g_autoptr(GlsTrialPapers) papers = read_digest();
	g_autoptr(GlsRuleValues) draft = make("attention");
	g_autoptr(GlsTrial) trial = NULL;

	gls_rule_values_set(draft, GLS_RULE_KEY_ENABLED, "false");
	gls_rule_values_set(draft, GLS_RULE_KEY_UNTIL, "2001-01-01");
	trial = gls_trial_new(papers, draft, NULL, NOW, NULL);
	g_assert_cmpuint(gls_trial_get_n_matches(trial), ==, 1);
}

static void
test_mistakes(void)
{
	g_autoptr(GlsTrialPapers) papers = read_digest();
	g_autoptr(GlsRuleValues) draft = make("attention OR \"open");
	g_autoptr(GlsTrial) trial = NULL;
	const GlsRuleError *mistake;

	gls_rule_values_set(draft, GLS_RULE_KEY_UNTIL, "soon");
	trial = gls_trial_new(papers, draft, NULL, NOW, NULL);
	g_assert_cmpuint(trial->mistakes->len, ==, 2);
	mistake = g_ptr_array_index(trial->mistakes, 0);
	g_assert_cmpstr(mistake->key, ==, "match");
	g_assert_cmpuint(mistake->character, ==, 14);
}

static void
test_markup(void)
{
	g_autoptr(GlsTrialPapers) papers = read_digest();
	g_autoptr(GlsRuleValues) draft = make("abs:\"all words\"");
	g_autoptr(GlsTrial) trial = gls_trial_new(papers, draft, NULL, NOW, NULL);
	const GlsTrialMatch *match;

	g_assert_cmpuint(trial->matches->len, ==, 1);
	match = g_ptr_array_index(trial->matches, 0);
	g_assert_nonnull(strstr(match->details, "&amp; look at &lt;<span"));
}

static void
test_cancelled(void)
{
	g_autoptr(GlsTrialPapers) papers = read_digest();
	g_autoptr(GlsRuleValues) draft = make("attention");
	g_autoptr(GCancellable) cancellable = g_cancellable_new();

	g_cancellable_cancel(cancellable);
	g_assert_null(gls_trial_new(papers, draft, NULL, NOW, cancellable));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/trial/changes", test_changes);
	g_test_add_func("/trial/switched-off", test_switched_off);
	g_test_add_func("/trial/mistakes", test_mistakes);
	g_test_add_func("/trial/markup", test_markup);
	g_test_add_func("/trial/cancelled", test_cancelled);
	return g_test_run();
}
