/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-tex.h"
#include "core/gls-words.h"

/* of a text in bytes: the folded form, at most twelve times as long, must fit 32-bit offsets */
#define GLS_WORDS_MAX_LENGTH (256 * 1024 * 1024)

/* Unicode's longest decomposition (U+FDFA), in UTF-8 or as names of Greek letters */
#define GLS_WORDS_MAX_FOLDED_CHAR (G_UNICHAR_MAX_DECOMPOSITION_LENGTH * 8)

/**
 * GlsByteKind:
 * @GLS_BYTE_SEPARATOR: ends a word
 * @GLS_BYTE_SPECIAL: what it does depends on what follows
 * @GLS_BYTE_ALNUM: an ASCII letter or digit
 *
 * What one byte is to the reader of words.
 */
enum {
	GLS_BYTE_SEPARATOR,
	GLS_BYTE_SPECIAL,
	GLS_BYTE_ALNUM,
};

static const guint8 byte_kinds[256] = {
    ['0' ... '9'] = GLS_BYTE_ALNUM,	['A' ... 'Z'] = GLS_BYTE_ALNUM,
    ['a' ... 'z'] = GLS_BYTE_ALNUM,	['\''] = GLS_BYTE_SPECIAL,
    ['+'] = GLS_BYTE_SPECIAL,		['#'] = GLS_BYTE_SPECIAL,
    ['\\'] = GLS_BYTE_SPECIAL,		['{'] = GLS_BYTE_SPECIAL,
    ['}'] = GLS_BYTE_SPECIAL,		['$'] = GLS_BYTE_SPECIAL,
    ['^'] = GLS_BYTE_SPECIAL,		['_'] = GLS_BYTE_SPECIAL,
    [0x80 ... 0xff] = GLS_BYTE_SPECIAL,
};

/* letters that Unicode does not decompose, though they are a plain letter to one who types them */
static const struct {
	gunichar letter;
	const gchar *folded;
} plain_letters[] = {
    {0xdf, "ss"}, {0xe6, "ae"}, {0xf0, "d"},  {0xf8, "o"},   {0xfe, "th"}, {0x111, "d"},
    {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x167, "t"},
};

/**
 * GlsWordReader:
 * @text: all of the text
 * @p: where it reads
 * @end: byte after the last
 * @words: what is found; its array and string are larger than their contents until the end
 * @n_words: words found
 * @n_folded: bytes of the folded text
 * @is_open: %TRUE inside a word
 * @start: first byte of that word
 * @stop: byte after its last letter so far
 * @fold_start: first byte of its folded form
 * @n_capitals: capitals in it
 * @n_small: small letters in it
 * @ends_in_s: its last letter is a small s
 *
 * Reads a text once, from its start to its end.
 */
typedef struct {
	const gchar *text;
	const gchar *p;
	const gchar *end;
	GlsWords *words;
	guint n_words;
	gsize n_folded;
	gboolean is_open;
	const gchar *start;
	const gchar *stop;
	gsize fold_start;
	guint n_capitals;
	guint n_small;
	gboolean ends_in_s;
} GlsWordReader;

static inline guint
gls_word_reader_peek_kind(const GlsWordReader *self)
{
	return byte_kinds[(guchar)*self->p];
}

/* keeps room for all that ASCII text can still give: a byte, and a space before it */
static void
gls_word_reader_ensure_folded(GlsWordReader *self, gsize n_more)
{
	gsize needed = self->n_folded + n_more + 2 * (gsize)(self->end - self->p) + 2;

	if (needed > self->words->folded->len)
		g_string_set_size(self->words->folded, needed + needed / 2);
}

static inline gchar *
gls_word_reader_begin_folded(GlsWordReader *self)
{
	if (self->n_words > 0)
		self->words->folded->str[self->n_folded++] = ' ';
	return self->words->folded->str + self->n_folded;
}

static inline GlsWord *
gls_word_reader_add(GlsWordReader *self)
{
	GArray *words = self->words->words;

	if (self->n_words == words->len)
		g_array_set_size(words, words->len * 2);
	return &g_array_index(words, GlsWord, self->n_words++);
}

