/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "core/gls-entry.h"
#include "core/lookup/gls-lookup-source.h"

G_BEGIN_DECLS

/**
 * GlsMetadataField:
 * @GLS_METADATA_TITLE: title
 * @GLS_METADATA_ABSTRACT: abstract
 * @GLS_METADATA_TLDR: a summary in a sentence or two, written by a program
 * @GLS_METADATA_VENUE: journal, conference or server
 * @GLS_METADATA_DATE: when it appeared: "2026", "2026-04" or "2026-04-03"
 * @GLS_METADATA_COMMENT: what its authors remark on it
 * @GLS_METADATA_CITATIONS: how many papers cite it, decimal
 * @GLS_METADATA_UPVOTES: how many people voted for it at Hugging Face, decimal
 * @GLS_METADATA_CODE: repository with its code: `github.com/owner/name`
 * @GLS_METADATA_PUBLISHED: DOI under which a preprint was published
 *
 * What can be found out about a paper, besides its ids and authors.
 */
typedef enum {
	GLS_METADATA_TITLE,
	GLS_METADATA_ABSTRACT,
	GLS_METADATA_TLDR,
	GLS_METADATA_VENUE,
	GLS_METADATA_DATE,
	GLS_METADATA_COMMENT,
	GLS_METADATA_CITATIONS,
	GLS_METADATA_UPVOTES,
	GLS_METADATA_CODE,
	GLS_METADATA_PUBLISHED,
} GlsMetadataField;

#define GLS_METADATA_N_FIELDS (GLS_METADATA_PUBLISHED + 1)

/**
 * GlsMetadata:
 * @ref_count: how many hold it
 * @values: what is known, by #GlsMetadataField; %NULL where nothing is
 * @sources: who said so
 * @ids: (element-type GlsPaperId): its ids
 * @authors: (element-type utf8): names in their order
 * @date: when it was looked up, in seconds since 1970 UTC
 *
 * What others know of a paper. It does not change once it is shared.
 */
typedef struct {
	gint ref_count;
	gchar *values[GLS_METADATA_N_FIELDS];
	GlsLookupSource sources[GLS_METADATA_N_FIELDS];
	GPtrArray *ids;
	GPtrArray *authors;
	gint64 date;
} GlsMetadata;

GlsMetadata *
gls_metadata_new(void);
GlsMetadata *
gls_metadata_ref(GlsMetadata *self);
void
gls_metadata_unref(GlsMetadata *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsMetadata, gls_metadata_unref)

void
gls_metadata_set(GlsMetadata *self,
		 GlsMetadataField field,
		 GlsLookupSource source,
		 const gchar *value);
void
gls_metadata_set_count(GlsMetadata *self,
		       GlsMetadataField field,
		       GlsLookupSource source,
		       gint64 count);
gboolean
gls_metadata_add_id(GlsMetadata *self, GlsPaperId *id);
void
gls_metadata_add_author(GlsMetadata *self, const gchar *name);
void
gls_metadata_merge(GlsMetadata *self, const GlsMetadata *other);
GlsEntry *
gls_metadata_to_entry(const GlsMetadata *self);
void
gls_metadata_complete_entry(const GlsMetadata *self, GlsEntry *entry);

JsonNode *
gls_metadata_to_json(const GlsMetadata *self);
GlsMetadata *
gls_metadata_new_from_json(JsonNode *node);

G_END_DECLS
