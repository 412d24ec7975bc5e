/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_SKETCH_SIZE:
 *
 * Bytes of a sketch. With 64 the overlap is known to .06 (one standard deviation at .5).
 */
#define GLS_SKETCH_SIZE 64

/**
 * GlsSketch:
 * @bins: one byte each of the smallest hashes, 0 if a bin is empty
 *
 * What is kept of an abstract: enough to tell how much of it another one has, and too little to read
 * any of it.
 */
typedef struct {
	guint8 bins[GLS_SKETCH_SIZE];
} GlsSketch;

GlsSketch *
gls_sketch_new(const gchar *text, gssize length);
GlsSketch *
gls_sketch_new_from_string(const gchar *string);
gchar *
gls_sketch_to_string(const GlsSketch *self);
gdouble
gls_sketch_get_overlap(const GlsSketch *self, const GlsSketch *other);

G_END_DECLS
