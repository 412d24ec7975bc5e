/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "core/render/gls-render.h"
#include "core/text/gls-text.h"
#include "view/gls-payload.h"

static void
add_string(JsonBuilder *builder, const gchar *name, const gchar *value)
{
	json_builder_set_member_name(builder, name);
	if (value == NULL)
		json_builder_add_null_value(builder);
	else
		json_builder_add_string_value(builder, value);
}

static void
add_number(JsonBuilder *builder, const gchar *name, guint value)
{
	json_builder_set_member_name(builder, name);
	json_builder_add_int_value(builder, value);
}

static void
add_tags(JsonBuilder *builder, const GPtrArray *tags, const GlsRuleSet *rules)
{
	g_autoptr(GString) names = g_string_new(NULL);
	g_autofree gchar *label = NULL;

	json_builder_set_member_name(builder, "tags");
	json_builder_begin_array(builder);
	for (guint i = 0; i < tags->len; i++) {
		const GlsTag *tag = g_ptr_array_index(tags, i);

		json_builder_begin_object(builder);
		add_string(builder, "name", tag->name);
		add_string(builder, "colour", gls_rule_set_get_rule_colour(rules, tag->rule));
		json_builder_end_object(builder);
		/* TRANSLATORS: between two tags that are read aloud: "entropy, privacy" */
		g_string_append_printf(names, "%s%s", i > 0 ? _(", ") : "", tag->name);
	}
	json_builder_end_array(builder);
	/* TRANSLATORS: read aloud by screen readers before the tags of a paper */
	label = g_strdup_printf(_("tags: %s"), names->str);
	add_string(builder, "tags_label", label);
}

static void
add_entry(JsonBuilder *builder, const GlsAnnotation *annotation, const GlsRuleSet *rules)
{
	const GlsEntry *entry = annotation->entry;
	g_autofree gchar *key = gls_text_page_key(entry->title, -1);
	g_autofree gchar *label = gls_render_state(annotation);

	json_builder_begin_object(builder);
	add_string(builder, "key", key);
	add_number(builder, "occurrence", entry->occurrence);
	json_builder_set_member_name(builder, "in_subject");
	json_builder_add_boolean_value(builder, entry->in_subject);
	add_tags(builder, annotation->tags, rules);
	add_string(builder, "state", gls_state_to_string(annotation->state));
	add_string(builder, "label", label);
	add_number(builder, "target", annotation->repeat_of);
	json_builder_end_object(builder);
}

/**
 * gls_payload_new:
 * @message: an annotated message that is a digest
 * @page: where the host's page shows a message
 *
 * Makes what annotate.js is called with: all that is to be shown, as finished, translated strings,
 * with what the places in the page are found by.
 *
 * Returns: (transfer full): JSON, one object
 */
gchar *
gls_payload_new(const GlsAnnotatedMessage *message, const GlsPage *page)
{
	const gchar *subject = message->message->subject;
	g_autoptr(JsonBuilder) builder = json_builder_new_immutable();
	g_autoptr(JsonNode) root = NULL;
	g_autofree gchar *key = gls_text_page_key(subject != NULL ? subject : "", -1);
	g_autofree gchar *summary = gls_render_summary(message);

	json_builder_begin_object(builder);
	add_string(builder, "content", page->content);
	add_string(builder, "heading", page->heading);
	add_string(builder, "subject", key);
	add_string(builder, "summary", summary);
	json_builder_set_member_name(builder, "entries");
	json_builder_begin_array(builder);
	for (guint i = 0; i < message->annotations->len; i++)
		add_entry(builder, g_ptr_array_index(message->annotations, i), message->rules);
	json_builder_end_array(builder);
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	return json_to_string(root, FALSE);
}
