/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "core/gls-json.h"
#include "core/render/gls-render-private.h"
#include "core/text/gls-text.h"
#include "view/gls-payload-private.h"
#include "view/gls-view-words.h"

/* words told of a field that made a rule match; a rule of a common word may have hundreds */
#define MAX_REASONS 8

static void
add_flag(JsonBuilder *builder, const gchar *name, gboolean value)
{
	json_builder_set_member_name(builder, name);
	json_builder_add_boolean_value(builder, value);
}

/* the tags that rules give, once for all entries */
static void
add_rules(JsonBuilder *builder, const GlsRuleSet *rules)
{
	guint n = rules != NULL ? gls_rule_set_get_n_rules(rules) : 0;

	gls_json_begin_array(builder, "tags");
	for (guint i = 0; i < n; i++) {
		json_builder_begin_object(builder);
		gls_json_add_string(builder, "name", gls_rule_set_get_rule_name(rules, i));
		gls_json_add_string(builder, "colour", gls_rule_set_get_rule_colour(rules, i));
		gls_json_add_string(builder, "query", gls_rule_set_get_rule_query(rules, i));
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
}

/* the words of one field that made a rule match, each once */
static void
add_reasons(JsonBuilder *builder,
	    const GlsTag *tag,
	    GlsField field,
	    const GlsEntry *entry,
	    const GlsOrigin *origin)
{
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);
		const gchar *text = NULL;
		g_autofree gchar *found = NULL;
		g_autofree gchar *line = NULL;

		if (hit->field != field || g_hash_table_size(known) >= MAX_REASONS)
			continue;
		text = gls_field_get_text(hit->field, hit->item, entry, origin);
		found = g_strndup(text + hit->start, hit->end - hit->start);
		line = gls_render_line(found);
		if (g_hash_table_add(known, g_utf8_casefold(line, -1)))
			json_builder_add_string_value(builder, line);
	}
}

static gboolean
has_field(const GlsTag *tag, GlsField field)
{
	for (guint i = 0; i < tag->hits->len; i++)
		if (g_array_index(tag->hits, GlsHit, i).field == field)
			return TRUE;
	return FALSE;
}

static void
add_tag(JsonBuilder *builder, const GlsTag *tag, const GlsEntry *entry, const GlsOrigin *origin)
{
	json_builder_begin_object(builder);
	json_builder_set_member_name(builder, "rule");
	json_builder_add_int_value(builder, tag->rule);
	gls_json_begin_array(builder, "why");
	for (guint i = 0; i < GLS_N_FIELDS; i++) {
		GlsField field = 1 << i;

		if (!has_field(tag, field))
			continue;
		json_builder_begin_object(builder);
		gls_json_add_string(builder, "field", gls_render_field(field));
		gls_json_begin_array(builder, "words");
		add_reasons(builder, tag, field, entry, origin);
		json_builder_end_array(builder);
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
	json_builder_end_object(builder);
}

static void
add_effects(JsonBuilder *builder, GlsEffect wanted)
{
	static const GlsEffect effects[] = {GLS_EFFECT_STAR, GLS_EFFECT_DIM, GLS_EFFECT_HIDE};

	gls_json_begin_array(builder, "effects");
	for (guint i = 0; i < G_N_ELEMENTS(effects); i++)
		if (wanted & effects[i])
			json_builder_add_string_value(builder, gls_effect_to_string(effects[i]));
	json_builder_end_array(builder);
}

/* what others know of its paper, a line each */
static void
add_details(JsonBuilder *builder, const GlsMetadata *metadata)
{
	g_autofree gchar *text = metadata != NULL ? gls_render_metadata(metadata) : g_strdup("");
	g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);

	if (lines[0] == NULL || *lines[0] == '\0')
		return;
	gls_json_begin_array(builder, "details");
	for (guint i = 0; lines[i] != NULL; i++)
		json_builder_add_string_value(builder, lines[i]);
	json_builder_end_array(builder);
}

