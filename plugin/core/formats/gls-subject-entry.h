/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

GlsEntry *
gls_subject_entry_add(GlsDigest *digest, const GlsMessage *message);
void
gls_subject_entry_ensure_date(GlsEntry *entry, const GlsMessage *message);

G_END_DECLS
