/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/identity/gls-paper-id.h"

G_BEGIN_DECLS

gsize
gls_paper_id_scan_arxiv(const gchar *text, gsize length, GlsPaperId **id);
gsize
gls_paper_id_scan_doi(const gchar *text, gsize length);
gsize
gls_paper_id_trim(const gchar *text, gsize length);

G_END_DECLS
