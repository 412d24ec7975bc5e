/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-comparison.h"
#include "core/gls-repeat.h"

/**
 * GlsComparison:
 *
 * What the papers of one message are compared with: those before them in it, and those that the
 * history knows.
 */
struct _GlsComparison {
	gchar *message_key;
	GPtrArray *papers;  /* (element-type GlsRecord) of the entries */
	GPtrArray *records; /* (element-type GlsRecord) (nullable) without a history */
	GPtrArray *similar; /* (element-type GlsRecord) (nullable) as @records */
	GArray *repeats;    /* (element-type GlsRepeat) */
};

/**
 * gls_comparison_new:
 * @message: a message whose digest was read; gets a warning if @history cannot be read
 * @history: (nullable): what was met before
 *
 * Looks the papers of a message up, in it and in the history.
 *
 * Returns: (transfer full): what was found
 */
GlsComparison *
gls_comparison_new(GlsAnnotatedMessage *message, GlsHistory *history)
{
	GlsComparison *self = g_new0(GlsComparison, 1);
	const GPtrArray *entries = message->digest->entries;
	g_autoptr(GError) error = NULL;

	self->message_key = gls_message_dup_key(message->message);
	self->papers = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	for (guint i = 0; i < entries->len; i++)
		g_ptr_array_add(self->papers,
				gls_record_new_from_entry(g_ptr_array_index(entries, i)));
	if (history != NULL && entries->len > 0) {
		self->records = gls_history_lookup_with_similar(history, entries, self->message_key,
								&self->similar, &error);
		if (self->records == NULL)
			g_ptr_array_add(message->warnings, g_strdup(error->message));
	}
	self->repeats = gls_repeat_find(entries, self->papers, history);
	return self;
}

/**
 * gls_comparison_free:
 * @self: a comparison
 *
 * Frees it.
 */
void
gls_comparison_free(GlsComparison *self)
{
	g_free(self->message_key);
	g_ptr_array_unref(self->papers);
	g_clear_pointer(&self->records, g_ptr_array_unref);
	g_clear_pointer(&self->similar, g_ptr_array_unref);
	g_array_unref(self->repeats);
	g_free(self);
}

/**
 * gls_comparison_get_records:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable) (element-type GlsRecord): for each entry what the history knew of
 *   it, or %NULL; %NULL without a history
 */
const GPtrArray *
gls_comparison_get_records(const GlsComparison *self)
{
	return self->records;
}

static void
set_state(const GlsComparison *self, GlsAnnotation *annotation, guint i, const GlsRecord *record)
{
	const GlsSighting *other = gls_record_get_other_sighting(record, self->message_key);
	GlsPaper paper = gls_record_get_paper(g_ptr_array_index(self->papers, i));
	GlsPaper known = gls_record_get_paper(record);
	guint seen_version = 0;

	annotation->state = gls_record_get_state(record, self->message_key);
	if (other == NULL)
		return;
	if (annotation->state == GLS_STATE_SEEN &&
	    gls_record_get_update(record, gls_entry_get_version(annotation->entry),
				  self->message_key, &seen_version) &&
	    (seen_version > 0 || annotation->entry->kind == GLS_ENTRY_REPLACED)) {
		annotation->state = GLS_STATE_UPDATED;
		annotation->seen_version = seen_version;
	}
	annotation->published = gls_identity_is_published_as(&paper, &known);
	annotation->other.message_key = g_strdup(other->message_key);
	annotation->other.source = g_strdup(other->source);
	annotation->other.date = other->date;
}

static void
set_similar(GlsAnnotation *annotation, const GlsEntry *entry, const GlsRecord *record)
{
	const GlsSighting *met;

	annotation->similar = g_new0(GlsSimilar, 1);
	if (entry != NULL) {
		annotation->similar->title = g_strdup(entry->title);
		annotation->similar->n = entry->n;
		return;
	}
	met = record->shown.message_key != NULL ? &record->shown : &record->arrived;
	annotation->similar->title = g_strdup(record->title);
	annotation->similar->source = g_strdup(met->source);
	annotation->similar->date = met->date;
}

/**
 * gls_comparison_set_state:
 * @self: a comparison
 * @annotation: a new annotation of an entry
 * @i: the place of that entry in the message, from 0 on
 *
 * Sets the state of an annotation, and what belongs to it. An entry is looked for in its own message
 * first, then in the history.
 */
void
gls_comparison_set_state(const GlsComparison *self, GlsAnnotation *annotation, guint i)
{
	const GlsRepeat *repeat = &g_array_index(self->repeats, GlsRepeat, i);
	const GlsRecord *record = NULL;
	const GlsRecord *similar = NULL;

	if (repeat->of != NULL) {
		annotation->state = GLS_STATE_REPEAT;
		annotation->repeat_of = repeat->of->n;
		annotation->published = repeat->published;
		return;
	}
	if (self->records != NULL) {
		record = g_ptr_array_index(self->records, i);
		similar = g_ptr_array_index(self->similar, i);
	}
	if (record != NULL)
		set_state(self, annotation, i, record);
	if (annotation->state == GLS_STATE_NEW && (repeat->similar != NULL || similar != NULL))
		set_similar(annotation, repeat->similar, similar);
}

/**
 * gls_comparison_was_shown:
 * @self: a comparison
 *
 * Returns: whether the history says that this very message was opened before
 */
gboolean
gls_comparison_was_shown(const GlsComparison *self)
{
	for (guint i = 0; self->records != NULL && i < self->records->len; i++) {
		const GlsRecord *record = g_ptr_array_index(self->records, i);

		if (record != NULL &&
		    g_ptr_array_find_with_equal_func(record->shown_in, self->message_key,
						     g_str_equal, NULL))
			return TRUE;
	}
	return FALSE;
}
