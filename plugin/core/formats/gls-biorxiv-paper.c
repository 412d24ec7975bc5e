/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-biorxiv-paper.h"
#include "core/text/gls-text.h"

/* consortia of bioRxiv have some hundreds of authors */
#define MAX_AUTHORS 1000

/* "D.", "A. L.", "J.-P.", "M": what stands behind the comma in "Kukla, D." */
static gboolean
is_initials(const gchar *piece)
{
	guint n_letters = 0;

	for (const gchar *p = piece; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar letter = g_utf8_get_char(p);

		if (g_unichar_isupper(letter))
			n_letters++;
		else if (letter > 0x7f || strchr(". -", (gint)letter) == NULL)
			return FALSE;
	}
	return n_letters > 0 && (strchr(piece, '.') != NULL || n_letters <= 2);
}

static void
add_author(GlsEntry *entry, const gchar *name)
{
	GlsAuthor *author = gls_author_new(name, -1);

	if (author != NULL)
		g_ptr_array_add(entry->authors, author);
}

/**
 * gls_biorxiv_paper_read_authors:
 * @entry: an entry, whose authors are replaced
 * @text: a list: "Kukla, D., Crampton, A. L., A Consortium" or "David A Kukla, Alexandra L Crampton"
 * @length: of @text, in bytes
 *
 * Reads the authors of a preprint. One comma in two stands within a name if initials follow it.
 */
void
gls_biorxiv_paper_read_authors(GlsEntry *entry, const gchar *text, gsize length)
{
	g_autofree gchar *list = gls_text_squeeze(text, length);
	g_auto(GStrv) pieces = g_strsplit(list, ",", 2 * MAX_AUTHORS);

	g_ptr_array_set_size(entry->authors, 0);
	for (guint i = 0; pieces[i] != NULL && entry->authors->len < MAX_AUTHORS; i++) {
		g_strstrip(pieces[i]);
		if (pieces[i + 1] != NULL && is_initials(g_strstrip(pieces[i + 1])) &&
		    !is_initials(pieces[i])) {
			g_autofree gchar *name = g_strconcat(pieces[i], ", ", pieces[i + 1], NULL);

			add_author(entry, name);
			i++;
		} else {
			add_author(entry, pieces[i]);
		}
	}
}

/**
 * gls_biorxiv_paper_read_version:
 * @entry: an entry
 * @text: text with a link such as http://biorxiv.org/cgi/content/abstract/857789v1?ct=ct, or the
 *   link alone
 * @length: of @text, in bytes
 *
 * Takes the version out of the link to a preprint; a later one than the first replaces a paper.
 */
void
gls_biorxiv_paper_read_version(GlsEntry *entry, const gchar *text, gsize length)
{
	const gchar *end = text + length;
	const gchar *p = g_strstr_len(text, length, "rxiv.org/");
	guint version = 0;

	for (; p != NULL && p < end && strchr(" \n?#<>", *p) == NULL; p++) {
		gsize digits = 0;

		if (*p != 'v' || !g_ascii_isdigit(p[-1]))
			continue;
		while (p + 1 + digits < end && g_ascii_isdigit(p[1 + digits]))
			digits++;
		if (digits >= 1 && digits <= 3)
			version = (guint)g_ascii_strtoull(p + 1, NULL, 10);
	}
	if (version == 0)
		return;
	entry->version = version;
	entry->kind = version > 1 ? GLS_ENTRY_REPLACED : GLS_ENTRY_NEW;
}

/* how many bytes of what is no text begin here: a figure up to its end, or the mark of a list */
static gsize
count_markup(const gchar *p, const gchar *end)
{
	static const gchar *const marks[] = {"O_ST_ABS", "C_ST_ABS", "O_LI", "C_LI"};
	const gchar *figure_end;

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
		if ((gsize)(end - p) >= strlen(marks[i]) &&
		    memcmp(p, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	if (end - p < 5 || memcmp(p, "O_FIG", 5) != 0)
		return 0;
	figure_end = g_strstr_len(p, end - p, "C_FIG");
	return (gsize)((figure_end != NULL ? figure_end + 5 : end) - p);
}

/**
 * gls_biorxiv_paper_read_abstract:
 * @entry: an entry
 * @text: an abstract as a feed of bioRxiv has it
 * @length: of @text, in bytes
 *
 * Sets the abstract, without what is left over of lists and figures: "O_LI", "O_FIG O_LINKSMALLFIG
 * WIDTH=200 ... C_FIG". It takes linear time.
 */
void
gls_biorxiv_paper_read_abstract(GlsEntry *entry, const gchar *text, gsize length)
{
	g_autoptr(GString) abstract = g_string_sized_new(length);
	const gchar *end = text + length;

	for (const gchar *p = text; p < end;) {
		gsize markup = *p == 'O' || *p == 'C' ? count_markup(p, end) : 0;

		g_string_append_c(abstract, markup > 0 ? ' ' : *p);
		p += MAX(markup, 1);
	}
	gls_entry_set_abstract(entry, abstract->str, (gssize)abstract->len);
}
