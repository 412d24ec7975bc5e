/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule-set.h"
#include "core/rules/gls-term.h"

/* rules at random, asked of papers at random, against a slow reference that knows no index */

#define N_CASES	  10000
#define MAX_RULES 8
#define MAX_DEPTH 3

static const gchar *const words[] = {"a",    "b",   "ab",	"A",	  "RAG",
				     "RAGs", "a-b", "\u00e9",	"\u6df1", "\u5ea6",
				     "\\'a", "$a$", "a\u00adb", "\u03b1", "ba"};
static const gchar *const names[] = {
	"Ann Ab",     "A. Ab", "Ab, Ann",     "Ab A",	      "Ab",
	"van der Ab", "Bo Ab", "A.-B. Ab-Ba", "Ba Ann",	      "Ann Ba",
	"Le Ab",      "LeAb",  "Ann B. Ab",   "\u6df1\u5ea6", "\u6df1 \u5ea6\u6df1",
	"\u6df1"};
static const gchar *const categories[] = {"a.A", "a.B", "a", "b.A", "a-b"};
static const gchar *const ids[] = {"arxiv:2501.00001", "arxiv:2501.00002", "doi:10.1000/a",
				   "doi:10.1001/a", "pmid:2501"};
static const gchar *const patterns[] = {"/a/",	   "/A|b/i",	 "/^a.b/",
					"/[^a]$/", "/\\bab\\b/", "/.\\..$/"};

#define PICK(rand, list) list[g_rand_int_range(rand, 0, G_N_ELEMENTS(list))]

/* a term as it is written in a query, and as a term */
typedef struct {
	gchar *text;
	GlsTerm *term;
} Leaf;

/* a query: @join is 'o', 'a', 'n', or 0 for a leaf */
typedef struct _Tree Tree;
struct _Tree {
	gchar join;
	Tree *first;
	Tree *second;
	Leaf leaf;
};

