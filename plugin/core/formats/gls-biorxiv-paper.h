/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-entry.h"

G_BEGIN_DECLS

void
gls_biorxiv_paper_read_authors(GlsEntry *entry, const gchar *text, gsize length);
void
gls_biorxiv_paper_read_version(GlsEntry *entry, const gchar *text, gsize length);
void
gls_biorxiv_paper_read_abstract(GlsEntry *entry, const gchar *text, gsize length);

G_END_DECLS
