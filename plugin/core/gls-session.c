/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-session.h"
#include "core/rules/gls-rule-watch.h"

/**
 * GlsSession:
 *
 * What a host has of Glossator while it is enabled: an annotator with the user's rules, settings and
 * history, kept as they are in the user's files.
 *
 * #GlsSession::ready is emitted once, when the history is open or turned out not to open.
 * #GlsSession::changed asks to annotate anew what is on screen: rules, settings or history have
 * changed, by this program or another, or more is known of papers that were looked up.
 * #GlsSession::report has a text that tells the user what they may want to mend, the same one only
 * once.
 */
struct _GlsSession {
	GObject parent_instance;

	GCancellable *cancellable;
	GlsAnnotator *annotator;
	GlsRuleWatch *rule_watch;
	GlsSettings *settings;
	GlsHistory *history;
	gchar *history_directory;
	GlsMetadataStore *metadata;
	GlsLookup *lookup;
	GHashTable *completions; /* (element-type utf8 GCancellable) */
	gboolean ready;
	gchar *last_report;
	gchar *last_settings_report;
	gchar *last_message_report;
	gchar *last_lookup_problem;
};

enum {
	SIGNAL_READY,
	SIGNAL_CHANGED,
	SIGNAL_REPORT,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(GlsSession, gls_session, G_TYPE_OBJECT)

static void
gls_session_finalize(GObject *object)
{
	GlsSession *self = GLS_SESSION(object);

	gls_session_stop(self);
	g_object_unref(self->annotator);
	g_object_unref(self->lookup);
	g_object_unref(self->metadata);
	g_hash_table_unref(self->completions);
	g_object_unref(self->settings);
	g_free(self->last_report);
	g_free(self->last_settings_report);
	g_free(self->last_message_report);
	g_free(self->last_lookup_problem);
	g_debug("session: freed");
	G_OBJECT_CLASS(gls_session_parent_class)->finalize(object);
}

static guint
add_signal(const gchar *name, GType type)
{
	return g_signal_new(name, GLS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
			    G_TYPE_NONE, type != G_TYPE_NONE ? 1 : 0, type);
}

static void
gls_session_class_init(GlsSessionClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_session_finalize;
	signals[SIGNAL_READY] = add_signal("ready", G_TYPE_NONE);
	signals[SIGNAL_CHANGED] = add_signal("changed", G_TYPE_NONE);
	signals[SIGNAL_REPORT] = add_signal("report", G_TYPE_STRING);
}

static void
gls_session_init(GlsSession *self)
{
	self->annotator = gls_annotator_new();
	self->settings = gls_settings_new(NULL);
	gls_annotator_set_settings(self->annotator, self->settings);
	self->metadata = gls_metadata_store_new(NULL);
	self->lookup = gls_lookup_new(self->settings, self->metadata);
	self->completions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
}

static void
report(GlsSession *self, gchar **last, const gchar *text)
{
	if (g_strcmp0(text, *last) == 0)
		return;
	g_free(*last);
	*last = g_strdup(text);
	if (text != NULL)
		g_signal_emit(self, signals[SIGNAL_REPORT], 0, text);
}

static void
rules_changed_cb(GlsRuleWatch *watch, gpointer user_data)
{
	GlsSession *self = user_data;
	GlsRuleSet *rules = gls_rule_watch_get_rules(watch);
	const gchar *const *errors = gls_rule_set_get_errors(rules);
	g_autofree gchar *text = NULL;

	if (errors != NULL && errors[0] != NULL)
		text = g_strjoinv("; ", (gchar **)errors);
	report(self, &self->last_report, text);
	gls_annotator_set_rules(self->annotator, rules);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
rules_failed_cb(GlsRuleWatch *watch, const GError *error, gpointer user_data)
{
	GlsSession *self = user_data;

	report(self, &self->last_report, error->message);
}

static void
open_history_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	const gchar *directory = task_data;
	GError *error = NULL;
	GlsHistory *history = gls_history_open(directory, GLS_HISTORY_NONE, &error);

	if (history == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, history, g_object_unref);
}

static void
history_changed_cb(GlsHistory *history, gboolean by_others, gpointer user_data)
{
	/* what this program records of a message is not told in that message */
	if (by_others)
		g_signal_emit(user_data, signals[SIGNAL_CHANGED], 0);
}

static void
close_history(GlsSession *self)
{
	if (self->history != NULL)
		g_signal_handlers_disconnect_by_data(self->history, self);
	g_clear_object(&self->history);
}

static void
follow_history(GlsSession *self)
{
	g_autoptr(GError) error = NULL;

	g_signal_connect(self->history, "changed", G_CALLBACK(history_changed_cb), self);
	if (!gls_history_follow(self->history, &error))
		g_debug("what others write into the history is not told: %s", error->message);
}

/* a history that cannot be opened costs the states, not the tags */
static void
history_opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsSession *self = GLS_SESSION(source);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistory) history = g_task_propagate_pointer(G_TASK(result), &error);

	/* the settings may name another one meanwhile */
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
	    g_strcmp0(g_task_get_task_data(G_TASK(result)), self->history_directory) != 0)
		return;
	if (history == NULL)
		report(self, &self->last_report, error->message);
	close_history(self);
	self->history = g_steal_pointer(&history);
	if (self->history != NULL)
		follow_history(self);
	gls_annotator_set_history(self->annotator, self->history);
	g_signal_emit(self, signals[self->ready ? SIGNAL_CHANGED : SIGNAL_READY], 0);
	self->ready = TRUE;
}

