/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-history.h"
#include "preferences/gls-history-expiry.h"

/* in a thread, with a history of its own: it reads all that this machine recorded */
typedef struct {
	GlsSettings *settings;
	gchar *directory;
	gint years;
} Expiry;

static void
expiry_free(Expiry *expiry)
{
	g_clear_object(&expiry->settings);
	g_free(expiry->directory);
	g_free(expiry);
}

static gboolean
drop(const Expiry *expiry, guint *n_dropped, GError **error)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_utc();
	g_autoptr(GDateTime) date = g_date_time_add_years(now, -expiry->years);
	g_autoptr(GlsHistory)
		history = gls_history_open(expiry->directory, GLS_HISTORY_NONE, error);

	return history != NULL &&
	       gls_history_drop_before(history, g_date_time_to_unix(date), n_dropped, error);
}

static void
expire_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	const Expiry *expiry = task_data;
	GError *error = NULL;
	guint n_dropped = 0;

	if ((expiry->settings != NULL &&
	     !gls_settings_set_keep_years(expiry->settings, expiry->years, &error)) ||
	    (expiry->years > 0 && !drop(expiry, &n_dropped, &error)))
		g_task_return_error(task, error);
	else
		g_task_return_int(task, n_dropped);
}

static void
applied_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GError) error = NULL;

	if (!gls_history_expiry_finish(result, NULL, &error))
		g_message("old papers were not removed: %s", error->message);
}

static void
run(Expiry *expiry, GAsyncReadyCallback callback, gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(NULL, NULL, callback, user_data);

	g_task_set_task_data(task, expiry, (GDestroyNotify)expiry_free);
	g_task_run_in_thread(task, expire_thread);
}

/**
 * gls_history_expiry_apply:
 * @directory: of the history
 * @years: for how many years papers are kept; 0 for ever
 *
 * Removes older papers in a thread.
 */
void
gls_history_expiry_apply(const gchar *directory, gint years)
{
	Expiry *expiry;

	if (years == 0)
		return;
	expiry = g_new0(Expiry, 1);
	expiry->directory = g_strdup(directory);
	expiry->years = years;
	run(expiry, applied_cb, NULL);
}

/**
 * gls_history_expiry_set_async:
 * @settings: the settings
 * @directory: of the history
 * @years: for how many years papers are kept; 0 for ever
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes that into the settings, and removes older papers, in a thread.
 */
void
gls_history_expiry_set_async(GlsSettings *settings,
			     const gchar *directory,
			     gint years,
			     GAsyncReadyCallback callback,
			     gpointer user_data)
{
	Expiry *expiry = g_new0(Expiry, 1);

	expiry->settings = g_object_ref(settings);
	expiry->directory = g_strdup(directory);
	expiry->years = years;
	run(expiry, callback, user_data);
}

/**
 * gls_history_expiry_finish:
 * @result: what the callback was given
 * @n_dropped: (out) (optional): how many papers were removed
 * @error: a #GError
 *
 * Returns: %FALSE if it could not be written
 */
gboolean
gls_history_expiry_finish(GAsyncResult *result, guint *n_dropped, GError **error)
{
	gssize n = g_task_propagate_int(G_TASK(result), error);

	if (n >= 0 && n_dropped != NULL)
		*n_dropped = (guint)n;
	return n >= 0;
}
