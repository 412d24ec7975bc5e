/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>
#include <zlib.h>

#include "core/history/gls-segment.h"

/**
 * SECTION:gls-segment
 *
 * The history is a directory of segments, `MACHINE-NUMBER.seen`, where MACHINE is 8 hex digits and
 * NUMBER counts from 0001. A machine appends to its own newest segment and to no other file, and
 * never changes what stands there; every machine reads all of them.
 *
 * A segment is a key-file in UTF-8 that #GKeyFile loads. It holds records, each one group:
 * |[
 * [3f2a9c0d1b2e4f56]
 * title=Entropy-Guided Attention for Private LLMs
 * ids=arxiv:2501.03489;
 * ...
 * sum=1a2b3c4d
 * ]|
 * - A record runs from the `[` of its header to the line end after its sum, and an empty line
 *   follows. `sum` is the CRC-32 of zlib over all bytes of the record before that line, in 8 hex
 *   digits, and is always the last key. Line ends written as CR LF count as LF.
 * - A value is escaped as GKeyFile does it: `\n`, `\r`, `\\`, a leading space as `\s`, a leading
 *   tab as `\t`; items of a list end in `;`, and a `;` inside one is written `\;`.
 * - A group may stand there many times. Each record is the full state of its paper, so the last
 *   one of a machine is the one that counts. What its keys mean is told in #GlsRecord.
 * - A group name of 16 hex digits is a paper, and one that begins with `decision` is what the user
 *   decided of papers, see #GlsDecision. A record of any other name is of a kind that this version
 *   does not know, and a reader passes over it, as over a key that it does not know.
 * - Empty lines and lines that begin with `#` may stand between records.
 *
 * A record cut by a crash has no sum. A reader leaves it out, and the machine that wrote it cuts it
 * off before it appends again.
 */

#define SUM_LENGTH 8
#define SUM_KEY	   "sum="

/* blank lines and comments between records; a comment that does not end may not be whole yet */
static gsize
skip_blank(const gchar *data, gsize length, gsize position)
{
	while (position < length) {
		const gchar *line_end;

		if (g_ascii_isspace(data[position])) {
			position++;
			continue;
		}
		if (data[position] != '#')
			return position;
		line_end = memchr(data + position, '\n', length - position);
		if (line_end == NULL)
			return position;
		position = line_end - data + 1;
	}
	return position;
}

static gsize
find_next_header(const gchar *data, gsize length, gsize position)
{
	const gchar *found;

	/* brackets are rare, and memchr() is much faster than memmem() */
	while ((found = memchr(data + position, '[', length - position)) != NULL) {
		position = found - data;
		if (position > 0 && data[position - 1] == '\n')
			return position;
		position++;
	}
	return length;
}

static gboolean
parse_hex(const gchar *text, gsize n_digits, guint64 *number)
{
	guint64 value = 0;

	for (gsize i = 0; i < n_digits; i++) {
		gint digit = g_ascii_xdigit_value(text[i]);

		if (digit < 0)
			return FALSE;
		value = value << 4 | (guint64)digit;
	}
	*number = value;
	return TRUE;
}

/* finds the line of the sum in a stretch; its end is 0 if the stretch holds no whole one */
static gsize
find_sum(const gchar *data, gsize length, gsize *sum_start, guint64 *sum)
{
	const gchar *found = memmem(data, length, "\n" SUM_KEY, 1 + strlen(SUM_KEY));
	gsize position;

	if (found == NULL)
		return 0;
	*sum_start = found - data + 1;
	position = *sum_start + strlen(SUM_KEY);
	if (length - position <= SUM_LENGTH || !parse_hex(data + position, SUM_LENGTH, sum))
		return 0;
	position += SUM_LENGTH;
	if (data[position] == '\r' && position + 1 < length)
		position++;
	return data[position] == '\n' ? position + 1 : 0;
}

static guint32
get_sum(const gchar *data, gsize length)
{
	return crc32_z(0, (const guchar *)data, length);
}

/* the sum of lines that something on the way gave other line ends */
static guint32
get_sum_without_cr(const gchar *data, gsize length)
{
	guint32 sum = 0;
	gsize start = 0;
	const gchar *cr;

	while ((cr = memmem(data + start, length - start, "\r\n", 2)) != NULL) {
		sum = crc32_z(sum, (const guchar *)data + start, cr - data - start);
		start = cr - data + 1;
	}
	return crc32_z(sum, (const guchar *)data + start, length - start);
}

/**
 * gls_segment_next:
 * @data: bytes of a segment, which begin with a line
 * @length: of @data in bytes
 * @position: (inout): where to go on, 0 at first; moves behind the piece
 * @piece: (out): what was found
 *
 * Finds the next record in a segment, or what should be one. An incomplete piece that reaches up to
 * the end of @data may only be cut there: it is torn, or not all of it was read yet.
 *
 * Returns: %TRUE if there was a piece
 */
gboolean
gls_segment_next(const gchar *data, gsize length, gsize *position, GlsSegmentPiece *piece)
{
	gsize start = skip_blank(data, length, *position);
	gsize next;
	gsize sum_start = 0;
	gsize end = 0;
	guint64 sum = 0;

	*position = start;
	if (start >= length)
		return FALSE;
	next = find_next_header(data, length, start + 1);
	if (data[start] == '[')
		end = find_sum(data + start, next - start, &sum_start, &sum);
	piece->offset = start;
	piece->length = end != 0 ? end : next - start;
	if (end == 0)
		piece->kind = GLS_SEGMENT_INCOMPLETE;
	else if (end > GLS_SEGMENT_MAX_RECORD)
		piece->kind = GLS_SEGMENT_DAMAGED;
	else if (get_sum(data + start, sum_start) == sum ||
		 get_sum_without_cr(data + start, sum_start) == sum)
		piece->kind = GLS_SEGMENT_RECORD;
	else
		piece->kind = GLS_SEGMENT_DAMAGED;
	*position = start + piece->length;
	return TRUE;
}

