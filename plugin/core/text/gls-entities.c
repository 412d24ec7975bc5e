/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-entities.h"

/* a named reference: its name in the names of all, without & and ; */
typedef struct {
	guint16 name;
	guint8 name_length;
	guint8 legacy; /* stands without a semicolon too */
	gchar utf8[GLS_ENTITY_UTF8_SIZE];
} GlsEntity;

#include "core/gls-entities-table.h"

G_STATIC_ASSERT(GLS_ENTITY_MAX_UTF8 < GLS_ENTITY_UTF8_SIZE);
G_STATIC_ASSERT(sizeof(entity_names) <= G_MAXUINT16);

/* what numbers 0x80 to 0x9f mean:
 * https://html.spec.whatwg.org/#numeric-character-reference-end-state */
static const gunichar windows_1252[] = {
	0x20ac, 0x81,	0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0x8d,	0x017d, 0x8f,	0x90,	0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,	0x017e, 0x0178,
};

static gint
gls_entity_compare(const GlsEntity *self, const gchar *name, gsize length)
{
	gint rc = memcmp(entity_names + self->name, name, MIN(self->name_length, length));

	return rc != 0 ? rc : (gint)self->name_length - (gint)length;
}

static const GlsEntity *
gls_entity_lookup(const gchar *name, gsize length)
{
	guint low = 0;
	guint high = G_N_ELEMENTS(entities);

	while (low < high) {
		guint middle = (low + high) / 2;
		gint rc = gls_entity_compare(&entities[middle], name, length);

		if (rc == 0)
			return &entities[middle];
		if (rc < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static const GlsEntity *
gls_entity_lookup_legacy(const gchar *name, gsize *length)
{
	for (gsize n = MIN(*length, GLS_ENTITY_MAX_LEGACY); n >= 2; n--) {
		const GlsEntity *entity = gls_entity_lookup(name, n);

		if (entity != NULL && entity->legacy) {
			*length = n;
			return entity;
		}
	}
	return NULL;
}

static gunichar
gls_entity_repair_number(guint32 number)
{
	if (number >= 0x80 && number < 0x80 + G_N_ELEMENTS(windows_1252))
		return windows_1252[number - 0x80];
	if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff))
		return 0xfffd;
	return number;
}

static gsize
gls_entity_decode_number(const gchar *text, const gchar *end, gchar *utf8, gsize *utf8_length)
{
	const gchar *p = text + 2;
	const gchar *digits;
	gboolean hexadecimal = p < end && (*p == 'x' || *p == 'X');
	guint32 number = 0;

	if (hexadecimal)
		p++;
	for (digits = p; p < end; p++) {
		gint digit = hexadecimal ? g_ascii_xdigit_value(*p) : g_ascii_digit_value(*p);

		if (digit < 0)
			break;
		/* any value out of range will do once it is out of range */
		number = MIN(number * (hexadecimal ? 16 : 10) + (guint)digit, 0x110000);
	}
	if (p == digits)
		return 0;
	if (p < end && *p == ';')
		p++;
	*utf8_length = (gsize)g_unichar_to_utf8(gls_entity_repair_number(number), utf8);
	return (gsize)(p - text);
}

static gsize
gls_entity_decode_name(const gchar *text,
		       const gchar *end,
		       gboolean in_attribute,
		       gchar *utf8,
		       gsize *utf8_length)
{
	const gchar *name = text + 1;
	const GlsEntity *entity = NULL;
	gsize length = 0;
	gboolean closed = FALSE;

	while (name + length < end && length <= GLS_ENTITY_MAX_NAME &&
	       g_ascii_isalnum(name[length]))
		length++;
	if (name + length < end && name[length] == ';') {
		entity = gls_entity_lookup(name, length);
		closed = entity != NULL;
	}
	if (entity == NULL)
		entity = gls_entity_lookup_legacy(name, &length);
	if (entity == NULL)
		return 0;
	if (!closed && name + length < end && name[length] == ';')
		closed = TRUE;
	/* as in href="?a=1&copy=2" */
	if (in_attribute && !closed && name + length < end &&
	    (name[length] == '=' || g_ascii_isalnum(name[length])))
		return 0;
	*utf8_length = strlen(entity->utf8);
	memcpy(utf8, entity->utf8, *utf8_length);
	return 1 + length + (closed ? 1 : 0);
}

/**
 * gls_entity_decode:
 * @text: an ampersand
 * @end: byte after the last that may be read
 * @in_attribute: %TRUE in the value of an attribute, where a name that lacks its semicolon does not
 *   count before `=`, a letter or a digit
 * @utf8: (out): where the characters are written: room for %GLS_ENTITY_UTF8_SIZE bytes; they are
 *   not NUL-terminated
 * @utf8_length: (out): how many bytes were written
 *
 * Reads a character reference as https://html.spec.whatwg.org/#character-reference-state does: the
 * longest of the 2,231 names counts, numbers 0x80 to 0x9f are taken for windows-1252, and numbers
 * that are no characters become U+FFFD.
 *
 * Returns: how many bytes of @text the reference takes, 0 if @text does not begin with one
 */
gsize
gls_entity_decode(const gchar *text,
		  const gchar *end,
		  gboolean in_attribute,
		  gchar *utf8,
		  gsize *utf8_length)
{
	g_return_val_if_fail(text != NULL, 0);
	g_return_val_if_fail(utf8 != NULL, 0);
	g_return_val_if_fail(utf8_length != NULL, 0);

	if (end - text < 3 || *text != '&')
		return 0;
	if (text[1] == '#')
		return gls_entity_decode_number(text, end, utf8, utf8_length);
	return gls_entity_decode_name(text, end, in_attribute, utf8, utf8_length);
}

/**
 * gls_entity_decode_all:
 * @text: text of an HTML source
 * @length: of @text, in bytes
 * @in_attribute: see gls_entity_decode()
 *
 * Decodes every character reference in a text.
 *
 * Returns: (transfer full): the text a reader sees
 */
gchar *
gls_entity_decode_all(const gchar *text, gsize length, gboolean in_attribute)
{
	const gchar *end = text + length;
	GString *decoded;

	g_return_val_if_fail(text != NULL, NULL);

	decoded = g_string_sized_new(length);
	while (text < end) {
		const gchar *ampersand = memchr(text, '&', (gsize)(end - text));
		gchar utf8[GLS_ENTITY_UTF8_SIZE];
		gsize utf8_length;
		gsize taken;

		if (ampersand == NULL)
			ampersand = end;
		g_string_append_len(decoded, text, ampersand - text);
		text = ampersand;
		if (text == end)
			break;
		taken = gls_entity_decode(text, end, in_attribute, utf8, &utf8_length);
		if (taken == 0)
			g_string_append_c(decoded, '&');
		else
			g_string_append_len(decoded, utf8, (gssize)utf8_length);
		text += MAX(taken, 1);
	}
	return g_string_free(decoded, FALSE);
}
