/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/text/gls-tex.h"

/* no command of the table is longer */
#define GLS_TEX_MAX_NAME 16

/**
 * GlsTexCommand:
 * @name: without its backslash
 * @letters: (nullable): what it stands for, "" if it only changes how letters look; %NULL if it
 *   separates words
 * @takes_space: %TRUE if a space after it only ends its name
 *
 * A TeX command that is met in titles and abstracts.
 */
typedef struct {
	const gchar *name;
	const gchar *letters;
	gboolean takes_space;
} GlsTexCommand;

/* sorted by name; an argument is read as ordinary text, because its braces are dropped anyway */
static const GlsTexCommand commands[] = {
	{"AA", "a", TRUE},
	{"AE", "ae", TRUE},
	{"DH", "d", TRUE},
	{"DJ", "d", TRUE},
	{"H", "", TRUE},
	{"L", "l", TRUE},
	{"O", "o", TRUE},
	{"OE", "oe", TRUE},
	{"TH", "th", TRUE},
	{"aa", "a", TRUE},
	{"acute", "", TRUE},
	{"ae", "ae", TRUE},
	{"b", "", TRUE},
	{"bar", "", TRUE},
	{"bf", "", TRUE},
	{"big", "", TRUE},
	{"bigg", "", TRUE},
	{"bm", "", TRUE},
	{"boldmath", "", TRUE},
	{"boldsymbol", "", TRUE},
	{"breve", "", TRUE},
	{"c", "", TRUE},
	{"cal", "", TRUE},
	{"cdot", NULL, FALSE},
	{"cdots", NULL, FALSE},
	{"check", "", TRUE},
	{"d", "", TRUE},
	{"ddot", "", TRUE},
	{"dh", "d", TRUE},
	{"dj", "d", TRUE},
	{"dot", "", TRUE},
	{"dots", NULL, FALSE},
	{"ell", "l", FALSE},
	{"em", "", TRUE},
	{"emph", "", TRUE},
	{"ensuremath", "", TRUE},
	{"grave", "", TRUE},
	{"hat", "", TRUE},
	{"hbox", "", TRUE},
	{"hspace", NULL, FALSE},
	{"i", "i", TRUE},
	{"it", "", TRUE},
	{"j", "j", TRUE},
	{"k", "", TRUE},
	{"l", "l", TRUE},
	{"ldots", NULL, FALSE},
	{"left", "", TRUE},
	{"mathbb", "", TRUE},
	{"mathbf", "", TRUE},
	{"mathcal", "", TRUE},
	{"mathfrak", "", TRUE},
	{"mathit", "", TRUE},
	{"mathring", "", TRUE},
	{"mathrm", "", TRUE},
	{"mathscr", "", TRUE},
	{"mathsf", "", TRUE},
	{"mathtt", "", TRUE},
	{"mbox", "", TRUE},
	{"newline", NULL, FALSE},
	{"o", "o", TRUE},
	{"oe", "oe", TRUE},
	{"operatorname", "", TRUE},
	{"overline", "", TRUE},
	{"par", NULL, FALSE},
	{"qquad", NULL, FALSE},
	{"quad", NULL, FALSE},
	{"r", "", TRUE},
	{"right", "", TRUE},
	{"rm", "", TRUE},
	{"sc", "", TRUE},
	{"sf", "", TRUE},
	{"sl", "", TRUE},
	{"ss", "ss", TRUE},
	{"t", "", TRUE},
	{"text", "", TRUE},
	{"textbf", "", TRUE},
	{"textit", "", TRUE},
	{"textmd", "", TRUE},
	{"textnormal", "", TRUE},
	{"textrm", "", TRUE},
	{"textsc", "", TRUE},
	{"textsf", "", TRUE},
	{"textsl", "", TRUE},
	{"textsubscript", "", TRUE},
	{"textsuperscript", "", TRUE},
	{"texttt", "", TRUE},
	{"textup", "", TRUE},
	{"th", "th", TRUE},
	{"tilde", "", TRUE},
	{"times", "x", FALSE},
	{"tt", "", TRUE},
	{"u", "", TRUE},
	{"underline", "", TRUE},
	{"v", "", TRUE},
	{"varepsilon", "epsilon", FALSE},
	{"varphi", "phi", FALSE},
	{"varpi", "pi", FALSE},
	{"varrho", "rho", FALSE},
	{"varsigma", "sigma", FALSE},
	{"vartheta", "theta", FALSE},
	{"vec", "", TRUE},
	{"widehat", "", TRUE},
	{"widetilde", "", TRUE},
};

