/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/render/gls-render-match.h"
#include "core/rules/gls-rule-set.h"
#include "preferences/gls-trial.h"

/* how many characters around what was found are shown of an abstract */
#define CONTEXT 60

/* papers between two looks at whether the answer is still wanted */
#define STRIDE 256

#define WEEK (7 * 24 * 60 * 60)

/* cannot stand in a line that was rendered, and are escaped in markup */
#define START_MARK "\001"
#define END_MARK   "\002"

static void
match_free(GlsTrialMatch *match)
{
	g_free(match->title);
	g_free(match->details);
	g_free(match);
}

static GlsTrial *
new_empty(void)
{
	GlsTrial *self = g_new0(GlsTrial, 1);

	self->mistakes = g_ptr_array_new_with_free_func((GDestroyNotify)gls_rule_error_free);
	self->matches = g_ptr_array_new_with_free_func((GDestroyNotify)match_free);
	return self;
}

/**
 * gls_trial_free:
 * @self: a trial
 *
 * Frees it.
 */
void
gls_trial_free(GlsTrial *self)
{
	g_ptr_array_unref(self->mistakes);
	g_ptr_array_unref(self->matches);
	g_free(self);
}

/* the rule as if it were switched on today; what is wrong in it goes to @mistakes */
static GlsRuleSet *
compile(const GlsRuleValues *values, GPtrArray *mistakes)
{
	g_autoptr(GlsRuleValues) own = gls_rule_values_copy(values);
	g_autoptr(GlsRuleSet) rules = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *text = NULL;
	const GPtrArray *found;

	gls_rule_values_set(own, GLS_RULE_KEY_ENABLED, NULL);
	text = gls_rule_values_to_group(own, &error);
	if (text != NULL)
		rules = gls_rule_set_new_from_data(text, -1, own->name, &error);
	if (rules == NULL) {
		g_ptr_array_add(mistakes, gls_rule_error_new("", own->name, "", error->message));
		return NULL;
	}
	found = gls_rule_set_get_rule_errors(rules);
	for (guint i = 0; i < found->len; i++) {
		const GlsRuleError *mistake = g_ptr_array_index(found, i);

		g_ptr_array_add(mistakes,
				gls_rule_error_new("", mistake->rule, mistake->key, mistake->what));
	}
	if (gls_rule_set_get_n_rules(rules) == 0)
		return NULL;
	if (own->keys[GLS_RULE_KEY_UNTIL] == NULL)
		return g_steal_pointer(&rules);
	/* its last day is right; it may be over */
	gls_rule_values_set(own, GLS_RULE_KEY_UNTIL, NULL);
	return compile(own, mistakes);
}

/* Pango markup of a text with marks */
static gchar *
dup_markup(const gchar *text)
{
	g_autofree gchar *escaped = g_markup_escape_text(text, -1);
	g_autoptr(GString) markup = g_string_new(escaped);

	g_string_replace(markup, "&#x1;", "<span weight=\"bold\" underline=\"single\">", 0);
	g_string_replace(markup, "&#x2;", "</span>", 0);
	return g_string_free(g_steal_pointer(&markup), FALSE);
}

static gchar *
dup_field_markup(const GArray *hits, guint first, const gchar *text, guint context)
{
	g_autofree gchar *line = gls_render_match(hits, first, text, START_MARK, END_MARK, context);

	return dup_markup(line);
}

/* where something was found beside the title; if nowhere, where the paper comes from */
static gchar *
dup_details(const GlsTrialPaper *paper, const GArray *hits)
{
	for (guint i = 0; i < hits->len; i++) {
		const GlsHit *hit = &g_array_index(hits, GlsHit, i);

		if (hit->field != GLS_FIELD_TITLE)
			return dup_field_markup(hits, i,
						gls_field_get_text(hit->field, hit->item,
								   paper->entry, &paper->origin),
						CONTEXT);
	}
	return paper->origin.names[0] != NULL ? dup_markup(paper->origin.names[0]) : NULL;
}

static GlsTrialMatch *
match_new(const GlsTrialPaper *paper, const GArray *hits, GlsTrialChange change)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(GlsHit));
	gboolean in_title = hits->len > 0 &&
			    g_array_index(hits, GlsHit, 0).field == GLS_FIELD_TITLE;
	GlsTrialMatch *match = g_new0(GlsTrialMatch, 1);

	match->change = change;
	match->title = dup_field_markup(in_title ? hits : none, 0, paper->entry->title, 0);
	match->details = dup_details(paper, hits);
	return match;
}

