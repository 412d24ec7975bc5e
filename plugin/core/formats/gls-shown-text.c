/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-shown-text.h"
#include "core/text/gls-text.h"

/* bytes; the longest labels are "[CITATION]" and its translations */
#define MAX_LABEL 40
/* the byte that U+200B begins with in UTF-8, the least of the invisible characters */
#define FIRST_INVISIBLE 0xe2

/* what a digest puts around the text of a paper: marks nobody sees, breaks, signs of a cut */

/* marks of direction and zero width, but not the joiners that some scripts need in words */
static gboolean
is_invisible(gunichar letter)
{
	return letter == 0xfeff || letter == 0x200b || letter == 0x200e || letter == 0x200f ||
	       (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

static gboolean
is_blank(gunichar letter)
{
	if (letter > ' ' && letter < 0x7f)
		return FALSE;
	return g_unichar_isspace(letter) || g_unichar_type(letter) == G_UNICODE_FORMAT;
}

/* whether a line ends in the hyphen of a word */
static gboolean
is_broken_word(const GString *line)
{
	return line->len > 1 && line->str[line->len - 1] == '-' &&
	       !g_ascii_isspace(line->str[line->len - 2]);
}

/**
 * gls_shown_text_clean:
 * @text: a piece of the text of a document
 * @length: of @text in bytes, or -1 if it ends in a NUL
 *
 * Makes one line of it: white space is squeezed, marks of direction and of zero width are dropped,
 * and a word that was broken behind its hyphen is whole again; so is text that was quoted with ">".
 *
 * Returns: (transfer full): the line
 */
gchar *
gls_shown_text_clean(const gchar *text, gssize length)
{
	const gchar *end = text + (length < 0 ? strlen(text) : (gsize)length);
	g_autoptr(GString) kept = g_string_sized_new(end - text);

	while (text < end) {
		const gchar *run = text;

		while (text < end && *text != '\n' && (guchar)*text < FIRST_INVISIBLE)
			text++;
		g_string_append_len(kept, run, text - run);
		if (text == end)
			break;
		run = text;
		text = g_utf8_next_char(text);
		if (*run == '\n' ? !is_broken_word(kept) : !is_invisible(g_utf8_get_char(run)))
			g_string_append_len(kept, run, text - run);
		while (*run == '\n' && text < end && *text == '>')
			text += text + 1 < end && text[1] == ' ' ? 2 : 1;
	}
	return gls_text_squeeze(kept->str, (gssize)kept->len);
}

/**
 * gls_shown_text_trim:
 * @text: the text of a document
 * @start: (inout): first byte of a piece of it
 * @end: (inout): byte after its last
 *
 * Leaves out white space and invisible characters at both ends of a piece of text.
 */
void
gls_shown_text_trim(const gchar *text, guint32 *start, guint32 *end)
{
	while (*start < *end && is_blank(g_utf8_get_char(text + *start)))
		*start = (guint32)(g_utf8_next_char(text + *start) - text);
	while (*start < *end) {
		const gchar *last = g_utf8_prev_char(text + *end);

		if (!is_blank(g_utf8_get_char(last)))
			break;
		*end = (guint32)(last - text);
	}
}

/**
 * gls_shown_text_trim_cut:
 * @text: the text of a document
 * @start: (inout): first byte of a piece of it
 * @end: (inout): byte after its last
 *
 * As gls_shown_text_trim(), and leaves out the signs that it was cut there: "…" or "...".
 */
void
gls_shown_text_trim_cut(const gchar *text, guint32 *start, guint32 *end)
{
	static const gchar *const signs[] = {"…", "..."};

	gls_shown_text_trim(text, start, end);
	for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
		guint32 length = strlen(signs[i]);

		if (*end - *start >= length && memcmp(text + *start, signs[i], length) == 0)
			*start += length;
		if (*end - *start >= length && memcmp(text + *end - length, signs[i], length) == 0)
			*end -= length;
	}
	gls_shown_text_trim(text, start, end);
}

/**
 * gls_shown_text_skip_label:
 * @text: the text of a document
 * @start: where a title may begin
 * @end: byte after its last
 *
 * Passes over a label before a title: "[PDF]", "[BOOK]", "[CITATION]" in the reader's language. It is
 * in capitals if its script has them, and a space stands behind it: "[F]luorine" is a title.
 *
 * Returns: byte after the label, @start if there is none
 */
guint32
gls_shown_text_skip_label(const gchar *text, guint32 start, guint32 end)
{
	const gchar *close;

	if (start == end || text[start] != '[')
		return start;
	close = memchr(text + start, ']', MIN(end - start, MAX_LABEL));
	if (close == NULL)
		return start;
	for (const gchar *p = text + start; p < close; p++)
		if (g_ascii_islower(*p) || g_ascii_isdigit(*p))
			return start;
	if ((guint32)(close + 1 - text) < end && !g_ascii_isspace(close[1]))
		return start;
	return (guint32)(close + 1 - text);
}

/**
 * gls_shown_text_next_line:
 * @text: the text of a document
 * @start: (out): first byte of the line
 * @end: (inout): where to look from; gets the byte after the line
 * @limit: where to stop
 *
 * Finds the next line in which there is something to be seen, without the ">" of quoted text.
 *
 * Returns: %FALSE if there is none
 */
gboolean
gls_shown_text_next_line(const gchar *text, guint32 *start, guint32 *end, guint32 limit)
{
	while (*end < limit) {
		const gchar *line = text + *end;
		const gchar *line_end = memchr(line, '\n', limit - *end);
		guint32 next;

		if (line_end == NULL)
			line_end = text + limit;
		*start = (guint32)(line - text);
		*end = (guint32)(line_end - text);
		next = MIN(*end + 1, limit);
		gls_shown_text_trim(text, start, end);
		while (*start < *end && text[*start] == '>') {
			++*start;
			gls_shown_text_trim(text, start, end);
		}
		if (*start < *end)
			return TRUE;
		*end = next;
	}
	return FALSE;
}

/**
 * gls_shown_text_find_block_end:
 * @text: the text of a document
 * @at: a place in it
 * @limit: where to stop
 *
 * Returns: where the lines without a blank one between them end
 */
guint32
gls_shown_text_find_block_end(const gchar *text, guint32 at, guint32 limit)
{
	const gchar *end = g_strstr_len(text + at, limit - at, "\n\n");

	return end != NULL ? (guint32)(end - text) : limit;
}

/**
 * gls_shown_text_find_year:
 * @text: a line such as "Nature, 2019" or "ICLR 2026"
 *
 * Returns: (transfer full) (nullable): the last number in it that can be the year of a paper, from
 *   1900 to 2099; %NULL if there is none
 */
gchar *
gls_shown_text_find_year(const gchar *text)
{
	const gchar *year = NULL;

	for (const gchar *p = text; *p != '\0';) {
		gsize digits = strspn(p, "0123456789");

		if (digits == 4 && (g_str_has_prefix(p, "19") || g_str_has_prefix(p, "20")))
			year = p;
		p += MAX(digits, 1);
	}
	return year != NULL ? g_strndup(year, 4) : NULL;
}

/**
 * gls_shown_text_add_title:
 * @digest: a digest
 * @document: its document
 * @start: first byte of a title in the document's text
 * @end: byte after its last
 *
 * Adds an entry as gls_digest_add_entry() does, with its title as gls_shown_text_clean() makes it.
 *
 * Returns: (transfer none) (nullable): the entry; %NULL if there is no title
 */
GlsEntry *
gls_shown_text_add_title(GlsDigest *digest, const GlsDocument *document, guint32 start, guint32 end)
{
	const gchar *text = gls_document_get_text(document, NULL);
	GlsEntry *entry = gls_digest_add_entry(digest, document, start, end);

	if (entry == NULL)
		return NULL;
	g_free(entry->title);
	entry->title = gls_shown_text_clean(text + start, (gssize)(end - start));
	return entry;
}
