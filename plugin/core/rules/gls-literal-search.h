/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_LITERAL_SEARCH_MIN_LENGTH:
 *
 * How long a literal is at least, in bytes.
 */
#define GLS_LITERAL_SEARCH_MIN_LENGTH 3

/**
 * GlsLiteralSearch:
 *
 * Many pieces of text, to be looked for all at once, in any ASCII case. When all are added it can be
 * used by several threads at a time.
 */
typedef struct _GlsLiteralSearch GlsLiteralSearch;

GlsLiteralSearch *
gls_literal_search_new(void);
void
gls_literal_search_free(GlsLiteralSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLiteralSearch, gls_literal_search_free)

void
gls_literal_search_add(GlsLiteralSearch *self, const gchar *literal, guint owner);
void
gls_literal_search_match(const GlsLiteralSearch *self,
			 const gchar *text,
			 gsize length,
			 gboolean *found);

G_END_DECLS
