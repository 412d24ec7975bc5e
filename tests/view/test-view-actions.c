/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>

#include "view/gls-view-actions.h"

#define RULES	 "# mine\n[entropy]\nmatch=entropy\n"
#define SENTENCE "A text that goes on for a while about what is in the paper, and ends here. "
#define ABSTRACT "<p>" SENTENCE SENTENCE SENTENCE "</p>"
/* the second paper has no id, so that it can be told to be the same as another */
#define DIGEST                                                                                             \
	"<p>Daily Papers, by AK and the research community</p>"                                            \
	"<h3><a href=\"https://huggingface.co/papers/2501.00001\">On Entropy and Things</a></h3>" ABSTRACT \
	"<h3>Plain Things in Order</h3>" ABSTRACT                                                          \
	"<h3><a href=\"https://huggingface.co/papers/2501.00003\">A Third One of Them</a></h3>" ABSTRACT

static const GlsPage page = {.content = "#content"};

typedef struct {
	GlsSession *session;
	GlsViewActions *actions;
	GlsPayload *payload;
	guint n_changed;
} Fixture;

static void
count_cb(GObject *object, gpointer user_data)
{
	guint *count = user_data;

	(*count)++;
}

static void
wait_for(guint *count, guint wanted)
{
	while (*count < wanted)
		g_main_context_iteration(NULL, TRUE);
}

static gchar *
rules_path(void)
{
	return g_build_filename(g_get_user_config_dir(), "glossator", "rules.ini", NULL);
}

static void
show(Fixture *fixture)
{
	const GlsPayloadSettings settings = gls_view_actions_get_settings(fixture->actions);
	GlsMessage *message = gls_message_new(GLS_BODY_HTML, DIGEST, -1);
	GlsAnnotatedMessage *annotated = NULL;
	g_autoptr(GError) error = NULL;

	message->host = g_strdup("huggingface.co");
	message->source = g_strdup("Daily Papers");
	annotated = gls_annotator_annotate(gls_session_get_annotator(fixture->session), message,
					   GLS_ANNOTATE_SHOWN, &error);
	g_assert_no_error(error);
	g_clear_pointer(&fixture->payload, gls_payload_unref);
	fixture->payload = gls_payload_new(annotated, &page, &settings);
}

static void
remove_tree(const gchar *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *child = g_build_filename(path, name, NULL);

		remove_tree(child);
	}
	g_remove(path);
}

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *path = rules_path();
	g_autofree gchar *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;
	guint n_ready = 0;

	g_mkdir_with_parents(folder, 0700);
	g_file_set_contents(path, RULES, -1, &error);
	g_assert_no_error(error);
	fixture->session = gls_session_new();
	g_signal_connect(fixture->session, "ready", G_CALLBACK(count_cb), &n_ready);
	gls_session_start(fixture->session);
	wait_for(&n_ready, 1);
	g_assert_nonnull(gls_session_get_history(fixture->session));
	fixture->actions = gls_view_actions_new(fixture->session);
	g_signal_connect(fixture->actions, "changed", G_CALLBACK(count_cb), &fixture->n_changed);
	show(fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_clear_pointer(&fixture->payload, gls_payload_unref);
	g_object_unref(fixture->actions);
	gls_session_stop(fixture->session);
	g_signal_handlers_disconnect_by_func(fixture->session, count_cb, NULL);
	g_object_unref(fixture->session);
	remove_tree(g_getenv("XDG_CONFIG_HOME"));
}

/* does an action, and shows the message again */
static void
act(Fixture *fixture, GlsViewAction action)
{
	guint wanted = fixture->n_changed + 1;

	action.token = fixture->payload->token;
	gls_view_actions_run(fixture->actions, &action, fixture->payload);
	wait_for(&fixture->n_changed, wanted);
	show(fixture);
}

static GlsState
state_of(Fixture *fixture, guint n)
{
	const GPtrArray *annotations = fixture->payload->message->annotations;

	return ((const GlsAnnotation *)g_ptr_array_index(annotations, n - 1))->state;
}

static const gchar *
notice(Fixture *fixture)
{
	return gls_view_actions_get_settings(fixture->actions).notice;
}

static void
test_seen(Fixture *fixture, gconstpointer user_data)
{
	g_assert_cmpint(state_of(fixture, 1), ==, GLS_STATE_NEW);
	act(fixture, (GlsViewAction){GLS_VIEW_MARK_SEEN, .entry = 2});
	g_assert_cmpstr(notice(fixture), ==, "1 paper marked as seen");
	g_assert_cmpint(state_of(fixture, 1), ==, GLS_STATE_NEW);
	g_assert_cmpint(state_of(fixture, 2), ==, GLS_STATE_SEEN);
	act(fixture, (GlsViewAction){GLS_VIEW_MARK_ALL_SEEN});
	g_assert_cmpstr(notice(fixture), ==, "3 papers marked as seen");
	for (guint n = 1; n <= 3; n++)
		g_assert_cmpint(state_of(fixture, n), ==, GLS_STATE_SEEN);
	act(fixture, (GlsViewAction){GLS_VIEW_MARK_UNSEEN, .entry = 1});
	g_assert_cmpint(state_of(fixture, 1), ==, GLS_STATE_NEW);
	g_assert_true(gls_view_actions_get_settings(fixture->actions).can_undo);
	act(fixture, (GlsViewAction){GLS_VIEW_UNDO});
	g_assert_cmpint(state_of(fixture, 1), ==, GLS_STATE_SEEN);
	act(fixture, (GlsViewAction){GLS_VIEW_FORGET, .entry = 1});
	g_assert_cmpint(state_of(fixture, 1), ==, GLS_STATE_NEW);
}

