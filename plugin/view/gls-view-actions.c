/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-editor.h"
#include "core/rules/gls-rule-watch.h"
#include "view/gls-preferences-launcher.h"
#include "view/gls-view-actions.h"

/**
 * GlsViewActions:
 *
 * Does what users ask for in a page, in a thread, whatever host the page is in.
 * #GlsViewActions::changed is emitted when it is done, or has failed: what is on screen is to be
 * annotated anew, with gls_view_actions_get_settings(), which has words for what happened.
 */
struct _GlsViewActions {
	GObject parent_instance;

	GlsSession *session;
	GCancellable *cancellable;
	gchar *notice;
	gchar *notice_message;
	guint notice_number;
	gboolean can_undo;
	gchar *muted_rule;
};

enum {
	SIGNAL_CHANGED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(GlsViewActions, gls_view_actions, G_TYPE_OBJECT)

static void
gls_view_actions_dispose(GObject *object)
{
	GlsViewActions *self = GLS_VIEW_ACTIONS(object);

	g_cancellable_cancel(self->cancellable);
	G_OBJECT_CLASS(gls_view_actions_parent_class)->dispose(object);
}

static void
gls_view_actions_finalize(GObject *object)
{
	GlsViewActions *self = GLS_VIEW_ACTIONS(object);

	g_object_unref(self->session);
	g_object_unref(self->cancellable);
	g_free(self->notice);
	g_free(self->notice_message);
	g_free(self->muted_rule);
	G_OBJECT_CLASS(gls_view_actions_parent_class)->finalize(object);
}

static void
gls_view_actions_class_init(GlsViewActionsClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_view_actions_dispose;
	object_class->finalize = gls_view_actions_finalize;
	signals[SIGNAL_CHANGED] = g_signal_new("changed", GLS_TYPE_VIEW_ACTIONS, G_SIGNAL_RUN_LAST,
					       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gls_view_actions_init(GlsViewActions *self)
{
	self->cancellable = g_cancellable_new();
}

/**
 * gls_view_actions_new:
 * @session: of the host
 *
 * Returns: (transfer full): what does nothing yet
 */
GlsViewActions *
gls_view_actions_new(GlsSession *session)
{
	GlsViewActions *self = NULL;

	g_return_val_if_fail(GLS_IS_SESSION(session), NULL);

	self = g_object_new(GLS_TYPE_VIEW_ACTIONS, NULL);
	self->session = g_object_ref(session);
	return self;
}

/* one action on its way through a thread */
typedef struct {
	GlsViewAction *action;
	GlsPayload *payload;
	GlsHistory *history;
	GlsSettings *settings;
	gchar *muted_rule;
} Job;

static void
job_free(Job *job)
{
	gls_view_action_free(job->action);
	gls_payload_unref(job->payload);
	g_clear_object(&job->history);
	g_object_unref(job->settings);
	g_free(job->muted_rule);
	g_free(job);
}

/* the entries an action is about, without those behind an entry of the same message again */
static GPtrArray *
dup_entries(const Job *job)
{
	const GPtrArray *all = job->payload->message->digest->entries;
	GPtrArray *entries = g_ptr_array_new();

	for (guint i = 0; i < all->len; i++)
		if (job->action->kind == GLS_VIEW_MARK_ALL_SEEN || i + 1 == job->action->entry)
			g_ptr_array_add(entries, g_ptr_array_index(all, i));
	return entries;
}

static const GlsEntry *
get_entry(const Job *job, guint n)
{
	const GPtrArray *all = job->payload->message->digest->entries;

	return n > 0 && n <= all->len ? g_ptr_array_index(all, n - 1) : NULL;
}

static gboolean
mark_seen(const Job *job, const GPtrArray *entries, GError **error)
{
	const GlsAnnotatedMessage *message = job->payload->message;
	g_autofree gchar *key = gls_message_dup_key(message->message);
	const GlsSighting sighting = {
		.message_key = key,
		.source = (gchar *)gls_annotated_message_get_source(message),
		.date = g_get_real_time() / G_USEC_PER_SEC,
	};

	return gls_history_mark_seen(job->history, entries, &sighting, error);
}

static gboolean
set_rule_enabled(const gchar *rule, gboolean enabled, GError **error)
{
	g_autofree gchar *path = gls_rule_watch_dup_default_path();
	g_autoptr(GlsRuleEditor) editor = gls_rule_editor_new_from_file(path, error);

	if (editor == NULL)
		return FALSE;
	if (enabled ? !gls_rule_editor_remove_key(editor, rule, "enabled", error)
		    : !gls_rule_editor_set_value(editor, rule, "enabled", "false", error))
		return FALSE;
	return gls_rule_editor_save(editor, error);
}

static gchar *
undo(const Job *job, GError **error)
{
	g_autofree gchar *words = NULL;

	if (job->muted_rule != NULL) {
		if (!set_rule_enabled(job->muted_rule, TRUE, error))
			return NULL;
		/* TRANSLATORS: name of a rule */
		return g_strdup_printf(_("“%s” works again"), job->muted_rule);
	}
	words = gls_history_undo(job->history, error);
	if (words == NULL)
		return NULL;
	/* TRANSLATORS: what was undone, in words */
	return g_strdup_printf(_("undone: %s"), words);
}

static gchar *
decide(const Job *job, GError **error)
{
	const GlsViewAction *action = job->action;
	const GlsEntry *entry = get_entry(job, action->entry);
	const GlsEntry *other = get_entry(job, action->other);
	g_autoptr(GPtrArray) entries = dup_entries(job);

	if (entries->len == 0 || (action->other > 0 && other == NULL)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_NOT_FOUND,
			    "there is no such paper in this message");
		return NULL;
	}
	switch (action->kind) {
	case GLS_VIEW_MARK_SEEN:
	case GLS_VIEW_MARK_ALL_SEEN:
		if (!mark_seen(job, entries, error))
			return NULL;
		return g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u paper marked as seen",
						   "%u papers marked as seen", entries->len),
				       entries->len);
	case GLS_VIEW_MARK_UNSEEN:
		return gls_history_mark_unseen(job->history, entries, error)
			       ? g_strdup(_("marked as unseen"))
			       : NULL;
	case GLS_VIEW_FORGET:
		return gls_history_forget(job->history, entries, error)
			       ? g_strdup(_("this paper is forgotten"))
			       : NULL;
	case GLS_VIEW_SAME:
		return gls_history_set_same(job->history, entry, other, error)
			       ? g_strdup(_("now they are the same paper"))
			       : NULL;
	case GLS_VIEW_DIFFERENT:
	default:
		return gls_history_set_different(job->history, entry, other, error)
			       ? g_strdup(_("now they are different papers"))
			       : NULL;
	}
}

