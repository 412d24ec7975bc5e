/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/text/gls-ascii-run.h"
#include "core/text/gls-text.h"

/* keys of titles that many papers share; sorted */
static const gchar *const generic_titles[] = {
	"abouttheauthor",
	"abouttheauthors",
	"aboutthecover",
	"acknowledgement",
	"acknowledgementofreviewers",
	"acknowledgements",
	"acknowledgment",
	"acknowledgments",
	"addendum",
	"announcement",
	"announcements",
	"authorcorrection",
	"authorindex",
	"authorreply",
	"authorresponse",
	"authorsreply",
	"authorsresponse",
	"backcover",
	"backmatter",
	"bookreview",
	"bookreviewcolumn",
	"bookreviews",
	"calendar",
	"callforbookreviews",
	"callforpapers",
	"comment",
	"commentary",
	"comments",
	"conclusion",
	"conclusions",
	"contents",
	"contributors",
	"correction",
	"corrections",
	"correctionto",
	"correspondence",
	"corrigenda",
	"corrigendum",
	"cover",
	"coverfeature",
	"coverimage",
	"coverpicture",
	"discussion",
	"editorial",
	"editorialboard",
	"editorialnote",
	"editorinchiefsnote",
	"editornote",
	"editorscorner",
	"editorsforeword",
	"editorsintroduction",
	"editorsmessage",
	"editorsnote",
	"editorsnotes",
	"editorspage",
	"epilogue",
	"errata",
	"erratum",
	"expressionofconcern",
	"finalremarks",
	"foreword",
	"fromtheeditor",
	"fromtheeditorinchief",
	"fromtheeditors",
	"frontcover",
	"frontispiece",
	"frontmatter",
	"graphicalabstract",
	"guesteditorial",
	"guesteditorialpreface",
	"guesteditorsintroduction",
	"inbrief",
	"index",
	"influentialpapers",
	"inmemoriam",
	"insidebackcover",
	"insidecover",
	"insidefrontcover",
	"introduction",
	"invitedtalk",
	"issueeditorialmasthead",
	"issueinformation",
	"keynote",
	"keynoteaddress",
	"letter",
	"letterfromtheeditor",
	"letters",
	"letterstotheeditor",
	"lettertotheeditor",
	"listofreviewers",
	"masthead",
	"messagefromthechair",
	"messagefromthechairs",
	"messagefromtheeditor",
	"miscellaneous",
	"news",
	"newsandviews",
	"noteonthecover",
	"notes",
	"obituaries",
	"obituary",
	"openingremarks",
	"outsidebackcover",
	"outsidefrontcover",
	"overview",
	"perspective",
	"preface",
	"prologue",
	"publishercorrection",
	"publisherscorrection",
	"publishersnote",
	"rejoinder",
	"reminiscencesoninfluentialpapers",
	"reply",
	"replytocomment",
	"replytocomments",
	"report",
	"reports",
	"response",
	"responses",
	"responsetocomment",
	"responsetocomments",
	"retraction",
	"retractionnote",
	"retractionnotice",
	"review",
	"reviewers",
	"reviews",
	"subjectindex",
	"summary",
	"tableofcontents",
	"technicalreport",
	"thankstoreviewers",
	"titlepage",
	"tutorial",
	"untitled",
	"welcome",
	"welcomemessage",
	"withdrawal",
	"withdrawn",
};

/* ends a word, and means no more than that */
static gboolean
is_plain_separator(gchar byte)
{
	return byte == ' ' || (byte != '\0' && strchr("-:,.?!/\"", byte) != NULL);
}

/* folds most titles and names: no character in them means more than it shows. FALSE if one may; @between
 * stands between two words, NUL for nothing */
static gboolean
fold_plain(const gchar *text, gsize length, gchar between, gchar *folded)
{
	const gchar *start = folded;
	const gchar *end = text + length;

	while (text < end) {
		const gchar *run = text;

		/* what was read of a text is as long as what was written of it, or longer */
		text = gls_ascii_run_fold(run, end, folded);
		folded += text - run;
		if (text == end)
			break;
		if (!is_plain_separator(*text))
			return FALSE;
		while (text < end && is_plain_separator(*text))
			text++;
		if (between != '\0' && folded > start && text < end)
			*folded++ = between;
	}
	*folded = '\0';
	return TRUE;
}

