/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-entry.h"
#include "core/identity/gls-sketch.h"

G_BEGIN_DECLS

/**
 * GLS_PAPER_MAX_AUTHORS:
 *
 * How many authors of a paper are compared. Digests that cut lists keep the first three to six.
 */
#define GLS_PAPER_MAX_AUTHORS 10

/**
 * GlsPaper:
 * @title: (nullable): title as shown
 * @title_key: (nullable): @title folded by gls_text_title_key()
 * @ids: (nullable) (element-type GlsPaperId): strong ids
 * @authors: (nullable) (element-type utf8): keys of the first authors, see gls_author_key_new()
 * @year: when it appeared, 0 if not said
 * @version: version, 0 if not said
 * @venue: (nullable): where it appeared, as shown
 * @sketch: (nullable): sketch of its abstract
 *
 * What a paper is known by: an entry and a record both have one.
 */
typedef struct {
	const gchar *title;
	const gchar *title_key;
	const GPtrArray *ids;
	const GPtrArray *authors;
	guint year;
	guint version;
	const gchar *venue;
	const GlsSketch *sketch;
} GlsPaper;

/**
 * GlsVerdict:
 * @GLS_VERDICT_DIFFERENT: nothing says that they are one paper
 * @GLS_VERDICT_SIMILAR: they may be one: only a hint, never counted
 * @GLS_VERDICT_VERSION: one paper in two publications, such as preprint and journal
 * @GLS_VERDICT_SAME: one paper
 *
 * What two papers are to each other.
 */
typedef enum {
	GLS_VERDICT_DIFFERENT,
	GLS_VERDICT_SIMILAR,
	GLS_VERDICT_VERSION,
	GLS_VERDICT_SAME,
} GlsVerdict;

/**
 * GlsReason:
 * @GLS_REASON_NONE: they have nothing in common
 * @GLS_REASON_ID: they share a strong id
 * @GLS_REASON_OTHER_ID: both have an id of one kind and share none
 * @GLS_REASON_TITLE: their folded titles are equal
 * @GLS_REASON_OTHER_AUTHORS: they share no id and no author
 * @GLS_REASON_GENERIC_TITLE: their titles are equal and say too little
 * @GLS_REASON_CUT_TITLE: one title is cut by an ellipsis, and the other goes on
 * @GLS_REASON_NEAR_TITLE: their titles are alike, and they share authors
 * @GLS_REASON_OTHER_WORDS: their titles are alike, but for numerals or words such as "upper"
 * @GLS_REASON_ABSTRACT: their abstracts overlap, and they share authors
 *
 * Why two papers are that to each other.
 */
typedef enum {
	GLS_REASON_NONE,
	GLS_REASON_ID,
	GLS_REASON_OTHER_ID,
	GLS_REASON_TITLE,
	GLS_REASON_OTHER_AUTHORS,
	GLS_REASON_GENERIC_TITLE,
	GLS_REASON_CUT_TITLE,
	GLS_REASON_NEAR_TITLE,
	GLS_REASON_OTHER_WORDS,
	GLS_REASON_ABSTRACT,
} GlsReason;

GlsVerdict
gls_identity_compare(const GlsPaper *paper, const GlsPaper *other, GlsReason *reason);
gboolean
gls_identity_is_same(const GlsPaper *paper, const GlsPaper *other);
gboolean
gls_identity_contradicts(const GlsPaper *paper, const GlsPaper *other);
gboolean
gls_identity_is_ruled_out(const GlsPaper *paper, const GlsPaper *other);
gboolean
gls_identity_is_published_as(const GlsPaper *paper, const GlsPaper *other);
const gchar *
gls_verdict_to_string(GlsVerdict verdict);
const gchar *
gls_reason_to_string(GlsReason reason);

GPtrArray *
gls_identity_dup_keys(const GlsPaper *paper);
GPtrArray *
gls_identity_dup_anchors(const GlsPaper *paper);

G_END_DECLS
