/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-subject-entry.h"
#include "core/text/gls-text.h"

/*
 * One paper as an item of a feed of arXiv:
 *
 * - rss.arxiv.org since 2024, RSS 2.0 and Atom, whose text begins with "arXiv:2203.01250v3 Announce
 *   Type: replace-cross" and "Abstract:";
 * - RDF until 2024, whose title ends in " (arXiv:2303.11156v2 [cs.CL] UPDATED)", with a full stop
 *   before it even behind a question mark;
 * - the search of export.arxiv.org, Atom, whose text is the abstract and nothing else.
 *
 * Its errors are items too; they lead to no paper, and so are none.
 */

#define HOST "arxiv.org"
/* title of the feeds of rss.arxiv.org behind their category */
#define FEED_TITLE " updates on arXiv.org"

/* what an item says of why it is there */
typedef struct {
	GlsPaperId *id;
	GlsEntryKind kind;
	gchar *category;
	gsize title_length;
	const gchar *abstract;
} Announcement;

static void
announcement_clear(Announcement *self)
{
	g_clear_pointer(&self->id, gls_paper_id_free);
	g_free(self->category);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Announcement, announcement_clear)

static const gchar *
skip_space(const gchar *p)
{
	return p + strspn(p, " \t\r\n");
}

/* returns what stands behind a word and white space, %NULL if @p does not begin with it */
static const gchar *
skip_word(const gchar *p, const gchar *word)
{
	return g_str_has_prefix(p, word) ? skip_space(p + strlen(word)) : NULL;
}

/* takes what stands there up to one of a few characters, and moves on to it */
static gchar *
take_token(const gchar **p, const gchar *stop)
{
	gsize length = strcspn(*p, stop);
	gchar *token = g_strndup(*p, length);

	*p += length;
	return token;
}

static GlsPaperId *
take_id(const gchar **p)
{
	g_autofree gchar *token = take_token(p, " \t\r\n)");

	return g_str_has_prefix(token, "arXiv:") ? gls_paper_id_new_from_string(token) : NULL;
}

/* "arXiv:2203.01250v3 Announce Type: replace-cross \nAbstract: ..." */
static gboolean
read_text(const gchar *text, Announcement *found)
{
	static const struct {
		const gchar *name;
		GlsEntryKind kind;
	} types[] = {
		{"new", GLS_ENTRY_NEW},
		{"cross", GLS_ENTRY_CROSS},
		{"replace", GLS_ENTRY_REPLACED},
		{"replace-cross", GLS_ENTRY_REPLACED},
	};
	const gchar *p = skip_space(text);
	g_autofree gchar *type = NULL;

	if (!g_str_has_prefix(p, "arXiv:"))
		return FALSE;
	found->id = take_id(&p);
	p = skip_word(skip_space(p), "Announce Type:");
	if (p == NULL || found->id == NULL)
		return FALSE;
	type = take_token(&p, " \t\r\n");
	for (guint i = 0; i < G_N_ELEMENTS(types); i++)
		if (strcmp(type, types[i].name) == 0)
			found->kind = types[i].kind;
	p = skip_space(p);
	found->abstract = skip_word(p, "Abstract:");
	if (found->abstract == NULL)
		found->abstract = p;
	return TRUE;
}

/* "A title? (arXiv:2303.11156v2 [cs.CL] UPDATED)", all of which but "A title?" is arXiv's */
static gboolean
read_title(const GlsMessage *message, Announcement *found)
{
	const gchar *title = message->subject;
	const gchar *suffix = title != NULL ? g_strrstr(title, "(arXiv:") : NULL;
	const gchar *p;

	/* people write their mails so, too */
	if (suffix == NULL || (message->link == NULL && message->feed == NULL))
		return FALSE;
	p = suffix + 1;
	found->id = take_id(&p);
	p = skip_word(skip_space(p), "[");
	if (p == NULL || found->id == NULL)
		return FALSE;
	found->category = take_token(&p, "]");
	if (*p != ']')
		return FALSE;
	p = skip_space(p + 1);
	if (g_str_has_prefix(p, "UPDATED"))
		found->kind = GLS_ENTRY_REPLACED;
	else if (g_str_has_prefix(p, "CROSS LISTED"))
		found->kind = GLS_ENTRY_CROSS;
	else if (*p == ')')
		found->kind = GLS_ENTRY_NEW;
	else
		return FALSE;
	while (suffix > title && g_ascii_isspace(suffix[-1]))
		suffix--;
	found->title_length = (gsize)(suffix - title);
	if (suffix > title && suffix[-1] == '.')
		found->title_length--;
	return TRUE;
}

static gboolean
is_from_arxiv(const GlsMessage *message)
{
	g_autoptr(GlsPaperId) id = NULL;

	if (message->host == NULL || message->link == NULL ||
	    (strcmp(message->host, HOST) != 0 && !g_str_has_suffix(message->host, "." HOST)))
		return FALSE;
	id = gls_paper_id_new_from_link(message->link);
	return id != NULL && id->scheme == GLS_ID_ARXIV;
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	g_auto(Announcement) in_text = {0};
	g_auto(Announcement) in_title = {0};

	if (read_text(gls_document_get_text(document, NULL), &in_text) ||
	    read_title(message, &in_title))
		return GLS_RECOGNITION_BODY;
	return is_from_arxiv(message) ? GLS_RECOGNITION_HOST : GLS_RECOGNITION_NONE;
}

/* a host that keeps no categories of items still knows in which feed one came */
static void
add_category(GlsEntry *entry, const GlsMessage *message, const Announcement *found)
{
	const gchar *source = message->source;
	gsize length = source != NULL ? strcspn(source, " ,+") : 0;

	if (entry->categories->len > 0)
		return;
	if (found->category != NULL)
		g_ptr_array_add(entry->categories, g_strdup(found->category));
	else if (source != NULL && strcmp(source + length, FEED_TITLE) == 0)
		g_ptr_array_add(entry->categories, g_strndup(source, length));
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	g_auto(Announcement) in_text = {0};
	g_auto(Announcement) in_title = {0};
	const gchar *text = gls_document_get_text(document, NULL);
	gboolean has_text = read_text(text, &in_text);
	gboolean has_title = read_title(message, &in_title);
	const Announcement none = {0};
	const Announcement *found = has_text ? &in_text : has_title ? &in_title : &none;
	GlsEntry *entry = gls_subject_entry_add(digest, message, GLS_SUBJECT_BELIEVE_LINK);

	if (entry == NULL)
		return;
	if (has_title) {
		g_free(entry->title);
		entry->title = gls_text_squeeze(message->subject, (gssize)in_title.title_length);
		g_free(entry->title_key);
		entry->title_key =
			gls_text_title_key(message->subject, (gssize)in_title.title_length);
	}
	if (found->id != NULL)
		gls_entry_add_id(entry, gls_paper_id_copy(found->id));
	entry->kind = found->kind;
	/* a cross-list or replacement appeared long before the item did */
	if (entry->kind == GLS_ENTRY_NEW || entry->kind == GLS_ENTRY_UNKNOWN)
		gls_subject_entry_ensure_date(entry, message);
	add_category(entry, message, found);
	gls_entry_set_abstract(entry, has_text ? in_text.abstract : text, -1);
}

const GlsFormat gls_format_arxiv_feed = {
	.name = "arxiv-feed",
	.recognise = recognise,
	.parse = parse,
};