static void
tree_free(Tree *self)
{
	g_clear_pointer(&self->first, tree_free);
	g_clear_pointer(&self->second, tree_free);
	g_clear_pointer(&self->leaf.term, gls_term_free);
	g_free(self->leaf.text);
	g_free(self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tree, tree_free)

static gchar *
new_words(GRand *rand, guint max, gboolean with_stars)
{
	GString *text = g_string_new(NULL);
	guint n = g_rand_int_range(rand, 1, max + 1);

	for (guint i = 0; i < n; i++) {
		g_string_append(text, i > 0 ? " " : "");
		g_string_append(text, PICK(rand, words));
		if (with_stars && g_rand_int_range(rand, 0, 4) == 0)
			g_string_append_c(text, '*');
	}
	return g_string_free(text, FALSE);
}

static void
leaf_init_phrase(Leaf *self, GRand *rand)
{
	static const struct {
		const gchar *name;
		GlsField fields;
		gboolean fold_case;
	} fields[] = {
		{"", GLS_FIELD_DEFAULT, FALSE},	     {"title:", GLS_FIELD_TITLE, FALSE},
		{"abs:", GLS_FIELD_ABSTRACT, FALSE}, {"comment:", GLS_FIELD_COMMENT, FALSE},
		{"source:", GLS_FIELD_SOURCE, TRUE},
	};
	guint i = g_rand_int_range(rand, 0, G_N_ELEMENTS(fields));
	g_autofree gchar *phrase = new_words(rand, 3, TRUE);
	gsize bad;

	self->text = g_strdup_printf("%s\"%s\"", fields[i].name, phrase);
	self->term = gls_term_new_phrase(phrase, strlen(phrase), fields[i].fields,
					 fields[i].fold_case, &bad, NULL);
}

static void
leaf_init_name(Leaf *self, GRand *rand)
{
	const gchar *category = PICK(rand, categories);
	const gchar *id = PICK(rand, ids);
	g_autofree gchar *cut = NULL;
	gsize bad;

	switch (g_rand_int_range(rand, 0, 4)) {
	case 0:
		self->text = g_strdup_printf("cat:%s", category);
		self->term = gls_term_new_name(category, strlen(category), GLS_FIELD_CATEGORY, &bad,
					       NULL);
		break;
	case 1:
		cut = g_strdup_printf("%.2s*", category);
		self->text = g_strdup_printf("cat:%s", cut);
		self->term = gls_term_new_name(cut, strlen(cut), GLS_FIELD_CATEGORY, &bad, NULL);
		break;
	case 2:
		self->text = g_strdup_printf("id:%s", id);
		self->term = gls_term_new_id(id, strlen(id), &bad, NULL);
		break;
	default:
		cut = g_strdup_printf("%.4s*", strchr(id, ':') + 1);
		self->text = g_strdup_printf("id:%s", cut);
		self->term = gls_term_new_id(cut, strlen(cut), &bad, NULL);
	}
}

static void
leaf_init_author(Leaf *self, GRand *rand)
{
	const gchar *name = PICK(rand, names);
	const gchar *star = g_rand_int_range(rand, 0, 4) == 0 ? "*" : "";
	g_autofree gchar *text = g_strconcat(name, star, NULL);
	gsize bad;

	self->text = g_strdup_printf("author:\"%s\"", text);
	self->term = gls_term_new_author(text, strlen(text), &bad, NULL);
}

static void
leaf_init_regex(Leaf *self, GRand *rand)
{
	static const struct {
		const gchar *name;
		GlsField fields;
	} fields[] = {
		{"", GLS_FIELD_DEFAULT},	 {"author:", GLS_FIELD_AUTHOR},
		{"cat:", GLS_FIELD_CATEGORY},	 {"id:", GLS_FIELD_ID},
		{"comment:", GLS_FIELD_COMMENT}, {"any:", GLS_FIELD_ALL},
	};
	guint i = g_rand_int_range(rand, 0, G_N_ELEMENTS(fields));
	const gchar *pattern = PICK(rand, patterns);
	const gchar *slash = strrchr(pattern, '/');
	gsize bad;

	self->text = g_strconcat(fields[i].name, pattern, NULL);
	self->term = gls_term_new_regex(pattern + 1, slash - pattern - 1, slash + 1,
					fields[i].fields, &bad, NULL);
}

static void
leaf_init(Leaf *self, GRand *rand)
{
	static void (*const inits[])(Leaf *, GRand *) = {leaf_init_phrase, leaf_init_phrase,
							 leaf_init_name, leaf_init_author,
							 leaf_init_regex};

	/* a `*` behind what is no part of a word is refused */
	while (self->term == NULL) {
		g_clear_pointer(&self->text, g_free);
		PICK(rand, inits)(self, rand);
	}
}

static Tree *
tree_new(GRand *rand, guint depth)
{
	Tree *self = g_new0(Tree, 1);
	gint kind = depth < MAX_DEPTH ? g_rand_int_range(rand, 0, 7) : 6;

	self->join = kind < 2 ? 'o' : kind < 4 ? 'a' : kind == 4 ? 'n' : 0;
	if (self->join != 0)
		self->first = tree_new(rand, depth + 1);
	if (self->join == 'o' || self->join == 'a')
		self->second = tree_new(rand, depth + 1);
	if (self->join == 0)
		leaf_init(&self->leaf, rand);
	return self;
}

static void
tree_write(const Tree *self, GString *text)
{
	if (self->join == 0) {
		g_string_append(text, self->leaf.text);
		return;
	}
	g_string_append(text, self->join == 'n' ? "-(" : "(");
	tree_write(self->first, text);
	if (self->second != NULL) {
		g_string_append(text, self->join == 'o' ? " OR " : " ");
		tree_write(self->second, text);
	}
	g_string_append_c(text, ')');
}

static gboolean
word_is(const GlsPhrase *phrase, guint i, const GlsWords *in, guint at)
{
	const GlsWord *wanted = &g_array_index(phrase->words->words, GlsWord, i);
	const GlsWord *word = &g_array_index(in->words, GlsWord, at);
	g_autofree gchar *sought = g_strndup(phrase->words->folded->str + wanted->fold_start,
					     wanted->fold_end - wanted->fold_start);
	g_autofree gchar *text = g_strndup(in->folded->str + word->fold_start,
					   word->fold_end - word->fold_start - word->plural);
	g_autofree gchar *whole =
		g_strndup(in->folded->str + word->fold_start, word->fold_end - word->fold_start);

	if (phrase->kinds[i] == GLS_PHRASE_WORD_PREFIX)
		return g_str_has_prefix(whole, sought);
	if (phrase->kinds[i] == GLS_PHRASE_WORD_CAPITALS)
		return word->capitals && strcmp(text, sought) == 0;
	return strcmp(whole, sought) == 0;
}

/* marks the bytes of a text in which a term stands; TRUE if there are any */
static gboolean
mark_phrase(const GlsPhrase *phrase, const gchar *text, gboolean *marks)
{
	g_autoptr(GlsWords) in = gls_words_new(text, -1);
	guint length = phrase->words->words->len;
	gboolean found = FALSE;

	for (guint at = 0; at + length <= in->words->len; at++) {
		guint i = 0;

		while (i < length && word_is(phrase, i, in, at + i))
			i++;
		if (i < length)
			continue;
		found = TRUE;
		for (guint b = g_array_index(in->words, GlsWord, at).start;
		     b < g_array_index(in->words, GlsWord, at + length - 1).end; b++)
			marks[b] = TRUE;
	}
	return found;
}

static gboolean
mark_whole(gboolean matches, const gchar *text, gboolean *marks)
{
	for (gsize b = 0; matches && text[b] != '\0'; b++)
		marks[b] = TRUE;
	return matches;
}

static gboolean
name_is(const GlsTerm *term, const gchar *text)
{
	g_autofree gchar *folded = g_utf8_casefold(text, -1);

	return term->is_prefix ? g_str_has_prefix(folded, term->name)
			       : strcmp(folded, term->name) == 0;
}

static gboolean
mark_regex(const GlsTerm *term, const gchar *text, gboolean *marks)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));
	gboolean found = gls_regex_match(term->regex, text, strlen(text), spans, NULL);

	for (guint i = 0; i < spans->len; i++) {
		const GlsRegexSpan *span = &g_array_index(spans, GlsRegexSpan, i);

		for (guint b = span->start; b < span->end; b++)
			marks[b] = TRUE;
	}
	return found;
}

