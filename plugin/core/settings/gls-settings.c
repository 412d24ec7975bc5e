/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>

#include "core/history/gls-history.h"
#include "core/settings/gls-file-watch.h"
#include "core/settings/gls-settings-file-private.h"
#include "core/settings/gls-settings-private.h"

/**
 * GlsSettings:
 *
 * The user's `settings.ini`, a key-file that need not exist. It is read when it is first asked, and
 * again when it changes if it is followed; then `changed` is emitted. Every method but
 * gls_settings_follow() can be called from any thread.
 */
struct _GlsSettings {
	GObject parent_instance;

	gchar *path;
	GlsFileWatch *watch;
	GCancellable *cancellable;

	GMutex mutex;
	GlsSettingsValues *values;
	gchar *warning;
};

G_DEFINE_FINAL_TYPE(GlsSettings, gls_settings, G_TYPE_OBJECT)

static guint signal_changed;

static void
gls_settings_dispose(GObject *object)
{
	GlsSettings *self = GLS_SETTINGS(object);

	g_cancellable_cancel(self->cancellable);
	if (self->watch != NULL)
		g_signal_handlers_disconnect_by_data(self->watch, self);
	g_clear_object(&self->watch);
	G_OBJECT_CLASS(gls_settings_parent_class)->dispose(object);
}

static void
gls_settings_finalize(GObject *object)
{
	GlsSettings *self = GLS_SETTINGS(object);

	g_clear_object(&self->cancellable);
	g_clear_pointer(&self->values, gls_settings_values_free);
	g_free(self->warning);
	g_free(self->path);
	g_mutex_clear(&self->mutex);
	G_OBJECT_CLASS(gls_settings_parent_class)->finalize(object);
}

static void
gls_settings_class_init(GlsSettingsClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_settings_dispose;
	object_class->finalize = gls_settings_finalize;

	signal_changed = g_signal_new("changed", GLS_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL,
				      NULL, NULL, G_TYPE_NONE, 0);
}

static void
gls_settings_init(GlsSettings *self)
{
	g_mutex_init(&self->mutex);
	self->cancellable = g_cancellable_new();
}

/**
 * gls_settings_dup_default_path:
 *
 * Returns: (transfer full): `settings.ini` in the user's configuration folder
 */
gchar *
gls_settings_dup_default_path(void)
{
	return g_build_filename(g_get_user_config_dir(), "glossator", "settings.ini", NULL);
}

/**
 * gls_settings_new:
 * @path: (nullable): the file; %NULL for gls_settings_dup_default_path()
 *
 * Returns: (transfer full): settings that have not been read yet
 */
GlsSettings *
gls_settings_new(const gchar *path)
{
	GlsSettings *self = g_object_new(GLS_TYPE_SETTINGS, NULL);

	self->path = path != NULL ? g_strdup(path) : gls_settings_dup_default_path();
	return self;
}

/* with the mutex locked */
static void
take_values(GlsSettings *self, GlsSettingsValues *values, gchar *warning)
{
	g_clear_pointer(&self->values, gls_settings_values_free);
	self->values = values;
	g_free(self->warning);
	self->warning = warning;
}

/* with the mutex locked */
static const GlsSettingsValues *
ensure_values(GlsSettings *self)
{
	if (self->values == NULL) {
		gchar *warning = NULL;
		gboolean readable;
		GlsSettingsValues *values = gls_settings_file_read(self->path, &warning, &readable);

		take_values(self, values, warning);
	}
	return self->values;
}

static void
load_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsSettings *self = source;
	gchar *warning = NULL;
	gboolean readable;
	g_autoptr(GlsSettingsValues)
		values = gls_settings_file_read(self->path, &warning, &readable);
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);

	/* a file that is broken for a while must not move the history meanwhile */
	if (!readable && self->values != NULL) {
		g_free(self->warning);
		self->warning = warning;
	} else {
		take_values(self, g_steal_pointer(&values), warning);
	}
	g_task_return_boolean(task, TRUE);
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	if (g_task_propagate_boolean(G_TASK(result), NULL))
		g_signal_emit(source, signal_changed, 0);
}

static void
load(GlsSettings *self)
{
	g_autoptr(GTask) task = g_task_new(self, self->cancellable, loaded_cb, NULL);

	g_task_run_in_thread(task, load_thread);
}

/**
 * gls_settings_follow:
 * @self: settings
 *
 * Reads the file in a thread, and again whenever it changes, and emits `changed` each time in the
 * main context of the caller. While the file is no key-file the last good settings stay.
 */
void
gls_settings_follow(GlsSettings *self)
{
	g_return_if_fail(GLS_IS_SETTINGS(self));
	g_return_if_fail(self->watch == NULL);

	self->watch = gls_file_watch_new(self->path);
	g_signal_connect_swapped(self->watch, "changed", G_CALLBACK(load), self);
	load(self);
}

/**
 * gls_settings_dup_warning:
 * @self: settings
 *
 * Returns: (transfer full) (nullable): what is wrong in the file, in one text that names each key and
 *   what was expected; %NULL if nothing is
 */
gchar *
gls_settings_dup_warning(GlsSettings *self)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), NULL);

	locker = g_mutex_locker_new(&self->mutex);
	ensure_values(self);
	return g_strdup(self->warning);
}

