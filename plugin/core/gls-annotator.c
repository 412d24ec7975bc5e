/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-annotator.h"
#include "core/gls-comparison.h"
#include "core/gls-error.h"
#include "core/gls-recording.h"

#define DEFAULT_STAR_AT	  100
#define DEFAULT_DIM_BELOW (-50)

/* scores from which on a paper is starred, and below which it is dimmed; 0 for never */
typedef struct {
	gint star_at;
	gint dim_below;
} GlsThresholds;

/**
 * GlsAnnotator:
 *
 * The engine's front: a message goes in, an annotated one comes out. Rules and history can be
 * changed at any time, and every method can be called from any thread.
 */
struct _GlsAnnotator {
	GObject parent_instance;

	GMutex lock;
	GlsRuleSet *rules;
	GlsHistory *history;
	GlsRuleStats *rule_stats;
	GlsSettings *settings;
	GlsMetadataStore *metadata;
	GlsThresholds thresholds;
};

G_DEFINE_FINAL_TYPE(GlsAnnotator, gls_annotator, G_TYPE_OBJECT)

static void
gls_annotator_finalize(GObject *object)
{
	GlsAnnotator *self = GLS_ANNOTATOR(object);

	g_clear_pointer(&self->rules, gls_rule_set_unref);
	g_clear_object(&self->history);
	g_clear_object(&self->rule_stats);
	g_clear_object(&self->settings);
	g_clear_object(&self->metadata);
	g_mutex_clear(&self->lock);
	G_OBJECT_CLASS(gls_annotator_parent_class)->finalize(object);
}

static void
gls_annotator_class_init(GlsAnnotatorClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_annotator_finalize;
}

static void
gls_annotator_init(GlsAnnotator *self)
{
	g_mutex_init(&self->lock);
	self->thresholds = (GlsThresholds){DEFAULT_STAR_AT, DEFAULT_DIM_BELOW};
}

/**
 * gls_annotator_new:
 *
 * Makes an annotator without rules and without a history: it gives no tags, and every paper is new.
 *
 * Returns: (transfer full): an annotator
 */
GlsAnnotator *
gls_annotator_new(void)
{
	return g_object_new(GLS_TYPE_ANNOTATOR, NULL);
}

/**
 * gls_annotator_set_rules:
 * @self: an annotator
 * @rules: (nullable): the rules to use from now on
 *
 * Changes the rules. Messages that are being annotated are finished with the old ones.
 */
void
gls_annotator_set_rules(GlsAnnotator *self, GlsRuleSet *rules)
{
	g_autoptr(GlsRuleSet) old = NULL;

	g_return_if_fail(GLS_IS_ANNOTATOR(self));

	g_mutex_lock(&self->lock);
	old = g_steal_pointer(&self->rules);
	self->rules = rules != NULL ? gls_rule_set_ref(rules) : NULL;
	g_mutex_unlock(&self->lock);
}

/**
 * gls_annotator_set_history:
 * @self: an annotator
 * @history: (nullable): the history to use from now on
 *
 * Changes the history.
 */
void
gls_annotator_set_history(GlsAnnotator *self, GlsHistory *history)
{
	g_autoptr(GlsHistory) old = NULL;

	g_return_if_fail(GLS_IS_ANNOTATOR(self));

	g_mutex_lock(&self->lock);
	old = g_steal_pointer(&self->history);
	self->history = history != NULL ? g_object_ref(history) : NULL;
	g_mutex_unlock(&self->lock);
}

/**
 * gls_annotator_set_rule_stats:
 * @self: an annotator
 * @rule_stats: (nullable): where to count from now on how often rules match
 *
 * Changes where matches are counted: each paper once, when it is first recorded in the history.
 */
void
gls_annotator_set_rule_stats(GlsAnnotator *self, GlsRuleStats *rule_stats)
{
	g_autoptr(GlsRuleStats) old = NULL;

	g_return_if_fail(GLS_IS_ANNOTATOR(self));

	g_mutex_lock(&self->lock);
	old = g_steal_pointer(&self->rule_stats);
	self->rule_stats = rule_stats != NULL ? g_object_ref(rule_stats) : NULL;
	g_mutex_unlock(&self->lock);
}

/**
 * gls_annotator_set_thresholds:
 * @self: an annotator
 * @star_at: papers whose score is at least so high are starred; 0 for none
 * @dim_below: papers whose score is lower are dimmed; 0 for none
 *
 * Changes what the sum of the scores of rules does. It is 100 and -50 at first.
 */
