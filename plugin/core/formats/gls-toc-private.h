/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/formats/gls-line.h"
#include "core/formats/gls-toc.h"

G_BEGIN_DECLS

/*
 * GlsTocTitle:
 * @start: first byte of the title in the document's text
 * @end: byte after its last
 * @span: index of the span that holds it
 * @is_article: whether it is the title of an article, not of a cover or the like
 *
 * A title, or what stands where titles stand.
 */
typedef struct {
	guint32 start;
	guint32 end;
	guint span;
	gboolean is_article;
} GlsTocTitle;

/*
 * GlsTocReader:
 * @toc: how the mail lists its articles
 * @document: the document
 * @text: its text
 * @spans: its spans
 * @n_spans: their number
 * @lines: its lines
 * @n_lines: their number
 * @next_line: first line that was not read
 * @next_span: first span whose link was not looked at
 * @journal: (nullable): journal of the whole mail
 * @reason: (nullable): reason of the whole mail
 * @candidate: (nullable): one name or a journal, not decided yet
 * @open: whether the last line of names ended in a comma
 *
 * One mail while it is read; places only go forward.
 */
typedef struct {
	const GlsToc *toc;
	const GlsDocument *document;
	const gchar *text;
	const GlsSpan *spans;
	guint n_spans;
	const GlsLine *lines;
	guint n_lines;
	guint next_line;
	guint next_span;
	gchar *journal;
	gchar *reason;
	gchar *candidate;
	gboolean open;
} GlsTocReader;

gboolean
gls_toc_trim(const gchar *text, guint32 *start, guint32 *end);
GArray *
gls_toc_find_titles(const GlsTocReader *self);
void
gls_toc_read_entry(GlsTocReader *self, GlsDigest *digest, const GlsTocTitle *title, guint32 until);

G_END_DECLS
