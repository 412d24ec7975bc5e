/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-error.h"
#include "view/gls-view-action.h"

static void
test_good(void)
{
	static const struct {
		const gchar *json;
		GlsViewAction expected;
	} cases[] = {
		{"{\"token\":\"t\",\"action\":\"mark-all-seen\"}", {GLS_VIEW_MARK_ALL_SEEN}},
		{"{\"token\":\"t\",\"action\":\"set-hide-seen\",\"enabled\":true}",
		 {GLS_VIEW_SET_HIDE_SEEN, .enabled = TRUE}},
		{"{\"token\":\"t\",\"action\":\"set-hide-seen\",\"enabled\":false}",
		 {GLS_VIEW_SET_HIDE_SEEN}},
		{"{\"token\":\"t\",\"action\":\"mark-seen\",\"entry\":1}",
		 {GLS_VIEW_MARK_SEEN, .entry = 1}},
		{"{\"token\":\"t\",\"action\":\"mark-unseen\",\"entry\":501}",
		 {GLS_VIEW_MARK_UNSEEN, .entry = 501}},
		{"{\"token\":\"t\",\"action\":\"forget\",\"entry\":2}",
		 {GLS_VIEW_FORGET, .entry = 2}},
		{"{\"token\":\"t\",\"action\":\"same\",\"entry\":7,\"other\":2}",
		 {GLS_VIEW_SAME, .entry = 7, .other = 2}},
		{"{\"token\":\"t\",\"action\":\"different\",\"entry\":7}",
		 {GLS_VIEW_DIFFERENT, .entry = 7}},
		{"{\"token\":\"t\",\"action\":\"different\",\"entry\":7,\"other\":2}",
		 {GLS_VIEW_DIFFERENT, .entry = 7, .other = 2}},
		{"{\"token\":\"t\",\"action\":\"undo\"}", {GLS_VIEW_UNDO}},
		{"{\"token\":\"t\",\"action\":\"edit-rule\"}", {GLS_VIEW_EDIT_RULE}},
		{"{\"token\":\"t\",\"action\":\"mute-rule\",\"rule\":\"a b\"}",
		 {GLS_VIEW_MUTE_RULE, .rule = (gchar *)"a b"}},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const GlsViewAction *expected = &cases[i].expected;
		g_autoptr(GError) error = NULL;
		g_autoptr(GlsViewAction) action =
			gls_view_action_new_from_json(cases[i].json, strlen(cases[i].json), &error);
		g_autoptr(GlsViewAction) copy = NULL;

		g_assert_no_error(error);
		copy = gls_view_action_copy(action);
		g_assert_cmpint(copy->kind, ==, expected->kind);
		g_assert_cmpstr(copy->token, ==, "t");
		g_assert_cmpuint(copy->entry, ==, expected->entry);
		g_assert_cmpuint(copy->other, ==, expected->other);
		g_assert_cmpint(copy->enabled, ==, expected->enabled);
		g_assert_cmpstr(copy->rule, ==, expected->rule);
	}
}

static void
test_bad(void)
{
	static const gchar *const cases[] = {
		"",
		"null",
		"[]",
		"{",
		"{}",
		"\xff",
		"{\"action\":\"undo\"}",
		"{\"token\":\"t\"}",
		"{\"token\":\"t\",\"action\":\"Undo\"}",
		"{\"token\":\"t\",\"action\":null}",
		"{\"token\":\"t\",\"action\":{\"a\":1}}",
		"{\"token\":7,\"action\":\"undo\"}",
		"{\"token\":\"t\",\"action\":\"mark-seen\"}",
		"{\"token\":\"t\",\"action\":\"mark-seen\",\"entry\":0}",
		"{\"token\":\"t\",\"action\":\"mark-seen\",\"entry\":-1}",
		"{\"token\":\"t\",\"action\":\"mark-seen\",\"entry\":1.5}",
		"{\"token\":\"t\",\"action\":\"mark-seen\",\"entry\":\"1\"}",
		"{\"token\":\"t\",\"action\":\"mark-seen\",\"entry\":[1]}",
		"{\"token\":\"t\",\"action\":\"mark-seen\",\"entry\":99999999999999}",
		"{\"token\":\"t\",\"action\":\"same\",\"entry\":1}",
		"{\"token\":\"t\",\"action\":\"same\",\"entry\":1,\"other\":1}",
		"{\"token\":\"t\",\"action\":\"set-hide-seen\"}",
		"{\"token\":\"t\",\"action\":\"set-hide-seen\",\"enabled\":1}",
		"{\"token\":\"t\",\"action\":\"mute-rule\"}",
		"{\"token\":\"t\",\"action\":\"mute-rule\",\"rule\":[\"a\"]}",
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(gls_view_action_new_from_json(cases[i], strlen(cases[i]), &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	}
}

static void
test_limits(void)
{
	g_autofree gchar *name = g_strnfill(1025, 'a');
	g_autofree gchar *rule =
		g_strdup_printf("{\"token\":\"t\",\"action\":\"mute-rule\",\"rule\":\"%s\"}", name);
	g_autofree gchar *long_message = g_strnfill(GLS_VIEW_ACTION_MAX_SIZE + 1, ' ');
	g_autoptr(GError) error = NULL;

	g_assert_null(gls_view_action_new_from_json(rule, strlen(rule), &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
	g_clear_error(&error);
	g_assert_null(gls_view_action_new_from_json(long_message, strlen(long_message), &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/view-action/good", test_good);
	g_test_add_func("/view-action/bad", test_bad);
	g_test_add_func("/view-action/limits", test_limits);
	return g_test_run();
}
