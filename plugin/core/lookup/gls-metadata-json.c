/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-json.h"
#include "core/lookup/gls-metadata.h"

static const gchar *const field_names[GLS_METADATA_N_FIELDS] = {
	"title",   "abstract",	"tldr",	   "venue", "date",
	"comment", "citations", "upvotes", "code",  "published",
};

static void
add_fields(JsonBuilder *builder, const GlsMetadata *self)
{
	for (guint i = 0; i < GLS_METADATA_N_FIELDS; i++) {
		const gchar *source = gls_lookup_source_to_string(self->sources[i]);

		if (self->values[i] == NULL)
			continue;
		json_builder_set_member_name(builder, field_names[i]);
		json_builder_begin_object(builder);
		gls_json_add_string(builder, "value", self->values[i]);
		if (source != NULL)
			gls_json_add_string(builder, "source", source);
		json_builder_end_object(builder);
	}
}

/**
 * gls_metadata_to_json:
 * @self: metadata
 *
 * Writes it as an object: `ids` and `authors` are arrays of strings, `looked_up` the seconds since
 * 1970, and each field that is known an object with `value` and `source`, all strings.
 *
 * Returns: (transfer full): the object
 */
JsonNode *
gls_metadata_to_json(const GlsMetadata *self)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();

	json_builder_begin_object(builder);
	json_builder_set_member_name(builder, "ids");
	json_builder_begin_array(builder);
	for (guint i = 0; i < self->ids->len; i++) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(self->ids, i));

		json_builder_add_string_value(builder, id);
	}
	json_builder_end_array(builder);
	json_builder_set_member_name(builder, "authors");
	json_builder_begin_array(builder);
	for (guint i = 0; i < self->authors->len; i++)
		json_builder_add_string_value(builder, g_ptr_array_index(self->authors, i));
	json_builder_end_array(builder);
	json_builder_set_member_name(builder, "looked_up");
	json_builder_add_int_value(builder, self->date);
	add_fields(builder, self);
	json_builder_end_object(builder);
	return json_builder_get_root(builder);
}

static void
read_field(GlsMetadata *self, JsonObject *object, guint field)
{
	JsonObject *member = gls_json_get_object(object, field_names[field]);
	g_autofree gchar *value = NULL;
	g_autofree gchar *source = NULL;

	if (member == NULL)
		return;
	value = gls_json_dup_string(member, "value");
	source = gls_json_dup_string(member, "source");
	gls_metadata_set(self, field, gls_lookup_source_from_string(source), value);
}

/**
 * gls_metadata_new_from_json:
 * @node: what gls_metadata_to_json() makes
 *
 * Reads metadata. What is wrong in it is passed over.
 *
 * Returns: (transfer full) (nullable): metadata; %NULL if it is no object
 */
GlsMetadata *
gls_metadata_new_from_json(JsonNode *node)
{
	GlsMetadata *self = NULL;
	JsonObject *object = NULL;
	JsonArray *ids = NULL;
	JsonArray *authors = NULL;

	if (!JSON_NODE_HOLDS_OBJECT(node))
		return NULL;
	object = json_node_get_object(node);
	self = gls_metadata_new();
	ids = gls_json_get_array(object, "ids");
	for (guint i = 0; ids != NULL && i < json_array_get_length(ids); i++) {
		g_autofree gchar *id = gls_json_dup_element_string(ids, i);

		if (id != NULL)
			gls_metadata_add_id(self, gls_paper_id_new_from_string(id));
	}
	authors = gls_json_get_array(object, "authors");
	for (guint i = 0; authors != NULL && i < json_array_get_length(authors); i++) {
		g_autofree gchar *name = gls_json_dup_element_string(authors, i);

		gls_metadata_add_author(self, name);
	}
	gls_json_get_integer(object, "looked_up", &self->date);
	for (guint i = 0; i < GLS_METADATA_N_FIELDS; i++)
		read_field(self, object, i);
	return self;
}
