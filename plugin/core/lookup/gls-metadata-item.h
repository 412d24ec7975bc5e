/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/lookup/gls-metadata.h"

G_BEGIN_DECLS

/**
 * GlsMetadataItem:
 * @ref_count: how many keys lead to it
 * @keys: (element-type utf8): what it is found by: `arxiv:2501.03489`, `title:...`
 * @metadata: (nullable): what is known; %NULL if nobody knows the paper
 * @asked: who was asked
 * @answered: who of them answered
 * @date: when, in seconds since 1970 UTC
 *
 * What was looked up of one paper.
 */
typedef struct {
	gint ref_count;
	GPtrArray *keys;
	GlsMetadata *metadata;
	GlsLookupSource asked;
	GlsLookupSource answered;
	gint64 date;
} GlsMetadataItem;

GlsMetadataItem *
gls_metadata_item_new(GPtrArray *keys, GlsMetadata *metadata);
GlsMetadataItem *
gls_metadata_item_ref(GlsMetadataItem *self);
void
gls_metadata_item_unref(GlsMetadataItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsMetadataItem, gls_metadata_item_unref)

gboolean
gls_metadata_item_is_valid(const GlsMetadataItem *self, gint64 now);
gboolean
gls_metadata_item_is_fresh(const GlsMetadataItem *self, GlsLookupSource sources, gint64 now);
void
gls_metadata_item_write(const GlsMetadataItem *self, GKeyFile *key_file, const gchar *group);
GlsMetadataItem *
gls_metadata_item_read(GKeyFile *key_file, const gchar *group);

G_END_DECLS
