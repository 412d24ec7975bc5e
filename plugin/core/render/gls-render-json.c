/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "core/gls-json.h"
#include "core/render/gls-render.h"

static void
add_number(JsonBuilder *builder, const gchar *name, guint value)
{
	json_builder_set_member_name(builder, name);
	if (value != 0)
		json_builder_add_int_value(builder, value);
	else
		json_builder_add_null_value(builder);
}

static void
add_date(JsonBuilder *builder, const gchar *name, gint64 time)
{
	g_autoptr(GDateTime) date = time > 0 ? g_date_time_new_from_unix_utc(time) : NULL;
	g_autofree gchar *text = date != NULL ? g_date_time_format_iso8601(date) : NULL;

	gls_json_add_string(builder, name, text);
}

static void
add_names(JsonBuilder *builder, const GlsEntry *entry)
{
	gls_json_add_string(builder, "title", entry->title);
	gls_json_begin_array(builder, "authors");
	for (guint i = 0; i < entry->authors->len; i++) {
		const GlsAuthor *author = g_ptr_array_index(entry->authors, i);

		json_builder_add_string_value(builder, author->name);
	}
	json_builder_end_array(builder);
	gls_json_begin_array(builder, "ids");
	for (guint i = 0; i < entry->ids->len; i++) {
		const GlsPaperId *id = g_ptr_array_index(entry->ids, i);

		json_builder_begin_object(builder);
		gls_json_add_string(builder, "scheme", gls_id_scheme_to_string(id->scheme));
		gls_json_add_string(builder, "value", id->value);
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
}

static void
add_appearance(JsonBuilder *builder, const GlsEntry *entry)
{
	const gchar *kind = NULL;

	if (entry->kind != GLS_ENTRY_UNKNOWN)
		kind = gls_entry_kind_to_string(entry->kind);
	gls_json_add_string(builder, "kind", kind);
	add_number(builder, "version", entry->version);
	gls_json_begin_array(builder, "categories");
	for (guint i = 0; i < entry->categories->len; i++)
		json_builder_add_string_value(builder, g_ptr_array_index(entry->categories, i));
	json_builder_end_array(builder);
	gls_json_add_string(builder, "venue", entry->venue);
	gls_json_add_string(builder, "date", entry->date);
	gls_json_add_string(builder, "reason", entry->reason);
}

/* places are counted in characters, as other programs count them */
static void
add_hit(JsonBuilder *builder, const GlsHit *hit, const gchar *text)
{
	g_autofree gchar *words = g_strndup(text + hit->start, hit->end - hit->start);
	glong start = g_utf8_pointer_to_offset(text, text + hit->start);

	json_builder_begin_object(builder);
	gls_json_add_string(builder, "field", gls_field_to_string(hit->field));
	gls_json_add_string(builder, "text", words);
	gls_json_add_integer(builder, "item", hit->item);
	gls_json_add_integer(builder, "start", start);
	gls_json_add_integer(builder, "end", start + g_utf8_strlen(words, -1));
	json_builder_end_object(builder);
}

static void
add_tag(JsonBuilder *builder, const GlsTag *tag, const GlsEntry *entry, const GlsOrigin *origin)
{
	json_builder_begin_object(builder);
	gls_json_add_string(builder, "name", tag->name);
	gls_json_begin_array(builder, "why");
	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);

		add_hit(builder, hit, gls_field_get_text(hit->field, hit->item, entry, origin));
	}
	json_builder_end_array(builder);
	json_builder_end_object(builder);
}

static void
add_effects(JsonBuilder *builder, const GlsAnnotation *annotation)
{
	static const GlsEffect effects[] = {GLS_EFFECT_STAR, GLS_EFFECT_DIM, GLS_EFFECT_HIDE};

	gls_json_add_integer(builder, "score", annotation->score);
	gls_json_begin_array(builder, "effects");
	for (guint i = 0; i < G_N_ELEMENTS(effects); i++) {
		if (annotation->effects & effects[i])
			json_builder_add_string_value(builder, gls_effect_to_string(effects[i]));
	}
	json_builder_end_array(builder);
}

