/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/text/gls-text.h"

/*
 * The Hugging Face papers page, as text copied from it, or as HTML in a mail, a feed item or a file.
 * An entry is its votes, title, abstract, organisation or number of authors, date and number of
 * comments; a copy keeps at least the title and the abstract, one after the other. A page without
 * abstracts still has its titles in links to /papers/ID.
 */

/* an abstract has at least this many bytes, or fewer if it is made of sentences */
#define MIN_ABSTRACT  200
#define MIN_SENTENCES 80
/* the longest title on arXiv has 382 characters */
#define MAX_TITLE 600

static const gchar *const markers[] = {
	"Get trending papers in your email inbox",
	"AK and the research community",
	"data-target=\"DailyPapers\"",
};

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	for (guint i = 0; i < G_N_ELEMENTS(markers); i++)
		if (strstr(message->body, markers[i]) != NULL)
			return GLS_RECOGNITION_BODY;
	return GLS_RECOGNITION_NONE;
}

static gboolean
is_abstract(const gchar *text, const GlsBlock *block)
{
	gsize length = block->end - block->start;

	return length >= MIN_ABSTRACT || (length >= MIN_SENTENCES && text[block->end - 1] == '.');
}

/* the link to the entry's own page, which stands around its title */
static GlsPaperId *
find_id(const GlsDocument *document, const GlsBlock *block)
{
	const GlsSpan *link = gls_document_find_span(document, "a", block->start, block->end);

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

/* where a title ends that a copy kept the address of behind it, in the same block */
static guint32
find_title_end(const gchar *text, const GlsBlock *block, GlsPaperId **id)
{
	const gchar *start = text + block->start;
	const gchar *address = g_strstr_len(start, block->end - block->start, "http");
	GlsPaperId *found;

	if (address == NULL || address == start || strchr(" (<\n", address[-1]) == NULL)
		return block->end;
	found = read_address(address);
	if (found == NULL)
		return block->end;
	gls_paper_id_free(*id);
	*id = found;
	while (address > start && strchr(" (<\n", address[-1]) != NULL)
		address--;
	return address - text;
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);

	for (guint i = 0; i < n_blocks; i++) {
		g_autoptr(GlsPaperId) id = find_id(document, &blocks[i]);
		guint32 title_end = find_title_end(text, &blocks[i], &id);
		const GlsBlock *next = i + 1 < n_blocks ? &blocks[i + 1] : NULL;
		gboolean has_abstract;
		GlsEntry *entry;

		if (is_abstract(text, &blocks[i]) || title_end == blocks[i].start)
			continue;
		/* the address may also stand on a line of its own */
		if (id == NULL && next != NULL) {
			id = read_address(text + next->start + (text[next->start] == '('));
			if (id != NULL)
				next = i + 2 < n_blocks ? &blocks[i + 2] : NULL;
		}
		has_abstract = next != NULL && is_abstract(text, next);
		if (!has_abstract && id == NULL)
			continue;
		entry = gls_digest_add_entry(digest, document, blocks[i].start, title_end);
		if (entry == NULL)
			continue;
		gls_entry_add_id(entry, g_steal_pointer(&id));
		if (has_abstract)
			gls_entry_set_abstract(entry, text + next->start, next->end - next->start);
	}
}

const GlsFormat gls_format_hf_page = {
	.name = "hf-page",
	.recognise = recognise,
	.parse = parse,
};
