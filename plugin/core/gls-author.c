/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-document.h"
#include "core/gls-author.h"
#include "core/text/gls-text.h"

/* the longest author list on arXiv has some 3,000 names; what comes after these is not kept */
#define MAX_AUTHORS 1000
/* letters of initials written without full stops: "Smith JAB" */
#define MAX_INITIALS 3

/* parts of a family name that stand before it, in lower case */
static const gchar *const particles[] = {
	"af",  "al", "bin", "da",  "de",  "del", "della", "den", "der", "di",  "dos", "du", "el",
	"ibn", "la", "le",  "ten", "ter", "van", "von",	  "vom", "zu",	"zum", "zur", NULL,
};

static const gchar *const suffixes[] = {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", NULL};

/* what stands in a list of authors and is no name */
static const gchar *const no_names[] = {"et al",  "et al.",	"al", "al.",
					"others", "and others", NULL};

/* "J.", "J.-P.", "JA", "J. A.": capitals with full stops, hyphens and spaces between them */
static gboolean
is_initials(const gchar *word)
{
	guint n_letters = 0;

	for (const gchar *p = word; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar letter = g_utf8_get_char(p);

		if (g_unichar_isupper(letter))
			n_letters++;
		else if (strchr(".- ", letter < 0x80 ? (gint)letter : 'x') == NULL)
			return FALSE;
	}
	return n_letters > 0 && (n_letters <= MAX_INITIALS || strchr(word, '.') != NULL);
}

static gchar *
join(gchar **words, guint from, guint to)
{
	GString *joined = g_string_new(NULL);

	for (guint i = from; i < to; i++)
		g_string_append_printf(joined, "%s%s", i > from ? " " : "", words[i]);
	return g_string_free(joined, joined->len == 0);
}

/* where the family name begins among words of which it is the last */
static guint
find_family(gchar **words, guint n_words)
{
	guint family = n_words - 1;

	if (family > 1 && g_strv_contains(suffixes, words[family]))
		family--;
	while (family > 1 && g_strv_contains(particles, words[family - 1]))
		family--;
	/* "van der Maaten" alone */
	if (family == 1 && g_strv_contains(particles, words[0]))
		family = 0;
	return family;
}

static gboolean
has_letter(const gchar *name)
{
	for (const gchar *p = name; *p != '\0'; p = g_utf8_next_char(p))
		if (g_unichar_isalpha(g_utf8_get_char(p)))
			return TRUE;
	return FALSE;
}

static gboolean
has_unspaced_script(const gchar *name)
{
	for (const gchar *p = name; *p != '\0'; p = g_utf8_next_char(p))
		if (g_unichar_iswide(g_utf8_get_char(p)))
			return TRUE;
	return FALSE;
}

static void
split_words(GlsAuthor *self)
{
	g_auto(GStrv) words = g_strsplit(self->name, " ", -1);
	guint n_words = g_strv_length(words);
	guint family;

	if (n_words > 1 && is_initials(words[n_words - 1]) && !is_initials(words[0]) &&
	    !g_strv_contains(suffixes, words[n_words - 1])) {
		/* "Smith JA", as PubMed has it */
		self->family = join(words, 0, n_words - 1);
		self->given = g_strdup(words[n_words - 1]);
		return;
	}
	family = find_family(words, n_words);
	self->given = join(words, 0, family);
	self->family = join(words, family, n_words);
}

/**
 * gls_author_new:
 * @name: the name of one author, such as "Kaiming He", "He, Kaiming", "van der Maaten L" or "K. He"
 * @length: of @name in bytes, or -1 if it ends in a NUL
 *
 * Reads a name, and splits it where that can be told: at a comma, before trailing initials, else
 * before the last word and its particles. Names in Chinese, Japanese and Korean script stay whole.
 *
 * Returns: (transfer full) (nullable): the author, %NULL if there is no letter in it
 */
GlsAuthor *
gls_author_new(const gchar *name, gssize length)
{
	g_autoptr(GlsAuthor) self = g_new0(GlsAuthor, 1);
	gchar *comma;

	g_return_val_if_fail(name != NULL, NULL);

	self->name = gls_text_squeeze(name, length);
	if (!has_letter(self->name))
		return NULL;
	if (has_unspaced_script(self->name))
		return g_steal_pointer(&self);
	comma = strchr(self->name, ',');
	if (comma != NULL) {
		self->family = gls_text_squeeze(self->name, comma - self->name);
		self->given = gls_text_squeeze(comma + 1, -1);
	} else {
		split_words(self);
	}
	/* nothing before the comma, or behind it */
	if (self->family != NULL && *self->family == '\0')
		g_clear_pointer(&self->family, g_free);
	if (self->given != NULL && *self->given == '\0')
		g_clear_pointer(&self->given, g_free);
	return g_steal_pointer(&self);
}

/**
 * gls_author_free:
 * @self: (nullable): an author
 *
 * Frees an author.
 */
void
gls_author_free(GlsAuthor *self)
{
	if (self == NULL)
		return;
	g_free(self->name);
	g_free(self->given);
	g_free(self->family);
	g_free(self);
}

/* "jane@example.org (Jane Doe)", as RSS has it, and "Jane Doe <jane@example.org>" */
static gchar *
drop_addresses(const gchar *names)
{
	g_auto(GStrv) words = g_strsplit(names, " ", -1);
	GString *kept = g_string_new(NULL);
	gboolean dropped = FALSE;

	for (guint i = 0; words[i] != NULL; i++) {
		if (strchr(words[i], '@') != NULL)
			dropped = TRUE;
		else
			g_string_append_printf(kept, "%s%s", kept->len > 0 ? " " : "", words[i]);
	}
	if (dropped && kept->len > 1 && kept->str[0] == '(' && kept->str[kept->len - 1] == ')') {
		g_string_truncate(kept, kept->len - 1);
		g_string_erase(kept, 0, 1);
	}
	return g_string_free(kept, FALSE);
}

/**
 * gls_author_clean_list:
 * @text: (nullable): one or more names as a feed gives them, perhaps with markup and mail addresses
 *
 * Leaves markup and mail addresses out of a list of authors.
 *
 * Returns: (transfer full) (nullable): the names alone, white space squeezed; %NULL if there is none
 */
gchar *
gls_author_clean_list(const gchar *text)
{
	g_autofree gchar *squeezed = NULL;
	g_autofree gchar *kept = NULL;

	if (text == NULL)
		return NULL;
	if (strstr(text, "</") != NULL || strchr(text, '&') != NULL) {
		g_autoptr(GlsDocument)
			document = gls_document_new(text, strlen(text), GLS_BODY_HTML);

		squeezed = gls_text_squeeze(gls_document_get_text(document, NULL), -1);
	} else {
		squeezed = gls_text_squeeze(text, -1);
	}
	kept = drop_addresses(squeezed);
	return *kept != '\0' ? g_steal_pointer(&kept) : NULL;
}

/* leaves out what stands in parentheses: affiliations, and numbers that refer to them */
static gchar *
drop_parentheses(const gchar *text)
{
	GString *kept = g_string_new(NULL);
	guint depth = 0;

	for (; *text != '\0'; text++) {
		if (*text == '(')
			depth++;
		else if (*text == ')' && depth > 0)
			depth--;
		else if (depth == 0)
			g_string_append_c(kept, *text);
	}
	return g_string_free(kept, FALSE);
}

/* cuts at commas or semicolons, and before a last "and" or "&" */
static GPtrArray *
cut(const gchar *text, const gchar *separator)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) even = g_string_new(text);
	g_auto(GStrv) pieces = NULL;

	g_string_replace(even, ", and ", separator, 0);
	g_string_replace(even, " and ", separator, 0);
	g_string_replace(even, " & ", separator, 0);
	pieces = g_strsplit(even->str, separator, -1);
	for (guint i = 0; pieces[i] != NULL && names->len < 2 * MAX_AUTHORS; i++) {
		g_autofree gchar *name = gls_text_squeeze(pieces[i], -1);

		if (*name != '\0' && !g_strv_contains(no_names, name))
			g_ptr_array_add(names, g_steal_pointer(&name));
	}
	return names;
}

