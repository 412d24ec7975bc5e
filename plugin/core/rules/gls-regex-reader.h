/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-regex-part.h"

G_BEGIN_DECLS

/**
 * GlsRegexReader:
 * @p: where it reads
 * @end: byte after the last
 * @is_extended: %TRUE where spaces and comments do not count
 * @is_quoted: %TRUE between \Q and \E
 * @failed: %TRUE once something was met that it does not know
 * @depth: groups around @p
 *
 * Reads a pattern that PCRE2 took. What it does not know ends it: then nothing is said.
 */
typedef struct {
	const gchar *p;
	const gchar *end;
	gboolean is_extended;
	gboolean is_quoted;
	gboolean failed;
	guint depth;
} GlsRegexReader;

gboolean
gls_regex_reader_is_at(const GlsRegexReader *self, const gchar *text);
gboolean
gls_regex_reader_skip(GlsRegexReader *self, const gchar *text);
gchar
gls_regex_reader_peek(const GlsRegexReader *self);
gboolean
gls_regex_reader_is_before(const GlsRegexReader *self, const gchar *of);
gboolean
gls_regex_reader_skip_any(GlsRegexReader *self, const gchar *of);
void
gls_regex_reader_fail(GlsRegexReader *self);
void
gls_regex_reader_skip_to(GlsRegexReader *self, gchar last);
void
gls_regex_reader_skip_ignored(GlsRegexReader *self);
GlsRegexTimes
gls_regex_reader_read_times(GlsRegexReader *self);

G_END_DECLS
