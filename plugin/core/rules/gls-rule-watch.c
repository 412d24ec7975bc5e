/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>

#include "core/rules/gls-rule-watch.h"
#include "core/settings/gls-file-watch.h"

/**
 * GlsRuleWatch:
 *
 * The user's `rules.ini`, followed while it changes. It emits `changed` when new rules are in use,
 * and `failed` with a #GError when the file cannot be used: the last good rules then stay.
 */
struct _GlsRuleWatch {
	GObject parent_instance;

	gchar *path;
	GlsRuleSet *rules;
	GlsFileWatch *watch;
	GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE(GlsRuleWatch, gls_rule_watch, G_TYPE_OBJECT)

enum {
	SIGNAL_CHANGED,
	SIGNAL_FAILED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
gls_rule_watch_dispose(GObject *object)
{
	GlsRuleWatch *self = GLS_RULE_WATCH(object);

	g_cancellable_cancel(self->cancellable);
	if (self->watch != NULL)
		g_signal_handlers_disconnect_by_data(self->watch, self);
	g_clear_object(&self->watch);
	g_clear_pointer(&self->rules, gls_rule_set_unref);
	G_OBJECT_CLASS(gls_rule_watch_parent_class)->dispose(object);
}

static void
gls_rule_watch_finalize(GObject *object)
{
	GlsRuleWatch *self = GLS_RULE_WATCH(object);

	g_object_unref(self->cancellable);
	g_free(self->path);
	G_OBJECT_CLASS(gls_rule_watch_parent_class)->finalize(object);
}

static void
gls_rule_watch_class_init(GlsRuleWatchClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_rule_watch_dispose;
	object_class->finalize = gls_rule_watch_finalize;

	signals[SIGNAL_CHANGED] = g_signal_new("changed", GLS_TYPE_RULE_WATCH, G_SIGNAL_RUN_LAST, 0,
					       NULL, NULL, NULL, G_TYPE_NONE, 0);
	signals[SIGNAL_FAILED] = g_signal_new("failed", GLS_TYPE_RULE_WATCH, G_SIGNAL_RUN_LAST, 0,
					      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
gls_rule_watch_init(GlsRuleWatch *self)
{
	self->cancellable = g_cancellable_new();
}

/**
 * gls_rule_watch_dup_default_path:
 *
 * Returns: (transfer full): `rules.ini` in the user's configuration folder
 */
gchar *
gls_rule_watch_dup_default_path(void)
{
	return g_build_filename(g_get_user_config_dir(), "glossator", "rules.ini", NULL);
}

/**
 * gls_rule_watch_new:
 * @path: the file
 *
 * Returns: (transfer full): a rule file that has not been read yet
 */
GlsRuleWatch *
gls_rule_watch_new(const gchar *path)
{
	GlsRuleWatch *self = NULL;

	g_return_val_if_fail(path != NULL, NULL);

	self = g_object_new(GLS_TYPE_RULE_WATCH, NULL);
	self->path = g_strdup(path);
	return self;
}

/*
 * A user finds the shipped rules where their own will be; they are private as all that they read. A
 * file that somebody else makes at the same time stays as it is.
 */
static gboolean
ensure_file(const gchar *path, GError **error)
{
	g_autoptr(GFile) file = g_file_new_for_path(path);
	g_autoptr(GBytes) rules = gls_rule_set_get_default_file();
	g_autoptr(GError) local_error = NULL;
	g_autoptr(GFileOutputStream)
		stream = g_file_create(file, G_FILE_CREATE_PRIVATE, NULL, &local_error);

	if (g_error_matches(local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
		return TRUE;
	if (stream == NULL) {
		g_propagate_error(error, g_steal_pointer(&local_error));
		return FALSE;
	}
	return g_output_stream_write_all(G_OUTPUT_STREAM(stream), g_bytes_get_data(rules, NULL),
					 g_bytes_get_size(rules), NULL, NULL, error) &&
	       g_output_stream_close(G_OUTPUT_STREAM(stream), NULL, error);
}

static void
load_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	const gchar *path = task_data;
	GError *error = NULL;
	GlsRuleSet *rules = NULL;

	if (ensure_file(path, &error))
		rules = gls_rule_set_new_from_file(path, &error);
	if (rules == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, rules, (GDestroyNotify)gls_rule_set_unref);
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsRuleWatch *self = GLS_RULE_WATCH(source);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = g_task_propagate_pointer(G_TASK(result), &error);

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (rules == NULL) {
		g_signal_emit(self, signals[SIGNAL_FAILED], 0, error);
		return;
	}
	g_clear_pointer(&self->rules, gls_rule_set_unref);
	self->rules = g_steal_pointer(&rules);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
load(GlsRuleWatch *self)
{
	g_autoptr(GTask) task = NULL;

	/* what an older load still brings is out of date */
	g_cancellable_cancel(self->cancellable);
	g_object_unref(self->cancellable);
	self->cancellable = g_cancellable_new();
	task = g_task_new(self, self->cancellable, loaded_cb, NULL);
	g_task_set_task_data(task, g_strdup(self->path), g_free);
	g_task_run_in_thread(task, load_thread);
}

static void
file_changed_cb(GlsFileWatch *watch, gpointer user_data)
{
	GlsRuleWatch *self = user_data;

	/* between the steps of a save there may be no file: it must not be made anew */
	if (g_file_test(self->path, G_FILE_TEST_EXISTS))
		load(self);
}

/**
 * gls_rule_watch_follow:
 * @self: a rule file
 *
 * Reads the file in a thread, and again whenever it changes. A file that does not exist is first
 * made from the rules that Glossator ships, with mode 0600.
 */
void
gls_rule_watch_follow(GlsRuleWatch *self)
{
	g_return_if_fail(GLS_IS_RULE_WATCH(self));
	g_return_if_fail(self->watch == NULL);

	self->watch = gls_file_watch_new(self->path);
	g_signal_connect(self->watch, "changed", G_CALLBACK(file_changed_cb), self);
	load(self);
}

/**
 * gls_rule_watch_get_rules:
 * @self: a rule file
 *
 * Returns: (transfer none) (nullable): the last good rules; %NULL if there were none yet
 */
GlsRuleSet *
gls_rule_watch_get_rules(GlsRuleWatch *self)
{
	g_return_val_if_fail(GLS_IS_RULE_WATCH(self), NULL);

	return self->rules;
}
