/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule-set.h"
#include "fuzz.h"

/* every hit stands in the text of its field, and after the one before */
static void
check_tag(const GlsRuleSet *rules, const GlsTag *tag, const GlsEntry *entry)
{
	const GlsHit *last = NULL;

	g_assert_cmpstr(tag->name, ==, gls_rule_set_get_rule_name(rules, tag->rule));
	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);

		g_assert_cmpuint(hit->start, <, hit->end);
		g_assert_cmpuint(hit->end, <=,
				 strlen(gls_field_get_text(hit->field, hit->item, entry, NULL)));
		if (last != NULL && last->field == hit->field)
			g_assert_cmpuint(hit->start, >=, last->end);
		else if (last != NULL)
			g_assert_cmpuint(hit->field, >, last->field);
		last = hit;
	}
}

/* the bytes are a rule file, and also the paper that the rules are asked about */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet)
		rules = gls_rule_set_new_from_data((const gchar *)data, size, "rules.ini", &error);
	g_autofree gchar *title = g_utf8_make_valid((const gchar *)data, MIN(size, 60));
	g_autofree gchar *abstract = g_utf8_make_valid((const gchar *)data, size);
	GlsEntry entry = {.title = title, .abstract = abstract};
	g_autoptr(GPtrArray) tags = NULL;

	g_assert_true((rules == NULL) == (error != NULL));
	if (rules == NULL)
		return 0;
	tags = gls_rule_set_match(rules, &entry, NULL);
	for (guint i = 0; i < tags->len; i++)
		check_tag(rules, g_ptr_array_index(tags, i), &entry);
	return 0;
}