static void
add_entry(JsonBuilder *builder, const GlsAnnotation *annotation, const GlsOrigin *origin)
{
	const GlsEntry *entry = annotation->entry;
	g_autofree gchar *key = gls_text_page_key(entry->title, -1);
	g_autofree gchar *title = gls_render_line(entry->title);
	g_autofree gchar *label = gls_render_state(annotation);

	json_builder_begin_object(builder);
	gls_json_add_string(builder, "key", key);
	gls_json_add_string(builder, "title", title);
	if (entry->occurrence > 0)
		gls_json_add_integer(builder, "occurrence", entry->occurrence);
	if (entry->in_subject)
		gls_json_add_integer(builder, "in_subject", TRUE);
	gls_json_begin_array(builder, "tags");
	for (guint i = 0; i < annotation->tags->len; i++)
		add_tag(builder, g_ptr_array_index(annotation->tags, i), entry, origin);
	json_builder_end_array(builder);
	gls_json_add_string(builder, "state", gls_state_to_string(annotation->state));
	gls_json_add_string(builder, "label", label);
	if (annotation->effects != GLS_EFFECT_NONE)
		add_effects(builder, annotation->effects);
	if (annotation->repeat_of > 0)
		gls_json_add_integer(builder, "target", annotation->repeat_of);
	if (annotation->similar != NULL && annotation->similar->n > 0)
		gls_json_add_integer(builder, "similar", annotation->similar->n);
	add_details(builder, annotation->metadata);
	json_builder_end_object(builder);
}

/* a message that is one paper has its state at its head, and needs no count of it */
static gchar *
make_summary(const GlsAnnotatedMessage *message)
{
	const GlsAnnotation *first = NULL;

	if (message->annotations->len == 1)
		first = g_ptr_array_index(message->annotations, 0);
	return first != NULL && first->entry->in_subject ? NULL : gls_render_summary(message);
}

static void
add_errors(JsonBuilder *builder, const GlsRuleSet *rules)
{
	const gchar *const *errors = rules != NULL ? gls_rule_set_get_errors(rules) : NULL;
	guint n = errors != NULL ? g_strv_length((gchar **)errors) : 0;
	g_autofree gchar *label = gls_render_rule_notice(rules);

	gls_json_add_string(builder, "errors_label", label);
	gls_json_begin_array(builder, "errors");
	for (guint i = 0; i < n; i++)
		json_builder_add_string_value(builder, errors[i]);
	json_builder_end_array(builder);
}

/* which message it is, where it stands in the page, and what is said of all of it */
static void
add_head(JsonBuilder *builder, const GlsAnnotatedMessage *message, const GlsPage *page)
{
	const gchar *subject = message->message->subject;
	g_autofree gchar *key = gls_text_page_key(subject != NULL ? subject : "", -1);
	g_autofree gchar *summary = make_summary(message);
	g_autofree gchar *message_key = gls_message_dup_key(message->message);

	gls_json_add_string(builder, "message", message_key);
	gls_json_add_string(builder, "content", page->content);
	gls_json_add_string(builder, "heading", page->heading);
	gls_json_add_string(builder, "excluded", page->excluded);
	gls_json_add_string(builder, "subject", key);
	gls_json_add_string(builder, "summary", summary);
}

static void
add_settings(JsonBuilder *builder,
	     const GlsAnnotatedMessage *message,
	     const GlsPayloadSettings *settings)
{
	const GlsPayloadSettings none = {0};
	const gchar *source = gls_annotated_message_get_source(message);
	g_autofree gchar *key = gls_message_dup_key(message->message);
	gboolean hide_seen = FALSE;

	if (settings == NULL)
		settings = &none;
	if (settings->settings != NULL && source != NULL)
		hide_seen = gls_settings_get_hide_seen(settings->settings, source);
	add_flag(builder, "hide_seen", hide_seen);
	add_flag(builder, "undo", settings->can_undo);
	gls_json_add_string(builder, "notice",
			    g_strcmp0(settings->notice_message, key) == 0 ? settings->notice
									  : NULL);
	gls_json_add_integer(builder, "notice_number", settings->notice_number);
}

/**
 * gls_payload_make_json:
 * @message: an annotated message
 * @page: where the host's page shows a message
 * @settings: (nullable): what is shown beside the annotations
 *
 * Returns: (transfer full): what annotate.js is called with
 */
gchar *
gls_payload_make_json(const GlsAnnotatedMessage *message,
		      const GlsPage *page,
		      const GlsPayloadSettings *settings)
{
	const GPtrArray *annotations = message->annotations;
	const GlsOrigin origin = gls_annotated_message_get_origin(message);
	g_autoptr(JsonBuilder) builder = json_builder_new_immutable();
	g_autoptr(JsonNode) root = NULL;

	json_builder_begin_object(builder);
	add_head(builder, message, page);
	gls_view_words_add(builder);
	add_settings(builder, message, settings);
	add_errors(builder, message->rules);
	add_rules(builder, message->rules);
	gls_json_begin_array(builder, "entries");
	for (guint i = 0; i < annotations->len; i++)
		add_entry(builder, g_ptr_array_index(annotations, i), &origin);
	json_builder_end_array(builder);
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	return json_to_string(root, FALSE);
}
