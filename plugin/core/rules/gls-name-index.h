/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-term.h"

G_BEGIN_DECLS

/**
 * GlsNameIndex:
 *
 * The names of many terms, whole or their beginnings, by what they read.
 */
typedef struct _GlsNameIndex GlsNameIndex;

GlsNameIndex *
gls_name_index_new(void);
void
gls_name_index_free(GlsNameIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsNameIndex, gls_name_index_free)

void
gls_name_index_add(GlsNameIndex *self, const gchar *name, gboolean is_prefix, guint32 term);
void
gls_name_index_find(const GlsNameIndex *self, const gchar *name, GArray *terms);

G_END_DECLS