/**
 * gls_settings_dup_history_directory:
 * @self: settings
 *
 * Returns: (transfer full): `[history] directory`, where a leading `~/` is the user's home; by
 *   default gls_history_dup_default_directory()
 */
gchar *
gls_settings_dup_history_directory(GlsSettings *self)
{
	g_autoptr(GMutexLocker) locker = NULL;
	const GlsSettingsValues *values;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), NULL);

	locker = g_mutex_locker_new(&self->mutex);
	values = ensure_values(self);
	return values->history_directory != NULL ? g_strdup(values->history_directory)
						 : gls_history_dup_default_directory();
}

/**
 * gls_settings_get_star_at:
 * @self: settings
 *
 * Returns: `[rules] star-at`, the score from which papers are starred; 100 by default, 0 for
 *   never
 */
gint
gls_settings_get_star_at(GlsSettings *self)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), 0);

	locker = g_mutex_locker_new(&self->mutex);
	return ensure_values(self)->star_at;
}

/**
 * gls_settings_get_dim_below:
 * @self: settings
 *
 * Returns: `[rules] dim-below`, the score below which papers are dimmed; -50 by default, 0 for never
 */
gint
gls_settings_get_dim_below(GlsSettings *self)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), 0);

	locker = g_mutex_locker_new(&self->mutex);
	return ensure_values(self)->dim_below;
}

/**
 * gls_settings_get_hide_seen:
 * @self: settings
 * @source: (nullable): the label of a source
 *
 * Returns: whether papers of that source that were seen before are hidden, as [hide-seen] says
 */
gboolean
gls_settings_get_hide_seen(GlsSettings *self, const gchar *source)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);

	if (source == NULL)
		return FALSE;
	locker = g_mutex_locker_new(&self->mutex);
	return g_hash_table_contains(ensure_values(self)->hide_seen, source);
}

/**
 * gls_settings_get_off:
 * @self: settings
 * @source: (nullable): the label of a source
 *
 * Returns: whether the digests of that source are left alone, as [off] says: not annotated, and not
 *   recorded
 */
gboolean
gls_settings_get_off(GlsSettings *self, const gchar *source)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);

	if (source == NULL)
		return FALSE;
	locker = g_mutex_locker_new(&self->mutex);
	return g_hash_table_contains(ensure_values(self)->off, source);
}

/**
 * gls_settings_get_look_up:
 * @self: settings
 * @service: the name of a #GlsLookupSource
 *
 * Returns: whether that service may be asked about papers, as [look-ups] says; by default none may
 */
gboolean
gls_settings_get_look_up(GlsSettings *self, const gchar *service)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), FALSE);
	g_return_val_if_fail(service != NULL, FALSE);

	locker = g_mutex_locker_new(&self->mutex);
	for (guint i = 0; i < GLS_LOOKUP_N_SOURCES; i++) {
		if (g_str_equal(gls_lookup_source_to_string(1 << i), service))
			return (ensure_values(self)->lookups & (1u << i)) != 0;
	}
	return FALSE;
}

/**
 * gls_settings_get_keep_years:
 * @self: settings
 *
 * Returns: `[history] keep-years`, for how many years papers stay in the history after they were met
 *   last; 0, the default, for ever
 */
gint
gls_settings_get_keep_years(GlsSettings *self)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), 0);

	locker = g_mutex_locker_new(&self->mutex);
	return ensure_values(self)->keep_years;
}

/*
 * gls_settings_write:
 * @self: settings
 * @group: a group of the file
 * @key: a key
 * @value: (nullable): its value as it stands in the file; %NULL to remove it
 * @error: a #GError
 *
 * Writes a value into the file; all else in there stays byte for byte. It waits for other programs and
 * for the disk.
 *
 * Returns: %FALSE if the file is no key-file, or could not be written; it is then as it was
 */
gboolean
gls_settings_write(GlsSettings *self,
		   const gchar *group,
		   const gchar *key,
		   const gchar *value,
		   GError **error)
{
	g_autoptr(GMutexLocker) locker = NULL;
	GlsSettingsValues *values = NULL;
	gchar *warning = NULL;
	gboolean readable;

	if (!gls_settings_file_set_value(self->path, group, key, value, error))
		return FALSE;
	values = gls_settings_file_read(self->path, &warning, &readable);
	locker = g_mutex_locker_new(&self->mutex);
	take_values(self, values, warning);
	return TRUE;
}

/**
 * gls_settings_get_lookups:
 * @self: settings
 *
 * Returns: who may be asked about papers, as [look-ups] says: nobody by default, and then nothing
 *   may use the network
 */
GlsLookupSource
gls_settings_get_lookups(GlsSettings *self)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), GLS_LOOKUP_NOTHING);

	locker = g_mutex_locker_new(&self->mutex);
	return ensure_values(self)->lookups;
}

/**
 * gls_settings_dup_openalex_mailto:
 * @self: settings
 *
 * Returns: (transfer full) (nullable): `[look-ups] openalex-mailto`, the address that OpenAlex is
 *   told with each question; nobody else is
 */
gchar *
gls_settings_dup_openalex_mailto(GlsSettings *self)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(self), NULL);

	locker = g_mutex_locker_new(&self->mutex);
	return g_strdup(ensure_values(self)->openalex_mailto);
}
