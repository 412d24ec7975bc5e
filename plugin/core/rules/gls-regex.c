/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-regex-literals.h"
#include "core/rules/gls-regex-private.h"

/* how often a match may go back, for each place it starts at: 10,000 times cost 0.05 ms. PCRE2 reads
 * this before the pattern; see pcre2pattern(3), "special start-of-pattern items" */
#define GLS_REGEX_PREFIX "(*LIMIT_MATCH=10000)"

struct _GlsRegex {
	GRegex *regex;
	GPtrArray *literals;
	gint is_muted;
};

static const struct {
	gchar name;
	GRegexCompileFlags flag;
} regex_flags[] = {
	{'i', G_REGEX_CASELESS},
	{'m', G_REGEX_MULTILINE},
	{'s', G_REGEX_DOTALL},
	{'x', G_REGEX_EXTENDED},
};

static gboolean
gls_regex_fail(gsize *bad, gsize at, GError **error, const gchar *what)
{
	*bad = at;
	g_set_error_literal(error, GLS_ERROR, GLS_ERROR_RULE, what);
	return FALSE;
}

static gboolean
gls_regex_read_flags(const gchar *flags, GRegexCompileFlags *result, gsize *bad, GError **error)
{
	for (gsize i = 0; flags[i] != '\0'; i++) {
		guint row = 0;

		while (row < G_N_ELEMENTS(regex_flags) && regex_flags[row].name != flags[i])
			row++;
		if (row == G_N_ELEMENTS(regex_flags))
			return gls_regex_fail(bad, i, error,
					      "expected one of the flags i, m, s and x");
		*result |= regex_flags[row].flag;
	}
	return TRUE;
}

/* `\C` is one byte, and would find pieces of letters */
static gsize
gls_regex_find_byte_escape(const gchar *pattern, gsize length)
{
	for (gsize i = 0; i + 1 < length; i++) {
		if (pattern[i] != '\\')
			continue;
		if (pattern[i + 1] == 'C')
			return i;
		i++;
	}
	return length;
}

/* refuses what PCRE2 allows, but would break what we promise */
static gboolean
gls_regex_check(const gchar *pattern, gsize length, gsize *bad, GError **error)
{
	const gchar *end;
	gsize at;

	if (length == 0)
		return gls_regex_fail(bad, 0, error, "expected a regular expression");
	if (length > GLS_REGEX_MAX_LENGTH)
		return gls_regex_fail(bad, GLS_REGEX_MAX_LENGTH, error,
				      "a regular expression of more than 4096 bytes");
	if (!g_utf8_validate_len(pattern, length, &end))
		return gls_regex_fail(bad, end - pattern, error, "expected UTF-8");
	/* settings: a second limit would replace ours */
	if (length > 2 && pattern[0] == '(' && pattern[1] == '*' && g_ascii_isupper(pattern[2]))
		return gls_regex_fail(bad, 0, error,
				      "a regular expression that begins with a (*SETTING)");
	at = gls_regex_find_byte_escape(pattern, length);
	if (at < length)
		return gls_regex_fail(bad, at, error, "\\C, which is no whole letter");
	return TRUE;
}

/* GRegex tells the place of an error only inside its message: after the pattern, as a number of
 * characters, and what is wrong after a colon */
static void
gls_regex_read_error(const gchar *message,
		     const gchar *pattern,
		     gsize length,
		     gsize *bad,
		     GError **error)
{
	const gchar *p = g_strrstr(message, pattern);
	const gchar *what = NULL;
	guint64 n = 0;

	if (p != NULL) {
		p += strlen(pattern);
		p += strcspn(p, "0123456789");
		n = g_ascii_strtoull(p, NULL, 10);
		what = strstr(p, ": ");
	}
	n = n > strlen(GLS_REGEX_PREFIX) ? n - strlen(GLS_REGEX_PREFIX) : 0;
	pattern += strlen(GLS_REGEX_PREFIX);
	n = MIN(n, (guint64)g_utf8_strlen(pattern, length));
	gls_regex_fail(bad, g_utf8_offset_to_pointer(pattern, n) - pattern, error,
		       what != NULL ? what + 2 : "not a regular expression");
}

/**
 * gls_regex_new:
 * @pattern: what stands between the slashes
 * @length: of @pattern in bytes
 * @flags: what stands after the second slash: `i` ignores case, with `m` ^ and $ also match at line
 *   breaks, with `s` a dot also matches those, `x` passes over spaces and comments
 * @bad: (out): on error, where in @pattern, in bytes; for a flag @length + 1 and its place in @flags,
 *   as if @pattern, a slash and @flags were one text
 * @error: a #GError, or %NULL
 *
 * Compiles a regex. A setting such as (*UCP) at its start and \C are refused.
 *
 * Returns: (transfer full): the regex, %NULL with %GLS_ERROR_RULE, whose message says what PCRE2
 *   expected
 */
