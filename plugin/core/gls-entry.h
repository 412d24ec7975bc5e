/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-author.h"
#include "core/identity/gls-paper-id.h"

G_BEGIN_DECLS

/**
 * GlsEntryKind:
 * @GLS_ENTRY_UNKNOWN: the digest does not say
 * @GLS_ENTRY_NEW: a new paper
 * @GLS_ENTRY_CROSS: listed in a further category
 * @GLS_ENTRY_REPLACED: a new version of an older paper
 * @GLS_ENTRY_CITATION: named only because it cites, or is cited
 *
 * Why a paper stands in a digest.
 */
typedef enum {
	GLS_ENTRY_UNKNOWN,
	GLS_ENTRY_NEW,
	GLS_ENTRY_CROSS,
	GLS_ENTRY_REPLACED,
	GLS_ENTRY_CITATION,
} GlsEntryKind;

/**
 * GlsEntry:
 * @n: number in its digest, from 1
 * @title: as the reader sees it, white space squeezed
 * @title_key: folded by gls_text_title_key()
 * @authors: (element-type GlsAuthor): in their order; empty if the digest has none
 * @abstract: (nullable): abstract or snippet, white space squeezed
 * @ids: (element-type GlsPaperId): from its own header or links only; empty if it has none
 * @kind: why it stands in the digest
 * @version: version of the paper, 0 if not said
 * @categories: (element-type utf8): subject classes such as "math.AG", the first one first
 * @venue: (nullable): journal, conference or server it appeared in, as shown
 * @date: (nullable): when it appeared: "2026", "2026-04" or "2026-04-03"
 * @comment: (nullable): what its authors remark on it: "9 pages, accepted at ICML 2026"
 * @reason: (nullable): what the digest says made it stand there: a search term, a followed author,
 *   a cited paper
 * @title_start: first byte of the title in the document's text
 * @title_end: byte after its last; 0 if the title does not stand there
 * @occurrence: how many times the letters and digits of the title stand in the document's text
 *   before this place: with gls_text_page_key() it finds the place in a page that shows the text
 * @in_subject: %TRUE if the title is the message's subject and does not stand in the body
 *
 * One paper in a digest.
 */
typedef struct {
	guint n;
	gchar *title;
	gchar *title_key;
	GPtrArray *authors;
	gchar *abstract;
	GPtrArray *ids;
	GlsEntryKind kind;
	guint version;
	GPtrArray *categories;
	gchar *venue;
	gchar *date;
	gchar *comment;
	gchar *reason;
	guint32 title_start;
	guint32 title_end;
	guint occurrence;
	gboolean in_subject;
} GlsEntry;

GlsEntry *
gls_entry_new(const gchar *title, gssize length);
void
gls_entry_free(GlsEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsEntry, gls_entry_free)

void
gls_entry_set_abstract(GlsEntry *self, const gchar *abstract, gssize length);
void
gls_entry_set_comment(GlsEntry *self, const gchar *comment, gssize length);
gboolean
gls_entry_add_id(GlsEntry *self, GlsPaperId *id);
const GlsPaperId *
gls_entry_get_id(const GlsEntry *self, GlsIdScheme scheme);
guint
gls_entry_get_version(const GlsEntry *self);
const gchar *
gls_entry_kind_to_string(GlsEntryKind kind);

G_END_DECLS