/* from U+03B1; the second sigma is the one that ends a word */
static const gchar *const greek_names[] = {
	"alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",   "theta", "iota",
	"kappa", "lambda", "mu",      "nu",    "xi",	  "omicron", "pi",    "rho",   "sigma",
	"sigma", "tau",	   "upsilon", "phi",   "chi",	  "psi",     "omega",
};

/* what is left of a font switch when its backslash and braces became parentheses; "it" is no
 * member, because parentheses often begin with that word */
static const gchar *const switches[] = {"bf", "cal", "em", "rm", "sc", "sf", "sl", "tt"};

static gint
gls_tex_compare_name(gconstpointer name, gconstpointer command)
{
	return strcmp(name, ((const GlsTexCommand *)command)->name);
}

static const GlsTexCommand *
gls_tex_find_command(const gchar *name)
{
	return bsearch(name, commands, G_N_ELEMENTS(commands), sizeof(commands[0]),
		       gls_tex_compare_name);
}

static const gchar *
gls_tex_find_greek(const gchar *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(greek_names); i++) {
		if (g_ascii_strcasecmp(name, greek_names[i]) == 0)
			return greek_names[i];
	}
	return NULL;
}

/* a command whose name is one mark: accents, the break that may stay unseen, and marks meant as
 * such */
static gsize
gls_tex_read_mark(gchar mark, const gchar **letters)
{
	*letters = mark != '\0' && strchr("'`^\"~=.-/", mark) != NULL ? "" : NULL;
	return 2;
}

/**
 * gls_tex_read_command:
 * @text: a backslash and what follows
 * @length: of @text in bytes, at least 1
 * @letters: (out) (nullable): what the command stands for in folded letters, "" if it only changes
 *   how the letters after it look, %NULL if it separates words
 *
 * Reads one TeX command, as arXiv leaves them in titles, names and abstracts. The name of a command
 * that is not known stays in the text, as a word.
 *
 * Returns: how many bytes it takes, at least 1
 */
gsize
gls_tex_read_command(const gchar *text, gsize length, const gchar **letters)
{
	gchar name[GLS_TEX_MAX_NAME + 1];
	gsize n = 0;
	const GlsTexCommand *command;

	*letters = NULL;
	if (length < 2)
		return 1;
	while (n + 1 < length && n < GLS_TEX_MAX_NAME && g_ascii_isalpha(text[n + 1])) {
		name[n] = text[n + 1];
		n++;
	}
	if (n == 0 && g_ascii_ispunct(text[1]))
		return gls_tex_read_mark(text[1], letters);
	name[n] = '\0';
	command = gls_tex_find_command(name);
	if (command == NULL) {
		*letters = gls_tex_find_greek(name);
		return *letters != NULL ? n + 1 : 1;
	}
	*letters = command->letters;
	n++;
	while (command->takes_space && n < length && text[n] == ' ')
		n++;
	return n;
}

/**
 * gls_tex_is_residue:
 * @word: a word as written
 * @length: of @word in bytes
 * @before: the byte before it, NUL if there is none
 * @after: the byte after it, NUL if there is none
 *
 * Hugging Face texts have lost the backslashes of their TeX: `mathcal{O}` and `(rm StatsQ)`.
 *
 * Returns: %TRUE if @word is what is left of a command that only changes how letters look
 */
gboolean
gls_tex_is_residue(const gchar *word, gsize length, gchar before, gchar after)
{
	gchar name[GLS_TEX_MAX_NAME + 1];

	if (length < 2 || length > GLS_TEX_MAX_NAME)
		return FALSE;
	memcpy(name, word, length);
	name[length] = '\0';
	if (after == '{') {
		const GlsTexCommand *command = gls_tex_find_command(name);
		return command != NULL && command->letters != NULL && *command->letters == '\0';
	}
	if ((before != '(' && before != '{') || after != ' ')
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(switches); i++) {
		if (strcmp(name, switches[i]) == 0)
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_tex_get_greek_name:
 * @letter: a small letter without accents
 *
 * Returns: (nullable): its name as TeX writes it, %NULL if it is not Greek
 */
const gchar *
gls_tex_get_greek_name(gunichar letter)
{
	if (letter < 0x3b1 || letter >= 0x3b1 + G_N_ELEMENTS(greek_names))
		return NULL;
	return greek_names[letter - 0x3b1];
}
