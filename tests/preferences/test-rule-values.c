/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/gls-error.h"
#include "preferences/gls-rule-values.h"

static GlsRuleValues *
make(const gchar *name, const gchar *match, const gchar *score)
{
	GlsRuleValues *values = gls_rule_values_new(name);

	gls_rule_values_set(values, GLS_RULE_KEY_MATCH, match);
	gls_rule_values_set(values, GLS_RULE_KEY_SCORE, score);
	return values;
}

static void
test_set(void)
{
	g_autoptr(GlsRuleValues) values = make("a", "  one\ntwo ", "  ");

	g_assert_cmpstr(values->keys[GLS_RULE_KEY_MATCH], ==, "one two");
	g_assert_null(values->keys[GLS_RULE_KEY_SCORE]);
	g_assert_true(gls_rule_values_is_enabled(values));
	gls_rule_values_set(values, GLS_RULE_KEY_ENABLED, "False");
	g_assert_false(gls_rule_values_is_enabled(values));
}

static void
test_group(void)
{
	g_autoptr(GlsRuleValues) values = make("a", "x", "5");
	g_autoptr(GlsRuleValues) bad = make("a]b", "x", NULL);
	g_autoptr(GError) error = NULL;
	g_autofree gchar *group = gls_rule_values_to_group(values, &error);
	g_autofree gchar *none = NULL;

	g_assert_no_error(error);
	g_assert_cmpstr(group, ==, "[a]\nmatch=x\nscore=5\n");
	none = gls_rule_values_to_group(bad, &error);
	g_assert_null(none);
	g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
}

/* what was not touched stays as it is written, though it is shown in another way */
static void
test_keep(void)
{
	g_autoptr(GlsRuleValues) base = make("a", "x", "+05");
	g_autoptr(GlsRuleValues) shown = make("a", "x", "5");
	g_autoptr(GlsRuleValues) draft = make("a", "y", "5");

	gls_rule_values_keep(draft, shown, base);
	g_assert_cmpstr(draft->keys[GLS_RULE_KEY_MATCH], ==, "y");
	g_assert_cmpstr(draft->keys[GLS_RULE_KEY_SCORE], ==, "+05");
}

static const struct {
	const gchar *mine;
	const gchar *base;
	const gchar *theirs;
	const gchar *merged;
} merges[] = {
	{"x", "x", "x", "x"},  {"y", "x", "x", "y"}, {"x", "x", "z", "z"},   {"z", "x", "z", "z"},
	{"y", "x", "z", NULL}, {"x", "x", NULL, ""}, {"y", "x", NULL, NULL}, {NULL, "x", NULL, ""},
};

static void
test_merge(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(merges); i++) {
		g_autoptr(GlsRuleValues) mine = make("a", merges[i].mine, "1");
		g_autoptr(GlsRuleValues) base = make("a", merges[i].base, "1");
		g_autoptr(GlsRuleValues) theirs = make("a", merges[i].theirs, "2");
		gboolean merged = gls_rule_values_merge(mine, base, theirs);
		const gchar *match = mine->keys[GLS_RULE_KEY_MATCH];

		g_assert_cmpint(merged, ==, merges[i].merged != NULL);
		g_assert_cmpstr(mine->keys[GLS_RULE_KEY_SCORE], ==, "2");
		if (merged)
			g_assert_cmpstr(match != NULL ? match : "", ==, merges[i].merged);
		else
			g_assert_cmpstr(match, ==, merges[i].mine);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rule-values/set", test_set);
	g_test_add_func("/rule-values/group", test_group);
	g_test_add_func("/rule-values/keep", test_keep);
	g_test_add_func("/rule-values/merge", test_merge);
	return g_test_run();
}
