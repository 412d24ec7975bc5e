/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-literal-search.h"
#include "core/rules/gls-regex-private.h"
#include "core/rules/gls-regex-set.h"

/**
 * GlsRegexSetMember:
 * @regex: (unowned): the regex
 * @fields: where it may match
 * @first_need: number of the first set of literals of which it needs one
 * @n_needs: how many such sets it has
 *
 * A regex of a set.
 */
typedef struct {
	GlsRegex *regex;
	GlsField fields;
	guint first_need;
	guint n_needs;
} GlsRegexSetMember;

struct _GlsRegexSet {
	GlsField fields;
	GArray *members;
	GlsLiteralSearch *literals;
	guint n_needs;
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
	GlsRegexSetMember member = {regex, fields, 0, 0};
	const GPtrArray *needs;

	g_return_val_if_fail(self != NULL, 0);
	g_return_val_if_fail(regex != NULL, 0);

	needs = gls_regex_get_literals(regex);
	member.first_need = self->n_needs;
	member.n_needs = needs->len;
	for (guint i = 0; i < needs->len; i++) {
		const GPtrArray *literals = g_ptr_array_index(needs, i);

		for (guint j = 0; j < literals->len; j++)
			gls_literal_search_add(self->literals, g_ptr_array_index(literals, j),
					       self->n_needs);
		self->n_needs++;
	}
	self->fields |= fields;
	g_array_append_val(self->members, member);
	return self->members->len - 1;
}

/* U+017F and U+212A are other cases of s and k, which a search for ASCII does not find. The text is
 * valid, so letters are whole; their first bytes are rare enough for memchr(), which is much faster than memmem() */
static gboolean
gls_regex_set_has_special_case(const gchar *text, gsize length)
{
	const gchar *end = text + length;

	for (const gchar *p = text; (p = memchr(p, 0xc5, end - p)) != NULL; p++) {
		if (memcmp(p, "\xc5\xbf", 2) == 0)
			return TRUE;
	}
	for (const gchar *p = text; (p = memchr(p, 0xe2, end - p)) != NULL; p++) {
		if (memcmp(p, "\xe2\x84\xaa", 3) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean
gls_regex_set_member_has_needs(const GlsRegexSetMember *self, const gboolean *found)
{
	for (guint i = 0; i < self->n_needs; i++) {
		if (!found[self->first_need + i])
			return FALSE;
	}
	return TRUE;
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
	gls_regex_match_valid(member->regex, text, length, spans, NULL);
	for (guint i = 0; i < spans->len; i++) {
		const GlsRegexSpan *span = &g_array_index(spans, GlsRegexSpan, i);
		GlsRegexSetHit hit = {index, span->start, span->end};

		g_array_append_val(hits, hit);
	}
}

/**
 * gls_regex_set_match:
 * @self: a set
 * @text: UTF-8; nothing is found in what is not
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
	g_return_if_fail(length <= G_MAXINT);
	g_return_if_fail(hits != NULL);

	if (!(self->fields & field) || !g_utf8_validate_len(text, length, NULL))
		return;
	spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));
	found = g_new0(gboolean, self->n_needs);
	if (self->n_needs > 0)
		gls_literal_search_match(self->literals, text, length, found);
	ask_all = gls_regex_set_has_special_case(text, length);
	for (guint32 i = 0; i < self->members->len; i++) {
		const GlsRegexSetMember *member =
			&g_array_index(self->members, GlsRegexSetMember, i);

		if ((member->fields & field) &&
		    (ask_all || gls_regex_set_member_has_needs(member, found)))
			gls_regex_set_match_member(self, i, text, length, spans, hits);
	}
}