static gboolean
gls_word_reader_is_residue(const GlsWordReader *self, const gchar *start, const gchar *stop)
{
	return gls_tex_is_residue(start, stop - start, start > self->text ? start[-1] : '\0',
				  stop < self->end ? *stop : '\0');
}

static void
gls_word_set_case(GlsWord *self, guint n_capitals, guint n_small, gboolean ends_in_s)
{
	self->plural = n_capitals >= 2 && n_small == 1 && ends_in_s;
	self->capitals = self->plural || (n_capitals >= 2 && n_small == 0);
}

static void
gls_word_reader_count_case(GlsWordReader *self, const gchar *run, const gchar *stop)
{
	for (; run < stop; run++) {
		self->n_capitals += g_ascii_isupper(*run);
		self->n_small += g_ascii_islower(*run);
	}
	self->ends_in_s = run[-1] == 's';
}

static void
gls_word_reader_open(GlsWordReader *self)
{
	if (self->is_open)
		return;
	gls_word_reader_begin_folded(self);
	self->is_open = TRUE;
	self->start = self->p;
	self->fold_start = self->n_folded;
	self->n_capitals = 0;
	self->n_small = 0;
	self->ends_in_s = FALSE;
}

static void
gls_word_reader_close(GlsWordReader *self)
{
	GlsWord *word;

	if (!self->is_open)
		return;
	self->is_open = FALSE;
	word = gls_word_reader_add(self);
	word->start = self->start - self->text;
	word->end = self->stop - self->text;
	word->fold_start = self->fold_start;
	word->fold_end = self->n_folded;
	gls_word_set_case(word, self->n_capitals, self->n_small, self->ends_in_s);
}

/* forgets the word that is open: it was no word */
static void
gls_word_reader_drop(GlsWordReader *self)
{
	self->is_open = FALSE;
	self->n_folded = self->fold_start - (self->n_words > 0);
}

static void
gls_word_reader_append(GlsWordReader *self, const gchar *letters, gsize length)
{
	memcpy(self->words->folded->str + self->n_folded, letters, length);
	self->n_folded += length;
}

/* most words: ASCII letters and digits between separators. Stops at what is not that simple, with
 * the word before it open */
static void
gls_word_reader_read_plain(GlsWordReader *self)
{
	const gchar *p = self->p;
	const gchar *end = self->end;

	for (;;) {
		const gchar *start;
		gchar *folded;
		gchar *out;
		GlsWord *word;

		while (p < end && byte_kinds[(guchar)*p] == GLS_BYTE_SEPARATOR)
			p++;
		self->p = p;
		if (p == end || byte_kinds[(guchar)*p] == GLS_BYTE_SPECIAL)
			return;
		start = p;
		folded = out = gls_word_reader_begin_folded(self);
		/* sets the bit that makes a capital small; digits have it */
		do
			*out++ = *p++ | 0x20;
		while (p < end && byte_kinds[(guchar)*p] == GLS_BYTE_ALNUM);
		if ((p < end && byte_kinds[(guchar)*p] == GLS_BYTE_SPECIAL) ||
		    (p - start < 4 && gls_word_reader_is_residue(self, start, p))) {
			self->n_folded -= self->n_words > 0;
			return;
		}
		word = gls_word_reader_add(self);
		word->start = start - self->text;
		word->end = p - self->text;
		word->fold_start = self->n_folded;
		self->n_folded += out - folded;
		word->fold_end = self->n_folded;
		word->capitals = word->plural = FALSE;
		if (p - start >= 2 && ((start[0] | start[1]) & 0x20) == 0) {
			self->n_capitals = self->n_small = 0;
			gls_word_reader_count_case(self, start, p);
			gls_word_set_case(word, self->n_capitals, self->n_small, self->ends_in_s);
		}
	}
}

