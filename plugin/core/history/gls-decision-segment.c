/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/history/gls-decision.h"
#include "core/history/gls-machine.h"
#include "core/history/gls-record-private.h"
#include "core/history/gls-segment.h"

/**
 * SECTION:gls-decision-segment
 *
 * A decision of the user stands in a segment as a record of its own kind:
 * |[
 * [decision 3f2a9c0d-5b1d0e88a4c7f213]
 * kind=same
 * time=2026-11-23T11:40:00.123456Z
 * paper-1=arxiv:2501.03489;title:entropyguidedattentionforprivatellms;
 * title-1=Entropy-Guided Attention for Private LLMs
 * paper-2=doi:10.1000/x;
 * sum=1a2b3c4d
 * ]|
 * - The name of the group is `decision`, the id of the machine, and 16 hex digits. If the papers
 *   do not fit into one record, there are more, named so and `.2`, `.3` and so on.
 * - `kind`: `seen`, `unseen`, `forget`, `same`, `different` or `undo`;
 * - `time`: when it was made; later than every decision that was known then, even if the clock is not;
 * - `paper-N`: list of keys of a paper, ids and `title:` with the folded title, at least one;
 *   `title-N`: its title, for people;
 * - `message`, `date` and `source`, with `seen` only: key, time and label of the message it was
 *   made in;
 * - `undoes`, with `undo` only: id of the decision that is undone;
 * - `sum`: see #GlsSegment.
 *
 * It holds for ever, unless a later one says otherwise or undoes it.
 */

#define GROUP_PREFIX  "decision "
#define TITLE_PREFIX  "title:"
#define NUMBER_LENGTH 16
#define EVENT_LENGTH  (GLS_MACHINE_ID_LENGTH + 1 + NUMBER_LENGTH)

#define KEY_KIND    "kind"
#define KEY_TIME    "time"
#define KEY_PAPER   "paper-"
#define KEY_TITLE   "title-"
#define KEY_MESSAGE "message"
#define KEY_DATE    "date"
#define KEY_SOURCE  "source"
#define KEY_UNDOES  "undoes"

/* a record is full when it has this size; the longest paper takes 13 KiB */
#define FULL_SIZE (16 * 1024)

#define MAX_PART	999999
#define MAX_PAPERS	4096
#define MAX_TITLE_KEY	(4 * GLS_RECORD_MAX_TITLE)
#define MAX_KIND_LENGTH 32

static gboolean
is_decision(const gchar *record, gsize length)
{
	return length > 1 + strlen(GROUP_PREFIX) && record[0] == '[' &&
	       memcmp(record + 1, GROUP_PREFIX, strlen(GROUP_PREFIX)) == 0;
}

static void
append_paper(GString *segment, const GlsRecord *record, guint number)
{
	GlsPaper paper = {.title_key = record->title_key, .ids = record->ids};
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);
	g_autofree gchar *keys_key = g_strdup_printf(KEY_PAPER "%u", number);
	g_autofree gchar *title_key = g_strdup_printf(KEY_TITLE "%u", number);

	gls_segment_append_list(segment, keys_key, keys);
	gls_segment_append_string(segment, title_key, record->title);
}

static gsize
begin_part(const GlsDecision *self, GString *segment, guint part)
{
	g_autofree gchar *group =
		part == 1 ? g_strconcat(GROUP_PREFIX, self->event, NULL)
			  : g_strdup_printf(GROUP_PREFIX "%s.%u", self->event, part);
	gsize start = gls_segment_begin_record(segment, group);

	gls_segment_append_string(segment, KEY_KIND, gls_decision_kind_to_string(self->kind));
	gls_segment_append_time(segment, KEY_TIME, self->time);
	gls_segment_append_string(segment, KEY_UNDOES, self->undoes);
	if (self->sighting.message_key != NULL) {
		gls_segment_append_string(segment, KEY_MESSAGE, self->sighting.message_key);
		gls_segment_append_time(segment, KEY_DATE, self->sighting.date * G_USEC_PER_SEC);
		gls_segment_append_string(segment, KEY_SOURCE, self->sighting.source);
	}
	return start;
}

