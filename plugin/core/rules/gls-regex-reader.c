/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-regex-reader.h"

/**
 * gls_regex_reader_is_at:
 * @self: a reader
 * @text: what may follow
 *
 * Returns: %TRUE if @text follows
 */
gboolean
gls_regex_reader_is_at(const GlsRegexReader *self, const gchar *text)
{
	gsize length = strlen(text);

	return (gsize)(self->end - self->p) >= length && memcmp(self->p, text, length) == 0;
}

/**
 * gls_regex_reader_skip:
 * @self: a reader
 * @text: what may follow
 *
 * Passes over @text.
 *
 * Returns: %TRUE if it followed
 */
gboolean
gls_regex_reader_skip(GlsRegexReader *self, const gchar *text)
{
	if (!gls_regex_reader_is_at(self, text))
		return FALSE;
	self->p += strlen(text);
	return TRUE;
}

/**
 * gls_regex_reader_peek:
 * @self: a reader
 *
 * Returns: the next byte, 0 at the end
 */
gchar
gls_regex_reader_peek(const GlsRegexReader *self)
{
	return self->p < self->end ? *self->p : '\0';
}

/**
 * gls_regex_reader_is_before:
 * @self: a reader
 * @of: ASCII characters
 *
 * Returns: %TRUE if one of them follows
 */
gboolean
gls_regex_reader_is_before(const GlsRegexReader *self, const gchar *of)
{
	return self->p < self->end && *self->p != '\0' && strchr(of, *self->p) != NULL;
}

/**
 * gls_regex_reader_skip_any:
 * @self: a reader
 * @of: ASCII characters
 *
 * Passes over one of them.
 *
 * Returns: %TRUE if one followed
 */
gboolean
gls_regex_reader_skip_any(GlsRegexReader *self, const gchar *of)
{
	if (!gls_regex_reader_is_before(self, of))
		return FALSE;
	self->p++;
	return TRUE;
}

/**
 * gls_regex_reader_fail:
 * @self: a reader
 *
 * Gives the pattern up: nothing is left to read.
 */
void
gls_regex_reader_fail(GlsRegexReader *self)
{
	self->failed = TRUE;
	self->p = self->end;
}

/**
 * gls_regex_reader_skip_to:
 * @self: a reader
 * @last: an ASCII character
 *
 * Passes over everything up to and with the next @last.
 */
void
gls_regex_reader_skip_to(GlsRegexReader *self, gchar last)
{
	const gchar *found = memchr(self->p, last, self->end - self->p);

	if (found != NULL)
		self->p = found + 1;
	else
		gls_regex_reader_fail(self);
}

/* to the end of the line. What else than a line feed ends one may change, so nothing is said of a
 * comment that holds it */
static void
gls_regex_reader_skip_comment(GlsRegexReader *self)
{
	while (self->p < self->end && *self->p != '\n') {
		if (!g_ascii_isprint(*self->p)) {
			gls_regex_reader_fail(self);
			return;
		}
		self->p++;
	}
}

static gboolean
gls_regex_reader_skip_extended(GlsRegexReader *self)
{
	if (!self->is_extended || self->p == self->end)
		return FALSE;
	if (*self->p == '#') {
		gls_regex_reader_skip_comment(self);
		return TRUE;
	}
	if (!g_ascii_isspace(*self->p) && *self->p != '\v')
		return FALSE;
	self->p++;
	return TRUE;
}

/**
 * gls_regex_reader_skip_ignored:
 * @self: a reader
 *
 * Passes over what does not count: comments, spaces if they do not, and where a quotation begins and
 * ends. It may stand between an item and how often that is repeated.
 */
void
gls_regex_reader_skip_ignored(GlsRegexReader *self)
{
	for (;;) {
		if (gls_regex_reader_skip(self, "\\E")) {
			self->is_quoted = FALSE;
		} else if (self->is_quoted) {
			return;
		} else if (gls_regex_reader_skip(self, "\\Q")) {
			self->is_quoted = TRUE;
		} else if (gls_regex_reader_skip(self, "(?#")) {
			gls_regex_reader_skip_to(self, ')');
		} else if (!gls_regex_reader_skip_extended(self)) {
			return;
		}
	}
}

/* after the brace: `3}`, `3,}` or `3,5}` */
static GlsRegexTimes
gls_regex_reader_read_braces(GlsRegexReader *self)
{
	gboolean is_zero = TRUE;

	while (g_ascii_isdigit(gls_regex_reader_peek(self)))
		is_zero &= *self->p++ == '0';
	if (gls_regex_reader_skip(self, ",")) {
		while (g_ascii_isdigit(gls_regex_reader_peek(self)))
			self->p++;
	}
	if (!gls_regex_reader_skip(self, "}"))
		gls_regex_reader_fail(self);
	return is_zero ? GLS_REGEX_OPTIONAL : GLS_REGEX_REPEATED;
}

/* a brace that begins no number stands for itself. `{,3}` and spaces are numbers to PCRE2 10.43 and
 * later; read as if they were, the first is right for both, and the second fails */
static gboolean
gls_regex_reader_is_at_braces(const GlsRegexReader *self)
{
	return self->end - self->p >= 2 && *self->p == '{' &&
	       memchr("0123456789, \t", self->p[1], 13) != NULL;
}

static gboolean
gls_regex_reader_read_time(GlsRegexReader *self, GlsRegexTimes *times)
{
	if (gls_regex_reader_is_at_braces(self)) {
		self->p++;
		*times = gls_regex_reader_read_braces(self);
	} else if (gls_regex_reader_skip(self, "+")) {
		*times = GLS_REGEX_REPEATED;
	} else if (gls_regex_reader_skip(self, "*") || gls_regex_reader_skip(self, "?")) {
		*times = GLS_REGEX_OPTIONAL;
	} else {
		return FALSE;
	}
	/* lazy or possessive */
	if (!gls_regex_reader_skip(self, "?"))
		gls_regex_reader_skip(self, "+");
	return TRUE;
}

/**
 * gls_regex_reader_read_times:
 * @self: a reader behind an item
 *
 * Passes over how often the item may stand, and over what does not count after it.
 *
 * Returns: how often; what is doubtful is optional
 */
GlsRegexTimes
gls_regex_reader_read_times(GlsRegexReader *self)
{
	GlsRegexTimes all = GLS_REGEX_ONCE;
	GlsRegexTimes times;

	gls_regex_reader_skip_ignored(self);
	while (!self->is_quoted && gls_regex_reader_read_time(self, &times)) {
		if (all != GLS_REGEX_OPTIONAL)
			all = times;
		gls_regex_reader_skip_ignored(self);
	}
	return all;
}
