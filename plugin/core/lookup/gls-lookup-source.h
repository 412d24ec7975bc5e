/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsLookupSource:
 * @GLS_LOOKUP_NOTHING: none
 * @GLS_LOOKUP_ARXIV: arXiv
 * @GLS_LOOKUP_HUGGING_FACE: Hugging Face Papers
 * @GLS_LOOKUP_SEMANTIC_SCHOLAR: Semantic Scholar
 * @GLS_LOOKUP_CROSSREF: Crossref
 * @GLS_LOOKUP_OPENALEX: OpenAlex
 *
 * Who can be asked about papers, also as a set.
 */
typedef enum {
	GLS_LOOKUP_NOTHING = 0,
	GLS_LOOKUP_ARXIV = 1 << 0,
	GLS_LOOKUP_HUGGING_FACE = 1 << 1,
	GLS_LOOKUP_SEMANTIC_SCHOLAR = 1 << 2,
	GLS_LOOKUP_CROSSREF = 1 << 3,
	GLS_LOOKUP_OPENALEX = 1 << 4,
} GlsLookupSource;

#define GLS_LOOKUP_N_SOURCES  5
#define GLS_LOOKUP_EVERYTHING ((1 << GLS_LOOKUP_N_SOURCES) - 1)

const gchar *
gls_lookup_source_to_string(GlsLookupSource source);
GlsLookupSource
gls_lookup_source_from_string(const gchar *name);
const gchar *
gls_lookup_source_get_label(GlsLookupSource source);
gchar *
gls_lookup_sources_to_string(GlsLookupSource set);
GlsLookupSource
gls_lookup_sources_from_string(const gchar *names);

G_END_DECLS