static gboolean
mark_text(const GlsTerm *term,
	  GlsField field,
	  guint item,
	  const GlsEntry *entry,
	  const gchar *text,
	  gboolean *marks)
{
	g_autoptr(GlsAuthorName) author = NULL;
	g_autofree gchar *id = NULL;

	if (!(term->fields & field))
		return FALSE;
	switch (term->kind) {
	case GLS_TERM_PHRASE:
		return mark_phrase(term->phrase, text, marks);
	case GLS_TERM_AUTHOR:
		author = gls_author_name_new(text, -1);
		return mark_whole(gls_author_name_matches(author, term->author), text, marks);
	case GLS_TERM_NAME:
		if (field == GLS_FIELD_ID)
			id = gls_paper_id_to_string(g_ptr_array_index(entry->ids, item));
		return mark_whole(name_is(term, text) || (id != NULL && name_is(term, id)), text,
				  marks);
	case GLS_TERM_REGEX:
	default:
		return mark_regex(term, text, marks);
	}
}

/* what a term finds in a paper, as "field item byte byte ..." */
static gboolean
find_term(const GlsTerm *term, const GlsEntry *entry, const GlsOrigin *origin, GString *places)
{
	gboolean found = FALSE;

	for (guint bit = 0; bit < GLS_N_FIELDS; bit++) {
		const gchar *text;

		for (guint item = 0;
		     (text = gls_field_get_text(1 << bit, item, entry, origin)) != NULL; item++) {
			g_autofree gboolean *marks = g_new0(gboolean, strlen(text) + 1);

			if (!mark_text(term, 1 << bit, item, entry, text, marks))
				continue;
			found = TRUE;
			g_string_append_printf(places, "%u.%u", bit, item);
			for (gsize b = 0; b < strlen(text); b++) {
				if (marks[b])
					g_string_append_printf(places, " %zu", b);
			}
			g_string_append_c(places, '\n');
		}
	}
	return found;
}

static gboolean
tree_matches(const Tree *self, const GlsEntry *entry, const GlsOrigin *origin)
{
	g_autoptr(GString) places = g_string_new(NULL);

	switch (self->join) {
	case 'o':
		return tree_matches(self->first, entry, origin) ||
		       tree_matches(self->second, entry, origin);
	case 'a':
		return tree_matches(self->first, entry, origin) &&
		       tree_matches(self->second, entry, origin);
	case 'n':
		return !tree_matches(self->first, entry, origin);
	default:
		return find_term(self->leaf.term, entry, origin, places);
	}
}

