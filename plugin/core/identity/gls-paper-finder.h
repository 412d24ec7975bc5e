/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_PAPER_FINDER_MAX_SAME:
 *
 * How many papers one key leads to at most, as in the index of the history; those that come later are
 * not found by it.
 */
#define GLS_PAPER_FINDER_MAX_SAME 64

/**
 * GlsPaperFinder:
 *
 * Leads from keys to the papers in memory that have them.
 */
typedef struct _GlsPaperFinder GlsPaperFinder;

GlsPaperFinder *
gls_paper_finder_new(void);
void
gls_paper_finder_free(GlsPaperFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsPaperFinder, gls_paper_finder_free)

void
gls_paper_finder_add(GlsPaperFinder *self, const GPtrArray *keys, guint number);
GArray *
gls_paper_finder_find(const GlsPaperFinder *self, const GPtrArray *keys);

G_END_DECLS
