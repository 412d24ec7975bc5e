/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-literal-search.h"
#include "core/rules/gls-regex-part.h"

/* one of more alternatives is found nearly everywhere */
#define GLS_REGEX_PART_MAX_LITERALS 32

/**
 * gls_regex_part_new:
 *
 * Returns: (transfer full): a part that matches only nothing
 */
GlsRegexPart *
gls_regex_part_new(void)
{
	GlsRegexPart *self = g_new0(GlsRegexPart, 1);

	self->needs = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	self->run = g_string_new(NULL);
	self->is_exact = TRUE;
	return self;
}

/**
 * gls_regex_part_free:
 * @self: a part
 *
 * Frees it.
 */
void
gls_regex_part_free(GlsRegexPart *self)
{
	g_ptr_array_unref(self->needs);
	g_string_free(self->run, TRUE);
	g_free(self);
}

static gsize
gls_regex_find_shortest(const GPtrArray *literals)
{
	gsize shortest = G_MAXSIZE;

	for (guint i = 0; i < literals->len; i++)
		shortest = MIN(shortest, strlen(g_ptr_array_index(literals, i)));
	return shortest;
}

/* the need that is met least, since its literals are longest */
static guint
gls_regex_part_find_rarest(const GlsRegexPart *self)
{
	guint rarest = 0;

	for (guint i = 1; i < self->needs->len; i++) {
		if (gls_regex_find_shortest(g_ptr_array_index(self->needs, i)) >
		    gls_regex_find_shortest(g_ptr_array_index(self->needs, rarest)))
			rarest = i;
	}
	return rarest;
}

/**
 * gls_regex_part_end_run:
 * @self: a part
 *
 * Notes that something else than a letter follows, or nothing.
 */
void
gls_regex_part_end_run(GlsRegexPart *self)
{
	if (self->run->len >= GLS_LITERAL_SEARCH_MIN_LENGTH) {
		g_autoptr(GPtrArray) literals = g_ptr_array_new_with_free_func(g_free);

		g_ptr_array_add(literals, g_ascii_strdown(self->run->str, self->run->len));
		g_ptr_array_add(self->needs, g_steal_pointer(&literals));
	}
	g_string_truncate(self->run, 0);
	self->is_exact = FALSE;
}

/**
 * gls_regex_part_add_letter:
 * @self: a part
 * @letter: an ASCII character
 * @times: how often it may stand
 *
 * Notes that a letter follows.
 */
void
gls_regex_part_add_letter(GlsRegexPart *self, gchar letter, GlsRegexTimes times)
{
	if (times == GLS_REGEX_OPTIONAL) {
		gls_regex_part_end_run(self);
		return;
	}
	g_string_append_c(self->run, letter);
	if (times == GLS_REGEX_REPEATED) {
		/* what follows stands after the last of them */
		gls_regex_part_end_run(self);
		g_string_append_c(self->run, letter);
	}
}

/**
 * gls_regex_part_add_group:
 * @self: a part
 * @group: a part that was read to its end, and is not used after
 * @times: how often it may stand
 *
 * Notes that a group follows.
 */
void
gls_regex_part_add_group(GlsRegexPart *self, GlsRegexPart *group, GlsRegexTimes times)
{
	if (group->is_exact && times == GLS_REGEX_ONCE) {
		g_string_append_len(self->run, group->run->str, group->run->len);
		return;
	}
	gls_regex_part_end_run(self);
	gls_regex_part_end_run(group);
	if (times != GLS_REGEX_OPTIONAL)
		g_ptr_array_extend_and_steal(self->needs, g_ptr_array_ref(group->needs));
}

/**
 * gls_regex_part_add_alternative:
 * @self: a part that was read to its end
 * @other: another, which is not used after
 *
 * Makes @self match what it matched and what @other matches. What it needs then is one of the rarest
 * literals of both, if both have any.
 */
void
gls_regex_part_add_alternative(GlsRegexPart *self, GlsRegexPart *other)
{
	g_autoptr(GPtrArray) literals = NULL;
	GPtrArray *more;

	gls_regex_part_end_run(self);
	gls_regex_part_end_run(other);
	if (self->needs->len > 0)
		literals = g_ptr_array_steal_index(self->needs, gls_regex_part_find_rarest(self));
	g_ptr_array_set_size(self->needs, 0);
	if (literals == NULL || other->needs->len == 0)
		return;
	more = g_ptr_array_index(other->needs, gls_regex_part_find_rarest(other));
	if (literals->len + more->len > GLS_REGEX_PART_MAX_LITERALS)
		return;
	for (guint i = 0; i < more->len; i++)
		g_ptr_array_add(literals, g_strdup(g_ptr_array_index(more, i)));
	g_ptr_array_add(self->needs, g_steal_pointer(&literals));
}
