/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_REGEX_MAX_LENGTH:
 *
 * How long a pattern may be, in bytes.
 */
#define GLS_REGEX_MAX_LENGTH 4096

/**
 * GlsRegexSpan:
 * @start: first byte in the text
 * @end: byte after the last
 *
 * What a regex found.
 */
typedef struct {
	guint32 start;
	guint32 end;
} GlsRegexSpan;

/**
 * GlsRegex:
 *
 * A regular expression of a rule: the syntax of PCRE2 on UTF-8. It sees a text as it is shown: case,
 * accents, hyphens and TeX count, unlike in a phrase, and it may match inside a word.
 *
 * It can be used by several threads at a time.
 */
typedef struct _GlsRegex GlsRegex;

GlsRegex *
gls_regex_new(const gchar *pattern, gsize length, const gchar *flags, gsize *bad, GError **error);
void
gls_regex_free(GlsRegex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRegex, gls_regex_free)

gboolean
gls_regex_match(GlsRegex *self, const gchar *text, gsize length, GArray *spans, GError **error);
gboolean
gls_regex_is_muted(GlsRegex *self);

G_END_DECLS