static gchar *
describe_hits(const GlsTag *tag)
{
	GString *places = g_string_new(NULL);
	const GlsHit *last = NULL;

	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);

		if (last == NULL || last->field != hit->field || last->item != hit->item)
			g_string_append_printf(places, "%s%d.%u", i > 0 ? "\n" : "",
					       g_bit_nth_lsf(hit->field, -1), hit->item);
		for (guint b = hit->start; b < hit->end; b++)
			g_string_append_printf(places, " %u", b);
		last = hit;
	}
	g_string_append(places, tag->hits->len > 0 ? "\n" : "");
	return g_string_free(places, FALSE);
}

static GlsEntry *
new_entry(GRand *rand)
{
	g_autofree gchar *title = new_words(rand, 6, FALSE);
	GlsEntry *entry = gls_entry_new(title, -1);

	entry->abstract = new_words(rand, 12, FALSE);
	if (g_rand_boolean(rand))
		entry->comment = new_words(rand, 4, FALSE);
	for (gint i = g_rand_int_range(rand, 0, 4); i > 0; i--)
		g_ptr_array_add(entry->authors, gls_author_new(PICK(rand, names), -1));
	for (gint i = g_rand_int_range(rand, 0, 3); i > 0; i--)
		g_ptr_array_add(entry->categories, g_strdup(PICK(rand, categories)));
	for (gint i = g_rand_int_range(rand, 0, 3); i > 0; i--)
		gls_entry_add_id(entry, gls_paper_id_new_from_string(PICK(rand, ids)));
	return entry;
}

static const GlsTag *
find_tag(const GPtrArray *tags, guint rule)
{
	for (guint i = 0; i < tags->len; i++) {
		const GlsTag *tag = g_ptr_array_index(tags, i);

		if (tag->rule == rule)
			return tag;
	}
	return NULL;
}

static gboolean
check_rule(const Tree *tree, const GlsTag *tag, const GlsEntry *entry, const GlsOrigin *origin)
{
	g_autoptr(GString) places = g_string_new(NULL);
	g_autofree gchar *hits = NULL;

	g_assert_cmpint(tag != NULL, ==, tree_matches(tree, entry, origin));
	if (tag == NULL)
		return FALSE;
	if (tree->join == 0) {
		find_term(tree->leaf.term, entry, origin, places);
		hits = describe_hits(tag);
		g_assert_cmpstr(hits, ==, places->str);
	}
	return TRUE;
}

static guint
check_case(GRand *rand)
{
	g_autoptr(GPtrArray) trees = g_ptr_array_new_with_free_func((GDestroyNotify)tree_free);
	g_autoptr(GString) data = g_string_new(NULL);
	g_autoptr(GlsEntry) entry = new_entry(rand);
	const GlsOrigin origin = {{PICK(rand, words), "source"}};
	guint n = g_rand_int_range(rand, 1, MAX_RULES + 1);
	g_autoptr(GlsRuleSet) rules = NULL;
	g_autoptr(GPtrArray) tags = NULL;
	guint n_tags = 0;

	for (guint i = 0; i < n; i++) {
		Tree *tree = tree_new(rand, 0);

		g_ptr_array_add(trees, tree);
		g_string_append_printf(data, "[%u]\nmatch=", i);
		tree_write(tree, data);
		g_string_append_c(data, '\n');
	}
	g_test_message("%s", data->str);
	rules = gls_rule_set_new_from_data(data->str, data->len, "rules", NULL);
	g_assert_cmpstr(gls_rule_set_get_errors(rules)[0], ==, NULL);
	tags = gls_rule_set_match(rules, entry, &origin);
	for (guint i = 0; i < n; i++)
		n_tags +=
			check_rule(g_ptr_array_index(trees, i), find_tag(tags, i), entry, &origin);
	g_assert_cmpuint(n_tags, ==, tags->len);
	return n_tags;
}

static void
test_random(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260514);
	guint n_tags = 0;

	for (guint i = 0; i < N_CASES; i++)
		n_tags += check_case(rand);
	g_test_message("%u tags", n_tags);
	g_assert_cmpuint(n_tags, >, N_CASES);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rule-reference/random", test_random);
	return g_test_run();
}
