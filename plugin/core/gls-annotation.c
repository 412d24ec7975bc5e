/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-annotation.h"

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
	g_free(self);
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
