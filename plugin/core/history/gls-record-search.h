/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-folder.h"

G_BEGIN_DECLS

void
gls_record_search_prefetch(GlsSegmentFolder *folder, const GPtrArray *entries);
GlsRecord *
gls_record_search(GlsSegmentFolder *folder, const GlsEntry *entry);

G_END_DECLS
