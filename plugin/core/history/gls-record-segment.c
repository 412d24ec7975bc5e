/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/history/gls-record-private.h"
#include "core/history/gls-segment.h"

/**
 * SECTION:gls-record-segment
 *
 * The keys of a record of a paper in a segment. All may be missing but the sum.
 *
 * - `title`: the title, at most 1,024 bytes;
 * - `ids`: list of `SCHEME:VALUE`, at most 32 of at most 256 bytes each;
 * - `authors`: list of keys of the first authors, `he k`, at most 10 of at most 120 bytes each;
 * - `year`: when it appeared; `venue`: where, at most 120 bytes;
 * - `sketch`: of its abstract, see #GlsSketch;
 * - `sources`: list of labels of where it was met, the first one first, at most 16 of 120 bytes;
 * - `arrived`: when it came in first; `arrived-in`: key of the message; `arrived-source`: its label;
 * - `shown`: when it was rendered in an opened message first; `shown-source`: label of that message;
 * - `shown-in`: list of keys of the messages it was shown in, at most 64; the first is that of `shown`;
 * - `last-shown`: when it was shown last;
 * - `version`: the highest that was shown; `version-in`: key of the message it was first shown in;
 *   `version-before`: the highest that was shown before;
 * - `renewed`: time of the decision of the user (see #GlsDecision) that the paper is forgotten, or
 *   unseen, before which nothing in the record happened; to the microsecond;
 * - `sum`: see #GlsSegment.
 *
 * Other times are ISO 8601 in UTC to the second, `2026-11-23T11:40:00Z`. A key of a message is what
 * gls_message_dup_key() makes. The name of the group is the beginning of the SHA-256 of what the
 * paper was known by first, `arxiv:2501.03489` or `title:` and the folded title, and of `renewed`: two
 * machines that meet a paper in the same digest name it the same. It is a name only, and a reader
 * finds a paper by its ids and title. A paper that is met by other ids, or by its title only, gets a
 * record of another name; they are joined when it is looked up.
 */

#define KEY_YEAR	   "year"
#define KEY_VENUE	   "venue"
#define KEY_SKETCH	   "sketch"
#define KEY_ARRIVED_IN	   "arrived-in"
#define KEY_ARRIVED_SOURCE "arrived-source"
#define KEY_SHOWN_IN	   "shown-in"
#define KEY_SHOWN_SOURCE   "shown-source"
#define KEY_RENEWED	   "renewed"
#define KEY_VERSION	   "version"
#define KEY_VERSION_IN	   "version-in"
#define KEY_VERSION_BEFORE "version-before"

/* of a scheme of ids, in bytes */
#define MAX_SCHEME_NAME 16

/* arXiv has papers with some 100 versions */
#define MAX_VERSION 9999
#define MAX_YEAR    9999

static void
append_ids(GString *segment, const GPtrArray *ids)
{
	g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < ids->len; i++) {
		const GlsPaperId *id = g_ptr_array_index(ids, i);

		g_ptr_array_add(values, g_strconcat(gls_id_scheme_to_string(id->scheme), ":",
						    id->value, NULL));
	}
	gls_segment_append_list(segment, GLS_RECORD_KEY_IDS, values);
}

static void
append_number(GString *segment, const gchar *key, guint number)
{
	g_autofree gchar *text = g_strdup_printf("%u", number);

	if (number > 0)
		gls_segment_append_string(segment, key, text);
}

static void
append_paper(GString *segment, const GlsRecord *self)
{
	g_autofree gchar *sketch = self->sketch != NULL ? gls_sketch_to_string(self->sketch) : NULL;

	gls_segment_append_string(segment, GLS_RECORD_KEY_TITLE, self->title);
	append_ids(segment, self->ids);
	gls_segment_append_list(segment, GLS_RECORD_KEY_AUTHORS, self->authors);
	append_number(segment, KEY_YEAR, self->year);
	gls_segment_append_string(segment, KEY_VENUE, self->venue);
	gls_segment_append_string(segment, KEY_SKETCH, sketch);
}

/**
 * gls_record_append_to:
 * @self: a record with a group
 * @segment: what will be appended to a segment
 *
 * Appends the record as it stands in a segment.
 */
