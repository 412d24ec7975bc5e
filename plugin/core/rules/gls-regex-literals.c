/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-regex-literals.h"
#include "core/rules/gls-regex-part.h"
#include "core/rules/gls-regex-reader.h"

/* groups in each other; PCRE2 takes 250 */
#define GLS_REGEX_LITERALS_MAX_DEPTH 50

/**
 * GlsRegexItem:
 * @GLS_REGEX_ITEM_LETTER: one ASCII character
 * @GLS_REGEX_ITEM_NOTHING: takes no space
 * @GLS_REGEX_ITEM_OTHER: anything
 * @GLS_REGEX_ITEM_GROUP: what stands in parentheses
 *
 * What can be repeated.
 */
typedef enum {
	GLS_REGEX_ITEM_LETTER,
	GLS_REGEX_ITEM_NOTHING,
	GLS_REGEX_ITEM_OTHER,
	GLS_REGEX_ITEM_GROUP,
} GlsRegexItem;

/* after the bracket */
static void
gls_regex_reader_read_class(GlsRegexReader *self)
{
	gls_regex_reader_skip(self, "^");
	gls_regex_reader_skip(self, "]");
	for (; self->p < self->end && *self->p != ']'; self->p++) {
		gboolean is_escape = gls_regex_reader_skip(self, "\\");

		/* `[:alpha:]`, and escapes that may take the closing bracket */
		if (self->p == self->end ||
		    gls_regex_reader_is_before(self, is_escape ? "QEc" : "[")) {
			gls_regex_reader_fail(self);
			return;
		}
	}
	if (!gls_regex_reader_skip(self, "]"))
		gls_regex_reader_fail(self);
}

/* after \p: `{Greek}` or `L`; other letters are rare */
static void
gls_regex_reader_read_property(GlsRegexReader *self)
{
	if (gls_regex_reader_peek(self) == '{')
		gls_regex_reader_skip_to(self, '}');
	else if (!gls_regex_reader_skip(self, "L"))
		gls_regex_reader_fail(self);
}

/* after the backslash. A number may be octal, and a brace part of a name */
static GlsRegexItem
gls_regex_reader_read_escape(GlsRegexReader *self, gchar *letter)
{
	gchar c = gls_regex_reader_peek(self);

	if (g_ascii_ispunct(c) || c == ' ') {
		*letter = c;
		self->p++;
		return GLS_REGEX_ITEM_LETTER;
	}
	if (gls_regex_reader_skip_any(self, "bBAzZGK"))
		return GLS_REGEX_ITEM_NOTHING;
	if (gls_regex_reader_skip_any(self, "pP"))
		gls_regex_reader_read_property(self);
	else if (!gls_regex_reader_skip_any(self, "dDwWsShHvVRXtnrfaeN123456789") ||
		 gls_regex_reader_is_before(self, "0123456789{"))
		gls_regex_reader_fail(self);
	return GLS_REGEX_ITEM_OTHER;
}

static GlsRegexPart *
gls_regex_reader_read_part(GlsRegexReader *self);

/* up to and with the closing parenthesis */
static GlsRegexPart *
gls_regex_reader_read_inside(GlsRegexReader *self)
{
	gboolean was_extended = self->is_extended;
	GlsRegexPart *part;

	if (++self->depth > GLS_REGEX_LITERALS_MAX_DEPTH)
		gls_regex_reader_fail(self);
	part = gls_regex_reader_read_part(self);
	self->depth--;
	self->is_extended = was_extended;
	if (!gls_regex_reader_skip(self, ")"))
		gls_regex_reader_fail(self);
	return part;
}

/* `i-x)`, for the rest of the group, or `i-x:` */
static GlsRegexItem
gls_regex_reader_read_options(GlsRegexReader *self, GlsRegexPart **group)
{
	gboolean was_extended = self->is_extended;
	gboolean is_on = TRUE;
	guint n_extended = 0;

	for (; gls_regex_reader_is_before(self, "imsnx-^"); self->p++) {
		if (*self->p == '^')
			self->is_extended = FALSE;
		else if (*self->p == '-')
			is_on = FALSE;
		else if (*self->p == 'x') {
			self->is_extended = is_on;
			n_extended++;
		}
	}
	if (n_extended > 1)
		gls_regex_reader_fail(self);
	if (gls_regex_reader_skip(self, ")"))
		return GLS_REGEX_ITEM_NOTHING;
	if (!gls_regex_reader_skip(self, ":"))
		gls_regex_reader_fail(self);
	*group = gls_regex_reader_read_inside(self);
	self->is_extended = was_extended;
	return GLS_REGEX_ITEM_GROUP;
}

/* up to and with @last */
static void
gls_regex_reader_skip_name(GlsRegexReader *self, gchar last)
{
	while (g_ascii_isalnum(gls_regex_reader_peek(self)) || gls_regex_reader_peek(self) == '_')
		self->p++;
	if (gls_regex_reader_peek(self) != last)
		gls_regex_reader_fail(self);
	else
		self->p++;
}

static gboolean
gls_regex_reader_skip_lookaround(GlsRegexReader *self)
{
	return gls_regex_reader_skip(self, "?=") || gls_regex_reader_skip(self, "?!") ||
	       gls_regex_reader_skip(self, "?<=") || gls_regex_reader_skip(self, "?<!");
}

