/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-hf-paper.h"
#include "core/formats/gls-mark.h"

/*
 * The Hugging Face papers page, as text copied from it, or as HTML in a mail, a feed item or a file.
 * An entry is its votes, title, abstract, organisation or number of authors, date and number of
 * comments; a copy keeps at least the title and the abstract, one after the other. A page without
 * abstracts still has its titles in links to /papers/ID. The source of the page also holds its
 * papers as JSON, with more of each than it shows.
 */

/* an abstract has at least this many bytes, or fewer if it is made of sentences */
#define MIN_ABSTRACT  200
#define MIN_SENTENCES 80
/* bytes; the longest title on arXiv has 382 characters */
#define MAX_TITLE 600
/* bytes; "Sept 27, 2025" and its like are shorter */
#define MAX_DATE 16
/* pieces between an abstract and the date: number of authors or organisation, and a dot */
#define MAX_BEFORE_DATE 4

static const gchar *const markers[] = {
	"Get trending papers in your email inbox",
	"AK and the research community",
	"data-target=\"DailyPapers\"",
	NULL,
};

/* a block, or a line of one whose paragraphs are lines */
typedef struct {
	guint32 start;
	guint32 end;
} Piece;

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);

	if (gls_mark_is_in(message->body, markers) || gls_mark_is_in(text, markers))
		return GLS_RECOGNITION_BODY;
	return GLS_RECOGNITION_NONE;
}

/* a line as long as an abstract was not wrapped by a mail program: each line is a paragraph */
static gboolean
has_long_line(const gchar *text, const GlsBlock *block)
{
	const gchar *end = text + block->end;

	for (const gchar *line = text + block->start; line < end;) {
		const gchar *newline = memchr(line, '\n', end - line);

		if ((newline != NULL ? newline : end) - line >= MIN_ABSTRACT)
			return TRUE;
		line = newline != NULL ? newline + 1 : end;
	}
	return FALSE;
}

static GArray *
cut(const GlsDocument *document)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);

	for (guint i = 0; i < n_blocks; i++) {
		gboolean lines = has_long_line(text, &blocks[i]);

		for (guint32 at = blocks[i].start; at < blocks[i].end;) {
			const gchar *newline = NULL;
			Piece piece = {at, blocks[i].end};

			if (lines)
				newline = memchr(text + at, '\n', blocks[i].end - at);
			if (newline != NULL)
				piece.end = newline - text;
			at = piece.end + (newline != NULL);
			if (piece.end > piece.start)
				g_array_append_val(pieces, piece);
		}
	}
	return pieces;
}

static const Piece *
get_piece(const GArray *pieces, guint i)
{
	return i < pieces->len ? &g_array_index(pieces, Piece, i) : NULL;
}

static gboolean
is_abstract(const gchar *text, const Piece *piece)
{
	gsize length = piece->end - piece->start;

	return length >= MIN_ABSTRACT || (length >= MIN_SENTENCES && text[piece->end - 1] == '.');
}

/* "3 authors", which stands behind a title on a page without abstracts */
static gboolean
is_author_count(const gchar *text, const Piece *piece)
{
	gsize digits = strspn(text + piece->start, "0123456789");

	return digits > 0 && g_str_has_prefix(text + piece->start + digits, " author");
}

/* the link to the entry's own page, which stands around its title */
static GlsPaperId *
find_id(const GlsDocument *document, const Piece *piece)
{
	const GlsSpan *link = gls_document_find_span(document, "a", piece->start, piece->end);

	return link != NULL && link->href != NULL ? gls_paper_id_new_from_link(link->href) : NULL;
}

/* takes an address that stands in the text: "https://..." or "(https://...)" */
static GlsPaperId *
read_address(const gchar *address)
{
	g_autofree gchar *href = NULL;

	if (!g_str_has_prefix(address, "http"))
		return NULL;
	href = g_strndup(address, strcspn(address, " )>\n"));
	return gls_paper_id_new_from_link(href);
}

/* where a title ends that a copy kept the address of behind it, in the same piece */
static guint32
find_title_end(const gchar *text, const Piece *piece, GlsPaperId **id)
{
	const gchar *start = text + piece->start;
	const gchar *address = g_strstr_len(start, piece->end - piece->start, "http");
	GlsPaperId *found;

	if (address == NULL || address == start || strchr(" (<\n", address[-1]) == NULL)
		return piece->end;
	found = read_address(address);
	if (found == NULL)
		return piece->end;
	gls_paper_id_free(*id);
	*id = found;
	while (address > start && strchr(" (<\n", address[-1]) != NULL)
		address--;
	return address - text;
}

/* "Feb 27, 2025"; the page leaves the year out of a date in the current one, so that only the date
 * of the message tells it */
