/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/lookup/gls-metadata.h"

G_BEGIN_DECLS

#define GLS_TYPE_METADATA_STORE (gls_metadata_store_get_type())
G_DECLARE_FINAL_TYPE(GlsMetadataStore, gls_metadata_store, GLS, METADATA_STORE, GObject)

/**
 * GLS_METADATA_STORE_MAX_PAPERS:
 *
 * How many papers are kept: a year of 30 a day, less than 10 MB.
 */
#define GLS_METADATA_STORE_MAX_PAPERS 4000

GlsMetadataStore *
gls_metadata_store_new(const gchar *path);

GlsMetadata *
gls_metadata_store_find(GlsMetadataStore *self, const GlsEntry *entry);
gboolean
gls_metadata_store_is_fresh(GlsMetadataStore *self, const GlsEntry *entry, GlsLookupSource sources);
void
gls_metadata_store_add(GlsMetadataStore *self,
		       const GlsEntry *entry,
		       GlsMetadata *metadata,
		       GlsLookupSource asked,
		       GlsLookupSource answered);
gboolean
gls_metadata_store_save(GlsMetadataStore *self, GError **error);

G_END_DECLS