/* Returns: (nullable): what was done, in words; empty if it is plain to see */
static gchar *
do_action(const Job *job, GError **error)
{
	const GlsViewAction *action = job->action;
	const gchar *source = gls_annotated_message_get_source(job->payload->message);

	switch (action->kind) {
	case GLS_VIEW_SET_HIDE_SEEN:
		return gls_settings_set_hide_seen(job->settings, source, action->enabled, error)
			       ? g_strdup("")
			       : NULL;
	case GLS_VIEW_MUTE_RULE:
		if (!set_rule_enabled(action->rule, FALSE, error))
			return NULL;
		/* TRANSLATORS: name of a rule that was switched off */
		return g_strdup_printf(_("“%s” is muted"), action->rule);
	default:
		break;
	}
	if (job->history == NULL && job->muted_rule == NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY, "the history is not open");
		return NULL;
	}
	return action->kind == GLS_VIEW_UNDO ? undo(job, error) : decide(job, error);
}

static void
run_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GError *error = NULL;
	gchar *words = do_action(task_data, &error);

	if (words == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, words, g_free);
}

static void
set_notice(GlsViewActions *self, const Job *job, const gchar *notice)
{
	if (*notice == '\0')
		return;
	g_free(self->notice);
	g_free(self->notice_message);
	self->notice = g_strdup(notice);
	self->notice_message = gls_message_dup_key(job->payload->message->message);
	self->notice_number++;
}

static void
run_done_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsViewActions *self = GLS_VIEW_ACTIONS(source);
	const Job *job = g_task_get_task_data(G_TASK(result));
	g_autoptr(GError) error = NULL;
	g_autofree gchar *words = g_task_propagate_pointer(G_TASK(result), &error);

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	set_notice(self, job, words != NULL ? words : error->message);
	if (words != NULL && *words != '\0') {
		self->can_undo = job->action->kind != GLS_VIEW_UNDO &&
				 job->action->kind != GLS_VIEW_EDIT_RULE;
		g_free(self->muted_rule);
		self->muted_rule = job->action->kind == GLS_VIEW_MUTE_RULE
					   ? g_strdup(job->action->rule)
					   : NULL;
	}
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
launched_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GTask) task = user_data;
	gchar *words = gls_preferences_launch_finish(result);

	g_task_return_pointer(task, words != NULL ? words : g_strdup(""), g_free);
}

/**
 * gls_view_actions_run:
 * @self: what does it
 * @action: what is asked for
 * @payload: what was on screen
 *
 * Does what a user asked for, without waiting for it.
 */
void
gls_view_actions_run(GlsViewActions *self, const GlsViewAction *action, GlsPayload *payload)
{
	GlsHistory *history = NULL;
	g_autoptr(GTask) task = NULL;
	Job *job = NULL;

	g_return_if_fail(GLS_IS_VIEW_ACTIONS(self));
	g_return_if_fail(action != NULL);
	g_return_if_fail(payload != NULL);

	history = gls_session_get_history(self->session);
	job = g_new0(Job, 1);
	job->action = gls_view_action_copy(action);
	job->payload = gls_payload_ref(payload);
	job->history = history != NULL ? g_object_ref(history) : NULL;
	job->settings = g_object_ref(gls_session_get_settings(self->session));
	if (action->kind == GLS_VIEW_UNDO)
		job->muted_rule = g_strdup(self->muted_rule);
	task = g_task_new(self, self->cancellable, run_done_cb, NULL);
	g_task_set_task_data(task, job, (GDestroyNotify)job_free);
	if (action->kind == GLS_VIEW_EDIT_RULE)
		gls_preferences_launch_async(action->rule, self->cancellable, launched_cb,
					     g_steal_pointer(&task));
	else
		g_task_run_in_thread(task, run_thread);
}

/**
 * gls_view_actions_get_settings:
 * @self: what does it
 *
 * Returns: what a page is to show beside annotations, for gls_payload_prepare_async(); the strings
 *   belong to @self, and live until it does something else
 */
GlsPayloadSettings
gls_view_actions_get_settings(GlsViewActions *self)
{
	const GlsPayloadSettings none = {0};

	g_return_val_if_fail(GLS_IS_VIEW_ACTIONS(self), none);

	return (GlsPayloadSettings){
		.settings = gls_session_get_settings(self->session),
		.notice = self->notice,
		.notice_message = self->notice_message,
		.notice_number = self->notice_number,
		.can_undo = self->can_undo,
	};
}

/**
 * gls_view_actions_get_session:
 * @self: what does it
 *
 * Returns: (transfer none): the session of its host
 */
GlsSession *
gls_view_actions_get_session(GlsViewActions *self)
{
	g_return_val_if_fail(GLS_IS_VIEW_ACTIONS(self), NULL);

	return self->session;
}