GlsRegex *
gls_regex_new(const gchar *pattern, gsize length, const gchar *flags, gsize *bad, GError **error)
{
	/* G_REGEX_OPTIMIZE compiles to machine code */
	GRegexCompileFlags compile = G_REGEX_OPTIMIZE | G_REGEX_NEWLINE_ANYCRLF;
	g_autoptr(GError) local = NULL;
	g_autofree gchar *limited = NULL;
	GRegex *regex;
	GlsRegex *self;

	g_return_val_if_fail(pattern != NULL, NULL);
	g_return_val_if_fail(flags != NULL, NULL);
	g_return_val_if_fail(bad != NULL, NULL);

	if (!gls_regex_check(pattern, length, bad, error))
		return NULL;
	if (!gls_regex_read_flags(flags, &compile, bad, error)) {
		*bad += length + 1;
		return NULL;
	}
	limited = g_strdup_printf("%s%.*s", GLS_REGEX_PREFIX, (gint)length, pattern);
	regex = g_regex_new(limited, compile, 0, &local);
	if (regex == NULL) {
		gls_regex_read_error(local->message, limited, length, bad, error);
		return NULL;
	}
	self = g_new0(GlsRegex, 1);
	self->regex = regex;
	self->literals = gls_regex_literals_new(pattern, length, (compile & G_REGEX_EXTENDED) != 0);
	return self;
}

/**
 * gls_regex_free:
 * @self: a regex
 *
 * Frees it.
 */
void
gls_regex_free(GlsRegex *self)
{
	g_regex_unref(self->regex);
	g_ptr_array_unref(self->literals);
	g_free(self);
}

static gboolean
gls_regex_find_all(GlsRegex *self, const gchar *text, gsize length, GArray *spans, GError **error)
{
	g_autoptr(GMatchInfo) match = NULL;
	gboolean found = g_regex_match_full(self->regex, text, length, 0, G_REGEX_MATCH_NOTEMPTY,
					    &match, error);

	while (found) {
		gint start;
		gint end;
		GlsRegexSpan span;

		g_match_info_fetch_pos(match, 0, &start, &end);
		span.start = start;
		span.end = end;
		if (start < end)
			g_array_append_val(spans, span);
		found = g_match_info_next(match, error);
	}
	return spans->len > 0;
}

/**
 * gls_regex_match_valid:
 * @self: a regex
 * @text: what must be valid UTF-8
 * @length: of @text in bytes, less than 2 GiB
 * @spans: (element-type GlsRegexSpan): where to append what is found, in its order
 * @error: a #GError, or %NULL
 *
 * Does what gls_regex_match() does, for a text that is known to be valid: many regexes are asked
 * about one text.
 *
 * Returns: as gls_regex_match()
 */
gboolean
gls_regex_match_valid(GlsRegex *self,
		      const gchar *text,
		      gsize length,
		      GArray *spans,
		      GError **error)
{
	g_autoptr(GError) local = NULL;
	guint n_before = spans->len;

	if (gls_regex_is_muted(self))
		return FALSE;
	gls_regex_find_all(self, text, length, spans, &local);
	if (local == NULL)
		return spans->len > n_before;
	g_array_set_size(spans, n_before);
	if (g_atomic_int_compare_and_exchange(&self->is_muted, FALSE, TRUE))
		g_set_error_literal(error, GLS_ERROR, GLS_ERROR_LIMIT,
				    "the regular expression takes too long and is passed over");
	return FALSE;
}

/**
 * gls_regex_match:
 * @self: a regex
 * @text: UTF-8; nothing is found in what is not
 * @length: of @text in bytes, less than 2 GiB
 * @spans: (element-type GlsRegexSpan): where to append what is found, in its order
 * @error: a #GError, or %NULL
 *
 * Finds every place; places do not overlap, and empty ones are passed over. A regex that goes back
 * too often says so once, for whichever thread is first, and from then on finds nothing.
 *
 * Returns: %TRUE if anything was found; else %FALSE, with %GLS_ERROR_LIMIT if the regex was muted
 *   just now
 */
gboolean
gls_regex_match(GlsRegex *self, const gchar *text, gsize length, GArray *spans, GError **error)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(text != NULL, FALSE);
	g_return_val_if_fail(length <= G_MAXINT, FALSE);
	g_return_val_if_fail(spans != NULL, FALSE);

	/* GRegex does not look whether a text is UTF-8 */
	return g_utf8_validate_len(text, length, NULL) &&
	       gls_regex_match_valid(self, text, length, spans, error);
}

/**
 * gls_regex_is_muted:
 * @self: a regex
 *
 * Returns: %TRUE if it took too long once, and is passed over since
 */
gboolean
gls_regex_is_muted(GlsRegex *self)
{
	g_return_val_if_fail(self != NULL, FALSE);

	return g_atomic_int_get(&self->is_muted);
}

/**
 * gls_regex_get_literals:
 * @self: a regex
 *
 * Returns: (transfer none) (element-type GPtrArray): what a text must hold to match, see
 *   gls_regex_literals_new()
 */
const GPtrArray *
gls_regex_get_literals(const GlsRegex *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return self->literals;
}
