/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-annotation.h"

static void
similar_free(GlsSimilar *self)
{
	g_free(self->title);
	g_free(self->source);
	g_free(self);
}

/**
 * gls_annotation_free:
 * @self: (nullable): an annotation
 *
 * Frees an annotation and what it holds; the entry belongs to its digest.
 */
void
gls_annotation_free(GlsAnnotation *self)
{
	if (self == NULL)
		return;
	g_ptr_array_unref(self->tags);
	g_free(self->other.message_key);
	g_free(self->other.source);
	gls_metadata_unref(self->metadata);
	g_clear_pointer(&self->similar, similar_free);
	g_free(self);
}

/**
 * gls_annotation_add_up:
 * @self: an annotation whose tags are set
 * @star_at: a score that is at least so high is a star; 0 for none
 * @dim_below: a lower score dims; 0 for none
 *
 * Adds the scores and the effects of its tags up. What is starred is neither dimmed nor hidden: one
 * rule that wants a paper is enough.
 */
void
gls_annotation_add_up(GlsAnnotation *self, gint star_at, gint dim_below)
{
	gint64 score = 0;

	g_return_if_fail(self != NULL);

	self->effects = GLS_EFFECT_NONE;
	for (guint i = 0; i < self->tags->len; i++) {
		const GlsTag *tag = g_ptr_array_index(self->tags, i);

		score += tag->score;
		self->effects |= tag->effect;
	}
	self->score = CLAMP(score, G_MININT, G_MAXINT);
	if (star_at != 0 && score >= star_at)
		self->effects |= GLS_EFFECT_STAR;
	if (dim_below != 0 && score < dim_below)
		self->effects |= GLS_EFFECT_DIM;
	if (self->effects & GLS_EFFECT_STAR)
		self->effects = GLS_EFFECT_STAR;
}

/**
 * gls_annotated_message_free:
 * @self: (nullable): an annotated message
 *
 * Frees an annotated message and what it holds.
 */
void
gls_annotated_message_free(GlsAnnotatedMessage *self)
{
	if (self == NULL)
		return;
	g_ptr_array_unref(self->annotations);
	gls_digest_free(self->digest);
	gls_document_free(self->document);
	gls_message_free(self->message);
	g_clear_pointer(&self->rules, gls_rule_set_unref);
	g_ptr_array_unref(self->warnings);
	g_free(self);
}

/**
 * gls_annotated_message_get_source:
 * @self: an annotated message
 *
 * Returns: (transfer none) (nullable): what its reader calls where it came from: what the format
 *   calls it, else the message itself
 */
const gchar *
gls_annotated_message_get_source(const GlsAnnotatedMessage *self)
{
	return self->digest->source != NULL ? self->digest->source : self->message->source;
}

/**
 * gls_annotated_message_get_origin:
 * @self: an annotated message
 *
 * Returns: where its entries come from, as rules ask for it; its names belong to @self
 */
GlsOrigin
gls_annotated_message_get_origin(const GlsAnnotatedMessage *self)
{
	GlsOrigin origin = {0};

	gls_origin_add_name(&origin, self->digest->source);
	gls_origin_add_name(&origin, self->message->source);
	gls_origin_add_name(&origin, gls_digest_get_format_name(self->digest));
	return origin;
}
