/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"
#include "core/gls-entry.h"

G_BEGIN_DECLS

/**
 * GlsHfPaper:
 * @id: (nullable): its arXiv id
 * @title: as authors wrote it
 * @abstract: (nullable): its abstract
 * @authors: (element-type GlsAuthor): in their order
 * @date: (nullable): when it appeared: "2026-04-03"
 *
 * A paper in the JSON of Hugging Face Daily Papers.
 */
typedef struct {
	GlsPaperId *id;
	gchar *title;
	gchar *abstract;
	GPtrArray *authors;
	gchar *date;
} GlsHfPaper;

GPtrArray *
gls_hf_papers_read(const gchar *json);
GPtrArray *
gls_hf_papers_read_page(const GlsDocument *document);
void
gls_hf_paper_free(GlsHfPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsHfPaper, gls_hf_paper_free)

void
gls_hf_paper_complete_entry(const GlsHfPaper *self, GlsEntry *entry);
void
gls_hf_papers_complete_entries(const GPtrArray *papers, const GPtrArray *entries);

G_END_DECLS
