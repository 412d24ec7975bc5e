/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-line.h"

/*
 * arXivDaily, a Chinese newsletter on the new papers of arXiv, by section and number:
 *
 *	cs.AI人工智能，共计2篇
 *	【1】Title
 *	**标题**：title in Chinese
 *	**链接**：https://arxiv.org/abs/2512.14691
 *	**作者**：Zefan Cai, Haoyi Qiu
 *	**备注**：comments
 *	**摘要**：abstract in Chinese
 *	**摘要**：abstract
 *
 * The asterisks stand in text only.
 */

#define NEWSLETTER "学术速递"
/* bytes; the line that begins a section names a category and a number, and nothing else */
#define MAX_SECTION 120

typedef enum {
	KEY_NONE,
	KEY_TITLE,
	KEY_LINK,
	KEY_AUTHORS,
	KEY_ABSTRACT,
	KEY_COMMENT,
	KEY_OTHER,
} Key;

static const struct {
	const gchar *name;
	Key key;
} keys[] = {
	{"标题", KEY_OTHER}, {"链接", KEY_LINK},    {"作者", KEY_AUTHORS},
	{"机构", KEY_OTHER}, {"备注", KEY_COMMENT}, {"摘要", KEY_ABSTRACT},
};

/* the entry that is read */
typedef struct {
	const GlsDocument *document;
	const gchar *text;
	GlsDigest *digest;
	gchar *category;
	guint32 title_start;
	guint32 title_end;
	GlsEntry *entry;
	GString *abstract;
	GString *comment;
	Key key;
} Reader;

/* takes a word and the asterisks around it; returns what stands behind, %NULL if it is another one */
static const gchar *
skip_word(const gchar *p, const gchar *end, const gchar *word)
{
	gsize length = strlen(word);

	while (p < end && strchr("* ", *p) != NULL)
		p++;
	if ((gsize)(end - p) < length || memcmp(p, word, length) != 0)
		return NULL;
	for (p += length; p < end && strchr("* ", *p) != NULL;)
		p++;
	return p;
}

static Key
find_key(const Reader *reader, const GlsLine *line, guint32 *start)
{
	const gchar *end = reader->text + line->end;

	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		const gchar *p = skip_word(reader->text + line->start, end, keys[i].name);
		const gchar *value = p != NULL ? skip_word(p, end, "：") : NULL;

		if (p != NULL && value == NULL)
			value = skip_word(p, end, ":");
		if (value == NULL)
			continue;
		*start = (guint32)(value - reader->text);
		return keys[i].key;
	}
	return KEY_NONE;
}

/* where a title begins behind its number in brackets, 0 if no entry begins with the line */
static guint32
find_title(const Reader *reader, const GlsLine *line)
{
	const gchar *end = reader->text + line->end;
	const gchar *p = skip_word(reader->text + line->start, end, "【");
	const gchar *number = p;

	while (p != NULL && p < end && g_ascii_isdigit(*p))
		p++;
	if (p == number)
		return 0;
	p = skip_word(p, end, "】");
	return p != NULL ? (guint32)(p - reader->text) : 0;
}

/* takes the category that begins a line such as "cs.AI人工智能，共计2篇" */
static gboolean
read_section(Reader *reader, const GlsLine *line)
{
	const gchar *p = reader->text + line->start;
	gsize length = 0;

	while (g_ascii_isalpha(p[length]) || p[length] == '.' || p[length] == '-')
		length++;
	if (length == 0 || line->end - line->start > MAX_SECTION ||
	    gls_line_find(line, reader->text, "共计") == NULL)
		return FALSE;
	g_free(reader->category);
	reader->category = g_strndup(p, length);
	return TRUE;
}

static void
add_entry(Reader *reader)
{
	if (reader->title_start >= reader->title_end)
		return;
	reader->entry = gls_digest_add_entry(reader->digest, reader->document, reader->title_start,
					     reader->title_end);
	reader->title_end = 0;
	if (reader->entry != NULL && reader->category != NULL)
		g_ptr_array_add(reader->entry->categories, g_strdup(reader->category));
}

