/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-annotator.h"
#include "core/history/gls-history.h"
#include "core/settings/gls-settings.h"
#include "files/gls-files.h"
#include "preferences/gls-trial-papers.h"

#define SAMPLE "/org/glossator/Glossator/Preferences/daily-papers.xml"

/* papers of the history; more take longer than somebody who types will wait */
#define MAX_PAPERS 20000

#define WEEK (7 * 24 * 60 * 60)

struct _GlsTrialPapers {
	gatomicrefcount n_refs;
	GArray *papers;
	/* what the papers belong to */
	GPtrArray *entries;
	GPtrArray *messages;
	GStringChunk *names;
};

static GlsTrialPapers *
new_empty(void)
{
	GlsTrialPapers *self = g_new0(GlsTrialPapers, 1);

	g_atomic_ref_count_init(&self->n_refs);
	self->papers = g_array_new(FALSE, FALSE, sizeof(GlsTrialPaper));
	self->entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	self->messages = g_ptr_array_new_with_free_func((GDestroyNotify)gls_annotated_message_free);
	self->names = g_string_chunk_new(1024);
	return self;
}

static gboolean
add_record(const GlsRecord *record, gpointer user_data)
{
	GlsTrialPapers *self = user_data;
	GlsTrialPaper paper = {
		.date = record->arrived.date,
		.is_shown = record->shown.message_key != NULL,
	};

	if (record->title == NULL)
		return TRUE;
	paper.entry = gls_entry_new(record->title, -1);
	for (guint i = 0; i < record->ids->len; i++)
		gls_entry_add_id(paper.entry, gls_paper_id_copy(g_ptr_array_index(record->ids, i)));
	for (guint i = 0; i < MIN(record->sources->len, GLS_ORIGIN_MAX_NAMES); i++)
		gls_origin_add_name(&paper.origin,
				    g_string_chunk_insert_const(
					    self->names, g_ptr_array_index(record->sources, i)));
	g_ptr_array_add(self->entries, paper.entry);
	g_array_append_val(self->papers, paper);
	return TRUE;
}

/**
 * gls_trial_papers_new_from_history:
 * @now: the time, in seconds since 1970 UTC
 * @error: a #GError
 *
 * Takes the papers that the history holds of the last %GLS_TRIAL_WEEKS weeks, with their titles and
 * ids: it keeps no abstracts. It waits for the disk.
 *
 * Returns: (transfer full): the papers; %NULL with %GLS_ERROR_HISTORY if it cannot be read
 */
GlsTrialPapers *
gls_trial_papers_new_from_history(gint64 now, GError **error)
{
	g_autoptr(GlsSettings) settings = gls_settings_new(NULL);
	g_autofree gchar *directory = gls_settings_dup_history_directory(settings);
	g_autoptr(GlsHistory) history = gls_history_open(directory, GLS_HISTORY_READ_ONLY, error);
	g_autoptr(GlsTrialPapers) self = NULL;
	const GlsHistoryQuery query = {
		.since = now - GLS_TRIAL_WEEKS * WEEK,
		.limit = MAX_PAPERS,
	};

	if (history == NULL)
		return NULL;
	self = new_empty();
	if (!gls_history_list(history, &query, add_record, self, error))
		return NULL;
	return g_steal_pointer(&self);
}

/* @messages: (transfer full) (element-type GlsMessage) */
static GlsTrialPapers *
new_from_messages(GPtrArray *messages, GError **error)
{
	g_autoptr(GlsTrialPapers) self = new_empty();
	g_autoptr(GPtrArray) own = messages;
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();

	for (guint i = 0; i < own->len; i++) {
		GlsAnnotatedMessage *message = gls_annotator_annotate(
			annotator, g_steal_pointer(&own->pdata[i]), GLS_ANNOTATE_NONE, error);

		if (message == NULL)
			return NULL;
		g_ptr_array_add(self->messages, message);
		for (guint j = 0; j < message->digest->entries->len; j++) {
			GlsTrialPaper paper = {
				.entry = g_ptr_array_index(message->digest->entries, j),
				.origin = gls_annotated_message_get_origin(message),
			};

			g_array_append_val(self->papers, paper);
		}
	}
	return g_steal_pointer(&self);
}

/**
 * gls_trial_papers_new_from_sample:
 * @error: a #GError
 *
 * Returns: (transfer full): the papers of a digest that comes with Glossator
 */
GlsTrialPapers *
gls_trial_papers_new_from_sample(GError **error)
{
	g_autoptr(GBytes)
		bytes = g_resources_lookup_data(SAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *messages = NULL;

	if (bytes != NULL)
		messages = gls_files_parse(bytes, SAMPLE, warnings, error);
	return messages != NULL ? new_from_messages(messages, error) : NULL;
}

/**
 * gls_trial_papers_new_from_file:
 * @file: a mail, feed, page or text on this machine
 * @error: a #GError
 *
 * Takes the papers of a digest that was saved. It waits for the disk.
 *
 * Returns: (transfer full): the papers, none if it is no digest; %NULL if it cannot be read
 */
GlsTrialPapers *
gls_trial_papers_new_from_file(GFile *file, GError **error)
{
	g_autofree gchar *path = g_file_get_path(file);
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *messages;

	if (path == NULL) {
		g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
				    "expected a file on this machine");
		return NULL;
	}
	messages = gls_files_read(path, warnings, error);
	return messages != NULL ? new_from_messages(messages, error) : NULL;
}

/**
 * gls_trial_papers_ref:
 * @self: papers
 *
 * Returns: (transfer full): @self, with one more reference
 */
GlsTrialPapers *
gls_trial_papers_ref(GlsTrialPapers *self)
{
	g_atomic_ref_count_inc(&self->n_refs);
	return self;
}

/**
 * gls_trial_papers_unref:
 * @self: papers
 *
 * Drops a reference, and frees them with the last one.
 */
void
gls_trial_papers_unref(GlsTrialPapers *self)
{
	if (!g_atomic_ref_count_dec(&self->n_refs))
		return;
	g_array_unref(self->papers);
	g_ptr_array_unref(self->entries);
	g_ptr_array_unref(self->messages);
	g_string_chunk_free(self->names);
	g_free(self);
}

/**
 * gls_trial_papers_get_n:
 * @self: papers
 *
 * Returns: how many
 */
guint
gls_trial_papers_get_n(const GlsTrialPapers *self)
{
	return self->papers->len;
}

/**
 * gls_trial_papers_get:
 * @self: papers
 * @n: which, from 0
 *
 * Returns: (transfer none): that paper
 */
const GlsTrialPaper *
gls_trial_papers_get(const GlsTrialPapers *self, guint n)
{
	return &g_array_index(self->papers, GlsTrialPaper, n);
}
