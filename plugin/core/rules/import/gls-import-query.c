/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/import/gls-rule-import-private.h"

/* of a rule that is named by what it looks for, in characters */
#define MAX_NAME 40

/* the letters of a pattern, without what makes it a pattern */
static GString *
strip_pattern(const gchar *text)
{
	GString *plain = g_string_new(NULL);

	while (*text != '\0') {
		gunichar c = g_utf8_get_char(text);
		gboolean is_escape = c == '\\' && text[1] != '\0';

		/* \b is no letter b, and (?:, (?i) and the like are no words */
		if (g_str_has_prefix(text, "(?"))
			text += 2 + strspn(text + 2, "imsxUP<>=!:-");
		else if (is_escape)
			text = g_utf8_next_char(text + 1);
		else
			text = g_utf8_next_char(text);
		if (!is_escape && (g_unichar_isalnum(c) || c == '-' || c == '&'))
			g_string_append_unichar(plain, c);
		else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
			g_string_append_c(plain, ' ');
	}
	return plain;
}

/**
 * gls_import_dup_name:
 * @text: what a rule looks for
 *
 * Returns: (transfer full): a short name made of it
 */
gchar *
gls_import_dup_name(const gchar *text)
{
	g_autoptr(GString) plain = strip_pattern(text);
	g_autofree gchar *name = g_strstrip(
		g_utf8_substring(plain->str, 0, MIN(MAX_NAME, g_utf8_strlen(plain->str, -1))));
	gchar *space = strrchr(name, ' ');

	/* a word that was cut goes */
	if (g_utf8_strlen(plain->str, -1) > MAX_NAME && space != NULL)
		*space = '\0';
	return *name != '\0' ? g_steal_pointer(&name) : g_strdup("imported");
}

static gboolean
has_control(const gchar *text)
{
	for (; *text != '\0'; text++) {
		if (g_ascii_iscntrl(*text))
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_import_dup_phrase:
 * @field: where to look, such as "title:", or ""
 * @text: words
 *
 * Returns: (transfer full) (nullable): a query for these words, %NULL if it cannot be written
 */
gchar *
gls_import_dup_phrase(const gchar *field, const gchar *text)
{
	if (*text == '\0' || has_control(text))
		return NULL;
	if (strchr(text, '"') != NULL || strchr(text, '\\') != NULL) {
		g_autofree gchar *escaped = g_regex_escape_string(text, -1);

		return gls_import_dup_regex(field, escaped, "i");
	}
	return g_strdup_printf("%s\"%s\"", field, text);
}

/* letters of (?i) at the start of a pattern that are flags here too */
static gsize
measure_flags(const gchar *pattern)
{
	gsize n;

	if (!g_str_has_prefix(pattern, "(?"))
		return 0;
	n = strspn(pattern + 2, "imsx");
	return n > 0 && pattern[2 + n] == ')' ? n : 0;
}

/**
 * gls_import_dup_regex:
 * @field: where to look, such as "title:", or ""
 * @pattern: a regular expression
 * @flags: letters of i m s x
 *
 * Returns: (transfer full) (nullable): a query for it, %NULL if it cannot be written
 */
gchar *
gls_import_dup_regex(const gchar *field, const gchar *pattern, const gchar *flags)
{
	gsize n_inline = measure_flags(pattern);
	GString *query;

	if (*pattern == '\0' || has_control(pattern))
		return NULL;
	query = g_string_new(field);
	g_string_append_c(query, '/');
	for (const gchar *p = pattern + (n_inline > 0 ? n_inline + 3 : 0); *p != '\0'; p++) {
		if (*p == '/')
			g_string_append_c(query, '\\');
		g_string_append_c(query, *p);
		if (*p == '\\' && p[1] != '\0')
			g_string_append_c(query, *++p);
	}
	g_string_append_c(query, '/');
	g_string_append(query, flags);
	for (gsize i = 0; i < n_inline; i++) {
		if (strchr(flags, pattern[2 + i]) == NULL)
			g_string_append_c(query, pattern[2 + i]);
	}
	return g_string_free(query, FALSE);
}

/**
 * gls_import_dup_exact:
 * @field: where to look, such as "title:", or ""
 * @text: all that may stand there
 *
 * Returns: (transfer full) (nullable): a query for it, %NULL if it cannot be written
 */
gchar *
gls_import_dup_exact(const gchar *field, const gchar *text)
{
	g_autofree gchar *escaped = g_regex_escape_string(text, -1);
	g_autofree gchar *pattern = g_strdup_printf("^%s$", escaped);

	return gls_import_dup_regex(field, pattern, "");
}
