/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-entry.h"
#include "core/text/gls-text.h"
#include "core/render/gls-title-places.h"

/* each miss reads the text to its end; two bodies of one mail differ in no more titles than this */
#define MAX_MISSES 20

/* a word: where its key ends in all keys, and where it ends in the text */
typedef struct {
	gsize key_end;
	guint32 text_end;
} Word;

/* the words of a text as letters and digits, one behind the other */
typedef struct {
	GString *keys;
	GArray *words;
} Text;

static gboolean
is_word_end(gchar byte)
{
	return byte >= 0 && !g_ascii_isalnum(byte);
}

static void
text_init(Text *self, const GlsDocument *document)
{
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	gsize end;

	self->keys = g_string_sized_new(length);
	self->words = g_array_new(FALSE, FALSE, sizeof(Word));
	for (gsize start = 0; start < length; start = end + 1) {
		g_autofree gchar *key = NULL;
		Word word;

		for (end = start; end < length && !is_word_end(text[end]);)
			end++;
		key = gls_text_page_key(text + start, end - start);
		if (*key == '\0')
			continue;
		g_string_append(self->keys, key);
		word = (Word){self->keys->len, end};
		g_array_append_val(self->words, word);
	}
}

static void
text_clear(Text *self)
{
	g_string_free(self->keys, TRUE);
	g_array_unref(self->words);
}

/* index of the word that ends at @key_end or behind it */
static guint
find_word(const Text *self, gsize key_end)
{
	guint low = 0;
	guint high = self->words->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(self->words, Word, middle).key_end < key_end)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static gboolean
is_boundary(const Text *self, gsize key_end)
{
	guint i = find_word(self, key_end);

	return key_end == 0 ||
	       (i < self->words->len && g_array_index(self->words, Word, i).key_end == key_end);
}

/* finds whole words from @from on; returns where they end in the keys, 0 if they are not there */
static gsize
find_key(const Text *self, const gchar *key, gsize from)
{
	const gchar *keys = self->keys->str;
	gsize length = strlen(key);

	for (const gchar *at = keys + from; (at = strstr(at, key)) != NULL; at += length)
		if (is_boundary(self, at - keys) && is_boundary(self, at - keys + length))
			return at - keys + length;
	return 0;
}

/**
 * gls_title_places_find:
 * @document: a document
 * @entries: (element-type GlsEntry): entries that were read from another one
 *
 * Finds the titles of entries in a document that shows the same in another layout, such as the plain
 * text beside the HTML of a mail. Titles are compared by their letters and digits, and looked for
 * in the order of the entries. It costs linear time: after 20 titles that are not there it gives up.
 *
 * Returns: (transfer full) (element-type guint32): for each entry the byte after its title in the
 *   document's text, or %GLS_TITLE_NOT_FOUND
 */
GArray *
gls_title_places_find(const GlsDocument *document, const GPtrArray *entries)
{
	GArray *places = g_array_sized_new(FALSE, FALSE, sizeof(guint32), entries->len);
	guint n_misses = 0;
	gsize from = 0;
	Text text;

	text_init(&text, document);
	for (guint i = 0; i < entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(entries, i);
		g_autofree gchar *key = gls_text_page_key(entry->title, -1);
		guint32 place = GLS_TITLE_NOT_FOUND;
		gsize end = 0;

		if (*key != '\0' && n_misses < MAX_MISSES)
			end = find_key(&text, key, from);
		if (end > 0) {
			place = g_array_index(text.words, Word, find_word(&text, end)).text_end;
			from = end;
		} else {
			n_misses++;
		}
		g_array_append_val(places, place);
	}
	text_clear(&text);
	return places;
}
