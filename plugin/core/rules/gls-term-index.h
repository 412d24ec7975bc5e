/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-term.h"

G_BEGIN_DECLS

/**
 * GlsTermHit:
 * @term: number of the term, in the order they were added, from 0
 * @field: where it was found
 * @item: in which of the texts of that field
 * @start: its first byte in that text
 * @end: byte after its last
 *
 * A term found in an entry.
 */
typedef struct {
	guint32 term;
	GlsField field;
	guint32 item;
	guint32 start;
	guint32 end;
} GlsTermHit;

/**
 * GlsTermIndex:
 *
 * Many terms, to be looked for in an entry all at once. When all are added it can be used by several
 * threads at a time.
 */
typedef struct _GlsTermIndex GlsTermIndex;

GlsTermIndex *
gls_term_index_new(void);
void
gls_term_index_free(GlsTermIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsTermIndex, gls_term_index_free)

guint
gls_term_index_add(GlsTermIndex *self, const GlsTerm *term);
guint
gls_term_index_get_n_terms(const GlsTermIndex *self);
void
gls_term_index_match(const GlsTermIndex *self,
		     const GlsEntry *entry,
		     const GlsOrigin *origin,
		     GArray *hits);

G_END_DECLS