/**
 * gls_decision_append_to:
 * @self: a decision
 * @segment: what will be appended to a segment
 *
 * Appends the decision as it stands in a segment.
 */
void
gls_decision_append_to(const GlsDecision *self, GString *segment)
{
	guint part = 1;
	guint number = 0;
	gsize start = begin_part(self, segment, part);

	for (guint i = 0; i < self->papers->len; i++) {
		if (segment->len - start > FULL_SIZE) {
			gls_segment_end_record(segment, start);
			start = begin_part(self, segment, ++part);
			number = 0;
		}
		append_paper(segment, g_ptr_array_index(self->papers, i), ++number);
	}
	gls_segment_end_record(segment, start);
}

static gboolean
is_event(const gchar *text, gsize length)
{
	if (length != EVENT_LENGTH || !gls_machine_is_id(text, GLS_MACHINE_ID_LENGTH) ||
	    text[GLS_MACHINE_ID_LENGTH] != '-')
		return FALSE;
	for (gsize i = GLS_MACHINE_ID_LENGTH + 1; i < length; i++) {
		if (!g_ascii_isxdigit(text[i]))
			return FALSE;
	}
	return TRUE;
}

static gboolean
parse_group(const gchar *record, gsize length, GlsDecision *self)
{
	const gchar *event = record + 1 + strlen(GROUP_PREFIX);
	const gchar *end = memchr(record, ']', length);
	g_autofree gchar *part = NULL;
	guint64 number = 1;

	if (end == NULL || end - event < EVENT_LENGTH || !is_event(event, EVENT_LENGTH))
		return FALSE;
	part = g_strndup(event + EVENT_LENGTH, end - event - EVENT_LENGTH);
	if (*part != '\0' &&
	    (*part != '.' || !g_ascii_string_to_unsigned(part + 1, 10, 2, MAX_PART, &number, NULL)))
		return FALSE;
	g_free(self->event);
	self->event = g_strndup(event, EVENT_LENGTH);
	self->part = (guint)number;
	return TRUE;
}

static gboolean
parse_kind(const GlsSegmentLine *line, GlsDecision *self)
{
	for (guint kind = 0; kind < GLS_N_DECISION_KINDS; kind++) {
		const gchar *name = gls_decision_kind_to_string(kind);

		if (line->value_length == strlen(name) &&
		    memcmp(line->value, name, line->value_length) == 0) {
			self->kind = kind;
			return TRUE;
		}
	}
	return FALSE;
}

static gboolean
is_known_by_key(const GlsRecord *record)
{
	GlsPaper paper = {.title_key = record->title_key, .ids = record->ids};
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	return keys->len > 0;
}

static void
parse_paper(const GlsSegmentLine *line, GlsDecision *self)
{
	g_autoptr(GlsRecord) paper = gls_record_new();
	g_autoptr(GPtrArray)
		keys = gls_segment_line_dup_list(line, GLS_RECORD_MAX_IDS + 1, MAX_TITLE_KEY);

	for (guint i = 0; i < keys->len; i++) {
		gchar *key = g_ptr_array_index(keys, i);

		if (g_str_has_prefix(key, TITLE_PREFIX)) {
			g_free(paper->title_key);
			paper->title_key = g_strdup(key + strlen(TITLE_PREFIX));
		} else {
			gls_record_add_key(paper, key);
		}
	}
	if (is_known_by_key(paper) && self->papers->len < MAX_PAPERS)
		g_ptr_array_add(self->papers, g_steal_pointer(&paper));
}