/* "Kukla, D., Crampton, A.": each name is two pieces, the second one of them initials */
static gboolean
is_in_pairs(const GPtrArray *names)
{
	if (names->len == 0 || names->len % 2 != 0)
		return FALSE;
	for (guint i = 0; i < names->len; i += 2)
		if (is_initials(g_ptr_array_index(names, i)) ||
		    !is_initials(g_ptr_array_index(names, i + 1)))
			return FALSE;
	return TRUE;
}

static void
add_author(GPtrArray *authors, const gchar *name)
{
	GlsAuthor *author = authors->len < MAX_AUTHORS ? gls_author_new(name, -1) : NULL;

	if (author != NULL)
		g_ptr_array_add(authors, author);
}

/**
 * gls_author_parse_list:
 * @text: names as a digest lists them: "A. Author, B. Author and C. Author", "Author, A.; Author, B.",
 *   "By A. Author, et al."
 * @length: of @text in bytes, or -1 if it ends in a NUL
 * @authors: (element-type GlsAuthor): gets the authors, in order; 1,000 at most
 *
 * Cuts a list of authors. Affiliations in parentheses and "et al." are left out.
 */
void
gls_author_parse_list(const gchar *text, gssize length, GPtrArray *authors)
{
	g_autofree gchar *squeezed = NULL;
	g_autofree gchar *plain = NULL;
	g_autoptr(GPtrArray) names = NULL;
	const gchar *list;

	g_return_if_fail(text != NULL);
	g_return_if_fail(authors != NULL);

	squeezed = gls_text_squeeze(text, length);
	plain = drop_parentheses(squeezed);
	list = g_ascii_strncasecmp(plain, "by ", 3) == 0 ? plain + 3 : plain;
	names = cut(list, strchr(list, ';') != NULL ? "; " : ", ");
	if (strchr(list, ';') == NULL && is_in_pairs(names)) {
		for (guint i = 0; i < names->len; i += 2) {
			g_autofree gchar *name = g_strconcat(g_ptr_array_index(names, i), ", ",
							     g_ptr_array_index(names, i + 1), NULL);

			add_author(authors, name);
		}
		return;
	}
	for (guint i = 0; i < names->len; i++)
		add_author(authors, g_ptr_array_index(names, i));
}