/**
 * gls_segment_get_group:
 * @record: a record
 * @length: of @record in bytes
 * @group: (out): the name of its group, as a number
 *
 * Returns: %TRUE if the record is one of a paper, whose name is 16 hex digits
 */
gboolean
gls_segment_get_group(const gchar *record, gsize length, guint64 *group)
{
	return length > GLS_SEGMENT_GROUP_LENGTH + 2 && record[0] == '[' &&
	       record[GLS_SEGMENT_GROUP_LENGTH + 1] == ']' &&
	       parse_hex(record + 1, GLS_SEGMENT_GROUP_LENGTH, group);
}

/**
 * gls_segment_next_line:
 * @record: a record
 * @length: of @record in bytes
 * @position: (inout): where to go on, 0 at first; moves behind the line
 * @line: (out): the line
 *
 * Finds the next line with a key in a record.
 *
 * Returns: %TRUE if there was one
 */
gboolean
gls_segment_next_line(const gchar *record, gsize length, gsize *position, GlsSegmentLine *line)
{
	while (*position < length) {
		const gchar *start = record + *position;
		const gchar *end = memchr(start, '\n', length - *position);
		const gchar *equals;

		if (end == NULL)
			end = record + length;
		*position = MIN((gsize)(end - record) + 1, length);
		if (end > start && end[-1] == '\r')
			end--;
		equals = memchr(start, '=', end - start);
		if (equals == NULL || *start == '[' || *start == '#')
			continue;
		line->key = start;
		line->key_length = equals - start;
		line->value = equals + 1;
		line->value_length = end - equals - 1;
		return TRUE;
	}
	return FALSE;
}

/* what an escape stands for; NUL for one that GKeyFile does not have */
static gchar
unescape(gchar letter)
{
	switch (letter) {
	case 's':
		return ' ';
	case 'n':
		return '\n';
	case 't':
		return '\t';
	case 'r':
		return '\r';
	case '\\':
	case ';':
		return letter;
	default:
		return '\0';
	}
}

static gchar *
dup_valid(const gchar *text, gsize length)
{
	return g_utf8_validate_len(text, length, NULL) ? g_strndup(text, length) : NULL;
}

/* unescapes up to the end of the value, or to the end of an item if @is_list */
static gchar *
dup_escaped(const gchar **text, const gchar *end, gboolean is_list)
{
	g_autoptr(GString) item = g_string_sized_new(end - *text);
	const gchar *p;

	for (p = *text; p < end; p++) {
		if (*p == '\\' && p + 1 < end && unescape(p[1]) != '\0')
			g_string_append_c(item, unescape(*++p));
		else if (*p == ';' && is_list)
			break;
		else
			g_string_append_c(item, *p);
	}
	*text = MIN(p + 1, end);
	return dup_valid(item->str, item->len);
}

static gchar *
dup_item(const gchar **text, const gchar *end, gboolean is_list)
{
	const gchar *start = *text;
	const gchar *stop = is_list ? memchr(start, ';', end - start) : NULL;

	if (stop == NULL)
		stop = end;
	if (memchr(start, '\\', stop - start) != NULL)
		return dup_escaped(text, end, is_list);
	*text = MIN(stop + 1, end);
	return dup_valid(start, stop - start);
}

/**
 * gls_segment_line_dup_string:
 * @line: a line
 *
 * Reads the value of a line as one string.
 *
 * Returns: (transfer full) (nullable): the string, %NULL if it is not UTF-8
 */
gchar *
gls_segment_line_dup_string(const GlsSegmentLine *line)
{
	const gchar *text = line->value;

	return dup_item(&text, line->value + line->value_length, FALSE);
}

/**
 * gls_segment_line_read_list:
 * @line: a line
 * @max_items: how many items to read at most
 * @max_length: how long one may be, in bytes
 * @items: (element-type utf8): gets the items, in place of those it has; it owns them
 *
 * Reads the value of a line as a list. Items that are empty, too long or not UTF-8 are left out.
 */
void
gls_segment_line_read_list(const GlsSegmentLine *line,
			   guint max_items,
			   gsize max_length,
			   GPtrArray *items)
{
	const gchar *text = line->value;
	const gchar *end = line->value + line->value_length;

	g_ptr_array_set_size(items, 0);
	while (text < end && items->len < max_items) {
		g_autofree gchar *item = dup_item(&text, end, TRUE);

		if (item != NULL && *item != '\0' && strlen(item) <= max_length)
			g_ptr_array_add(items, g_steal_pointer(&item));
	}
}

/**
 * gls_segment_line_dup_list:
 * @line: a line
 * @max_items: how many items to read at most
 * @max_length: how long one may be, in bytes
 *
 * Does what gls_segment_line_read_list() does.
 *
 * Returns: (transfer full) (element-type utf8): the items
 */
GPtrArray *
gls_segment_line_dup_list(const GlsSegmentLine *line, guint max_items, gsize max_length)
{
	GPtrArray *items = g_ptr_array_new_with_free_func(g_free);

	gls_segment_line_read_list(line, max_items, max_length, items);
	return items;
}
