/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-literal-search.h"

/* 8 KiB stay in the first-level cache; 1,000 literals fill one bit of sixty-four */
#define GLS_LITERAL_SEARCH_FILTER_BITS 16

#define GLS_LITERAL_SEARCH_FILTER_SIZE (1 << GLS_LITERAL_SEARCH_FILTER_BITS)

/* makes ASCII capitals small in three bytes; it changes other characters too, so equal keys are not
 * yet equal letters */
#define GLS_LITERAL_SEARCH_FOLD 0x202020u

/* from the most frequent in English texts to the rarest */
#define GLS_LITERAL_SEARCH_LETTERS " etaoinsrhldcumfpgwybvkxjqz"

/**
 * GlsLiteral:
 * @text: in small letters
 * @length: of @text in bytes
 * @owner: whose it is
 * @key: three of its bytes
 * @key_at: how many bytes stand before those
 * @next: the next in its slot, plus 1; 0 if it is the last
 *
 * A piece of text to look for.
 */
typedef struct {
	gchar *text;
	gsize length;
	guint owner;
	guint32 key;
	gsize key_at;
	guint32 next;
} GlsLiteral;

/* the literals are sorted into slots by their rarest three bytes: @slots holds the first of each,
 * plus 1, and a bit of @filter is set for each that is not empty */
struct _GlsLiteralSearch {
	GArray *literals;
	guint64 filter[GLS_LITERAL_SEARCH_FILTER_SIZE / 64];
	guint32 slots[GLS_LITERAL_SEARCH_FILTER_SIZE];
};

/* a multiplication whose upper bits depend on all three bytes: 2^32 divided by the golden ratio */
static inline guint32
gls_literal_search_get_slot(guint32 key)
{
	return (key * 0x9e3779b1u) >> (32 - GLS_LITERAL_SEARCH_FILTER_BITS);
}

static inline guint32
gls_literal_search_get_key(const gchar *p)
{
	const guchar *bytes = (const guchar *)p;

	return (bytes[0] | (guint32)bytes[1] << 8 | (guint32)bytes[2] << 16) |
	       GLS_LITERAL_SEARCH_FOLD;
}

static gsize
gls_literal_search_get_rarity(gchar letter)
{
	const gchar *found = strchr(GLS_LITERAL_SEARCH_LETTERS, letter);

	return found != NULL ? (gsize)(found - GLS_LITERAL_SEARCH_LETTERS)
			     : strlen(GLS_LITERAL_SEARCH_LETTERS);
}

/* where the three letters stand that are met least, so that few places are looked at in vain */
static gsize
gls_literal_search_find_key(const gchar *literal, gsize length)
{
	gsize best = 0;
	gsize best_rarity = 0;

	for (gsize i = 0; i + GLS_LITERAL_SEARCH_MIN_LENGTH <= length; i++) {
		gsize rarity = gls_literal_search_get_rarity(literal[i]) +
			       gls_literal_search_get_rarity(literal[i + 1]) +
			       gls_literal_search_get_rarity(literal[i + 2]);

		if (rarity > best_rarity) {
			best = i;
			best_rarity = rarity;
		}
	}
	return best;
}

static void
gls_literal_clear(gpointer self)
{
	g_free(((GlsLiteral *)self)->text);
}

/**
 * gls_literal_search_new:
 *
 * Returns: (transfer full): a search without literals
 */
GlsLiteralSearch *
gls_literal_search_new(void)
{
	GlsLiteralSearch *self = g_new0(GlsLiteralSearch, 1);

	self->literals = g_array_new(FALSE, FALSE, sizeof(GlsLiteral));
	g_array_set_clear_func(self->literals, gls_literal_clear);
	return self;
}

/**
 * gls_literal_search_free:
 * @self: a search
 *
 * Frees it.
 */
void
gls_literal_search_free(GlsLiteralSearch *self)
{
	g_array_unref(self->literals);
	g_free(self);
}

/**
 * gls_literal_search_add:
 * @self: a search
 * @literal: what to look for, at least %GLS_LITERAL_SEARCH_MIN_LENGTH bytes
 * @owner: a number for whose it is
 *
 * Adds a literal. Several may have one owner, and several owners the same.
 */
void
gls_literal_search_add(GlsLiteralSearch *self, const gchar *literal, guint owner)
{
	GlsLiteral added = {0};
	guint32 slot;

	g_return_if_fail(self != NULL);
	g_return_if_fail(literal != NULL);
	g_return_if_fail(strlen(literal) >= GLS_LITERAL_SEARCH_MIN_LENGTH);

	added.text = g_ascii_strdown(literal, -1);
	added.length = strlen(literal);
	added.owner = owner;
	added.key_at = gls_literal_search_find_key(added.text, added.length);
	added.key = gls_literal_search_get_key(added.text + added.key_at);
	slot = gls_literal_search_get_slot(added.key);
	added.next = self->slots[slot];
	g_array_append_val(self->literals, added);
	self->slots[slot] = self->literals->len;
	self->filter[slot / 64] |= (guint64)1 << (slot % 64);
}

/* looks at the literals of a slot: their key stands at @at */
static void
gls_literal_search_compare(const GlsLiteralSearch *self,
			   guint32 slot,
			   const gchar *text,
			   gsize length,
			   gsize at,
			   gboolean *found)
{
	guint32 key = gls_literal_search_get_key(text + at);

	for (guint32 n = self->slots[slot]; n != 0;) {
		const GlsLiteral *literal = &g_array_index(self->literals, GlsLiteral, n - 1);

		if (literal->key == key && !found[literal->owner] && literal->key_at <= at &&
		    literal->length <= length - (at - literal->key_at))
			found[literal->owner] = g_ascii_strncasecmp(text + at - literal->key_at,
								    literal->text,
								    literal->length) == 0;
		n = literal->next;
	}
}

/**
 * gls_literal_search_match:
 * @self: a search
 * @text: any text
 * @length: of @text in bytes
 * @found: (array): set to %TRUE for each owner of a literal that stands in @text, else left alone
 *
 * Looks for all literals, going over @text once.
 */
void
gls_literal_search_match(const GlsLiteralSearch *self,
			 const gchar *text,
			 gsize length,
			 gboolean *found)
{
	g_return_if_fail(self != NULL);
	g_return_if_fail(text != NULL);
	g_return_if_fail(found != NULL);

	for (gsize i = 0; i + GLS_LITERAL_SEARCH_MIN_LENGTH <= length; i++) {
		guint32 slot = gls_literal_search_get_slot(gls_literal_search_get_key(text + i));

		if ((self->filter[slot / 64] >> (slot % 64)) & 1)
			gls_literal_search_compare(self, slot, text, length, i, found);
	}
}