/* the title stands behind the keys of its paper */
static void
parse_title(const GlsSegmentLine *line, GlsDecision *self)
{
	g_autofree gchar *title = gls_segment_line_dup_string(line);
	GlsRecord *paper;

	if (self->papers->len == 0 || title == NULL || *title == '\0' ||
	    strlen(title) > GLS_RECORD_MAX_TITLE)
		return;
	paper = g_ptr_array_index(self->papers, self->papers->len - 1);
	g_free(paper->title);
	paper->title = g_steal_pointer(&title);
}

static gchar *
dup_limited(const GlsSegmentLine *line, gsize max_length)
{
	g_autofree gchar *text = gls_segment_line_dup_string(line);

	return text != NULL && *text != '\0' && strlen(text) <= max_length ? g_steal_pointer(&text)
									   : NULL;
}

static void
set_string(gchar **string, gchar *value)
{
	g_free(*string);
	*string = value;
}

static gboolean
has_prefix(const GlsSegmentLine *line, const gchar *prefix)
{
	return line->key_length > strlen(prefix) && memcmp(line->key, prefix, strlen(prefix)) == 0;
}

static gboolean
parse_line(const GlsSegmentLine *line, GlsDecision *self)
{
	if (gls_segment_line_has_key(line, KEY_KIND))
		return parse_kind(line, self);
	if (gls_segment_line_has_key(line, KEY_TIME))
		self->time = gls_segment_line_get_time(line);
	else if (gls_segment_line_has_key(line, KEY_MESSAGE))
		set_string(&self->sighting.message_key,
			   dup_limited(line, GLS_RECORD_MAX_MESSAGE_KEY));
	else if (gls_segment_line_has_key(line, KEY_DATE))
		self->sighting.date = gls_segment_line_get_time(line) / G_USEC_PER_SEC;
	else if (gls_segment_line_has_key(line, KEY_SOURCE))
		set_string(&self->sighting.source, dup_limited(line, GLS_RECORD_MAX_LABEL));
	else if (gls_segment_line_has_key(line, KEY_UNDOES))
		set_string(&self->undoes, dup_limited(line, EVENT_LENGTH));
	else if (has_prefix(line, KEY_PAPER))
		parse_paper(line, self);
	else if (has_prefix(line, KEY_TITLE))
		parse_title(line, self);
	return TRUE;
}

static gboolean
is_whole(const GlsDecision *self)
{
	switch (self->kind) {
	case GLS_DECISION_SEEN:
		return self->papers->len > 0 && self->sighting.message_key != NULL;
	case GLS_DECISION_SAME:
	case GLS_DECISION_DIFFERENT:
		return self->papers->len == 2;
	case GLS_DECISION_UNDO:
		return self->undoes != NULL && is_event(self->undoes, strlen(self->undoes));
	case GLS_DECISION_UNSEEN:
	case GLS_DECISION_FORGET:
	default:
		return self->papers->len > 0;
	}
}

/**
 * gls_decision_new_from_data:
 * @data: a record of a segment, whose sum is right
 * @length: of @data in bytes
 * @error: a #GError
 *
 * Reads a decision, or a part of one.
 *
 * Returns: (transfer full) (nullable): the decision; %NULL with %GLS_ERROR_HISTORY if the record is of
 *   another kind, or says something that this version does not know
 */
GlsDecision *
gls_decision_new_from_data(const gchar *data, gsize length, GError **error)
{
	g_autoptr(GlsDecision) self = gls_decision_new(GLS_N_DECISION_KINDS);
	GlsSegmentLine line;
	gsize position = 0;
	gboolean known = is_decision(data, length) && parse_group(data, length, self);

	while (known && gls_segment_next_line(data, length, &position, &line))
		known = parse_line(&line, self);
	if (!known || self->kind == GLS_N_DECISION_KINDS || self->time == 0 || !is_whole(self)) {
		g_set_error_literal(
			error, GLS_ERROR, GLS_ERROR_HISTORY,
			"expected a decision of a known kind, with its time and papers");
		return NULL;
	}
	return g_steal_pointer(&self);
}
