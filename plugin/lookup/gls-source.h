/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-json.h"
#include "core/lookup/gls-metadata.h"

G_BEGIN_DECLS

/**
 * GlsSource:
 * @source: which one
 * @base: where it is: scheme and host
 * @media_type: a part of the media type of its replies: "json" or "xml"
 * @pause: between two questions, in milliseconds, as it asks of those who ask it
 * @schemes: the ids it knows papers by: bits 1 << #GlsIdScheme
 * @fields: what it tells: bits 1 << #GlsMetadataField
 * @max_ids: papers in one question by id
 * @max_titles: papers in one question by title, 0 if it finds none by title
 * @max_questions: to it in one request
 * @ask_ids: makes the address of a question about entries with such ids; @body may be set to what is
 *   posted
 * @ask_titles: (nullable): makes the address of a question about the titles of entries
 * @read: (transfer full) (element-type GlsMetadata): reads a reply, in any order and with other
 *   papers in it
 *
 * Somebody who can be asked about papers. All that differs between them is here.
 */
typedef struct {
	GlsLookupSource source;
	const gchar *base;
	const gchar *media_type;
	guint pause;
	guint schemes;
	guint fields;
	guint max_ids;
	guint max_titles;
	guint max_questions;
	gchar *(*ask_ids)(const gchar *base, const GPtrArray *entries, gchar **body);
	gchar *(*ask_titles)(const gchar *base, const GPtrArray *entries);
	GPtrArray *(*read)(const gchar *reply, gsize length, GError **error);
} GlsSource;

extern const GlsSource gls_source_arxiv;
extern const GlsSource gls_source_hugging_face;
extern const GlsSource gls_source_semantic_scholar;
extern const GlsSource gls_source_crossref;
extern const GlsSource gls_source_openalex;

const GlsSource *
gls_source_get(GlsLookupSource source);

gchar *
gls_source_escape(const gchar *text);
gchar *
gls_source_dup_title(const GlsEntry *entry);
GPtrArray *
gls_source_new_found(void);

/* finds the papers in a reply; NULL if there are none */
typedef JsonArray *(*GlsSourceFindPapers)(JsonNode *root);
/* reads one of them; NULL if it is none */
typedef GlsMetadata *(*GlsSourceReadPaper)(JsonObject *paper);

GPtrArray *
gls_source_read_json(const gchar *reply,
		     gsize length,
		     GlsSourceFindPapers find_papers,
		     GlsSourceReadPaper read_paper,
		     GError **error);
void
gls_source_read_string(GlsMetadata *paper,
		       GlsMetadataField field,
		       GlsLookupSource source,
		       JsonObject *object,
		       const gchar *member);
void
gls_source_read_count(GlsMetadata *paper,
		      GlsMetadataField field,
		      GlsLookupSource source,
		      JsonObject *object,
		      const gchar *member);

G_END_DECLS