/**
 * gls_text_fold:
 * @text: UTF-8
 * @length: of @text in bytes, -1 if it ends in NUL
 *
 * Returns: (transfer full): the folded words of @text (see #GlsWords), one space between two of
 *   them
 */
gchar *
gls_text_fold(const gchar *text, gssize length)
{
	g_autoptr(GlsWords) words = NULL;
	g_autofree gchar *folded = NULL;

	g_return_val_if_fail(text != NULL, NULL);

	if (length < 0)
		length = (gssize)strlen(text);
	/* a space comes in the place of a separator */
	folded = g_malloc((gsize)length + 1);
	if (fold_plain(text, (gsize)length, ' ', folded))
		return g_steal_pointer(&folded);
	words = gls_words_new(text, length);
	return g_strndup(words->folded->str, words->folded->len);
}

/**
 * gls_text_title_key:
 * @title: UTF-8
 * @length: of @title in bytes, -1 if it ends in NUL
 *
 * Makes what titles are compared by: the folded words without spaces, so that "Pre-training",
 * "pretraining" and words run together by the highlighting of a search are the same. An ellipsis
 * at either end, by which some digests cut titles, leaves no trace.
 *
 * Returns: (transfer full): the key, "" if @title holds no letter or digit
 */
gchar *
gls_text_title_key(const gchar *title, gssize length)
{
	gchar *key;
	gchar *out;

	g_return_val_if_fail(title != NULL, NULL);

	if (length < 0)
		length = (gssize)strlen(title);
	key = g_malloc((gsize)length + 1);
	if (fold_plain(title, (gsize)length, '\0', key))
		return key;
	g_free(key);
	key = out = gls_text_fold(title, length);
	for (const gchar *p = key; *p != '\0'; p++) {
		if (*p != ' ')
			*out++ = *p;
	}
	*out = '\0';
	return key;
}

static gint
gls_text_compare_title(gconstpointer key, gconstpointer title)
{
	return strcmp(key, *(const gchar *const *)title);
}

/**
 * gls_text_is_generic_title:
 * @title_key: a key made by gls_text_title_key()
 *
 * Returns: %TRUE if the title is one that papers share without being the same, such as "Editorial",
 *   or is empty
 */
gboolean
gls_text_is_generic_title(const gchar *title_key)
{
	g_return_val_if_fail(title_key != NULL, FALSE);

	return *title_key == '\0' ||
	       bsearch(title_key, generic_titles, G_N_ELEMENTS(generic_titles),
		       sizeof(generic_titles[0]), gls_text_compare_title) != NULL;
}

static gboolean
gls_text_is_cased(gunichar letter)
{
	return g_unichar_isupper(letter) || g_unichar_islower(letter) || g_unichar_istitle(letter);
}

/* Unicode's Case_Ignorable: what may stand inside a word for the rule of the final sigma */
static gboolean
gls_text_is_case_ignorable(gunichar letter)
{
	switch (g_unichar_type(letter)) {
	case G_UNICODE_NON_SPACING_MARK:
	case G_UNICODE_ENCLOSING_MARK:
	case G_UNICODE_FORMAT:
	case G_UNICODE_MODIFIER_LETTER:
	case G_UNICODE_MODIFIER_SYMBOL:
		return TRUE;
	default:
		break;
	}
	switch (letter) {
	case '\'':
	case '.':
	case ':':
	case 0xb7:
	case 0x55f:
	case 0x5f4:
	case 0x2018:
	case 0x2019:
	case 0x2027:
		return TRUE;
	default:
		return FALSE;
	}
}

/* whether no letter with case follows; it never looks beyond the next one, so the cost of all
 * sigmas together is linear */
static gboolean
gls_text_is_final(const gchar *p, const gchar *end)
{
	while (p < end) {
		gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
		gunichar letter = g_utf8_get_char_validated(p, end - p);
		gsize n_parts;

		if (letter > 0x10ffff)
			return TRUE;
		n_parts = g_unichar_fully_decompose(letter, TRUE, parts, G_N_ELEMENTS(parts));
		for (gsize i = 0; i < n_parts; i++) {
			if (!gls_text_is_case_ignorable(parts[i]))
				return !gls_text_is_cased(parts[i]);
		}
		p = g_utf8_next_char(p);
	}
	return TRUE;
}

