/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/identity/gls-link.h"

G_BEGIN_DECLS

/**
 * GlsIdScheme:
 * @GLS_ID_ARXIV: arXiv id without version, `2501.03489` or `hep-th/9901001`, the latter
 *   without subject class
 * @GLS_ID_DOI: DOI, case-folded, without a resolver's address
 * @GLS_ID_PMID: PubMed id
 * @GLS_ID_PII: publisher item identifier, without punctuation, in capitals
 * @GLS_ID_OPENREVIEW: OpenReview forum id
 * @GLS_ID_S2: Semantic Scholar, 40 hex digits
 * @GLS_ID_SCHOLAR: Google Scholar cluster, decimal
 *
 * The strong identifiers of papers, strongest first.
 */
typedef enum {
	GLS_ID_ARXIV,
	GLS_ID_DOI,
	GLS_ID_PMID,
	GLS_ID_PII,
	GLS_ID_OPENREVIEW,
	GLS_ID_S2,
	GLS_ID_SCHOLAR,
} GlsIdScheme;

#define GLS_ID_N_SCHEMES (GLS_ID_SCHOLAR + 1)

/**
 * GlsPaperId:
 * @scheme: which kind
 * @value: in its canonical form
 * @version: version named beside an arXiv id, 0 if none; not part of the identity
 */
typedef struct {
	GlsIdScheme scheme;
	gchar *value;
	guint version;
} GlsPaperId;

const gchar *
gls_id_scheme_to_string(GlsIdScheme scheme);
gboolean
gls_id_scheme_from_string(const gchar *name, GlsIdScheme *scheme);

GlsPaperId *
gls_paper_id_new(GlsIdScheme scheme, const gchar *value);
GlsPaperId *
gls_paper_id_new_from_string(const gchar *text);
GlsPaperId *
gls_paper_id_new_from_link(const gchar *href);
GlsPaperId *
gls_paper_id_copy(const GlsPaperId *self);
void
gls_paper_id_free(GlsPaperId *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsPaperId, gls_paper_id_free)

gboolean
gls_paper_id_equal(const GlsPaperId *self, const GlsPaperId *other);
gchar *
gls_paper_id_to_string(const GlsPaperId *self);
GPtrArray *
gls_paper_id_find_in_text(const gchar *text, gssize length);

G_END_DECLS
