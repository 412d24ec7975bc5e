/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

gboolean
gls_toc_is_within(const GlsSpan *spans, guint i, const gchar *name, const gchar *class_name);
gboolean
gls_toc_is_within_heading(const GlsSpan *spans, guint i);
const gchar *
gls_toc_find_href(const GlsSpan *spans, guint i);
gboolean
gls_toc_leads_to(const GlsSpan *span, const gchar *host);
gboolean
gls_toc_leads_to_article(const GlsSpan *span, const gchar *host);

G_END_DECLS
