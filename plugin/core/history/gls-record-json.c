/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/gls-json.h"
#include "core/history/gls-record-json.h"
#include "core/history/gls-record-private.h"

static void
add_date(JsonBuilder *builder, const gchar *name, gint64 time)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time);
	g_autofree gchar *text = date != NULL ? g_date_time_format_iso8601(date) : NULL;

	gls_json_add_string(builder, name, text);
}

static void
add_strings(JsonBuilder *builder, const gchar *name, const GPtrArray *strings)
{
	json_builder_set_member_name(builder, name);
	json_builder_begin_array(builder);
	for (guint i = 0; i < strings->len; i++)
		json_builder_add_string_value(builder, g_ptr_array_index(strings, i));
	json_builder_end_array(builder);
}

static void
add_ids(JsonBuilder *builder, const GlsRecord *self)
{
	json_builder_set_member_name(builder, "ids");
	json_builder_begin_array(builder);
	for (guint i = 0; i < self->ids->len; i++) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(self->ids, i));

		json_builder_add_string_value(builder, id);
	}
	json_builder_end_array(builder);
}

static void
add_sighting(JsonBuilder *builder, const gchar *name, const GlsSighting *sighting)
{
	json_builder_set_member_name(builder, name);
	if (sighting->message_key == NULL) {
		json_builder_add_null_value(builder);
		return;
	}
	json_builder_begin_object(builder);
	add_date(builder, "date", sighting->date);
	gls_json_add_string(builder, "source", sighting->source);
	gls_json_add_string(builder, "message", sighting->message_key);
	json_builder_end_object(builder);
}

/**
 * gls_record_to_json:
 * @self: a record
 *
 * Makes an object with the members `title`, `ids` (such as "arxiv:2501.03489"), `sources`, `state`
 * ("seen", or "elsewhere" if it was never shown), `arrived`, `shown` and `marked` (each `date`, `source`
 * and the key of the `message`, or null), `shown_in` (keys of messages) and `last_shown` (a date or null).
 *
 * Returns: (transfer full): the object
 */
JsonNode *
gls_record_to_json(const GlsRecord *self)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();
	const GlsState state = gls_record_get_state(self, NULL);

	json_builder_begin_object(builder);
	gls_json_add_string(builder, "title", self->title);
	add_ids(builder, self);
	add_strings(builder, "sources", self->sources);
	gls_json_add_string(builder, "state", gls_state_to_string(state));
	add_sighting(builder, "arrived", &self->arrived);
	add_sighting(builder, "shown", &self->shown);
	add_sighting(builder, "marked", &self->marked);
	add_strings(builder, "shown_in", self->shown_in);
	if (self->last_shown > 0)
		add_date(builder, "last_shown", self->last_shown);
	else
		gls_json_add_string(builder, "last_shown", NULL);
	json_builder_end_object(builder);
	return json_builder_get_root(builder);
}

static gboolean
is_string(JsonNode *node)
{
	return node != NULL && JSON_NODE_HOLDS_VALUE(node) &&
	       json_node_get_value_type(node) == G_TYPE_STRING;
}

static const gchar *
get_string(JsonObject *object, const gchar *name, gsize max_length)
{
	JsonNode *node = json_object_get_member(object, name);
	const gchar *text = is_string(node) ? json_node_get_string(node) : NULL;

	return text != NULL && *text != '\0' && strlen(text) <= max_length ? text : NULL;
}

/* 0 if there is none that can be read */
static gint64
get_date(JsonObject *object, const gchar *name)
{
	const gchar *text = get_string(object, name, G_MAXSIZE);
	g_autoptr(GDateTime) date = text != NULL ? g_date_time_new_from_iso8601(text, NULL) : NULL;

	return date != NULL ? MAX(g_date_time_to_unix(date), 0) : 0;
}

static void
read_sighting(JsonObject *object, const gchar *name, GlsSighting *sighting)
{
	JsonNode *node = json_object_get_member(object, name);
	const gchar *message_key;
	JsonObject *inner;

	if (node == NULL || !JSON_NODE_HOLDS_OBJECT(node))
		return;
	inner = json_node_get_object(node);
	message_key = get_string(inner, "message", GLS_RECORD_MAX_MESSAGE_KEY);
	if (message_key == NULL)
		return;
	sighting->message_key = g_strdup(message_key);
	sighting->source = g_strdup(get_string(inner, "source", GLS_RECORD_MAX_LABEL));
	sighting->date = get_date(inner, "date");
}

