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
	g_clear_pointer(&self->literals, g_ptr_array_unref);
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

/* all of them would be right: the longest are met least */
static void
gls_regex_part_offer(GlsRegexPart *self, GPtrArray *literals)
{
	if (self->literals != NULL &&
	    gls_regex_find_shortest(self->literals) >= gls_regex_find_shortest(literals))
		return;
	g_ptr_array_ref(literals);
	g_clear_pointer(&self->literals, g_ptr_array_unref);
	self->literals = literals;
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
		gls_regex_part_offer(self, literals);
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
	if (times != GLS_REGEX_OPTIONAL && group->literals != NULL)
		gls_regex_part_offer(self, group->literals);
}

/**
 * gls_regex_part_add_alternative:
 * @self: a part that was read to its end
 * @other: another, which is not used after
 *
 * Makes @self match what it matched and what @other matches: it needs a literal only if both do.
 */
void
gls_regex_part_add_alternative(GlsRegexPart *self, GlsRegexPart *other)
{
	gls_regex_part_end_run(self);
	gls_regex_part_end_run(other);
	if (self->literals == NULL || other->literals == NULL ||
	    self->literals->len + other->literals->len > GLS_REGEX_PART_MAX_LITERALS) {
		g_clear_pointer(&self->literals, g_ptr_array_unref);
		return;
	}
	for (guint i = 0; i < other->literals->len; i++)
		g_ptr_array_add(self->literals, g_strdup(g_ptr_array_index(other->literals, i)));
}
