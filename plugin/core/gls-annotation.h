/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"
#include "core/history/gls-record.h"
#include "core/lookup/gls-metadata.h"
#include "core/rules/gls-rule-set.h"

G_BEGIN_DECLS

/**
 * GlsSimilar:
 * @title: of the other paper
 * @n: the number of its entry in the same message, 0 if it stands in another one
 * @source: (nullable): label of where it was met
 * @date: when, in seconds since 1970 UTC; 0 if it stands in the same message
 *
 * Another paper that may be the same: a hint, which counts for nothing.
 */
typedef struct {
	gchar *title;
	guint n;
	gchar *source;
	gint64 date;
} GlsSimilar;

/**
 * GlsAnnotation:
 * @entry: the entry it belongs to (owned by the digest)
 * @tags: (element-type GlsTag): what the rules gave it, in the order of the rules
 * @score: what the rules of @tags add up to
 * @effects: what they do to it, with what the score does
 * @state: what the history says
 * @repeat_of: for a repeat, the number of the entry it repeats; else 0
 * @other: for seen, updated and elsewhere, where and when; its strings are %NULL in the other states
 * @seen_version: for updated, the version that was seen, 0 if not known
 * @published: %TRUE if the other copy is another version: a preprint is published, or the other way
 *   round
 * @similar: (nullable): for new papers, another one that may be the same
 * @metadata: (nullable): what others know of its paper, with which the entry was completed
 *
 * What is written in the margin of one entry.
 */
typedef struct {
	const GlsEntry *entry;
	GPtrArray *tags;
	gint score;
	GlsEffect effects;
	GlsState state;
	guint repeat_of;
	GlsSighting other;
	guint seen_version;
	gboolean published;
	GlsSimilar *similar;
	GlsMetadata *metadata;
} GlsAnnotation;

void
gls_annotation_free(GlsAnnotation *self);
void
gls_annotation_add_up(GlsAnnotation *self, gint star_at, gint dim_below);

/**
 * GlsAnnotatedMessage:
 * @message: the message (owned)
 * @document: its document (owned)
 * @digest: what stands in it (owned)
 * @rules: the rules that were used (owned)
 * @annotations: (element-type GlsAnnotation): one for each entry, in order
 * @counts: how many entries are in each #GlsState
 * @was_shown: whether the history says that this very message was opened before
 * @warnings: (element-type utf8): what went wrong on the way and did not stop it
 *
 * An annotated message.
 */
typedef struct {
	GlsMessage *message;
	GlsDocument *document;
	GlsDigest *digest;
	GlsRuleSet *rules;
	GPtrArray *annotations;
	guint counts[GLS_N_STATES];
	gboolean was_shown;
	GPtrArray *warnings;
} GlsAnnotatedMessage;

void
gls_annotated_message_free(GlsAnnotatedMessage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsAnnotatedMessage, gls_annotated_message_free)

const gchar *
gls_annotated_message_get_source(const GlsAnnotatedMessage *self);
GlsOrigin
gls_annotated_message_get_origin(const GlsAnnotatedMessage *self);

G_END_DECLS
