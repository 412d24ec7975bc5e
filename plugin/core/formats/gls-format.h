/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

/**
 * GlsRecognition:
 * @GLS_RECOGNITION_NONE: not this format
 * @GLS_RECOGNITION_SHAPE: nothing names the source, but the text is laid out like a digest
 * @GLS_RECOGNITION_HOST: the feed or page comes from a host of this format
 * @GLS_RECOGNITION_SENDER: the mail comes from a sender of this format
 * @GLS_RECOGNITION_BODY: the body carries a marker of this format
 *
 * How sure a format is, weakest first. A marker in the body wins over the sender, and the sender
 * over the host, because forwards, bridges and saved pages lose the sender.
 */
typedef enum {
	GLS_RECOGNITION_NONE,
	GLS_RECOGNITION_SHAPE,
	GLS_RECOGNITION_HOST,
	GLS_RECOGNITION_SENDER,
	GLS_RECOGNITION_BODY,
} GlsRecognition;

/**
 * GlsFormat:
 * @name: short name in lower case, as `glossator annotate` prints it
 * @recognise: says how sure it is that a message is of this format; looks, and changes nothing
 * @parse: adds the entries of a recognised message to a digest, in order
 *
 * One digest format: one file in this folder and one row of the table in gls-formats.c.
 */
struct _GlsFormat {
	const gchar *name;
	GlsRecognition (*recognise)(const GlsMessage *message, const GlsDocument *document);
	void (*parse)(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest);
};

extern const GlsFormat gls_format_acm;
extern const GlsFormat gls_format_acs;
extern const GlsFormat gls_format_biorxiv_feed;
extern const GlsFormat gls_format_biorxiv_mail;
extern const GlsFormat gls_format_cambridge;
extern const GlsFormat gls_format_elsevier;
extern const GlsFormat gls_format_hf_page;
extern const GlsFormat gls_format_ieee;
extern const GlsFormat gls_format_nature;
extern const GlsFormat gls_format_publisher_feed;
extern const GlsFormat gls_format_pubmed_feed;
extern const GlsFormat gls_format_pubmed_mail;
extern const GlsFormat gls_format_rsc;
extern const GlsFormat gls_format_sage;
extern const GlsFormat gls_format_science;
extern const GlsFormat gls_format_web_of_science;
extern const GlsFormat gls_format_wiley;
extern const GlsFormat gls_format_general;

const GlsFormat *
gls_formats_recognise(const GlsMessage *message, const GlsDocument *document);

G_END_DECLS