/* after the parenthesis */
static GlsRegexItem
gls_regex_reader_read_group(GlsRegexReader *self, GlsRegexPart **group)
{
	if (gls_regex_reader_skip_lookaround(self)) {
		gls_regex_part_free(gls_regex_reader_read_inside(self));
		return GLS_REGEX_ITEM_NOTHING;
	}
	if (gls_regex_reader_is_at(self, "*"))
		gls_regex_reader_fail(self);
	else if (gls_regex_reader_skip(self, "?<") || gls_regex_reader_skip(self, "?P<"))
		gls_regex_reader_skip_name(self, '>');
	else if (gls_regex_reader_skip(self, "?'"))
		gls_regex_reader_skip_name(self, '\'');
	else if (!gls_regex_reader_skip(self, "?:") && !gls_regex_reader_skip(self, "?>") &&
		 !gls_regex_reader_skip(self, "?|") && gls_regex_reader_skip(self, "?"))
		return gls_regex_reader_read_options(self, group);
	*group = gls_regex_reader_read_inside(self);
	return GLS_REGEX_ITEM_GROUP;
}

/* letters beyond ASCII may have another case of another length, and be spaces to an extended
 * pattern */
static GlsRegexItem
gls_regex_reader_read_letter(GlsRegexReader *self, gchar *letter)
{
	if (g_ascii_isprint(*self->p)) {
		*letter = *self->p++;
		return GLS_REGEX_ITEM_LETTER;
	}
	if (self->is_extended)
		gls_regex_reader_fail(self);
	else
		self->p = g_utf8_next_char(self->p);
	return GLS_REGEX_ITEM_OTHER;
}

static GlsRegexItem
gls_regex_reader_read_item(GlsRegexReader *self, gchar *letter, GlsRegexPart **group)
{
	if (self->is_quoted)
		return gls_regex_reader_read_letter(self, letter);
	if (gls_regex_reader_skip(self, "\\"))
		return gls_regex_reader_read_escape(self, letter);
	if (gls_regex_reader_skip(self, "("))
		return gls_regex_reader_read_group(self, group);
	if (gls_regex_reader_skip(self, "^") || gls_regex_reader_skip(self, "$"))
		return GLS_REGEX_ITEM_NOTHING;
	if (gls_regex_reader_skip(self, "."))
		return GLS_REGEX_ITEM_OTHER;
	if (gls_regex_reader_skip(self, "[")) {
		gls_regex_reader_read_class(self);
		return GLS_REGEX_ITEM_OTHER;
	}
	return gls_regex_reader_read_letter(self, letter);
}

static gboolean
gls_regex_reader_is_at_end(const GlsRegexReader *self)
{
	return self->p == self->end || (!self->is_quoted && (*self->p == '|' || *self->p == ')'));
}

static GlsRegexPart *
gls_regex_reader_read_alternative(GlsRegexReader *self)
{
	GlsRegexPart *part = gls_regex_part_new();

	gls_regex_reader_skip_ignored(self);
	while (!gls_regex_reader_is_at_end(self)) {
		GlsRegexPart *group = NULL;
		gchar letter = '\0';
		GlsRegexItem item = gls_regex_reader_read_item(self, &letter, &group);
		GlsRegexTimes times = gls_regex_reader_read_times(self);

		if (item == GLS_REGEX_ITEM_LETTER)
			gls_regex_part_add_letter(part, letter, times);
		else if (item == GLS_REGEX_ITEM_GROUP)
			gls_regex_part_add_group(part, group, times);
		else if (item == GLS_REGEX_ITEM_OTHER)
			gls_regex_part_end_run(part);
		else if (times != GLS_REGEX_ONCE)
			gls_regex_reader_fail(self);
		g_clear_pointer(&group, gls_regex_part_free);
	}
	return part;
}

/* any of its alternatives */
static GlsRegexPart *
gls_regex_reader_read_part(GlsRegexReader *self)
{
	g_autoptr(GlsRegexPart) part = gls_regex_reader_read_alternative(self);

	while (gls_regex_reader_skip(self, "|")) {
		g_autoptr(GlsRegexPart) other = gls_regex_reader_read_alternative(self);

		gls_regex_part_add_alternative(part, other);
	}
	return g_steal_pointer(&part);
}

/**
 * gls_regex_literals_new:
 * @pattern: UTF-8, a pattern that PCRE2 takes
 * @length: of @pattern in bytes
 * @extended: %TRUE if spaces in it do not count
 *
 * Finds out what a text must hold for a pattern to match: of each of some sets one literal, of at
 * least %GLS_LITERAL_SEARCH_MIN_LENGTH ASCII characters, in any case. Two letters have another case
 * beyond ASCII, U+017F and U+212A: of a text that holds one of these nothing is said.
 *
 * Returns: (transfer full) (element-type GPtrArray): the sets, each of strings in small letters; none
 *   if any text may match
 */
GPtrArray *
gls_regex_literals_new(const gchar *pattern, gsize length, gboolean extended)
{
	GlsRegexReader reader = {pattern, pattern + length, extended};
	g_autoptr(GlsRegexPart) part = NULL;

	g_return_val_if_fail(pattern != NULL, NULL);

	part = gls_regex_reader_read_part(&reader);
	gls_regex_part_end_run(part);
	if (reader.failed || reader.p != reader.end)
		g_ptr_array_set_size(part->needs, 0);
	return g_ptr_array_ref(part->needs);
}
