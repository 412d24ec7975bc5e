/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/lookup/gls-metadata.h"

G_BEGIN_DECLS

gboolean
gls_metadata_is_of(const GlsMetadata *self, const GlsEntry *entry);
gboolean
gls_metadata_shares_id(const GlsMetadata *self, const GlsEntry *entry);

G_END_DECLS