static gchar *
read_date(const gchar *text, const Piece *piece, gint64 sent)
{
	static const gchar *const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
	g_autoptr(GDateTime) now = sent > 0 ? g_date_time_new_from_unix_utc(sent) : NULL;
	g_autofree gchar *line = NULL;
	gchar name[4];
	const gchar *month;
	gint day;
	gint year = 0;
	gint n_read;
	gint length = 0;

	if (piece->end - piece->start > MAX_DATE)
		return NULL;
	line = g_strndup(text + piece->start, piece->end - piece->start);
	n_read = sscanf(line, "%3[A-Za-z] %2d%n, %4d%n", name, &day, &length, &year, &length);
	if (n_read < 2 || line[length] != '\0')
		return NULL;
	month = strlen(name) == 3 ? strstr(months, name) : NULL;
	if (month == NULL || (month - months) % 3 != 0)
		return NULL;
	if (n_read == 2 && now != NULL)
		year = g_date_time_get_year(now);
	if (!g_date_valid_dmy(day, (month - months) / 3 + 1, year) || year < 1000)
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d", year, (gint)(month - months) / 3 + 1, day);
}

/* reads what stands behind the title and the abstract; piece @i is the first of it */
static void
read_rest(GlsEntry *entry,
	  const GlsMessage *message,
	  const GlsDocument *document,
	  GArray *pieces,
	  guint i)
{
	const gchar *text = gls_document_get_text(document, NULL);

	for (guint end = i + MAX_BEFORE_DATE; i < end && entry->date == NULL; i++) {
		const Piece *piece = get_piece(pieces, i);
		g_autoptr(GlsPaperId) id = piece != NULL ? find_id(document, piece) : NULL;

		/* the next entry */
		if (piece == NULL || id != NULL || is_abstract(text, piece))
			return;
		entry->date = read_date(text, piece, message->date);
	}
}

/* an abstract may be a link to its paper as the title is, but to no other */
static gboolean
is_abstract_of(const GlsDocument *document, const Piece *piece, const GlsPaperId *id)
{
	g_autoptr(GlsPaperId) other = NULL;

	if (piece == NULL || !is_abstract(gls_document_get_text(document, NULL), piece))
		return FALSE;
	other = find_id(document, piece);
	return other == NULL || (id != NULL && gls_paper_id_equal(id, other));
}

/* adds an entry if a title begins with piece @i; returns the first piece behind it */
static guint
read_entry(GlsDigest *digest,
	   const GlsMessage *message,
	   const GlsDocument *document,
	   GArray *pieces,
	   guint i)
{
	const gchar *text = gls_document_get_text(document, NULL);
	const Piece *piece = get_piece(pieces, i++);
	const Piece *next = get_piece(pieces, i);
	g_autoptr(GlsPaperId) id = find_id(document, piece);
	guint32 title_end;
	gboolean has_abstract;
	GlsEntry *entry;

	if (id == NULL && is_abstract(text, piece))
		return i;
	title_end = find_title_end(text, piece, &id);
	if (title_end == piece->start || title_end - piece->start > MAX_TITLE)
		return i;
	/* the address may also stand on a line of its own */
	if (id == NULL && next != NULL) {
		id = read_address(text + next->start + (text[next->start] == '('));
		if (id != NULL)
			next = get_piece(pieces, ++i);
	}
	has_abstract = is_abstract_of(document, next, id);
	if (!has_abstract && id == NULL && (next == NULL || !is_author_count(text, next)))
		return i;
	entry = gls_digest_add_entry(digest, document, piece->start, title_end);
	if (entry == NULL)
		return i;
	gls_entry_add_id(entry, g_steal_pointer(&id));
	if (has_abstract) {
		gls_entry_set_abstract(entry, text + next->start, next->end - next->start);
		i++;
	}
	read_rest(entry, message, document, pieces, i);
	return i;
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	g_autoptr(GArray) pieces = cut(document);
	g_autoptr(GPtrArray) papers = gls_hf_papers_read_page(document);

	for (guint i = 0; i < pieces->len;)
		i = read_entry(digest, message, document, pieces, i);
	if (digest->entries->len > 0) {
		gls_hf_papers_complete_entries(papers, digest->entries);
		return;
	}
	for (guint i = 0; i < papers->len; i++) {
		const GlsHfPaper *paper = g_ptr_array_index(papers, i);
		GlsEntry *entry = gls_digest_add_unplaced_entry(digest, paper->title);

		if (entry != NULL)
			gls_hf_paper_complete_entry(paper, entry);
	}
}

const GlsFormat gls_format_hf_page = {
	.name = "hf-page",
	.recognise = recognise,
	.parse = parse,
};