void
gls_record_append_to(const GlsRecord *self, GString *segment)
{
	gsize start = gls_segment_begin_record(segment, self->group);

	append_paper(segment, self);
	gls_segment_append_list(segment, GLS_RECORD_KEY_SOURCES, self->sources);
	if (self->arrived.message_key != NULL) {
		gls_segment_append_date(segment, GLS_RECORD_KEY_ARRIVED, self->arrived.date);
		gls_segment_append_string(segment, KEY_ARRIVED_IN, self->arrived.message_key);
		gls_segment_append_string(segment, KEY_ARRIVED_SOURCE, self->arrived.source);
	}
	if (self->shown.message_key != NULL) {
		gls_segment_append_date(segment, GLS_RECORD_KEY_SHOWN, self->shown.date);
		gls_segment_append_string(segment, KEY_SHOWN_SOURCE, self->shown.source);
		gls_segment_append_list(segment, KEY_SHOWN_IN, self->shown_in);
		gls_segment_append_date(segment, GLS_RECORD_KEY_LAST_SHOWN, self->last_shown);
		append_number(segment, KEY_VERSION, self->version);
		gls_segment_append_string(segment, KEY_VERSION_IN, self->version_in);
		append_number(segment, KEY_VERSION_BEFORE, self->version_before);
	}
	gls_segment_append_time(segment, KEY_RENEWED, self->renewed);
	gls_segment_end_record(segment, start);
}

static void
parse_string(const GlsSegmentLine *line, gsize max_length, gchar **string)
{
	g_autofree gchar *text = gls_segment_line_dup_string(line);

	g_clear_pointer(string, g_free);
	if (text != NULL && *text != '\0' && strlen(text) <= max_length)
		*string = g_steal_pointer(&text);
}

static void
parse_title(const GlsSegmentLine *line, GlsRecord *self)
{
	g_autofree gchar *title = gls_segment_line_dup_string(line);

	if (title != NULL && *title != '\0')
		gls_record_take_title(self, g_steal_pointer(&title));
}

/**
 * gls_record_add_key:
 * @self: a record
 * @key: an id as it stands in a segment: `SCHEME:VALUE`
 *
 * Adds an id. A scheme that a later version may have is passed over.
 *
 * Returns: %TRUE if it was added
 */
gboolean
gls_record_add_key(GlsRecord *self, const gchar *key)
{
	const gchar *colon = strchr(key, ':');
	gchar name[MAX_SCHEME_NAME + 1];
	GlsIdScheme scheme;
	GlsPaperId *id;

	if (colon == NULL || colon - key > MAX_SCHEME_NAME)
		return FALSE;
	g_strlcpy(name, key, (gsize)(colon - key) + 1);
	if (!gls_id_scheme_from_string(name, &scheme))
		return FALSE;
	id = gls_paper_id_new(scheme, colon + 1);
	return id != NULL && gls_record_take_id(self, id);
}

static void
parse_ids(const GlsSegmentLine *line, GlsRecord *self)
{
	g_autoptr(GPtrArray) texts = gls_segment_line_dup_list(line, GLS_RECORD_MAX_IDS, G_MAXSIZE);

	for (guint i = 0; i < texts->len; i++)
		gls_record_add_key(self, g_ptr_array_index(texts, i));
}

static guint
parse_number(const GlsSegmentLine *line, guint max)
{
	g_autofree gchar *text = gls_segment_line_dup_string(line);
	guint64 number = 0;

	if (text == NULL || !g_ascii_string_to_unsigned(text, 10, 1, max, &number, NULL))
		return 0;
	return (guint)number;
}

static void
parse_sketch(const GlsSegmentLine *line, GlsRecord *self)
{
	g_autofree gchar *text = gls_segment_line_dup_string(line);

	g_clear_pointer(&self->sketch, g_free);
	if (text != NULL)
		self->sketch = gls_sketch_new_from_string(text);
}

/* what the paper is known by; %FALSE if the line is about something else */
static gboolean
parse_paper_line(const GlsSegmentLine *line, GlsRecord *self)
{
	if (gls_segment_line_has_key(line, GLS_RECORD_KEY_TITLE))
		parse_title(line, self);
	else if (gls_segment_line_has_key(line, GLS_RECORD_KEY_IDS))
		parse_ids(line, self);
	else if (gls_segment_line_has_key(line, GLS_RECORD_KEY_AUTHORS))
		gls_segment_line_read_list(line, GLS_PAPER_MAX_AUTHORS, GLS_RECORD_MAX_LABEL,
					   self->authors);
	else if (gls_segment_line_has_key(line, KEY_YEAR))
		self->year = parse_number(line, MAX_YEAR);
	else if (gls_segment_line_has_key(line, KEY_VENUE))
		parse_string(line, GLS_RECORD_MAX_LABEL, &self->venue);
	else if (gls_segment_line_has_key(line, KEY_SKETCH))
		parse_sketch(line, self);
	else
		return FALSE;
	return TRUE;
}

