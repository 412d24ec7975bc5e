/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule.h"
#include "core/rules/gls-rule-set.h"
#include "fuzz.h"

/* every hit stands in the text of its field, and after the one before */
static void
check_tag(const GlsRuleSet *rules,
	  const GlsTag *tag,
	  const GlsEntry *entry,
	  const GlsOrigin *origin)
{
	const GlsHit *last = NULL;

	g_assert_cmpstr(tag->name, ==, gls_rule_set_get_rule_name(rules, tag->rule));
	g_assert_cmpint(ABS(tag->score), <=, GLS_RULE_MAX_SCORE);
	g_assert_cmpint(tag->effect, <=, GLS_EFFECT_HIDE);
	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);
		const gchar *text = gls_field_get_text(hit->field, hit->item, entry, origin);

		g_assert_nonnull(text);
		g_assert_cmpuint(hit->start, <, hit->end);
		g_assert_cmpuint(hit->end, <=, strlen(text));
		g_assert_true(g_utf8_validate(text + hit->start, hit->end - hit->start, NULL));
		if (last != NULL && last->field == hit->field && last->item == hit->item)
			g_assert_cmpuint(hit->start, >=, last->end);
		else if (last != NULL && last->field == hit->field)
			g_assert_cmpuint(hit->item, >, last->item);
		else if (last != NULL)
			g_assert_cmpuint(hit->field, >, last->field);
		last = hit;
	}
}

static void
check_errors(const GlsRuleSet *rules)
{
	const GPtrArray *errors = gls_rule_set_get_rule_errors(rules);

	for (guint i = 0; i < errors->len; i++) {
		const GlsRuleError *error = g_ptr_array_index(errors, i);

		g_assert_cmpstr(error->text, ==, gls_rule_set_get_errors(rules)[i]);
		g_assert_true((error->character > 0) ==
			      (strstr(error->what, " at character ") != NULL));
	}
	g_assert_null(gls_rule_set_get_errors(rules)[errors->len]);
}

/* a paper that has a text in each field */
static GlsEntry *
new_entry(const gchar *text)
{
	g_autofree gchar *head = g_utf8_make_valid(text, MIN(strlen(text), 60));
	GlsEntry *entry = gls_entry_new(head, -1);
	g_autoptr(GPtrArray) ids = gls_paper_id_find_in_text(text, -1);
	g_auto(GStrv) words = g_strsplit_set(head, " =\n", 8);

	gls_entry_set_abstract(entry, text, -1);
	gls_entry_set_comment(entry, head, -1);
	gls_author_parse_list(head, -1, entry->authors);
	for (guint i = 0; words[i] != NULL; i++)
		g_ptr_array_add(entry->categories, g_strdup(words[i]));
	for (guint i = 0; i < ids->len; i++)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(ids, i)));
	return entry;
}

/* the bytes are a rule file, and also the paper that the rules are asked about */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet)
		rules = gls_rule_set_new_from_data((const gchar *)data, size, "rules.ini", &error);
	g_autofree gchar *text = g_utf8_make_valid((const gchar *)data, size);
	g_autoptr(GlsEntry) entry = NULL;
	g_autoptr(GPtrArray) tags = NULL;
	GlsOrigin origin = {0};

	g_assert_true((rules == NULL) == (error != NULL));
	if (rules == NULL)
		return 0;
	check_errors(rules);
	entry = new_entry(text);
	gls_origin_add_name(&origin, entry->title);
	gls_origin_add_name(&origin, "arxiv-mail");
	tags = gls_rule_set_match(rules, entry, &origin);
	for (guint i = 0; i < tags->len; i++)
		check_tag(rules, g_ptr_array_index(tags, i), entry, &origin);
	return 0;
}
