/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-history-decide.h"

typedef struct {
	GlsDecisionKind kind;
	GPtrArray *entries;
} Decide;

static void
decide_free(gpointer data)
{
	Decide *decide = data;

	g_ptr_array_unref(decide->entries);
	g_free(decide);
}

static gboolean
mark_seen(GlsHistory *history, const GPtrArray *entries, GError **error)
{
	g_autofree gchar *key = g_uuid_string_random();
	/* no message, so one of its own: in all others the papers are seen from now on */
	const GlsSighting sighting = {
		.message_key = key,
		.date = g_get_real_time() / G_USEC_PER_SEC,
	};

	return gls_history_mark_seen(history, entries, &sighting, error);
}

static gboolean
decide(GlsHistory *history, const Decide *decide, GError **error)
{
	const GPtrArray *entries = decide->entries;

	switch (decide->kind) {
	case GLS_DECISION_SEEN:
		return mark_seen(history, entries, error);
	case GLS_DECISION_UNSEEN:
		return gls_history_mark_unseen(history, entries, error);
	case GLS_DECISION_FORGET:
		return gls_history_forget(history, entries, error);
	case GLS_DECISION_SAME:
		return gls_history_set_same(history, g_ptr_array_index(entries, 0),
					    g_ptr_array_index(entries, 1), error);
	case GLS_DECISION_DIFFERENT:
		return gls_history_set_different(history, g_ptr_array_index(entries, 0),
						 g_ptr_array_index(entries, 1), error);
	case GLS_DECISION_UNDO:
	default:
		g_return_val_if_reached(FALSE);
	}
}

/* the decision in words, or NULL */
static gpointer
decide_job(GlsHistory *history, gpointer data, GError **error)
{
	const Decide *job = data;
	g_autoptr(GlsDecision) words = gls_decision_new(job->kind);

	if (!decide(history, job, error))
		return NULL;
	for (guint i = 0; i < job->entries->len; i++)
		gls_decision_add_entry(words, g_ptr_array_index(job->entries, i));
	return gls_history_decide_dup_title(words);
}

static gpointer
undo_job(GlsHistory *history, gpointer data, GError **error)
{
	return gls_history_undo(history, error);
}

/**
 * gls_history_decide_async:
 * @store: the history
 * @kind: what is decided, anything but %GLS_DECISION_UNDO
 * @entries: (transfer full) (element-type GlsEntry): about which papers, two if it is whether they are
 *   the same
 * @callback: called when it is written; gls_history_store_run_finish() returns it in words
 * @user_data: for @callback
 *
 * Writes a decision of the user in a thread.
 */
void
gls_history_decide_async(GlsHistoryStore *store,
			 GlsDecisionKind kind,
			 GPtrArray *entries,
			 GAsyncReadyCallback callback,
			 gpointer user_data)
{
	Decide *job = g_new0(Decide, 1);

	job->kind = kind;
	job->entries = entries;
	gls_history_store_run_async(store, decide_job, job, decide_free, g_free, callback,
				    user_data);
}

/**
 * gls_history_undo_async:
 * @store: the history
 * @callback: called when it is written; gls_history_undo_finish() says in words what was undone
 * @user_data: for @callback
 *
 * Undoes the latest decision of this machine in a thread.
 */
void
gls_history_undo_async(GlsHistoryStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
	gls_history_store_run_async(store, undo_job, NULL, NULL, g_free, callback, user_data);
}

/**
 * gls_history_undo_finish:
 * @store: the history
 * @result: what the callback was given
 * @words: (out): what was undone, or why nothing was, for the user
 *
 * Returns: whether anything was undone
 */
gboolean
gls_history_undo_finish(GlsHistoryStore *store, GAsyncResult *result, gchar **words)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *undone = gls_history_store_run_finish(store, result, &error);

	/* translators: what was undone */
	*words = undone != NULL ? g_strdup_printf(_("Undone: %s"), undone)
				: g_strdup(error->message);
	return undone != NULL;
}

/**
 * gls_history_decide_dup_title:
 * @decision: a decision
 *
 * Any thread may do it.
 *
 * Returns: (transfer full): what gls_decision_dup_words() says, as a title
 */
gchar *
gls_history_decide_dup_title(const GlsDecision *decision)
{
	g_autofree gchar *words = gls_decision_dup_words(decision);
	gchar first[7] = "";

	g_unichar_to_utf8(g_unichar_totitle(g_utf8_get_char(words)), first);
	return g_strconcat(first, g_utf8_next_char(words), NULL);
}
