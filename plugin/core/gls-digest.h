/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"
#include "core/gls-entry.h"

G_BEGIN_DECLS

typedef struct _GlsFormat GlsFormat;

/**
 * GlsRecognition:
 * @GLS_RECOGNITION_NONE: not this format
 * @GLS_RECOGNITION_SHAPE: nothing names the source, but the text is laid out like a digest
 * @GLS_RECOGNITION_HOST: the feed or page comes from a host of this format
 * @GLS_RECOGNITION_SENDER: the mail comes from a sender of this format
 * @GLS_RECOGNITION_BODY: the body carries a marker of this format
 *
 * How sure a format is, weakest first. A marker in the body wins over the sender, and the sender
 * over the host, because forwards, bridges and saved pages lose the sender.
 */
typedef enum {
	GLS_RECOGNITION_NONE,
	GLS_RECOGNITION_SHAPE,
	GLS_RECOGNITION_HOST,
	GLS_RECOGNITION_SENDER,
	GLS_RECOGNITION_BODY,
} GlsRecognition;

/**
 * GlsDigest:
 * @format: (nullable): the format that recognised the message; %NULL if none did
 * @recognition: what the format recognised it by
 * @source: (nullable): where it comes from, if the format knows a better name for that than the
 *   message has: "arXiv cs"
 * @entries: (element-type GlsEntry): the papers in it, in order
 *
 * What a message turned out to hold. A message that a format recognised but found no entry in is
 * "format not understood", which is not the same as "no papers".
 */
typedef struct {
	const GlsFormat *format;
	GlsRecognition recognition;
	gchar *source;
	GPtrArray *entries;
} GlsDigest;

GlsDigest *
gls_digest_new(const GlsMessage *message, const GlsDocument *document);
void
gls_digest_free(GlsDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsDigest, gls_digest_free)

void
gls_digest_clear(GlsDigest *self);

GlsEntry *
gls_digest_add_entry(GlsDigest *self,
		     const GlsDocument *document,
		     guint32 title_start,
		     guint32 title_end);
GlsEntry *
gls_digest_add_unplaced_entry(GlsDigest *self, const gchar *title);
GlsEntry *
gls_digest_add_subject_entry(GlsDigest *self, const GlsMessage *message);
const gchar *
gls_digest_get_format_name(const GlsDigest *self);
gboolean
gls_digest_is_not_understood(const GlsDigest *self);
const gchar *
gls_digest_get_recognised_by(const GlsDigest *self);

G_END_DECLS
