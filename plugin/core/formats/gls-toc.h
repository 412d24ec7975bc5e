/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

/**
 * GlsTocFlags:
 * @GLS_TOC_NONE: an entry has authors, a date, an id or a venue behind its title
 * @GLS_TOC_NEEDS_AUTHORS: an entry has authors
 * @GLS_TOC_NEEDS_ID: an entry has an id
 * @GLS_TOC_VENUE_FIRST: a line that may be a name or a journal is the journal if names follow
 * @GLS_TOC_VENUE_AFTER_AUTHORS: the line behind the authors is the journal
 *
 * What tells the articles of a mail from its banners.
 */
typedef enum {
	GLS_TOC_NONE = 0,
	GLS_TOC_NEEDS_AUTHORS = 1 << 0,
	GLS_TOC_NEEDS_ID = 1 << 1,
	GLS_TOC_VENUE_FIRST = 1 << 2,
	GLS_TOC_VENUE_AFTER_AUTHORS = 1 << 3,
} GlsTocFlags;

/**
 * GlsToc:
 * @markers: (nullable) (array zero-terminated=1): for gls_toc_recognise(), texts of which the body
 *   of such a mail holds one
 * @senders: (nullable) (array zero-terminated=1): for gls_toc_recognise(), who sends it, as
 *   gls_mark_is_from() takes them
 * @is_title: whether the text of a span is a title
 * @trim_title: (nullable): moves the end of a title to before what does not belong to it
 * @read_link: (nullable): finds an id in a link that gls_paper_id_new_from_link() finds none in
 * @authors_class: (nullable): part of the class of the elements that hold authors
 * @flags: what an entry has
 * @otherwise: (nullable): how the mail lists them if it has no entries so
 *
 * How a mail lists its articles: titles, and behind each of them the lines of one article.
 */
typedef struct _GlsToc GlsToc;
struct _GlsToc {
	const gchar *const *markers;
	const gchar *const *senders;
	gboolean (*is_title)(const GlsSpan *spans, guint i);
	void (*trim_title)(const gchar *text, guint32 start, guint32 *end);
	GlsPaperId *(*read_link)(const gchar *href);
	const gchar *authors_class;
	GlsTocFlags flags;
	const GlsToc *otherwise;
};

gboolean
gls_toc_has_title(const GlsDocument *document, const GlsToc *toc);
GlsRecognition
gls_toc_recognise(const GlsToc *toc, const GlsMessage *message, const GlsDocument *document);
void
gls_toc_read(const GlsToc *toc,
	     const GlsMessage *message,
	     const GlsDocument *document,
	     GlsDigest *digest);

G_END_DECLS