static void
gls_word_reader_read_run(GlsWordReader *self)
{
	const gchar *run = self->p;
	gchar *folded = self->words->folded->str;

	gls_word_reader_open(self);
	while (self->p < self->end && gls_word_reader_peek_kind(self) == GLS_BYTE_ALNUM)
		folded[self->n_folded++] = *self->p++ | 0x20;
	gls_word_reader_count_case(self, run, self->p);
	self->stop = self->p;
	if (self->start == run && gls_word_reader_is_residue(self, run, self->p))
		gls_word_reader_drop(self);
}

static gboolean
gls_words_is_unspaced(gunichar letter)
{
	switch (g_unichar_get_script(letter)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_THAI:
	case G_UNICODE_SCRIPT_LAO:
	case G_UNICODE_SCRIPT_KHMER:
	case G_UNICODE_SCRIPT_MYANMAR:
		return TRUE;
	default:
		/* the mark of a long vowel in Kana, and its half-width form */
		return letter == 0x30fc || letter == 0xff70;
	}
}

/* an apostrophe, a right quotation mark and the letters that look like them */
static gboolean
gls_words_is_apostrophe(gunichar letter)
{
	return letter == 0x2019 || letter == 0x2bb || letter == 0x2bc || letter == 0xff07;
}

static gboolean
gls_word_reader_is_at_letter(const GlsWordReader *self)
{
	gunichar letter;

	if (self->p == self->end)
		return FALSE;
	if ((guchar)*self->p < 0x80)
		return gls_word_reader_peek_kind(self) == GLS_BYTE_ALNUM || *self->p == '\\';
	letter = g_utf8_get_char_validated(self->p, self->end - self->p);
	return letter <= 0x10ffff && g_unichar_isalnum(letter) && !gls_words_is_apostrophe(letter);
}

static void
gls_word_reader_read_apostrophe(GlsWordReader *self, gsize length)
{
	self->p += length;
	if (!gls_word_reader_is_at_letter(self))
		gls_word_reader_close(self);
}

static void
gls_word_reader_append_char(GlsWordReader *self, gunichar letter)
{
	const gchar *name;
	gchar bytes[6];

	letter = g_unichar_tolower(letter);
	if (!g_unichar_isalnum(letter) || gls_words_is_apostrophe(letter))
		return;
	name = gls_tex_get_greek_name(letter);
	for (guint i = 0; name == NULL && i < G_N_ELEMENTS(plain_letters); i++) {
		if (plain_letters[i].letter == letter)
			name = plain_letters[i].folded;
	}
	if (name != NULL)
		gls_word_reader_append(self, name, strlen(name));
	else
		gls_word_reader_append(self, bytes, g_unichar_to_utf8(letter, bytes));
}

static void
gls_word_reader_read_letter(GlsWordReader *self, gunichar letter, gsize length)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize n_parts = g_unichar_fully_decompose(letter, TRUE, parts, G_N_ELEMENTS(parts));

	gls_word_reader_ensure_folded(self, GLS_WORDS_MAX_FOLDED_CHAR);
	gls_word_reader_open(self);
	for (gsize i = 0; i < n_parts; i++)
		gls_word_reader_append_char(self, parts[i]);
	self->n_capitals += g_unichar_isupper(parts[0]) != 0;
	self->n_small += g_unichar_islower(parts[0]) != 0;
	self->ends_in_s = FALSE;
	self->p += length;
	self->stop = self->p;
	if (self->n_folded == self->fold_start)
		gls_word_reader_drop(self);
}

static void
gls_word_reader_read_char(GlsWordReader *self)
{
	gunichar letter = g_utf8_get_char_validated(self->p, self->end - self->p);
	gsize length = letter <= 0x10ffff ? (gsize)g_unichar_to_utf8(letter, NULL) : 1;

	if (gls_words_is_apostrophe(letter)) {
		gls_word_reader_read_apostrophe(self, length);
	} else if (letter == 0xd7) {
		/* "10×" is also written "10x" */
		gls_word_reader_read_letter(self, 'x', length);
	} else if (letter > 0x10ffff) {
		gls_word_reader_close(self);
		self->p++;
	} else if (g_unichar_ismark(letter) || g_unichar_type(letter) == G_UNICODE_FORMAT) {
		self->p += length;
	} else if (!g_unichar_isalnum(letter)) {
		gls_word_reader_close(self);
		self->p += length;
	} else if (gls_words_is_unspaced(letter)) {
		gls_word_reader_close(self);
		gls_word_reader_read_letter(self, letter, length);
		gls_word_reader_close(self);
	} else {
		gls_word_reader_read_letter(self, letter, length);
	}
}