static void
test_same(Fixture *fixture, gconstpointer user_data)
{
	act(fixture, (GlsViewAction){GLS_VIEW_SAME, .entry = 2, .other = 1});
	g_assert_cmpstr(notice(fixture), ==, "now they are the same paper");
	g_assert_cmpint(state_of(fixture, 2), ==, GLS_STATE_REPEAT);
	act(fixture, (GlsViewAction){GLS_VIEW_DIFFERENT, .entry = 2, .other = 1});
	g_assert_cmpint(state_of(fixture, 2), ==, GLS_STATE_NEW);
}

/* papers whose ids contradict are not made one */
static void
test_conflict(Fixture *fixture, gconstpointer user_data)
{
	act(fixture, (GlsViewAction){GLS_VIEW_SAME, .entry = 3, .other = 1});
	g_assert_cmpstr(notice(fixture), ==,
			"they have ids of two papers: arxiv:2501.00003 and arxiv:2501.00001");
	g_assert_false(gls_view_actions_get_settings(fixture->actions).can_undo);
}

static void
test_no_such_paper(Fixture *fixture, gconstpointer user_data)
{
	static const GlsViewAction actions[] = {
		{GLS_VIEW_MARK_SEEN, .entry = 4},
		{GLS_VIEW_SAME, .entry = 1, .other = 4},
		{GLS_VIEW_DIFFERENT, .entry = 1, .other = 4},
	};

	for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
		act(fixture, actions[i]);
		g_assert_cmpstr(notice(fixture), ==, "there is no such paper in this message");
		g_assert_false(gls_view_actions_get_settings(fixture->actions).can_undo);
	}
}

static void
test_mute(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *path = rules_path();
	g_autofree gchar *muted = NULL;
	g_autofree gchar *again = NULL;
	g_autoptr(GError) error = NULL;

	act(fixture, (GlsViewAction){GLS_VIEW_MUTE_RULE, .rule = (gchar *)"entropy"});
	g_file_get_contents(path, &muted, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(muted, ==, RULES "enabled=false\n");
	act(fixture, (GlsViewAction){GLS_VIEW_UNDO});
	g_file_get_contents(path, &again, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(again, ==, RULES);
	act(fixture, (GlsViewAction){GLS_VIEW_MUTE_RULE, .rule = (gchar *)"unknown"});
	g_test_message("%s", notice(fixture));
	g_assert_false(gls_view_actions_get_settings(fixture->actions).can_undo);
}

static void
test_hide_seen(Fixture *fixture, gconstpointer user_data)
{
	GlsSettings *settings = gls_session_get_settings(fixture->session);

	const gchar *source = gls_annotated_message_get_source(fixture->payload->message);

	g_assert_false(gls_settings_get_hide_seen(settings, source));
	act(fixture, (GlsViewAction){GLS_VIEW_SET_HIDE_SEEN, .enabled = TRUE});
	source = gls_annotated_message_get_source(fixture->payload->message);
	g_assert_true(gls_settings_get_hide_seen(settings, source));
	g_assert_null(notice(fixture));
	act(fixture, (GlsViewAction){GLS_VIEW_SET_HIDE_SEEN});
	source = gls_annotated_message_get_source(fixture->payload->message);
	g_assert_false(gls_settings_get_hide_seen(settings, source));
}

static void
test_edit(Fixture *fixture, gconstpointer user_data)
{
	act(fixture, (GlsViewAction){GLS_VIEW_MARK_ALL_SEEN});
	g_assert_true(gls_view_actions_get_settings(fixture->actions).can_undo);
	act(fixture, (GlsViewAction){GLS_VIEW_EDIT_RULE, .rule = (gchar *)"entropy"});
	g_assert_true(g_str_has_prefix(notice(fixture), "glossator-preferences is not installed"));
	g_assert_false(gls_view_actions_get_settings(fixture->actions).can_undo);
}

int
main(int argc, char **argv)
{
	static const struct {
		const gchar *path;
		void (*test)(Fixture *fixture, gconstpointer user_data);
	} tests[] = {
		{"/view-actions/seen", test_seen},
		{"/view-actions/same", test_same},
		{"/view-actions/conflict", test_conflict},
		{"/view-actions/no-such-paper", test_no_such_paper},
		{"/view-actions/mute", test_mute},
		{"/view-actions/hide-seen", test_hide_seen},
		{"/view-actions/edit", test_edit},
	};

	/* where no program is found either */
	static const gchar *const variables[] = {"XDG_CONFIG_HOME", "XDG_DATA_HOME",
						 "XDG_CACHE_HOME",  "XDG_STATE_HOME",
						 "XDG_DATA_DIRS",   "PATH"};
	g_autofree gchar *home = g_dir_make_tmp("glossator-actions-XXXXXX", NULL);

	for (guint i = 0; i < G_N_ELEMENTS(variables); i++)
		g_setenv(variables[i], home, TRUE);
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
	return g_test_run();
}