void
gls_annotator_set_thresholds(GlsAnnotator *self, gint star_at, gint dim_below)
{
	g_return_if_fail(GLS_IS_ANNOTATOR(self));

	g_mutex_lock(&self->lock);
	self->thresholds = (GlsThresholds){star_at, dim_below};
	g_mutex_unlock(&self->lock);
}

/**
 * gls_annotator_set_settings:
 * @self: an annotator
 * @settings: (nullable): the user's settings
 *
 * Changes what says which sources are off: their digests are then as messages that are none.
 */
void
gls_annotator_set_settings(GlsAnnotator *self, GlsSettings *settings)
{
	g_autoptr(GlsSettings) old = NULL;

	g_return_if_fail(GLS_IS_ANNOTATOR(self));

	g_mutex_lock(&self->lock);
	old = g_steal_pointer(&self->settings);
	self->settings = settings != NULL ? g_object_ref(settings) : NULL;
	g_mutex_unlock(&self->lock);
}

static gboolean
is_off(GlsAnnotator *self, const gchar *source)
{
	g_autoptr(GlsSettings) settings = NULL;

	g_mutex_lock(&self->lock);
	settings = self->settings != NULL ? g_object_ref(self->settings) : NULL;
	g_mutex_unlock(&self->lock);
	return settings != NULL && gls_settings_get_off(settings, source);
}

/**
 * gls_annotator_set_metadata:
 * @self: an annotator
 * @metadata: (nullable): what others know of papers, %NULL to use nothing of it
 *
 * Changes what entries are completed from, before rules and history see them. Nobody is asked then.
 */
void
gls_annotator_set_metadata(GlsAnnotator *self, GlsMetadataStore *metadata)
{
	g_autoptr(GlsMetadataStore) old = NULL;

	g_return_if_fail(GLS_IS_ANNOTATOR(self));

	g_mutex_lock(&self->lock);
	old = g_steal_pointer(&self->metadata);
	self->metadata = metadata != NULL ? g_object_ref(metadata) : NULL;
	g_mutex_unlock(&self->lock);
}

static void
take_settings(GlsAnnotator *self,
	      GlsRuleSet **rules,
	      GlsHistory **history,
	      GlsThresholds *thresholds)
{
	g_mutex_lock(&self->lock);
	*thresholds = self->thresholds;
	*rules = self->rules != NULL ? gls_rule_set_ref(self->rules) : NULL;
	*history = self->history != NULL ? g_object_ref(self->history) : NULL;
	g_mutex_unlock(&self->lock);
}

/* completes the entries; returns what is known of each */
static GPtrArray *
complete_entries(GlsAnnotator *self, const GlsDigest *digest)
{
	GPtrArray *known = g_ptr_array_new();
	g_autoptr(GlsMetadataStore) store = NULL;

	g_mutex_lock(&self->lock);
	store = self->metadata != NULL ? g_object_ref(self->metadata) : NULL;
	g_mutex_unlock(&self->lock);
	for (guint i = 0; i < digest->entries->len; i++) {
		GlsEntry *entry = g_ptr_array_index(digest->entries, i);
		GlsMetadata *metadata = store != NULL ? gls_metadata_store_find(store, entry)
						      : NULL;

		if (metadata != NULL)
			gls_metadata_complete_entry(metadata, entry);
		g_ptr_array_add(known, metadata);
	}
	return known;
}

static void
add_tags(GlsAnnotatedMessage *message, GlsAnnotation *annotation, const GlsThresholds *thresholds)
{
	GlsOrigin origin = gls_annotated_message_get_origin(message);

	if (message->rules == NULL) {
		annotation->tags = g_ptr_array_new();
		return;
	}
	annotation->tags = gls_rule_set_match(message->rules, annotation->entry, &origin);
	gls_annotation_add_up(annotation, thresholds->star_at, thresholds->dim_below);
}

static void
add_annotations(GlsAnnotatedMessage *message,
		const GlsComparison *comparison,
		const GPtrArray *known,
		const GlsThresholds *thresholds)
{
	for (guint i = 0; i < message->digest->entries->len; i++) {
		GlsAnnotation *annotation = g_new0(GlsAnnotation, 1);

		annotation->entry = g_ptr_array_index(message->digest->entries, i);
		annotation->metadata = g_ptr_array_index(known, i);
		add_tags(message, annotation, thresholds);
		gls_comparison_set_state(comparison, annotation, i);
		message->counts[annotation->state]++;
		g_ptr_array_add(message->annotations, annotation);
	}
	message->was_shown = gls_comparison_was_shown(comparison);
	if (message->rules != NULL)
		gls_rule_set_warn_of_muted(message->rules, message->warnings);
}

