/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlsSegmentWatch:
 *
 * Tells when the segments of a directory change, whoever changes them.
 */
typedef struct _GlsSegmentWatch GlsSegmentWatch;

/**
 * GlsSegmentWatchFunc:
 * @user_data: what was given with the function
 *
 * Called some time after segments changed, once for all that changed in that time.
 */
typedef void (*GlsSegmentWatchFunc)(gpointer user_data);

GlsSegmentWatch *
gls_segment_watch_new(const gchar *directory,
		      GlsSegmentWatchFunc func,
		      gpointer user_data,
		      GError **error);
void
gls_segment_watch_free(GlsSegmentWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsSegmentWatch, gls_segment_watch_free)

guint64
gls_segment_watch_get_size(const gchar *directory);

G_END_DECLS
