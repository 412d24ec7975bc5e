/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"
#include "core/gls-message.h"

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
gboolean
gls_toc_is_from(const GlsMessage *message, const gchar *const *senders);
gboolean
gls_toc_has_marker(const GlsMessage *message, const gchar *const *markers);

G_END_DECLS
