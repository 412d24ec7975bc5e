/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

/**
 * GLS_DOCUMENT_MAX_BLOCKS:
 *
 * Reading ends after this many blocks. A day of 501 papers has about 3,000.
 */
#define GLS_DOCUMENT_MAX_BLOCKS 250000

/**
 * GLS_DOCUMENT_MAX_SPANS:
 *
 * Elements after this many spans are read for their text only.
 */
#define GLS_DOCUMENT_MAX_SPANS 250000

/**
 * GLS_DOCUMENT_MAX_DEPTH:
 *
 * Elements nested deeper are read for their text only. Browsers flatten at the same depth.
 */
#define GLS_DOCUMENT_MAX_DEPTH 512

/**
 * GLS_DOCUMENT_MAX_ATTRIBUTE:
 *
 * The largest `href`, `class` or `ref` that is kept, in bytes; a larger one counts as absent.
 * Links of mailing services reach about 2 KB.
 */
#define GLS_DOCUMENT_MAX_ATTRIBUTE (16 * 1024)

/**
 * GlsRun:
 * @text: where it begins in the text; it ends where the next begins
 * @source: where it begins in the source
 * @source_end: byte after the last in the source, if not @copied
 * @copied: %TRUE if each byte comes from the source byte as far from @source as it is from @text,
 *   %FALSE if all of them come from @source, as the bytes of a character reference do
 *
 * A piece of text that comes from one place of the source.
 */
typedef struct {
	guint32 text;
	guint32 source;
	guint32 source_end;
	gboolean copied;
} GlsRun;

/**
 * GlsMark:
 * @text: byte after the last of the text of an element within a line
 * @source: byte after its end tag in the source
 *
 * Where something can be inserted after a text without landing in the element it ends with.
 */
typedef struct {
	guint32 text;
	guint32 source;
} GlsMark;

struct _GlsDocument {
	GString *text;
	GArray *runs;	/* element-type GlsRun, by text */
	GArray *blocks; /* element-type GlsBlock, by start */
	GArray *spans;	/* element-type GlsSpan, by start and by source_start */
	GArray *marks;	/* element-type GlsMark, by text */
	GStringChunk *strings;
};

gboolean
gls_document_is_blank(gunichar c);

G_END_DECLS
