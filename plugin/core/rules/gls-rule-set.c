/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/gls-resources.h"
#include "core/rules/gls-rule-file.h"
#include "core/rules/gls-rule-set.h"
#include "core/rules/gls-rule.h"
#include "core/rules/gls-word-trie.h"

#define GLS_RULE_SET_DEFAULT_FILE "/net/glossator/rules.ini"

/**
 * GlsRuleSet:
 * @n_refs: who uses it
 * @rules: (element-type GlsRule): in their order in the file
 * @first_phrases: (element-type guint): for each rule, the number of its first phrase in @trie
 * @match_nothing: (element-type gboolean): for each rule, whether it matches what holds no phrase
 * @phrases: (element-type guint): for each phrase of @trie, the rule it belongs to
 * @trie: the phrases of all rules
 * @errors: what is wrong in the file
 */
struct _GlsRuleSet {
	gatomicrefcount n_refs;
	GPtrArray *rules;
	GArray *first_phrases;
	GArray *match_nothing;
	GArray *phrases;
	GlsWordTrie *trie;
	gchar **errors;
};

/**
 * GlsRuleSetMatch:
 * @rules: the rules
 * @hits: (element-type GlsWordTrieHit): phrases found in all fields
 * @n_hits: for each field in their order, how many hits there are up to its end
 * @found: for each phrase, whether it was found
 * @why: for each phrase, whether it helped its rule to match
 * @tag_numbers: for each rule, the number of its tag plus 1; 0 if it has none
 *
 * What is known of one entry while it is matched.
 */
typedef struct {
	const GlsRuleSet *rules;
	GArray *hits;
	guint n_hits[2];
	gboolean *found;
	gboolean *why;
	guint *tag_numbers;
} GlsRuleSetMatch;

static const GlsField fields[] = {GLS_FIELD_TITLE, GLS_FIELD_ABSTRACT};

G_STATIC_ASSERT(G_N_ELEMENTS(fields) == G_N_ELEMENTS(((GlsRuleSetMatch *)NULL)->n_hits));

/**
 * gls_tag_free:
 * @self: a tag
 *
 * Frees it.
 */
void
gls_tag_free(GlsTag *self)
{
	g_array_unref(self->hits);
	g_free(self->name);
	g_free(self);
}

static void
gls_rule_set_add_rule(GlsRuleSet *self, GlsRule *rule)
{
	guint n_phrases = gls_query_get_n_phrases(rule->query);
	g_autofree gboolean *nothing = g_new0(gboolean, n_phrases);
	gboolean matches_nothing = gls_query_matches(rule->query, nothing);

	g_array_append_val(self->first_phrases, self->phrases->len);
	g_array_append_val(self->match_nothing, matches_nothing);
	for (guint i = 0; i < n_phrases; i++) {
		gls_word_trie_add(self->trie, gls_query_get_phrase(rule->query, i));
		g_array_append_val(self->phrases, self->rules->len);
	}
	g_ptr_array_add(self->rules, rule);
}

static GlsRuleSet *
gls_rule_set_new(void)
{
	GlsRuleSet *self = g_new0(GlsRuleSet, 1);

	g_atomic_ref_count_init(&self->n_refs);
	self->rules = g_ptr_array_new_with_free_func((GDestroyNotify)gls_rule_free);
	self->first_phrases = g_array_new(FALSE, FALSE, sizeof(guint));
	self->phrases = g_array_new(FALSE, FALSE, sizeof(guint));
	self->match_nothing = g_array_new(FALSE, FALSE, sizeof(gboolean));
	self->trie = gls_word_trie_new();
	return self;
}

/**
 * gls_rule_set_new_from_data:
 * @data: a rule file
 * @length: of @data in bytes, -1 if it ends in NUL
 * @name: what errors call the file, such as `rules.ini`
 * @error: a #GError, or %NULL
 *
 * Reads and compiles rules. A rule that is wrong is left out, and does not stop the others: see
 * gls_rule_set_get_errors().
 *
 * Returns: (transfer full): the rules, %NULL with a #GLS_ERROR that names file and line if @data is
 *   not a key-file, not UTF-8, larger than 4 MiB or of more than 20,000 groups
 */
