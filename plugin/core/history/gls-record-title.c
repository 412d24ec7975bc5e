/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record-private.h"
#include "core/text/gls-text.h"

/* of 4,894 titles no two are equal in their first 50 characters, two groups are in 40 */
#define MIN_CUT_TITLE_LENGTH 50

/* cuts UTF-8 between two characters, to at most max_length bytes */
static gchar *
limit(gchar *text, gsize max_length)
{
	if (strlen(text) > max_length)
		*g_utf8_find_prev_char(text, text + max_length + 1) = '\0';
	return text;
}

static gboolean
is_link(const gchar *word)
{
	return strstr(word, "://") != NULL;
}

/* what looks like an address at all: nobody misses it in a label */
static gboolean
is_like_address(const gchar *word)
{
	const gchar *at = strchr(word, '@');

	return is_link(word) || (at != NULL && at > word && at[1] != '\0') ||
	       (at == word && strchr(word + 1, '@') != NULL);
}

/* what is an address for certain: "pass@k" is none, and stays in a title */
static gboolean
is_address(const gchar *word)
{
	const gchar *at = strchr(word, '@');
	const gchar *dot = at != NULL ? strchr(at + 1, '.') : NULL;

	return is_link(word) ||
	       (at != NULL && at > word && dot != NULL && dot > at + 1 && g_ascii_isalpha(dot[1]));
}

static gboolean
may_have_address(const gchar *text)
{
	return strchr(text, '@') != NULL || is_link(text);
}

/* a text without some of its words, white space squeezed; %NULL if nothing is left */
static gchar *
dup_without(const gchar *text, gboolean (*is_private)(const gchar *word), gsize max_length)
{
	g_autofree gchar *valid = g_utf8_validate(text, -1, NULL) ? NULL
								  : g_utf8_make_valid(text, -1);
	g_autofree gchar *squeezed = gls_text_squeeze(valid != NULL ? valid : text, -1);
	g_auto(GStrv) words = NULL;
	g_autoptr(GString) kept = NULL;

	if (*squeezed != '\0' && !may_have_address(squeezed))
		return limit(g_steal_pointer(&squeezed), max_length);
	words = g_strsplit(squeezed, " ", -1);
	kept = g_string_new(NULL);
	for (guint i = 0; words[i] != NULL; i++) {
		if (is_private(words[i]))
			continue;
		if (kept->len > 0)
			g_string_append_c(kept, ' ');
		g_string_append(kept, words[i]);
	}
	if (kept->len == 0)
		return NULL;
	return limit(g_string_free(g_steal_pointer(&kept), FALSE), max_length);
}

/**
 * gls_record_dup_clean_title:
 * @title: a title as it stands in a message
 *
 * Returns: (transfer full) (nullable): the title without any mail address and link, at most
 *   %GLS_RECORD_MAX_TITLE bytes; %NULL if nothing is left
 */
gchar *
gls_record_dup_clean_title(const gchar *title)
{
	return dup_without(title, is_address, GLS_RECORD_MAX_TITLE);
}

/**
 * gls_record_dup_clean_label:
 * @label: label of the source of a message
 *
 * Returns: (transfer full) (nullable): the label without what looks like a mail address or link, at
 *   most %GLS_RECORD_MAX_LABEL bytes; %NULL if nothing is left
 */
gchar *
gls_record_dup_clean_label(const gchar *label)
{
	return dup_without(label, is_like_address, GLS_RECORD_MAX_LABEL);
}

/**
 * gls_record_is_cut:
 * @title: a title
 *
 * Returns: %TRUE if an ellipsis says that it is not whole
 */
gboolean
gls_record_is_cut(const gchar *title)
{
	return g_str_has_suffix(title, "…") || g_str_has_suffix(title, "...") ||
	       g_str_has_prefix(title, "…") || g_str_has_prefix(title, "...");
}

/* what a paper is known by; NULL if an ellipsis cuts the title short of 50 folded characters, for the
 * titles of other papers begin so too */
static gchar *
dup_title_key(const gchar *title)
{
	g_autofree gchar *title_key = gls_text_title_key(title, -1);

	if (gls_record_is_cut(title) && g_utf8_strlen(title_key, -1) < MIN_CUT_TITLE_LENGTH)
		return NULL;
	return g_steal_pointer(&title_key);
}

/**
 * gls_record_set_title:
 * @self: a record
 * @title: a title
 *
 * Sets the title, cut at %GLS_RECORD_MAX_TITLE bytes, and what it folds to.
 */
void
gls_record_set_title(GlsRecord *self, const gchar *title)
{
	gls_record_take_title(self, g_utf8_make_valid(title, -1));
}

/**
 * gls_record_take_title:
 * @self: a record
 * @title: (transfer full): a title in UTF-8
 *
 * Does what gls_record_set_title() does.
 */
void
gls_record_take_title(GlsRecord *self, gchar *title)
{
	g_free(self->title);
	g_free(self->title_key);
	self->title = limit(title, GLS_RECORD_MAX_TITLE);
	self->title_key = dup_title_key(self->title);
}
