/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-document.h"
#include "fuzz.h"

/* blocks stand in order, apart from each other, and none is empty */
static void
check_blocks(const GlsDocument *document, gsize length)
{
	guint n;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n);

	for (guint i = 0; i < n; i++) {
		g_assert_cmpuint(blocks[i].start, <, blocks[i].end);
		g_assert_cmpuint(blocks[i].end, <=, length);
		if (i > 0)
			g_assert_cmpuint(blocks[i].start, >, blocks[i - 1].end);
		g_assert_true((blocks[i].level > 0) == (blocks[i].kind == GLS_BLOCK_HEADING));
	}
}

/* spans stand in order, each within its parent, and can be found by their own text */
static void
check_spans(const GlsDocument *document, gsize length, gsize source_length)
{
	guint n;
	const GlsSpan *spans = gls_document_get_spans(document, &n);

	for (guint i = 0; i < n; i++) {
		const GlsSpan *span = &spans[i];

		g_assert_cmpuint(span->start, <=, span->end);
		g_assert_cmpuint(span->end, <=, length);
		g_assert_cmpuint(span->source_start, <, span->source_end);
		g_assert_cmpuint(span->source_end, <=, source_length);
		g_assert_cmpint(span->parent, <, (gint)i);
		if (i > 0)
			g_assert_cmpuint(span->start, >=, spans[i - 1].start);
		if (span->parent >= 0) {
			g_assert_cmpuint(span->start, >=, spans[span->parent].start);
			g_assert_cmpuint(span->end, <=, spans[span->parent].end);
			g_assert_cmpuint(span->source_end, <=, spans[span->parent].source_end);
		}
		if (span->start < span->end)
			g_assert_nonnull(gls_document_find_span(document, span->name, span->start,
								span->end));
	}
}

static void
check_offsets(const GlsDocument *document, const gchar *source, gsize source_length, gboolean html)
{
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	guint32 last = 0;

	for (guint32 i = 0; i <= length; i++) {
		guint32 offset = gls_document_get_source_offset(document, i);
		guint32 insertion = gls_document_get_insertion_offset(document, i);

		g_assert_cmpuint(offset, >=, last);
		g_assert_cmpuint(offset, <=, source_length);
		g_assert_cmpuint(insertion, <=, source_length);
		g_assert_cmpuint(insertion, >=, last);
		/* a character reference and squeezed white space are not the source's own bytes */
		if (i < length && !g_ascii_isspace(text[i]) && !(html && source[offset] == '&'))
			g_assert_cmpint(text[i], ==, source[offset]);
		last = offset;
	}
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree gchar *valid = g_utf8_make_valid((const gchar *)data, (gssize)size);
	gsize source_length = strlen(valid);
	/* a copy of its own size, so that a byte read beyond the end is noticed */
	g_autofree gchar *source = g_memdup2(valid, source_length + 1);

	for (GlsBodyType type = GLS_BODY_TEXT; type <= GLS_BODY_HTML; type++) {
		g_autoptr(GlsDocument) document = gls_document_new(source, source_length, type);
		gsize length;
		const gchar *text = gls_document_get_text(document, &length);

		g_assert_true(g_utf8_validate(text, (gssize)length, NULL));
		check_blocks(document, length);
		check_spans(document, length, source_length);
		check_offsets(document, source, source_length, type == GLS_BODY_HTML);
	}
	return 0;
}
