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
 * GlsDigest:
 * @format: (nullable): the format that recognised the message; %NULL if none did
 * @entries: (element-type GlsEntry): the papers in it, in order
 *
 * What a message turned out to hold. A message that a format recognised but found no entry in is
 * "format not understood", which is not the same as "no papers".
 */
typedef struct {
	const GlsFormat *format;
	GPtrArray *entries;
} GlsDigest;

GlsDigest *
gls_digest_new(const GlsMessage *message, const GlsDocument *document);
void
gls_digest_free(GlsDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsDigest, gls_digest_free)

GlsEntry *
gls_digest_add_entry(GlsDigest *self,
		     const GlsDocument *document,
		     guint32 title_start,
		     guint32 title_end);
GlsEntry *
gls_digest_add_subject_entry(GlsDigest *self, const GlsMessage *message);
const gchar *
gls_digest_get_format_name(const GlsDigest *self);

G_END_DECLS
