/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/history/gls-history.h"
#include "preferences/gls-folder-move.h"

/* a running reader writes into the old folder until it has read the settings, in microseconds */
#define PATIENCE (2 * G_USEC_PER_SEC)

static const struct {
	GlsHistoryPlaceFault fault;
	const gchar *words;
} faults[] = {
	{GLS_HISTORY_FAULT_NOT_A_FOLDER, N_("It is no folder that can be opened.")},
	{GLS_HISTORY_FAULT_NOT_WRITABLE, N_("Files cannot be written there.")},
	{GLS_HISTORY_FAULT_NOT_PRIVATE,
	 N_("Other users of this computer own it or can write into it. Your history would not be "
	    "yours alone.")},
	{GLS_HISTORY_FAULT_NO_LOCKS,
	 N_("Files cannot be locked there, so that two programs could damage the history. Network "
	    "folders are often so.")},
	{GLS_HISTORY_FAULT_OTHER_FILES,
	 N_("It holds other files. Choose an empty folder, make one in it, or choose the one in "
	    "which another computer keeps its history.")},
};

/**
 * gls_folder_dup_faults:
 * @place: what a folder is like
 *
 * Returns: (transfer full) (nullable): why it is not safe, in words; %NULL if it is
 */
gchar *
gls_folder_dup_faults(const GlsHistoryPlace *place)
{
	g_autoptr(GString) words = g_string_new(NULL);

	for (guint i = 0; i < G_N_ELEMENTS(faults); i++) {
		if ((place->faults & faults[i].fault) == 0)
			continue;
		/* what cannot be opened cannot be written to either */
		g_string_append_printf(words, "%s%s", words->len > 0 ? "\n\n" : "",
				       _(faults[i].words));
		if (faults[i].fault == GLS_HISTORY_FAULT_NOT_A_FOLDER)
			break;
	}
	return words->len > 0 ? g_string_free(g_steal_pointer(&words), FALSE) : NULL;
}

/**
 * gls_folder_dup_contents:
 * @place: what a safe folder is like
 *
 * Returns: (transfer full): what happens if the history is kept there, in words
 */
gchar *
gls_folder_dup_contents(const GlsHistoryPlace *place)
{
	g_autoptr(GString) words = g_string_new(NULL);

	if (place->n_segments == 0)
		g_string_append(words, _("The folder is empty and safe. Your history is copied "
					 "into it."));
	else
		g_string_append_printf(
			words,
			g_dngettext(
				GETTEXT_PACKAGE,
				"The folder is safe, and holds the history of %u computer. Yours "
				"is copied into it, and both count from then on.",
				"The folder is safe, and holds the history of %u computers. Yours "
				"is copied into it, and all count from then on.",
				place->n_machines),
			place->n_machines);
	g_string_append_printf(words, "\n\n%s",
			       _("The folder that was used until now stays as it is. Once all is "
				 "well, you may delete it."));
	if (place->on_network)
		g_string_append_printf(words, "\n\n%s",
				       _("It is on a network: what another computer records may "
					 "show only once your reader is started again."));
	return g_string_free(g_steal_pointer(&words), FALSE);
}

static void
look_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsHistoryPlace place = gls_history_place_look(task_data);

	g_task_return_pointer(task, g_memdup2(&place, sizeof place), g_free);
}

/**
 * gls_folder_look_async:
 * @directory: a folder
 * @callback: called when it was looked at
 * @user_data: for @callback
 *
 * Does the work of gls_history_place_look() in a thread.
 */
void
gls_folder_look_async(const gchar *directory, GAsyncReadyCallback callback, gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(NULL, NULL, callback, user_data);

	g_task_set_task_data(task, g_strdup(directory), g_free);
	g_task_run_in_thread(task, look_thread);
}

/**
 * gls_folder_look_finish:
 * @result: what the callback was given
 *
 * Returns: what the folder is like
 */
GlsHistoryPlace
gls_folder_look_finish(GAsyncResult *result)
{
	g_autofree GlsHistoryPlace *place = g_task_propagate_pointer(G_TASK(result), NULL);

	return *place;
}

typedef struct {
	GlsSettings *settings;
	gchar *from;
	gchar *to;
} Move;

static void
move_free(Move *move)
{
	g_object_unref(move->settings);
	g_free(move->from);
	g_free(move->to);
	g_free(move);
}

static gboolean
move_history(const Move *move, GError **error)
{
	g_autofree gchar *own = gls_history_dup_default_directory();
	const gchar *directory = g_str_equal(move->to, own) ? NULL : move->to;

	if (!gls_history_place_copy(move->from, move->to, NULL, error) ||
	    !gls_settings_set_history_directory(move->settings, directory, error))
		return FALSE;
	g_usleep(PATIENCE);
	return gls_history_place_copy(move->from, move->to, NULL, error);
}

static void
move_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GError *error = NULL;

	if (move_history(task_data, &error))
		g_task_return_boolean(task, TRUE);
	else
		g_task_return_error(task, error);
}

/**
 * gls_folder_move_async:
 * @settings: the settings
 * @from: where the history is
 * @to: where it is to be kept
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Copies the history, has the settings name its new place, and copies what a running reader has
 * recorded in the old one until it followed, all in a thread.
 */
void
gls_folder_move_async(GlsSettings *settings,
		      const gchar *from,
		      const gchar *to,
		      GAsyncReadyCallback callback,
		      gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(NULL, NULL, callback, user_data);
	Move *move = g_new0(Move, 1);

	move->settings = g_object_ref(settings);
	move->from = g_strdup(from);
	move->to = g_strdup(to);
	g_task_set_task_data(task, move, (GDestroyNotify)move_free);
	g_task_run_in_thread(task, move_thread);
}

/**
 * gls_folder_move_finish:
 * @result: what the callback was given
 * @error: a #GError
 *
 * Returns: %FALSE if not all could be copied
 */
gboolean
gls_folder_move_finish(GAsyncResult *result, GError **error)
{
	return g_task_propagate_boolean(G_TASK(result), error);
}