/* they say where the history is */
static void
settings_changed_cb(GlsSettings *settings, gpointer user_data)
{
	GlsSession *self = user_data;
	g_autofree gchar *directory = gls_settings_dup_history_directory(settings);
	g_autofree gchar *warning = gls_settings_dup_warning(settings);
	g_autoptr(GTask) task = NULL;

	report(self, &self->last_settings_report, warning);
	gls_annotator_set_thresholds(self->annotator, gls_settings_get_star_at(settings),
				     gls_settings_get_dim_below(settings));
	gls_annotator_set_metadata(self->annotator,
				   gls_lookup_is_on(self->lookup) ? self->metadata : NULL);
	if (g_strcmp0(directory, self->history_directory) == 0) {
		if (self->ready)
			g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
		return;
	}
	g_free(self->history_directory);
	self->history_directory = g_steal_pointer(&directory);
	task = g_task_new(self, self->cancellable, history_opened_cb, NULL);
	g_task_set_task_data(task, g_strdup(self->history_directory), g_free);
	g_task_run_in_thread(task, open_history_thread);
}

/**
 * gls_session_new:
 *
 * Returns: (transfer full): a session that has not begun
 */
GlsSession *
gls_session_new(void)
{
	return g_object_new(GLS_TYPE_SESSION, NULL);
}

/**
 * gls_session_start:
 * @self: a session
 *
 * Reads rules and settings, opens the history in a thread, and follows all of them.
 */
void
gls_session_start(GlsSession *self)
{
	g_autofree gchar *path = NULL;
	g_autoptr(GlsRuleStats) rule_stats = NULL;
	g_autoptr(GlsSourceStats) source_stats = NULL;

	g_return_if_fail(GLS_IS_SESSION(self));
	g_return_if_fail(self->cancellable == NULL);

	self->cancellable = g_cancellable_new();
	path = gls_rule_watch_dup_default_path();
	self->rule_watch = gls_rule_watch_new(path);
	g_signal_connect(self->rule_watch, "changed", G_CALLBACK(rules_changed_cb), self);
	g_signal_connect(self->rule_watch, "failed", G_CALLBACK(rules_failed_cb), self);
	gls_rule_watch_follow(self->rule_watch);
	rule_stats = gls_rule_stats_new(NULL);
	gls_annotator_set_rule_stats(self->annotator, rule_stats);
	source_stats = gls_source_stats_new(NULL);
	gls_annotator_set_source_stats(self->annotator, source_stats);
	g_signal_connect(self->settings, "changed", G_CALLBACK(settings_changed_cb), self);
	gls_settings_follow(self->settings);
}

/**
 * gls_session_stop:
 * @self: a session
 *
 * Ends a session; it emits nothing any more, and is not started again.
 */
void
gls_session_stop(GlsSession *self)
{
	g_return_if_fail(GLS_IS_SESSION(self));

	if (self->cancellable != NULL)
		g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	if (self->rule_watch != NULL)
		g_signal_handlers_disconnect_by_data(self->rule_watch, self);
	g_clear_object(&self->rule_watch);
	g_signal_handlers_disconnect_by_data(self->settings, self);
	close_history(self);
	g_clear_pointer(&self->history_directory, g_free);
}

