/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsProgress:
 *
 * A bar on a terminal; nothing at all if the standard error is none.
 */
typedef struct _GlsProgress GlsProgress;

GlsProgress *
gls_progress_new(guint64 total);
void
gls_progress_free(GlsProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsProgress, gls_progress_free)

void
gls_progress_set(GlsProgress *self, guint64 done, guint64 n_messages);

G_END_DECLS
