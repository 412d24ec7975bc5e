/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/formats/gls-toc.h"
#include "core/gls-digest.h"

G_BEGIN_DECLS

/**
 * GlsFormat:
 * @name: short name in lower case, as `glossator annotate` prints it
 * @recognise: (nullable): says how sure it is that a message is of this format; looks, and changes
 *   nothing
 * @parse: (nullable): adds the entries of a recognised message to a digest, in order
 * @read: (nullable): adds the entries of a message to a digest if it is of this format, and says so;
 *   instead of @recognise and @parse, for a format that knows its messages only by reading them
 * @toc: (nullable): how its mails list articles, instead of @recognise or @parse or both
 *
 * One digest format: one file in this folder and one row of the table in gls-formats.c.
 */
struct _GlsFormat {
	const gchar *name;
	GlsRecognition (*recognise)(const GlsMessage *message, const GlsDocument *document);
	void (*parse)(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest);
	GlsRecognition (*read)(const GlsMessage *message,
			       const GlsDocument *document,
			       GlsDigest *digest);
	const GlsToc *toc;
};

extern const GlsFormat gls_format_acm;
extern const GlsFormat gls_format_acs;
extern const GlsFormat gls_format_alphaxiv;
extern const GlsFormat gls_format_arxiv_feed;
extern const GlsFormat gls_format_arxiv_mail;
extern const GlsFormat gls_format_arxivdaily;
extern const GlsFormat gls_format_biorxiv_feed;
extern const GlsFormat gls_format_biorxiv_mail;
extern const GlsFormat gls_format_cambridge;
extern const GlsFormat gls_format_elsevier;
extern const GlsFormat gls_format_general;
extern const GlsFormat gls_format_google_scholar;
extern const GlsFormat gls_format_hf_api;
extern const GlsFormat gls_format_hf_mail;
extern const GlsFormat gls_format_hf_page;
extern const GlsFormat gls_format_ieee;
extern const GlsFormat gls_format_nature;
extern const GlsFormat gls_format_paper_item;
extern const GlsFormat gls_format_publisher_feed;
extern const GlsFormat gls_format_pubmed_feed;
extern const GlsFormat gls_format_pubmed_mail;
extern const GlsFormat gls_format_rsc;
extern const GlsFormat gls_format_sage;
extern const GlsFormat gls_format_scholar_inbox;
extern const GlsFormat gls_format_science;
extern const GlsFormat gls_format_semantic_scholar;
extern const GlsFormat gls_format_tldr_ai;
extern const GlsFormat gls_format_web_of_science;
extern const GlsFormat gls_format_wiley;

GlsRecognition
gls_format_recognise(const GlsFormat *self, const GlsMessage *message, const GlsDocument *document);
void
gls_format_parse(const GlsFormat *self,
		 const GlsMessage *message,
		 const GlsDocument *document,
		 GlsDigest *digest);
GlsRecognition
gls_format_read(const GlsFormat *self,
		const GlsMessage *message,
		const GlsDocument *document,
		GlsDigest *digest);

gchar **
gls_formats_dup_names(void);
void
gls_formats_read(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest);

G_END_DECLS