static void
gls_text_append_page_ascii(GString *key, const gchar *run, const gchar *end, gboolean *in_word)
{
	gsize length = key->len;

	g_string_set_size(key, length + (end - run));
	for (const gchar *p = run; p < end; p++) {
		/* sets the bit that makes a capital small; digits have it */
		if (g_ascii_isalnum(*p))
			key->str[length++] = *p | 0x20;
	}
	g_string_truncate(key, length);
	for (const gchar *p = end; p > run; p--) {
		if (!gls_text_is_case_ignorable(p[-1])) {
			*in_word = g_ascii_isalpha(p[-1]);
			break;
		}
	}
}

/* appends one character to a page key; returns the byte after it */
static const gchar *
gls_text_append_page_char(GString *key, const gchar *p, const gchar *end, gboolean *in_word)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gunichar letter = g_utf8_get_char_validated(p, end - p);
	const gchar *next;
	gsize n_parts;

	if (letter > 0x10ffff)
		return p + 1;
	next = p + g_unichar_to_utf8(letter, NULL);
	n_parts = g_unichar_fully_decompose(letter, TRUE, parts, G_N_ELEMENTS(parts));
	for (gsize i = 0; i < n_parts; i++) {
		gunichar part = parts[i];

		if (part == 0x3a3 && *in_word && i + 1 == n_parts && gls_text_is_final(next, end))
			g_string_append_unichar(key, 0x3c2);
		else if (g_unichar_isalnum(part))
			g_string_append_unichar(key, g_unichar_tolower(part));
		if (!gls_text_is_case_ignorable(part))
			*in_word = gls_text_is_cased(part);
	}
	return next;
}

/**
 * gls_text_page_key:
 * @text: UTF-8
 * @length: of @text in bytes, -1 if it ends in NUL
 *
 * Makes what a title is found by in the text of a page: its letters and digits in lower case and
 * nothing else. It is what the script in the page computes, which is in JavaScript
 * `s.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')`.
 *
 * Returns: (transfer full): the key
 */
gchar *
gls_text_page_key(const gchar *text, gssize length)
{
	GString *key;
	const gchar *end;
	gboolean in_word = FALSE;

	g_return_val_if_fail(text != NULL, NULL);

	if (length < 0)
		length = strlen(text);
	end = text + length;
	key = g_string_sized_new(length);
	while (text < end) {
		const gchar *run = text;

		while (text < end && (guchar)*text < 0x80)
			text++;
		gls_text_append_page_ascii(key, run, text, &in_word);
		if (text < end)
			text = gls_text_append_page_char(key, text, end, &in_word);
	}
	return g_string_free(key, FALSE);
}

/* most bytes of most texts: they stand for themselves and are no white space */
static gboolean
is_ink(gchar byte)
{
	return byte > ' ' && byte < 0x7f;
}

/* the byte after the white space that begins at @p, @p if there is none */
static const gchar *
gls_text_skip_space(const gchar *p, const gchar *end)
{
	while (p < end) {
		gunichar letter = (guchar)*p;

		if (is_ink(*p))
			break;
		if (letter >= 0x80)
			letter = g_utf8_get_char_validated(p, end - p);
		if (letter > 0x10ffff ||
		    !(g_unichar_isspace(letter) || letter == '\v' || letter == 0x85))
			break;
		p += g_unichar_to_utf8(letter, NULL);
	}
	return p;
}

/**
 * gls_text_squeeze:
 * @text: UTF-8
 * @length: of @text in bytes, -1 if it ends in NUL
 *
 * Returns: (transfer full): @text with every run of white space, of line breaks and of no-break
 *   spaces made one space, and none at its ends
 */
gchar *
gls_text_squeeze(const gchar *text, gssize length)
{
	GString *squeezed;
	const gchar *end;

	g_return_val_if_fail(text != NULL, NULL);

	if (length < 0)
		length = strlen(text);
	end = text + length;
	squeezed = g_string_sized_new(length);
	text = gls_text_skip_space(text, end);
	while (text < end) {
		const gchar *run = text;
		const gchar *next;

		/* a lone space between two words stays as it is */
		while (text < end &&
		       (is_ink(*text) || (*text == ' ' && text + 1 < end && is_ink(text[1]))))
			text++;
		g_string_append_len(squeezed, run, text - run);
		next = gls_text_skip_space(text, end);
		if (next == text && text < end)
			g_string_append_c(squeezed, *text++);
		else if (next < end)
			g_string_append_c(squeezed, ' ');
		text = MAX(text, next);
	}
	return g_string_free(squeezed, FALSE);
}
