/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-ascii-run.h"
#include "core/text/gls-letter.h"
#include "core/text/gls-tex.h"
#include "core/text/gls-words.h"

/* of a text in bytes: the folded form, at most twelve times as long, must fit 32-bit offsets */
#define GLS_WORDS_MAX_LENGTH (256 * 1024 * 1024)

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
	['0' ... '9'] = GLS_BYTE_ALNUM,	    ['A' ... 'Z'] = GLS_BYTE_ALNUM,
	['a' ... 'z'] = GLS_BYTE_ALNUM,	    ['\''] = GLS_BYTE_SPECIAL,
	['+'] = GLS_BYTE_SPECIAL,	    ['#'] = GLS_BYTE_SPECIAL,
	['\\'] = GLS_BYTE_SPECIAL,	    ['{'] = GLS_BYTE_SPECIAL,
	['}'] = GLS_BYTE_SPECIAL,	    ['$'] = GLS_BYTE_SPECIAL,
	['^'] = GLS_BYTE_SPECIAL,	    ['_'] = GLS_BYTE_SPECIAL,
	[0x80 ... 0xff] = GLS_BYTE_SPECIAL,
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
	gsize needed =
		self->n_folded + n_more + 2 * (gsize)(self->end - self->p) + GLS_WORDS_PADDING + 2;

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

static void
gls_word_reader_add_plain(GlsWordReader *self, const gchar *start, const gchar *stop)
{
	GlsWord *word = gls_word_reader_add(self);

	word->start = start - self->text;
	word->end = stop - self->text;
	word->fold_start = self->n_folded;
	self->n_folded += stop - start;
	word->fold_end = self->n_folded;
	word->capitals = word->plural = FALSE;
	if (stop - start >= 2 && ((start[0] | start[1]) & 0x20) == 0) {
		self->n_capitals = self->n_small = 0;
		gls_word_reader_count_case(self, start, stop);
		gls_word_set_case(word, self->n_capitals, self->n_small, self->ends_in_s);
	}
}

/* most words: ASCII letters and digits between separators. Stops at what is not that simple */
static void
gls_word_reader_read_plain(GlsWordReader *self)
{
	const gchar *end = self->end;

	for (;;) {
		const gchar *start = self->p;
		const gchar *stop;

		while (start < end && byte_kinds[(guchar)*start] == GLS_BYTE_SEPARATOR)
			start++;
		self->p = start;
		if (start == end || byte_kinds[(guchar)*start] == GLS_BYTE_SPECIAL)
			return;
		stop = gls_ascii_run_fold(start, end, gls_word_reader_begin_folded(self));
		if ((stop < end && byte_kinds[(guchar)*stop] == GLS_BYTE_SPECIAL) ||
		    (start > self->text && (start[-1] == '(' || start[-1] == '{') &&
		     gls_word_reader_is_residue(self, start, stop))) {
			self->n_folded -= self->n_words > 0;
			return;
		}
		gls_word_reader_add_plain(self, start, stop);
		self->p = stop;
	}
}

static void
gls_word_reader_read_run(GlsWordReader *self)
{
	const gchar *run = self->p;

	gls_word_reader_open(self);
	self->p = gls_ascii_run_fold(run, self->end, self->words->folded->str + self->n_folded);
	self->n_folded += self->p - run;
	gls_word_reader_count_case(self, run, self->p);
	self->stop = self->p;
	if (self->start == run && gls_word_reader_is_residue(self, run, self->p))
		gls_word_reader_drop(self);
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
	return letter <= 0x10ffff && g_unichar_isalnum(letter) && !gls_letter_is_apostrophe(letter);
}

static void
gls_word_reader_read_apostrophe(GlsWordReader *self, gsize length)
{
	self->p += length;
	if (!gls_word_reader_is_at_letter(self))
		gls_word_reader_close(self);
}

static void
gls_word_reader_read_letter(GlsWordReader *self, gunichar letter, gsize length)
{
	gchar folded[GLS_LETTER_MAX_FOLDED];
	gsize n_folded = gls_letter_fold(letter, folded);

	if (n_folded > 0) {
		gls_word_reader_ensure_folded(self, n_folded);
		gls_word_reader_open(self);
		gls_word_reader_append(self, folded, n_folded);
		self->n_capitals += g_unichar_isupper(letter) != 0;
		self->n_small += g_unichar_islower(letter) != 0;
		self->ends_in_s = FALSE;
		self->stop = self->p + length;
	}
	self->p += length;
}

static void
gls_word_reader_read_char(GlsWordReader *self)
{
	gunichar letter = g_utf8_get_char_validated(self->p, self->end - self->p);
	gsize length = letter <= 0x10ffff ? (gsize)g_unichar_to_utf8(letter, NULL) : 1;

	if (gls_letter_is_apostrophe(letter)) {
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
	} else if (gls_letter_is_unspaced(letter)) {
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
		gls_word_reader_ensure_folded(self, GLS_LETTER_MAX_FOLDED);
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
	g_string_set_size(self->folded, 2 * length + GLS_WORDS_PADDING + 2);
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
