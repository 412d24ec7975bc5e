/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

gchar *
gls_scholar_reason_of_entry(const GlsDocument *document, guint block, guint32 end);
gchar *
gls_scholar_reason_of_mail(const GlsDocument *document, const gchar *subject, guint32 start);

G_END_DECLS