static gboolean
record(GlsAnnotator *self,
       const GlsAnnotatedMessage *message,
       GlsHistory *history,
       const GPtrArray *known,
       GlsAnnotateFlags flags,
       GError **error)
{
	g_autoptr(GlsRuleStats) stats = NULL;

	if (history == NULL || flags == GLS_ANNOTATE_NONE)
		return TRUE;
	g_mutex_lock(&self->lock);
	stats = self->rule_stats != NULL ? g_object_ref(self->rule_stats) : NULL;
	g_mutex_unlock(&self->lock);
	return gls_recording_write(history, stats, message, known,
				   (flags & GLS_ANNOTATE_SHOWN) != 0, error);
}

/**
 * gls_annotator_record:
 * @self: an annotator
 * @message: what it has annotated
 * @flags: what to record
 * @error: return location for a #GError
 *
 * Records a message that was only looked at when it was annotated. It writes to disk.
 *
 * Returns: whether it is recorded, or there is nothing to record; if not, the error says why the
 *   history or the counts of the rules could not be written
 */
gboolean
gls_annotator_record(GlsAnnotator *self,
		     const GlsAnnotatedMessage *message,
		     GlsAnnotateFlags flags,
		     GError **error)
{
	g_autoptr(GlsRuleSet) rules = NULL;
	g_autoptr(GlsHistory) history = NULL;
	GlsThresholds thresholds;

	g_return_val_if_fail(GLS_IS_ANNOTATOR(self), FALSE);
	g_return_val_if_fail(message != NULL, FALSE);

	take_settings(self, &rules, &history, &thresholds);
	return record(self, message, history, NULL, flags, error);
}

/**
 * gls_annotator_annotate:
 * @self: an annotator
 * @message: (transfer full): a message
 * @flags: what to record
 * @error: return location for a #GError
 *
 * Reads a message, and annotates the entries it finds. The states are those from before this
 * message is recorded. A history that cannot be read or written is a warning in the result: its
 * papers are then new.
 *
 * It may take a while, and writes to disk: a reader with a window calls
 * gls_annotator_annotate_async().
 *
 * Returns: (transfer full): the annotated message, without entries if it is no digest; %NULL with
 *   %GLS_ERROR_TOO_LARGE if it is larger than %GLS_MESSAGE_MAX_SIZE
 */
GlsAnnotatedMessage *
gls_annotator_annotate(GlsAnnotator *self,
		       GlsMessage *message,
		       GlsAnnotateFlags flags,
		       GError **error)
{
	g_autoptr(GlsMessage) own = message;
	g_autoptr(GlsAnnotatedMessage) annotated = NULL;
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GPtrArray) known = NULL;
	g_autoptr(GlsComparison) comparison = NULL;
	g_autoptr(GError) problem = NULL;
	GlsThresholds thresholds;

	g_return_val_if_fail(GLS_IS_ANNOTATOR(self), NULL);
	g_return_val_if_fail(message != NULL, NULL);

	if (message->length > GLS_MESSAGE_MAX_SIZE) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
			    "the message has %" G_GSIZE_FORMAT " bytes, expected at most %d",
			    message->length, GLS_MESSAGE_MAX_SIZE);
		return NULL;
	}
	annotated = g_new0(GlsAnnotatedMessage, 1);
	annotated->annotations =
		g_ptr_array_new_with_free_func((GDestroyNotify)gls_annotation_free);
	annotated->warnings = g_ptr_array_new_with_free_func(g_free);
	take_settings(self, &annotated->rules, &history, &thresholds);
	annotated->document = gls_document_new(message->body, message->length, message->type);
	annotated->digest = gls_digest_new(message, annotated->document);
	annotated->message = g_steal_pointer(&own);
	if (is_off(self, gls_annotated_message_get_source(annotated)))
		gls_digest_clear(annotated->digest);

	known = complete_entries(self, annotated->digest);
	comparison = gls_comparison_new(annotated, history);
	add_annotations(annotated, comparison, known, &thresholds);
	if (!record(self, annotated, history, gls_comparison_get_records(comparison), flags,
		    &problem))
		g_ptr_array_add(annotated->warnings, g_strdup(problem->message));
	return g_steal_pointer(&annotated);
}
