/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-entry.h"

G_BEGIN_DECLS

gboolean
gls_pubmed_citation_is(const gchar *text, gsize length);
void
gls_pubmed_citation_read(const gchar *text, gsize length, GlsEntry *entry);

G_END_DECLS
