/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-literal-search.h"
#include "core/rules/gls-regex-set.h"

/**
 * GlsRegexSetMember:
 * @regex: (unowned): the regex
 * @fields: where it may match
 * @needs_literal: %TRUE if it matches no text without one of its literals
 */
typedef struct {
	GlsRegex *regex;
	GlsField fields;
	gboolean needs_literal;
} GlsRegexSetMember;

struct _GlsRegexSet {
	GlsField fields;
	GArray *members;
	GlsLiteralSearch *literals;
};

/**
 * gls_regex_set_new:
 *
 * Returns: (transfer full): a set without regexes
 */
GlsRegexSet *
gls_regex_set_new(void)
{
	GlsRegexSet *self = g_new0(GlsRegexSet, 1);

	self->members = g_array_new(FALSE, FALSE, sizeof(GlsRegexSetMember));
	self->literals = gls_literal_search_new();
	return self;
}

/**
 * gls_regex_set_free:
 * @self: a set
 *
 * Frees it.
 */
void
gls_regex_set_free(GlsRegexSet *self)
{
	g_array_unref(self->members);
	gls_literal_search_free(self->literals);
	g_free(self);
}

/**
 * gls_regex_set_add:
 * @self: a set
 * @regex: (transfer none): a regex, which must live as long as @self
 * @fields: where it may match
 *
 * Adds a regex.
 *
 * Returns: its number: how many were added before
 */
guint
gls_regex_set_add(GlsRegexSet *self, GlsRegex *regex, GlsField fields)
{
	GlsRegexSetMember member = {regex, fields, FALSE};
	const gchar *const *literals;

	g_return_val_if_fail(self != NULL, 0);
	g_return_val_if_fail(regex != NULL, 0);

	literals = gls_regex_get_literals(regex);
	for (guint i = 0; literals != NULL && literals[i] != NULL; i++)
		gls_literal_search_add(self->literals, literals[i], self->members->len);
	member.needs_literal = literals != NULL;
	self->fields |= fields;
	g_array_append_val(self->members, member);
	return self->members->len - 1;
}

/* U+017F and U+212A are other cases of s and k, which a search for ASCII does not find */
static gboolean
gls_regex_set_has_special_case(const gchar *text, gsize length)
{
	return memmem(text, length, "\xc5\xbf", 2) != NULL ||
	       memmem(text, length, "\xe2\x84\xaa", 3) != NULL;
}

/* asks one regex */
static void
gls_regex_set_match_member(const GlsRegexSet *self,
			   guint32 index,
			   const gchar *text,
			   gsize length,
			   GArray *spans,
			   GArray *hits)
{
	const GlsRegexSetMember *member = &g_array_index(self->members, GlsRegexSetMember, index);

	g_array_set_size(spans, 0);
	gls_regex_match(member->regex, text, length, spans, NULL);
	for (guint i = 0; i < spans->len; i++) {
		const GlsRegexSpan *span = &g_array_index(spans, GlsRegexSpan, i);
		GlsRegexSetHit hit = {index, span->start, span->end};

		g_array_append_val(hits, hit);
	}
}

/**
 * gls_regex_set_match:
 * @self: a set
 * @text: UTF-8
 * @length: of @text in bytes, less than 2 GiB
 * @field: the field that @text stands in
 * @hits: (element-type GlsRegexSetHit): where to append what is found
 *
 * Finds what gls_regex_match() finds for each of the regexes, in order of their numbers, and for each
 * in order of its places. One that takes too long is muted, as it is there.
 */
void
gls_regex_set_match(const GlsRegexSet *self,
		    const gchar *text,
		    gsize length,
		    GlsField field,
		    GArray *hits)
{
	g_autoptr(GArray) spans = NULL;
	g_autofree gboolean *found = NULL;
	gboolean ask_all;

	g_return_if_fail(self != NULL);
	g_return_if_fail(text != NULL);
	g_return_if_fail(hits != NULL);

	if (!(self->fields & field))
		return;
	spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));
	found = g_new0(gboolean, self->members->len);
	ask_all = gls_regex_set_has_special_case(text, length);
	if (!ask_all)
		gls_literal_search_match(self->literals, text, length, found);
	for (guint32 i = 0; i < self->members->len; i++) {
		const GlsRegexSetMember *member =
			&g_array_index(self->members, GlsRegexSetMember, i);

		if ((member->fields & field) && (ask_all || found[i] || !member->needs_literal))
			gls_regex_set_match_member(self, i, text, length, spans, hits);
	}
}
