/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/gls-json.h"
#include "core/lookup/gls-lookup-reply.h"

/**
 * gls_lookup_reply_new:
 * @kind: what it tells
 * @number: number of the request
 *
 * Returns: (transfer full): a reply
 */
GlsLookupReply *
gls_lookup_reply_new(GlsLookupReplyKind kind, guint number)
{
	GlsLookupReply *self = g_new0(GlsLookupReply, 1);

	self->kind = kind;
	self->number = number;
	return self;
}

/**
 * gls_lookup_reply_free:
 * @self: (nullable): a reply
 *
 * Frees it.
 */
void
gls_lookup_reply_free(GlsLookupReply *self)
{
	if (self == NULL)
		return;
	gls_metadata_unref(self->metadata);
	g_free(self->problems);
	g_free(self);
}

static void
add_paper(JsonBuilder *builder, const GlsLookupReply *self)
{
	g_autofree gchar *answered = gls_lookup_sources_to_string(self->answered);

	gls_json_add_integer(builder, "paper", self->paper);
	gls_json_add_string(builder, "answered", answered);
	if (self->metadata == NULL)
		return;
	json_builder_set_member_name(builder, "metadata");
	json_builder_add_value(builder, gls_metadata_to_json(self->metadata));
}

/**
 * gls_lookup_reply_to_line:
 * @self: a reply
 *
 * Writes it: `{"request": 1, "progress": 20}`, `{"request": 1, "paper": 0, "answered": "arxiv",
 * "metadata": {...}}` or `{"request": 1, "done": true, "problems": "..."}`.
 *
 * Returns: (transfer full): JSON without a line end
 */
gchar *
gls_lookup_reply_to_line(const GlsLookupReply *self)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();
	g_autoptr(JsonNode) root = NULL;

	json_builder_begin_object(builder);
	gls_json_add_integer(builder, "request", self->number);
	switch (self->kind) {
	case GLS_LOOKUP_REPLY_PROGRESS:
		gls_json_add_integer(builder, "progress", self->done);
		break;
	case GLS_LOOKUP_REPLY_PAPER:
		add_paper(builder, self);
		break;
	case GLS_LOOKUP_REPLY_DONE:
	default:
		json_builder_set_member_name(builder, "done");
		json_builder_add_boolean_value(builder, TRUE);
		if (self->problems != NULL)
			gls_json_add_string(builder, "problems", self->problems);
		break;
	}
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	return json_to_string(root, FALSE);
}

static gboolean
get_number(JsonObject *object, const gchar *name, guint *number)
{
	gint64 value;

	if (!gls_json_get_integer(object, name, &value) || value < 0 || value > G_MAXUINT)
		return FALSE;
	*number = value;
	return TRUE;
}

static void
read_paper(GlsLookupReply *self, JsonObject *object)
{
	g_autofree gchar *answered = gls_json_dup_string(object, "answered");
	JsonNode *metadata = json_object_get_member(object, "metadata");

	self->kind = GLS_LOOKUP_REPLY_PAPER;
	if (answered != NULL)
		self->answered = gls_lookup_sources_from_string(answered);
	if (metadata != NULL)
		self->metadata = gls_metadata_new_from_json(metadata);
}

/**
 * gls_lookup_reply_new_from_line:
 * @line: what gls_lookup_reply_to_line() writes
 * @length: of @line in bytes, or -1 if it ends in a NUL
 * @error: a #GError
 *
 * Returns: (transfer full): the reply; %NULL with the error of gls_json_parse(), or
 *   %GLS_ERROR_UNREADABLE if it is none
 */
GlsLookupReply *
gls_lookup_reply_new_from_line(const gchar *line, gssize length, GError **error)
{
	g_autoptr(GlsLookupReply) self = NULL;
	g_autoptr(JsonNode) root = gls_json_parse(line, length, error);
	JsonObject *object = NULL;

	if (root == NULL)
		return NULL;
	self = gls_lookup_reply_new(GLS_LOOKUP_REPLY_DONE, 0);
	if (JSON_NODE_HOLDS_OBJECT(root))
		object = json_node_get_object(root);
	if (object == NULL || !get_number(object, "request", &self->number)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "reply: expected the number of a request");
		return NULL;
	}
	if (get_number(object, "progress", &self->done)) {
		self->kind = GLS_LOOKUP_REPLY_PROGRESS;
	} else if (get_number(object, "paper", &self->paper)) {
		read_paper(self, object);
	} else if (json_object_has_member(object, "done")) {
		self->problems = gls_json_dup_string(object, "problems");
	} else {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "reply: expected progress, paper or done");
		return NULL;
	}
	return g_steal_pointer(&self);
}
