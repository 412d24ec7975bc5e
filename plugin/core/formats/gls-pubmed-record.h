/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/formats/gls-line.h"

G_BEGIN_DECLS

/**
 * GlsPubmedRecord:
 * @title: where the title stands in the document's text
 * @authors: where the authors stand; empty if they do not
 * @citation: where journal, date and DOI stand; empty if they do not
 * @abstract: where the abstract stands; empty if it does not
 * @pmid: PubMed id, 0 if none
 *
 * One paper in a mail of My NCBI, before it is read.
 */
typedef struct {
	GlsLine title;
	GlsLine authors;
	GlsLine citation;
	GlsLine abstract;
	guint pmid;
} GlsPubmedRecord;

void
gls_pubmed_record_complete_all(GArray *records, const GArray *lines, const gchar *text);
void
gls_pubmed_record_read_all(GArray *records, const GArray *lines, const gchar *text);

G_END_DECLS
