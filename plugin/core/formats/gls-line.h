/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

/**
 * GlsLine:
 * @start: first byte of the line in the document's text
 * @end: byte after its last; equal to @start if the line is blank
 *
 * A line of the text that a reader sees, without white space at its ends and without the marks of a
 * quotation (`>`) before it. Between two blocks of an HTML source stands one blank line.
 */
typedef struct {
	guint32 start;
	guint32 end;
} GlsLine;

GArray *
gls_line_read_all(const GlsDocument *document);
const GlsLine *
gls_line_get(const GArray *lines, guint i);
gboolean
gls_line_is_blank(const GlsLine *self);
gboolean
gls_line_is(const GlsLine *self, const gchar *text, const gchar *words);
const gchar *
gls_line_find(const GlsLine *self, const gchar *text, const gchar *words);
gboolean
gls_line_begins_with(const GlsLine *self, const gchar *text, const gchar *words);

G_END_DECLS
