/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

/**
 * GlsSubjectBelief:
 * @GLS_SUBJECT_BELIEVE_LINK: where the item leads to; its identifier may be one of the feed's own
 * @GLS_SUBJECT_BELIEVE_IDENTIFIERS: what the item says identifies the paper; its link may lead to
 *   another version, or through another server
 *
 * Which id of a paper comes first, and wins over others of the same kind.
 */
typedef enum {
	GLS_SUBJECT_BELIEVE_LINK,
	GLS_SUBJECT_BELIEVE_IDENTIFIERS,
} GlsSubjectBelief;

GlsEntry *
gls_subject_entry_add(GlsDigest *digest, const GlsMessage *message, GlsSubjectBelief belief);
void
gls_subject_entry_add_ids(GlsEntry *entry, const GlsMessage *message, GlsSubjectBelief belief);
void
gls_subject_entry_ensure_date(GlsEntry *entry, const GlsMessage *message);

G_END_DECLS