GlsRuleSet *
gls_rule_set_new_from_data(const gchar *data, gssize length, const gchar *name, GError **error)
{
	g_autoptr(GKeyFile) key_file = NULL;
	g_autoptr(GPtrArray) errors = NULL;
	g_auto(GStrv) groups = NULL;
	GlsRuleSet *self;

	g_return_val_if_fail(data != NULL, NULL);
	g_return_val_if_fail(name != NULL, NULL);

	key_file =
		gls_rule_file_parse(data, length < 0 ? strlen(data) : (gsize)length, name, error);
	if (key_file == NULL)
		return NULL;
	self = gls_rule_set_new();
	errors = g_ptr_array_new();
	groups = g_key_file_get_groups(key_file, NULL);
	for (guint i = 0; groups[i] != NULL; i++) {
		GlsRule *rule = gls_rule_new_from_group(key_file, groups[i], name, errors);

		if (rule != NULL)
			gls_rule_set_add_rule(self, rule);
	}
	g_ptr_array_add(errors, NULL);
	self->errors = (gchar **)g_ptr_array_steal(errors, NULL);
	return self;
}

/**
 * gls_rule_set_new_from_file:
 * @path: a rule file
 * @error: a #GError, or %NULL
 *
 * Reads and compiles a rule file, as gls_rule_set_new_from_data() does.
 *
 * Returns: (transfer full): the rules, %NULL with a #GLS_ERROR that names the file if it cannot be
 *   read or is no rule file
 */
GlsRuleSet *
gls_rule_set_new_from_file(const gchar *path, GError **error)
{
	g_autofree gchar *data = NULL;
	g_autofree gchar *name = NULL;
	gsize length;

	g_return_val_if_fail(path != NULL, NULL);

	data = gls_rule_file_read(path, &length, error);
	if (data == NULL)
		return NULL;
	name = g_filename_display_name(path);
	return gls_rule_set_new_from_data(data, length, name, error);
}

/**
 * gls_rule_set_get_default_file:
 *
 * Returns: (transfer full): the rule file that comes with Glossator
 */
GBytes *
gls_rule_set_get_default_file(void)
{
	g_autoptr(GError) error = NULL;
	GBytes *bytes = g_resource_lookup_data(gls_get_resource(), GLS_RULE_SET_DEFAULT_FILE,
					       G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

	g_assert_no_error(error);
	return bytes;
}

/**
 * gls_rule_set_new_default:
 *
 * Returns: (transfer full): the rules that come with Glossator
 */
GlsRuleSet *
gls_rule_set_new_default(void)
{
	g_autoptr(GBytes) file = gls_rule_set_get_default_file();
	g_autoptr(GError) error = NULL;
	gsize length;
	const gchar *data = g_bytes_get_data(file, &length);
	GlsRuleSet *self = gls_rule_set_new_from_data(data, length, "default rules", &error);

	g_assert_no_error(error);
	return self;
}

/**
 * gls_rule_set_ref:
 * @self: rules
 *
 * Returns: (transfer full): @self, with one more reference
 */
GlsRuleSet *
gls_rule_set_ref(GlsRuleSet *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	g_atomic_ref_count_inc(&self->n_refs);
	return self;
}

/**
 * gls_rule_set_unref:
 * @self: (transfer full): rules
 *
 * Drops a reference, and frees the rules with the last.
 */
void
gls_rule_set_unref(GlsRuleSet *self)
{
	g_return_if_fail(self != NULL);

	if (!g_atomic_ref_count_dec(&self->n_refs))
		return;
	g_ptr_array_unref(self->rules);
	g_array_unref(self->first_phrases);
	g_array_unref(self->phrases);
	g_array_unref(self->match_nothing);
	gls_word_trie_free(self->trie);
	g_strfreev(self->errors);
	g_free(self);
}

/**
 * gls_rule_set_get_n_rules:
 * @self: rules
 *
 * Returns: how many rules work
 */
guint
gls_rule_set_get_n_rules(const GlsRuleSet *self)
{
	g_return_val_if_fail(self != NULL, 0);

	return self->rules->len;
}

static const GlsRule *
gls_rule_set_get_rule(const GlsRuleSet *self, guint rule)
{
	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(rule < self->rules->len, NULL);

	return g_ptr_array_index(self->rules, rule);
}

/**
 * gls_rule_set_get_rule_name:
 * @self: rules
 * @rule: which, from 0 in their order in the file
 *
 * Returns: its name
 */
const gchar *
gls_rule_set_get_rule_name(const GlsRuleSet *self, guint rule)
{
	const GlsRule *found = gls_rule_set_get_rule(self, rule);

	return found != NULL ? found->name : NULL;
}

/**
 * gls_rule_set_get_rule_colour:
 * @self: rules
 * @rule: which, from 0 in their order in the file
 *
 * Returns: its colour: blue, green, yellow, orange, red, purple, brown, grey, teal or pink
 */
const gchar *
gls_rule_set_get_rule_colour(const GlsRuleSet *self, guint rule)
{
	const GlsRule *found = gls_rule_set_get_rule(self, rule);

	return found != NULL ? found->colour : NULL;
}

/**
 * gls_rule_set_get_errors:
 * @self: rules
 *
 * Returns: (transfer none) (array zero-terminated=1): what is wrong in the file, each as
 *   `FILE: [group] key: what`, for a query followed by "at character N"
 */
const gchar *const *
gls_rule_set_get_errors(const GlsRuleSet *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return (const gchar *const *)self->errors;
}

/* looks for all phrases in all fields */
static void
gls_rule_set_match_init(GlsRuleSetMatch *self, const GlsRuleSet *rules, const GlsEntry *entry)
{
	self->rules = rules;
	self->hits = g_array_new(FALSE, FALSE, sizeof(GlsWordTrieHit));
	self->found = g_new0(gboolean, rules->phrases->len);
	self->why = g_new0(gboolean, rules->phrases->len);
	self->tag_numbers = g_new0(guint, rules->rules->len);
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		const gchar *text = gls_field_get_text(fields[i], entry);
		g_autoptr(GlsWords) words = text != NULL ? gls_words_new(text, -1) : NULL;

		if (words != NULL)
			gls_word_trie_match(rules->trie, words, fields[i], self->hits);
		self->n_hits[i] = self->hits->len;
	}
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
	guint first = g_array_index(self->rules->first_phrases, guint, index);
	GlsTag *tag;

	if (!gls_query_matches(rule->query, self->found + first))
		return NULL;
	gls_query_explain(rule->query, self->found + first, self->why + first);
	tag = g_new0(GlsTag, 1);
	tag->rule = index;
	tag->name = g_strdup(rule->name);
	tag->hits = g_array_new(FALSE, FALSE, sizeof(GlsHit));
	return tag;
}

