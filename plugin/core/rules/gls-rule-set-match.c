/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/rules/gls-rule-set-private.h"

/**
 * GlsRuleSetMatch:
 * @rules: the rules
 * @today: as the last day of a rule is written; 0 if no rule has one
 * @hits: (element-type GlsTermHit): terms found
 * @found: for each term, whether it was found
 * @why: for each term, whether it helped its rule to match
 * @tag_numbers: for each rule, the number of its tag plus 1; 0 if it has none
 *
 * What is known of one entry while it is matched.
 */
typedef struct {
	const GlsRuleSet *rules;
	guint today;
	GArray *hits;
	gboolean *found;
	gboolean *why;
	guint *tag_numbers;
} GlsRuleSetMatch;

static guint
get_today(void)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_local();

	return g_date_time_get_year(now) * 10000 + g_date_time_get_month(now) * 100 +
	       g_date_time_get_day_of_month(now);
}

static void
gls_rule_set_match_init(GlsRuleSetMatch *self,
			const GlsRuleSet *rules,
			const GlsEntry *entry,
			const GlsOrigin *origin)
{
	guint n_terms = gls_term_index_get_n_terms(rules->index);

	self->rules = rules;
	self->today = rules->has_days ? get_today() : 0;
	self->hits = g_array_new(FALSE, FALSE, sizeof(GlsTermHit));
	self->found = g_new0(gboolean, n_terms);
	self->why = g_new0(gboolean, n_terms);
	self->tag_numbers = g_new0(guint, rules->rules->len);
	gls_term_index_match(rules->index, entry, origin, self->hits);
}

static void
gls_rule_set_match_clear(GlsRuleSetMatch *self)
{
	g_array_unref(self->hits);
	g_free(self->found);
	g_free(self->why);
	g_free(self->tag_numbers);
}

static GlsTag *
gls_rule_set_match_rule(GlsRuleSetMatch *self, guint index)
{
	const GlsRule *rule = g_ptr_array_index(self->rules->rules, index);
	guint first = g_array_index(self->rules->first_terms, guint, index);
	GlsTag *tag;

	if ((rule->until != 0 && self->today > rule->until) ||
	    !gls_query_matches(rule->query, self->found + first))
		return NULL;
	gls_query_explain(rule->query, self->found + first, self->why + first);
	tag = g_new0(GlsTag, 1);
	tag->rule = index;
	tag->name = g_strdup(rule->name);
	tag->effect = rule->effect;
	tag->score = rule->score;
	tag->hits = g_array_new(FALSE, FALSE, sizeof(GlsHit));
	return tag;
}

/* asks the rules that a term was found of, and those that match without */
static void
gls_rule_set_match_rules(GlsRuleSetMatch *self, GPtrArray *tags)
{
	for (guint i = 0; i < self->hits->len; i++) {
		guint term = g_array_index(self->hits, GlsTermHit, i).term;

		self->found[term] = TRUE;
		self->tag_numbers[g_array_index(self->rules->term_rules, guint, term)] = 1;
	}
	for (guint i = 0; i < self->rules->rules->len; i++) {
		GlsTag *tag = NULL;

		if (self->tag_numbers[i] != 0 ||
		    g_array_index(self->rules->match_nothing, gboolean, i))
			tag = gls_rule_set_match_rule(self, i);
		self->tag_numbers[i] = 0;
		if (tag != NULL) {
			g_ptr_array_add(tags, tag);
			self->tag_numbers[i] = tags->len;
		}
	}
}

static gint
gls_hit_compare(gconstpointer a, gconstpointer b)
{
	const GlsHit *hit = a;
	const GlsHit *other = b;

	if (hit->field != other->field)
		return hit->field < other->field ? -1 : 1;
	if (hit->item != other->item)
		return hit->item < other->item ? -1 : 1;
	if (hit->start != other->start)
		return hit->start < other->start ? -1 : 1;
	return 0;
}

/* makes places that overlap one */
static void
gls_tag_join_hits(GlsTag *self)
{
	GArray *hits = self->hits;
	guint n = 0;

	g_array_sort(hits, gls_hit_compare);
	for (guint i = 0; i < hits->len; i++) {
		const GlsHit *hit = &g_array_index(hits, GlsHit, i);
		GlsHit *last = n > 0 ? &g_array_index(hits, GlsHit, n - 1) : NULL;

		if (last != NULL && last->field == hit->field && last->item == hit->item &&
		    hit->start < last->end)
			last->end = MAX(last->end, hit->end);
		else
			g_array_index(hits, GlsHit, n++) = *hit;
	}
	g_array_set_size(hits, n);
}

static void
gls_rule_set_match_hits(GlsRuleSetMatch *self, GPtrArray *tags)
{
	for (guint i = 0; i < self->hits->len; i++) {
		const GlsTermHit *found = &g_array_index(self->hits, GlsTermHit, i);
		guint rule = g_array_index(self->rules->term_rules, guint, found->term);
		GlsHit hit = {found->field, found->item, found->start, found->end};
		GlsTag *tag;

		if (!self->why[found->term])
			continue;
		tag = g_ptr_array_index(tags, self->tag_numbers[rule] - 1);
		g_array_append_val(tag->hits, hit);
	}
	for (guint i = 0; i < tags->len; i++)
		gls_tag_join_hits(g_ptr_array_index(tags, i));
}

/**
 * gls_rule_set_match:
 * @self: rules
 * @entry: a paper
 * @origin: (nullable): where it comes from
 *
 * Asks every rule. The cost is that of one walk over the texts of @entry, however many phrases there
 * are, of a walk for each regex that may match, and a few bytes for each rule.
 *
 * Returns: (transfer full) (element-type GlsTag): the tags of the rules that match, in their order
 */
GPtrArray *
gls_rule_set_match(const GlsRuleSet *self, const GlsEntry *entry, const GlsOrigin *origin)
{
	g_autoptr(GPtrArray) tags = NULL;
	GlsRuleSetMatch match = {0};

	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(entry != NULL, NULL);

	tags = g_ptr_array_new_with_free_func((GDestroyNotify)gls_tag_free);
	gls_rule_set_match_init(&match, self, entry, origin);
	gls_rule_set_match_rules(&match, tags);
	gls_rule_set_match_hits(&match, tags);
	gls_rule_set_match_clear(&match);
	return g_steal_pointer(&tags);
}
