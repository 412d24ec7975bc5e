/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"
#include "core/gls-entry.h"

G_BEGIN_DECLS

void
gls_feed_description_read(const GlsDocument *document, GlsEntry *entry);

G_END_DECLS
