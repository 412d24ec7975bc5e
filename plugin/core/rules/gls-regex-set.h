/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-field.h"
#include "core/rules/gls-regex.h"

G_BEGIN_DECLS

/**
 * GlsRegexSetHit:
 * @regex: number of the regex, in the order they were added, from 0
 * @start: first byte in the text
 * @end: byte after the last
 *
 * A place that a regex matches.
 */
typedef struct {
	guint32 regex;
	guint32 start;
	guint32 end;
} GlsRegexSetHit;

/**
 * GlsRegexSet:
 *
 * Many regexes, to be looked for in a text. What each of them needs in a text is looked for all at
 * once, and only those that can match are asked.
 *
 * When all are added it can be used by several threads at a time.
 */
typedef struct _GlsRegexSet GlsRegexSet;

GlsRegexSet *
gls_regex_set_new(void);
void
gls_regex_set_free(GlsRegexSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRegexSet, gls_regex_set_free)

guint
gls_regex_set_add(GlsRegexSet *self, GlsRegex *regex, GlsField fields);
void
gls_regex_set_match(const GlsRegexSet *self,
		    const gchar *text,
		    gsize length,
		    GlsField field,
		    GArray *hits);

G_END_DECLS