static void
parse_line(const GlsSegmentLine *line, GlsRecord *self)
{
	if (parse_paper_line(line, self))
		return;
	if (gls_segment_line_has_key(line, GLS_RECORD_KEY_SOURCES))
		gls_segment_line_read_list(line, GLS_RECORD_MAX_SOURCES, GLS_RECORD_MAX_LABEL,
					   self->sources);
	else if (gls_segment_line_has_key(line, GLS_RECORD_KEY_ARRIVED))
		self->arrived.date = gls_segment_line_get_date(line);
	else if (gls_segment_line_has_key(line, KEY_ARRIVED_IN))
		parse_string(line, GLS_RECORD_MAX_MESSAGE_KEY, &self->arrived.message_key);
	else if (gls_segment_line_has_key(line, KEY_ARRIVED_SOURCE))
		parse_string(line, GLS_RECORD_MAX_LABEL, &self->arrived.source);
	else if (gls_segment_line_has_key(line, GLS_RECORD_KEY_SHOWN))
		self->shown.date = gls_segment_line_get_date(line);
	else if (gls_segment_line_has_key(line, KEY_SHOWN_SOURCE))
		parse_string(line, GLS_RECORD_MAX_LABEL, &self->shown.source);
	else if (gls_segment_line_has_key(line, KEY_SHOWN_IN))
		gls_segment_line_read_list(line, GLS_RECORD_MAX_SHOWN_IN,
					   GLS_RECORD_MAX_MESSAGE_KEY, self->shown_in);
	else if (gls_segment_line_has_key(line, GLS_RECORD_KEY_LAST_SHOWN))
		self->last_shown = gls_segment_line_get_date(line);
	else if (gls_segment_line_has_key(line, KEY_VERSION))
		self->version = parse_number(line, MAX_VERSION);
	else if (gls_segment_line_has_key(line, KEY_VERSION_IN))
		parse_string(line, GLS_RECORD_MAX_MESSAGE_KEY, &self->version_in);
	else if (gls_segment_line_has_key(line, KEY_VERSION_BEFORE))
		self->version_before = parse_number(line, MAX_VERSION);
	else if (gls_segment_line_has_key(line, KEY_RENEWED))
		self->renewed = gls_segment_line_get_time(line);
}

/**
 * gls_record_new_from_data:
 * @data: bytes of a segment, from the beginning of a record on
 * @length: of @data in bytes
 * @error: a #GError
 *
 * Reads the first record in some bytes, after checking its sum. Keys it does not know and values it
 * cannot read are passed over.
 *
 * Returns: (transfer full) (nullable): the record; %NULL with %GLS_ERROR_HISTORY if no whole record
 *   of a paper stands there
 */
GlsRecord *
gls_record_new_from_data(const gchar *data, gsize length, GError **error)
{
	g_autoptr(GlsRecord) self = NULL;
	GlsSegmentPiece piece;
	GlsSegmentLine line;
	gsize position = 0;
	guint64 group;

	if (!gls_segment_next(data, length, &position, &piece) || piece.offset != 0 ||
	    piece.kind != GLS_SEGMENT_RECORD ||
	    !gls_segment_get_group(data, piece.length, &group)) {
		g_set_error_literal(
			error, GLS_ERROR, GLS_ERROR_HISTORY,
			"expected a record with a name of 16 hex digits and a right sum");
		return NULL;
	}
	self = gls_record_new();
	self->group = g_ascii_strdown(data + 1, GLS_SEGMENT_GROUP_LENGTH);
	position = 0;
	while (gls_segment_next_line(data, piece.length, &position, &line))
		parse_line(&line, self);
	/* the first message it was shown in is that of the first time it was shown */
	if (self->shown_in->len > 0)
		self->shown.message_key = g_strdup(g_ptr_array_index(self->shown_in, 0));
	return g_steal_pointer(&self);
}

/**
 * gls_record_is_ruled_out:
 * @data: bytes of a segment, from the beginning of a record on, or what was one
 * @length: of @data in bytes
 * @paper: a paper
 *
 * Tells whether a record is of another paper by its ids or its authors, see
 * gls_identity_is_ruled_out(). Nothing else is read, and its sum is not checked: it is for passing over
 * a record.
 *
 * Returns: %TRUE if it is of another paper
 */
gboolean
gls_record_is_ruled_out(const gchar *data, gsize length, const GlsPaper *paper)
{
	g_autoptr(GlsRecord) known = gls_record_new();
	GlsSegmentLine line;
	gsize position = 0;
	GlsPaper other;

	while (gls_segment_next_line(data, length, &position, &line) &&
	       !gls_segment_line_has_key(&line, GLS_RECORD_KEY_SOURCES) && position < length) {
		if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_IDS)) {
			/* where there are none they tell nothing */
			if (paper->ids != NULL && paper->ids->len > 0)
				parse_ids(&line, known);
		} else if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_AUTHORS)) {
			gls_segment_line_read_list(&line, GLS_PAPER_MAX_AUTHORS,
						   GLS_RECORD_MAX_LABEL, known->authors);
		}
	}
	other = gls_record_get_paper(known);
	return gls_identity_is_ruled_out(paper, &other);
}