/* asks the rules that a phrase was found of, and those that match without */
static void
gls_rule_set_match_rules(GlsRuleSetMatch *self, GPtrArray *tags)
{
	for (guint i = 0; i < self->hits->len; i++) {
		guint phrase = g_array_index(self->hits, GlsWordTrieHit, i).phrase;

		self->found[phrase] = TRUE;
		self->tag_numbers[g_array_index(self->rules->phrases, guint, phrase)] = 1;
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

static void
gls_tag_add_hit(GlsTag *self, GlsField field, const GlsWordTrieHit *found)
{
	GlsHit hit = {field, found->start, found->end};
	GlsHit *last;

	if (self->hits->len > 0) {
		last = &g_array_index(self->hits, GlsHit, self->hits->len - 1);
		if (last->field == field && hit.start < last->end) {
			last->end = MAX(last->end, hit.end);
			return;
		}
	}
	g_array_append_val(self->hits, hit);
}

static void
gls_rule_set_match_hits(GlsRuleSetMatch *self, GPtrArray *tags)
{
	guint field = 0;

	for (guint i = 0; i < self->hits->len; i++) {
		const GlsWordTrieHit *hit = &g_array_index(self->hits, GlsWordTrieHit, i);
		guint rule = g_array_index(self->rules->phrases, guint, hit->phrase);

		while (i >= self->n_hits[field])
			field++;
		if (self->why[hit->phrase])
			gls_tag_add_hit(g_ptr_array_index(tags, self->tag_numbers[rule] - 1),
					fields[field], hit);
	}
}

/**
 * gls_rule_set_match:
 * @self: rules
 * @entry: a paper
 *
 * Asks every rule. The cost is that of one walk over the texts of @entry, however many rules there
 * are, and a few bytes for each rule.
 *
 * Returns: (transfer full) (element-type GlsTag): the tags of the rules that match, in their order
 */
GPtrArray *
gls_rule_set_match(const GlsRuleSet *self, const GlsEntry *entry)
{
	g_autoptr(GPtrArray) tags = NULL;
	GlsRuleSetMatch match = {0};

	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(entry != NULL, NULL);

	tags = g_ptr_array_new_with_free_func((GDestroyNotify)gls_tag_free);
	gls_rule_set_match_init(&match, self, entry);
	gls_rule_set_match_rules(&match, tags);
	gls_rule_set_match_hits(&match, tags);
	gls_rule_set_match_clear(&match);
	return g_steal_pointer(&tags);
}
