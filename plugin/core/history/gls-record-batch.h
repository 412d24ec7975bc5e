/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-folder.h"

G_BEGIN_DECLS

/**
 * GlsRecordBatch:
 *
 * The records that one message changes.
 */
typedef struct _GlsRecordBatch GlsRecordBatch;

GlsRecordBatch *
gls_record_batch_new(GlsSegmentFolder *folder);
void
gls_record_batch_free(GlsRecordBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRecordBatch, gls_record_batch_free)

void
gls_record_batch_begin_message(GlsRecordBatch *self, const GPtrArray *papers);
void
gls_record_batch_add(GlsRecordBatch *self,
		     const GlsRecord *met,
		     const GlsSighting *sighting,
		     gboolean shown);
void
gls_record_batch_add_record(GlsRecordBatch *self, const GlsRecord *other);
GString *
gls_record_batch_to_string(const GlsRecordBatch *self);

G_END_DECLS