static void
add_same_as(JsonBuilder *builder, const GlsAnnotation *annotation)
{
	json_builder_set_member_name(builder, "same_as");
	if (annotation->state == GLS_STATE_NEW) {
		json_builder_add_null_value(builder);
		return;
	}
	json_builder_begin_object(builder);
	add_number(builder, "n", annotation->repeat_of);
	gls_json_add_string(builder, "source", annotation->other.source);
	add_date(builder, "date", annotation->other.date);
	add_number(builder, "seen_version", annotation->seen_version);
	json_builder_set_member_name(builder, "other_version");
	json_builder_add_boolean_value(builder, annotation->published);
	json_builder_end_object(builder);
}

static void
add_similar(JsonBuilder *builder, const GlsSimilar *similar)
{
	gls_json_begin_array(builder, "similar");
	if (similar != NULL) {
		json_builder_begin_object(builder);
		gls_json_add_string(builder, "title", similar->title);
		add_number(builder, "n", similar->n);
		gls_json_add_string(builder, "source", similar->source);
		add_date(builder, "date", similar->date);
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
}

/* only there if there is something: who looks nothing up has nothing to read here */
static void
add_metadata(JsonBuilder *builder, const GlsMetadata *metadata)
{
	if (metadata == NULL)
		return;
	json_builder_set_member_name(builder, "metadata");
	json_builder_add_value(builder, gls_metadata_to_json(metadata));
}

static void
add_entry(JsonBuilder *builder, const GlsAnnotation *annotation, const GlsOrigin *origin)
{
	const GlsEntry *entry = annotation->entry;

	json_builder_begin_object(builder);
	add_number(builder, "n", entry->n);
	add_names(builder, entry);
	add_appearance(builder, entry);
	gls_json_add_string(builder, "comment", entry->comment);
	gls_json_add_string(builder, "abstract", entry->abstract);
	gls_json_begin_array(builder, "tags");
	for (guint i = 0; i < annotation->tags->len; i++)
		add_tag(builder, g_ptr_array_index(annotation->tags, i), entry, origin);
	json_builder_end_array(builder);
	add_effects(builder, annotation);
	gls_json_add_string(builder, "state", gls_state_to_string(annotation->state));
	add_same_as(builder, annotation);
	add_similar(builder, annotation->similar);
	add_metadata(builder, annotation->metadata);
	json_builder_end_object(builder);
}

static void
add_message(JsonBuilder *builder, const GlsAnnotatedMessage *message)
{
	g_autofree gchar *key = gls_message_dup_key(message->message);
	const gchar *id = message->message->id;
	GlsOrigin origin = gls_annotated_message_get_origin(message);

	json_builder_begin_object(builder);
	gls_json_add_string(builder, "id", id != NULL ? id : key);
	gls_json_add_string(builder, "source", gls_annotated_message_get_source(message));
	gls_json_add_string(builder, "format", gls_digest_get_format_name(message->digest));
	gls_json_add_string(builder, "recognised_by",
			    gls_digest_get_recognised_by(message->digest));
	gls_json_add_string(builder, "subject", message->message->subject);
	add_date(builder, "date", message->message->date);
	gls_json_begin_array(builder, "entries");
	for (guint i = 0; i < message->annotations->len; i++)
		add_entry(builder, g_ptr_array_index(message->annotations, i), &origin);
	json_builder_end_array(builder);
	json_builder_end_object(builder);
}

/**
 * gls_render_json:
 * @messages: (element-type GlsAnnotatedMessage): annotated messages
 *
 * Writes annotated messages as one JSON object, whose members the man page of `glossator` lists.
 * What is not known is `null` or an empty array, and never left out.
 *
 * Returns: (transfer full): JSON in UTF-8 on one line, which ends in a line end
 */
gchar *
gls_render_json(const GPtrArray *messages)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();
	g_autoptr(JsonNode) root = NULL;
	g_autofree gchar *json = NULL;

	g_return_val_if_fail(messages != NULL, NULL);

	json_builder_begin_object(builder);
	gls_json_begin_array(builder, "messages");
	for (guint i = 0; i < messages->len; i++)
		add_message(builder, g_ptr_array_index(messages, i));
	json_builder_end_array(builder);
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	json = json_to_string(root, FALSE);
	return g_strconcat(json, "\n", NULL);
}
