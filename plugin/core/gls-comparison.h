/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotation.h"
#include "core/history/gls-history.h"

G_BEGIN_DECLS

typedef struct _GlsComparison GlsComparison;

GlsComparison *
gls_comparison_new(GlsAnnotatedMessage *message, GlsHistory *history);
void
gls_comparison_free(GlsComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsComparison, gls_comparison_free)

const GPtrArray *
gls_comparison_get_records(const GlsComparison *self);
void
gls_comparison_set_state(const GlsComparison *self, GlsAnnotation *annotation, guint i);
gboolean
gls_comparison_was_shown(const GlsComparison *self);

G_END_DECLS