/**
 * gls_session_get_annotator:
 * @self: a session
 *
 * Returns: (transfer none): its annotator
 */
GlsAnnotator *
gls_session_get_annotator(GlsSession *self)
{
	g_return_val_if_fail(GLS_IS_SESSION(self), NULL);

	return self->annotator;
}

/**
 * gls_session_get_settings:
 * @self: a session
 *
 * Returns: (transfer none): the user's settings
 */
GlsSettings *
gls_session_get_settings(GlsSession *self)
{
	g_return_val_if_fail(GLS_IS_SESSION(self), NULL);

	return self->settings;
}

/**
 * gls_session_get_history:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the history; %NULL while it is not open, or if it cannot be
 */
GlsHistory *
gls_session_get_history(GlsSession *self)
{
	g_return_val_if_fail(GLS_IS_SESSION(self), NULL);

	return self->history;
}

/**
 * gls_session_report:
 * @self: a session
 * @text: what went wrong with a message
 *
 * Emits #GlsSession::report, unless the session has ended. A history that cannot be read or written
 * is the same for every message, and so told once.
 */
void
gls_session_report(GlsSession *self, const gchar *text)
{
	g_return_if_fail(GLS_IS_SESSION(self));
	g_return_if_fail(text != NULL);

	if (self->cancellable != NULL)
		report(self, &self->last_message_report, text);
}

/* one message whose papers are looked up */
typedef struct {
	GlsSession *session;
	gchar *message_key;
	GCancellable *cancellable;
} Completion;

static void
completion_free(Completion *completion)
{
	g_object_unref(completion->session);
	g_object_unref(completion->cancellable);
	g_free(completion->message_key);
	g_free(completion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Completion, completion_free)

/* being offline is no reason to disturb anybody */
static void
note_problem(GlsSession *self, const gchar *problem)
{
	if (problem != NULL && g_strcmp0(problem, self->last_lookup_problem) != 0)
		g_message("look-ups: %s", problem);
	g_free(self->last_lookup_problem);
	self->last_lookup_problem = g_strdup(problem);
}

static void
completed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(Completion) completion = user_data;
	GlsSession *self = completion->session;
	g_autofree gchar *problems = NULL;
	g_autoptr(GError) error = NULL;
	guint n_known = 0;

	gls_lookup_complete_finish(GLS_LOOKUP(source), result, &n_known, &problems, &error);
	/* the same message may have been asked for anew after this was cancelled */
	if (g_hash_table_lookup(self->completions, completion->message_key) ==
	    completion->cancellable)
		g_hash_table_remove(self->completions, completion->message_key);
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
		return;
	note_problem(self, error != NULL ? error->message : problems);
	if (n_known > 0)
		g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

/**
 * gls_session_complete:
 * @self: a session
 * @message: a message that is on screen
 * @progress: (nullable): told how far it is, until it is done or cancelled
 * @progress_data: for @progress
 * @cancellable: cancelled when another message is on screen
 *
 * Looks the papers of a message up if the user turned that on. #GlsSession::changed is emitted when
 * something became known. What is known already, and what is being looked up, is not asked again.
 */
void
gls_session_complete(GlsSession *self,
		     const GlsAnnotatedMessage *message,
		     GlsLookupProgress progress,
		     gpointer progress_data,
		     GCancellable *cancellable)
{
	g_autofree gchar *key = NULL;
	GCancellable *running = NULL;
	Completion *completion = NULL;

	g_return_if_fail(GLS_IS_SESSION(self));
	g_return_if_fail(message != NULL);
	g_return_if_fail(G_IS_CANCELLABLE(cancellable));

	if (self->cancellable == NULL || message->digest->entries->len == 0 ||
	    !gls_lookup_is_on(self->lookup))
		return;
	key = gls_message_dup_key(message->message);
	running = g_hash_table_lookup(self->completions, key);
	if (running != NULL && !g_cancellable_is_cancelled(running))
		return;
	completion = g_new0(Completion, 1);
	completion->session = g_object_ref(self);
	completion->message_key = g_strdup(key);
	completion->cancellable = g_object_ref(cancellable);
	g_hash_table_insert(self->completions, g_steal_pointer(&key), g_object_ref(cancellable));
	gls_lookup_complete_async(self->lookup, message->digest->entries, progress, progress_data,
				  cancellable, completed_cb, completion);
}
