/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-query-node.h"
#include "core/rules/gls-query.h"

G_BEGIN_DECLS

GlsQueryNode *
gls_query_parser_read(const gchar *text, GlsQueryFlags flags, GPtrArray *terms, GError **error);
GlsQueryNode *
gls_query_parser_read_scope(const gchar *text, GPtrArray *terms, GError **error);

G_END_DECLS