static void
read_strings(JsonObject *object, const gchar *name, GPtrArray *strings, guint max, gsize max_length)
{
	JsonNode *node = json_object_get_member(object, name);
	JsonArray *array;

	if (node == NULL || !JSON_NODE_HOLDS_ARRAY(node))
		return;
	array = json_node_get_array(node);
	for (guint i = 0; i < json_array_get_length(array) && strings->len < max; i++) {
		JsonNode *item = json_array_get_element(array, i);
		const gchar *text = is_string(item) ? json_node_get_string(item) : NULL;

		if (text != NULL && *text != '\0' && strlen(text) <= max_length)
			g_ptr_array_add(strings, g_strdup(text));
	}
}

static void
read_ids(JsonObject *object, GlsRecord *self)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

	read_strings(object, "ids", texts, GLS_RECORD_MAX_IDS, GLS_RECORD_MAX_ID);
	for (guint i = 0; i < texts->len; i++) {
		g_autoptr(GlsPaperId)
			id = gls_paper_id_new_from_string(g_ptr_array_index(texts, i));

		if (id != NULL)
			gls_record_add_id(self, id);
	}
}

/* a mark is a decision, which an export has none of: it becomes a showing */
static void
use_mark(GlsRecord *self)
{
	if (self->shown.message_key == NULL && self->marked.message_key != NULL) {
		self->shown = self->marked;
		self->marked = (GlsSighting){0};
	}
	gls_record_clear_sighting(&self->marked);
	self->marked = (GlsSighting){0};
}

/* what was shown came in, and was shown in the first of its messages first */
static void
complete(GlsRecord *self)
{
	use_mark(self);
	if (self->shown.message_key == NULL) {
		g_ptr_array_set_size(self->shown_in, 0);
		self->last_shown = 0;
		return;
	}
	if (self->shown_in->len == 0 ||
	    strcmp(g_ptr_array_index(self->shown_in, 0), self->shown.message_key) != 0)
		g_ptr_array_insert(self->shown_in, 0, g_strdup(self->shown.message_key));
	if (self->shown_in->len > GLS_RECORD_MAX_SHOWN_IN)
		g_ptr_array_set_size(self->shown_in, GLS_RECORD_MAX_SHOWN_IN);
	self->last_shown = MAX(self->last_shown, self->shown.date);
	if (self->arrived.message_key != NULL)
		return;
	self->arrived.message_key = g_strdup(self->shown.message_key);
	self->arrived.source = g_strdup(self->shown.source);
	self->arrived.date = self->shown.date;
}

/**
 * gls_record_new_from_json:
 * @node: an object as gls_record_to_json() makes it
 * @error: a #GError
 *
 * Reads a record. Members that it does not know, values of another type, and those beyond the limits
 * of a record are passed over.
 *
 * Returns: (transfer full) (nullable): a record without a group; %NULL with %GLS_ERROR_UNREADABLE if
 *   there is no title and no id, or no message that it was met in
 */
GlsRecord *
gls_record_new_from_json(JsonNode *node, GError **error)
{
	g_autoptr(GlsRecord) self = gls_record_new();
	const gchar *title = NULL;
	JsonObject *object;

	if (JSON_NODE_HOLDS_OBJECT(node)) {
		object = json_node_get_object(node);
		title = get_string(object, "title", GLS_RECORD_MAX_TITLE);
		if (title != NULL)
			gls_record_set_title(self, title);
		read_ids(object, self);
		read_strings(object, "sources", self->sources, GLS_RECORD_MAX_SOURCES,
			     GLS_RECORD_MAX_LABEL);
		read_sighting(object, "arrived", &self->arrived);
		read_sighting(object, "shown", &self->shown);
		read_sighting(object, "marked", &self->marked);
		read_strings(object, "shown_in", self->shown_in, GLS_RECORD_MAX_SHOWN_IN,
			     GLS_RECORD_MAX_MESSAGE_KEY);
		self->last_shown = get_date(object, "last_shown");
		complete(self);
	}
	if ((title == NULL && self->ids->len == 0) || self->arrived.message_key == NULL) {
		g_set_error_literal(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
				    "expected a paper with a title or an id, and the message it "
				    "arrived in");
		return NULL;
	}
	return g_steal_pointer(&self);
}