/* what is shown of each change is kept apart until all is counted */
static void
add_match(GlsTrial *self,
	  GPtrArray *shown[GLS_N_TRIAL_CHANGES],
	  const GlsTrialPaper *paper,
	  const GPtrArray *tags,
	  GlsTrialChange change)
{
	const GlsTag *tag = g_ptr_array_index(tags, 0);

	self->counts[change]++;
	if (shown[change]->len < GLS_TRIAL_MAX_SHOWN)
		g_ptr_array_add(shown[change], match_new(paper, tag->hits, change));
}

/* which of the last weeks; %FALSE if it was earlier, or is not known */
static gboolean
get_week(const GlsTrialPaper *paper, gint64 now, guint *weeks_ago)
{
	if (paper->date == 0 || paper->date < now - GLS_TRIAL_WEEKS * WEEK)
		return FALSE;
	*weeks_ago = MAX(0, now - paper->date) / WEEK;
	return *weeks_ago < GLS_TRIAL_WEEKS;
}

static void
try_paper(GlsTrial *self,
	  GPtrArray *shown[GLS_N_TRIAL_CHANGES],
	  const GlsTrialPaper *paper,
	  const GlsRuleSet *draft,
	  const GlsRuleSet *saved,
	  gint64 now)
{
	g_autoptr(GPtrArray) tags = gls_rule_set_match(draft, paper->entry, &paper->origin);
	g_autoptr(GPtrArray) old_tags =
		saved != NULL ? gls_rule_set_match(saved, paper->entry, &paper->origin) : NULL;
	gboolean before = old_tags != NULL && old_tags->len > 0;
	guint weeks_ago;

	if (get_week(paper, now, &weeks_ago)) {
		self->n_known_weeks = MAX(self->n_known_weeks, weeks_ago + 1);
		self->weeks[GLS_TRIAL_WEEKS - 1 - weeks_ago] += tags->len > 0;
	}
	if (tags->len > 0)
		add_match(self, shown, paper, tags,
			  before || saved == NULL ? GLS_TRIAL_KEPT : GLS_TRIAL_GAINED);
	else if (before)
		add_match(self, shown, paper, old_tags, GLS_TRIAL_LOST);
}

static void
take_shown(GlsTrial *self, GPtrArray *shown[GLS_N_TRIAL_CHANGES])
{
	static const GlsTrialChange order[] = {GLS_TRIAL_GAINED, GLS_TRIAL_LOST, GLS_TRIAL_KEPT};

	for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
		guint room = GLS_TRIAL_MAX_SHOWN - self->matches->len;

		if (shown[order[i]]->len > room)
			g_ptr_array_set_size(shown[order[i]], room);
		g_ptr_array_extend_and_steal(self->matches, shown[order[i]]);
	}
}

/**
 * gls_trial_new:
 * @papers: papers
 * @draft: a rule
 * @saved: (nullable): how it stands in the file, %NULL if it is new
 * @now: the time, in seconds since 1970 UTC
 * @cancellable: (nullable): stops it
 *
 * Tries a rule on papers. It takes some microseconds for each.
 *
 * Returns: (transfer full) (nullable): what it matches, or what is wrong with it; %NULL if it was
 *   cancelled
 */
GlsTrial *
gls_trial_new(const GlsTrialPapers *papers,
	      const GlsRuleValues *draft,
	      const GlsRuleValues *saved,
	      gint64 now,
	      GCancellable *cancellable)
{
	g_autoptr(GlsTrial) self = new_empty();
	g_autoptr(GPtrArray)
		ignored = g_ptr_array_new_with_free_func((GDestroyNotify)gls_rule_error_free);
	g_autoptr(GlsRuleSet) rules = compile(draft, self->mistakes);
	g_autoptr(GlsRuleSet) old = saved != NULL ? compile(saved, ignored) : NULL;
	GPtrArray *shown[GLS_N_TRIAL_CHANGES];

	if (rules == NULL)
		return g_steal_pointer(&self);
	for (guint i = 0; i < GLS_N_TRIAL_CHANGES; i++)
		shown[i] = g_ptr_array_new_with_free_func((GDestroyNotify)match_free);
	self->n_papers = gls_trial_papers_get_n(papers);
	for (guint i = 0; i < self->n_papers; i++) {
		if (i % STRIDE == 0 && g_cancellable_is_cancelled(cancellable))
			break;
		try_paper(self, shown, gls_trial_papers_get(papers, i), rules, old, now);
	}
	take_shown(self, shown);
	return g_cancellable_is_cancelled(cancellable) ? NULL : g_steal_pointer(&self);
}

/**
 * gls_trial_get_n_matches:
 * @self: a trial
 *
 * Returns: how many papers the rule matches
 */
guint
gls_trial_get_n_matches(const GlsTrial *self)
{
	return self->counts[GLS_TRIAL_KEPT] + self->counts[GLS_TRIAL_GAINED];
}