static void
gls_word_reader_read_command(GlsWordReader *self)
{
	const gchar *letters;
	gsize length = gls_tex_read_command(self->p, self->end - self->p, &letters);

	if (letters == NULL) {
		gls_word_reader_close(self);
	} else if (*letters != '\0') {
		gls_word_reader_ensure_folded(self, GLS_WORDS_MAX_FOLDED_CHAR);
		gls_word_reader_open(self);
		gls_word_reader_append(self, letters, strlen(letters));
		self->n_small++;
		self->ends_in_s = FALSE;
		self->stop = self->p + length;
	}
	self->p += length;
}

/* "C++", "PointNet++", "C#" */
static void
gls_word_reader_read_sign(GlsWordReader *self)
{
	gchar sign = *self->p;

	if (!self->is_open || self->stop != self->p) {
		gls_word_reader_close(self);
		self->p++;
		return;
	}
	while (self->p < self->end && *self->p == sign) {
		gls_word_reader_append(self, &sign, 1);
		self->p++;
	}
	self->stop = self->p;
	gls_word_reader_close(self);
}

static void
gls_word_reader_read_special(GlsWordReader *self)
{
	switch (*self->p) {
	case '\'':
		gls_word_reader_read_apostrophe(self, 1);
		break;
	case '+':
	case '#':
		gls_word_reader_read_sign(self);
		break;
	case '\\':
		gls_word_reader_read_command(self);
		break;
	case '{':
	case '}':
	case '$':
	case '^':
	case '_':
		/* TeX: nothing is seen of them */
		self->p++;
		break;
	default:
		gls_word_reader_read_char(self);
	}
}

/**
 * gls_words_new:
 * @text: UTF-8
 * @length: of @text in bytes, -1 if it ends in NUL; at most 256 MiB
 *
 * Cuts a text into words and folds them; see #GlsWords. A byte that is not UTF-8 separates words.
 * Costs linear time.
 *
 * Returns: (transfer full): the words, none if @text holds no letter or digit
 */
GlsWords *
gls_words_new(const gchar *text, gssize length)
{
	GlsWords *self;
	GlsWordReader reader = {0};

	g_return_val_if_fail(text != NULL, NULL);
	if (length < 0)
		length = strlen(text);
	g_return_val_if_fail(length <= GLS_WORDS_MAX_LENGTH, NULL);

	self = g_new0(GlsWords, 1);
	self->words = g_array_new(FALSE, FALSE, sizeof(GlsWord));
	g_array_set_size(self->words, length / 6 + 8);
	self->folded = g_string_new(NULL);
	g_string_set_size(self->folded, 2 * length + 2);
	reader.text = reader.p = text;
	reader.end = text + length;
	reader.words = self;
	while (reader.p < reader.end) {
		if (!reader.is_open)
			gls_word_reader_read_plain(&reader);
		if (reader.p == reader.end)
			break;
		switch (gls_word_reader_peek_kind(&reader)) {
		case GLS_BYTE_SEPARATOR:
			gls_word_reader_close(&reader);
			reader.p++;
			break;
		case GLS_BYTE_ALNUM:
			gls_word_reader_read_run(&reader);
			break;
		default:
			gls_word_reader_read_special(&reader);
		}
	}
	gls_word_reader_close(&reader);
	g_array_set_size(self->words, reader.n_words);
	g_string_truncate(self->folded, reader.n_folded);
	return self;
}

/**
 * gls_words_free:
 * @self: words
 *
 * Frees them.
 */
void
gls_words_free(GlsWords *self)
{
	g_array_unref(self->words);
	g_string_free(self->folded, TRUE);
	g_free(self);
}
