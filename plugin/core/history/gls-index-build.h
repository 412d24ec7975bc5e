/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsIndexBuild:
 *
 * A thread that makes the index on the disk anew. It reads the segments for itself and shares nothing
 * with whoever started it, who may go away before it is done.
 */
typedef struct _GlsIndexBuild GlsIndexBuild;

GlsIndexBuild *
gls_index_build_start(const gchar *directory, const gchar *index_path);
GlsIndexBuild *
gls_index_build_ref(GlsIndexBuild *self);
void
gls_index_build_unref(GlsIndexBuild *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsIndexBuild, gls_index_build_unref)

gboolean
gls_index_build_is_done(GlsIndexBuild *self);
void
gls_index_build_wait(GlsIndexBuild *self);
gboolean
gls_index_build_finish(GlsIndexBuild *self, GError **error);

G_END_DECLS
