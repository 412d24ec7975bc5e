/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/lookup/gls-metadata.h"

G_BEGIN_DECLS

/**
 * GlsLookupReplyKind:
 * @GLS_LOOKUP_REPLY_PROGRESS: some of the work is done
 * @GLS_LOOKUP_REPLY_PAPER: what became known of one paper
 * @GLS_LOOKUP_REPLY_DONE: the last one
 */
typedef enum {
	GLS_LOOKUP_REPLY_PROGRESS,
	GLS_LOOKUP_REPLY_PAPER,
	GLS_LOOKUP_REPLY_DONE,
} GlsLookupReplyKind;

/**
 * GlsLookupReply:
 * @kind: what it tells
 * @number: number of the request
 * @done: how many papers were dealt with so far
 * @paper: which paper of the request, from 0
 * @answered: the sources that answered for that paper, whether or not they know it
 * @metadata: (nullable): what they know; %NULL if they know nothing
 * @problems: (nullable): what went wrong, in words; %NULL if nothing did
 *
 * What the look-up program replies: one line of JSON.
 */
typedef struct {
	GlsLookupReplyKind kind;
	guint number;
	guint done;
	guint paper;
	GlsLookupSource answered;
	GlsMetadata *metadata;
	gchar *problems;
} GlsLookupReply;

GlsLookupReply *
gls_lookup_reply_new(GlsLookupReplyKind kind, guint number);
void
gls_lookup_reply_free(GlsLookupReply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLookupReply, gls_lookup_reply_free)

gchar *
gls_lookup_reply_to_line(const GlsLookupReply *self);
GlsLookupReply *
gls_lookup_reply_new_from_line(const gchar *line, gssize length, GError **error);

G_END_DECLS