static void
end_entry(Reader *reader)
{
	add_entry(reader);
	if (reader->entry != NULL) {
		gls_entry_set_abstract(reader->entry, reader->abstract->str,
				       (gssize)reader->abstract->len);
		gls_entry_set_comment(reader->entry, reader->comment->str,
				      (gssize)reader->comment->len);
	}
	g_string_truncate(reader->abstract, 0);
	g_string_truncate(reader->comment, 0);
	reader->entry = NULL;
	reader->key = KEY_NONE;
}

static void
read_link(const Reader *reader, guint32 start, guint32 end)
{
	const GlsSpan *span = gls_document_find_span(reader->document, "a", start, end);
	g_autofree gchar *shown = g_strndup(reader->text + start, end - start);

	if (span != NULL)
		gls_entry_add_id(reader->entry, gls_paper_id_new_from_link(span->href));
	shown[strcspn(shown, " )")] = '\0';
	gls_entry_add_id(reader->entry, gls_paper_id_new_from_link(shown));
}

static void
read_value(Reader *reader, guint32 start, guint32 end)
{
	const gchar *value = reader->text + start;
	gssize length = (gssize)(end - start);

	if (reader->key == KEY_TITLE) {
		reader->title_end = end;
	} else if (reader->entry == NULL) {
		return;
	} else if (reader->key == KEY_LINK) {
		read_link(reader, start, end);
	} else if (reader->key == KEY_AUTHORS) {
		gls_author_parse_list(value, length, reader->entry->authors);
	} else if (reader->key == KEY_ABSTRACT) {
		g_string_append_len(reader->abstract, value, length);
		g_string_append_c(reader->abstract, ' ');
	} else if (reader->key == KEY_COMMENT) {
		g_string_append_len(reader->comment, value, length);
		g_string_append_c(reader->comment, ' ');
	}
}

static void
read_line(Reader *reader, const GlsLine *line)
{
	guint32 start = find_title(reader, line);
	Key key;

	/* values do not go on behind an empty line */
	if (line->start == line->end) {
		reader->key = KEY_NONE;
		return;
	}
	if (start > 0) {
		end_entry(reader);
		reader->title_start = start;
		reader->key = KEY_TITLE;
	} else if (read_section(reader, line)) {
		end_entry(reader);
		return;
	} else if ((key = find_key(reader, line, &start)) != KEY_NONE) {
		add_entry(reader);
		reader->key = key;
	} else {
		start = line->start;
	}
	read_value(reader, start, line->end);
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	g_autoptr(GArray) lines = gls_line_read_all(document);
	g_autoptr(GString) abstract = g_string_new(NULL);
	g_autoptr(GString) comment = g_string_new(NULL);
	Reader reader = {
		.document = document,
		.text = gls_document_get_text(document, NULL),
		.digest = digest,
		.abstract = abstract,
		.comment = comment,
	};

	for (guint i = 0; i < lines->len; i++)
		read_line(&reader, &g_array_index(lines, GlsLine, i));
	end_entry(&reader);
	g_free(reader.category);
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);

	/* a forward may have lost the name of the newsletter, but not what its entries are made of */
	if (strstr(text, "【1】") != NULL && strstr(text, "arxiv.org/") != NULL &&
	    strstr(text, "链接") != NULL && strstr(text, "摘要") != NULL)
		return GLS_RECOGNITION_BODY;
	if (message->subject != NULL && strstr(message->subject, NEWSLETTER) != NULL)
		return GLS_RECOGNITION_SENDER;
	return GLS_RECOGNITION_NONE;
}

const GlsFormat gls_format_arxivdaily = {
	.name = "arxivdaily",
	.recognise = recognise,
	.parse = parse,
};
