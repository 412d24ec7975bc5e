/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-shown-link.h"
#include "core/formats/gls-shown-text.h"
#include "core/text/gls-text.h"

/*
 * The newsletter TLDR AI: sections of linked headlines, each with a remark such as "(3 minute read)"
 * and a text. Few are papers: those whose link leads to one, and those in a section on research
 * that are said to be read, not used or bought.
 */

#define NAME	     "TLDR AI"
#define SENDER_HOST  "@tldrnewsletter.com"
#define LINK_ADDRESS "tracking.tldrnewsletter.com/CL0/"
#define SECTION	     "research"
#define SPONSOR	     "sponsor"
#define READ	     "minute read"
/* bytes; a longer heading is no name of a section */
#define MAX_SECTION 80
/* bytes; the longest remark is "(Hugging Face Repo)" */
#define MAX_REMARK 30
/* bytes of letters and digits; a shorter headline is "Sign up" or "Advertise" */
#define MIN_TITLE_KEY 12

static const gchar *const remarks[] = {READ,	    "repo",  "website", SPONSOR, "tool",
				       "paper",	    "video", "thread",	"model", "dataset",
				       "hour read", "demo",  "launch",	"app",	 "course"};

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);
	gboolean names_itself =
		strstr(text, NAME) != NULL ||
		(message->source != NULL && g_str_has_prefix(message->source, NAME));

	/* the publisher has newsletters on other subjects too */
	if (!names_itself)
		return GLS_RECOGNITION_NONE;
	if (strstr(message->body, LINK_ADDRESS) != NULL)
		return GLS_RECOGNITION_BODY;
	if (message->sender != NULL && g_str_has_suffix(message->sender, SENDER_HOST))
		return GLS_RECOGNITION_SENDER;
	return GLS_RECOGNITION_NONE;
}

/* the remark in parentheses that ends a headline, in lower case; *@end is moved before it */
static gchar *
cut_remark(const gchar *text, guint32 start, guint32 *end)
{
	const gchar *open = NULL;
	g_autofree gchar *remark = NULL;

	if (*end - start < 3 || text[*end - 1] != ')')
		return NULL;
	for (guint32 i = *end - 1; i > start && *end - i <= MAX_REMARK && open == NULL; i--)
		if (text[i] == '(')
			open = text + i;
	if (open == NULL)
		return NULL;
	remark = g_ascii_strdown(open + 1, text + *end - 1 - (open + 1));
	for (guint i = 0; i < G_N_ELEMENTS(remarks); i++)
		if (g_str_has_suffix(remark, remarks[i])) {
			*end = (guint32)(open - text);
			gls_shown_text_trim(text, &start, end);
			return g_steal_pointer(&remark);
		}
	return NULL;
}

static gboolean
is_sponsored(const gchar *remark)
{
	return remark != NULL && strstr(remark, SPONSOR) != NULL;
}

static gboolean
is_read(const gchar *remark)
{
	return remark != NULL && (g_str_has_suffix(remark, READ) || g_str_equal(remark, "paper"));
}

/* headings between two links name sections; *@block goes on from link to link */
static void
pass_sections(const GlsDocument *document, guint *block, guint upto, gboolean *is_research)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);

	for (; *block < upto; ++*block) {
		guint32 start = blocks[*block].start;
		guint32 length = blocks[*block].end - start;
		g_autofree gchar *name = NULL;

		if (blocks[*block].level == 0 || length > MAX_SECTION)
			continue;
		name = g_ascii_strdown(text + start, (gssize)length);
		*is_research = strstr(name, SECTION) != NULL;
	}
}

static gboolean
is_title(const gchar *text, guint32 start, guint32 end)
{
	g_autofree gchar *key = gls_text_title_key(text + start, (gssize)(end - start));

	return strlen(key) >= MIN_TITLE_KEY;
}

static void
read_entry(GlsDigest *digest,
	   const GlsDocument *document,
	   const GlsShownLink *link,
	   guint32 limit,
	   gboolean is_research)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GlsPaperId) id = gls_paper_id_new_from_link(link->href);
	guint32 start = link->start;
	guint32 end = link->end;
	guint32 at = link->after;
	g_autofree gchar *remark = cut_remark(text, start, &end);
	GlsEntry *entry;

	if (is_sponsored(remark))
		return;
	if (id == NULL && !(is_research && is_read(remark) && is_title(text, start, end)))
		return;
	entry = gls_shown_text_add_title(digest, document, start, end);
	if (entry == NULL)
		return;
	gls_entry_add_id(entry, g_steal_pointer(&id));
	if (gls_shown_text_next_line(text, &start, &at, limit))
		gls_entry_set_abstract(entry, text + start, (gssize)(at - start));
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	g_autoptr(GArray) links = gls_shown_links_new(document, NULL);
	gboolean is_research = FALSE;
	guint block = 0;
	gsize length;

	gls_document_get_text(document, &length);
	for (guint i = 0; i < links->len; i++) {
		const GlsShownLink *link = &g_array_index(links, GlsShownLink, i);
		guint32 limit = i + 1 < links->len ? (link + 1)->start : (guint32)length;

		pass_sections(document, &block, link->block, &is_research);
		read_entry(digest, document, link, limit, is_research);
	}
}

const GlsFormat gls_format_tldr_ai = {
	.name = "tldr-ai",
	.recognise = recognise,
	.parse = parse,
};
