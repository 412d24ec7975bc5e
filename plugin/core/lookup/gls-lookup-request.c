/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/gls-json.h"
#include "core/lookup/gls-lookup-request.h"

/**
 * gls_lookup_request_new:
 * @number: what its replies are known by
 *
 * Returns: (transfer full): a request without papers
 */
GlsLookupRequest *
gls_lookup_request_new(guint number)
{
	GlsLookupRequest *self = g_new0(GlsLookupRequest, 1);

	self->number = number;
	self->entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	return self;
}

/**
 * gls_lookup_request_free:
 * @self: (nullable): a request
 *
 * Frees it.
 */
void
gls_lookup_request_free(GlsLookupRequest *self)
{
	if (self == NULL)
		return;
	g_free(self->mailto);
	g_ptr_array_unref(self->entries);
	g_free(self);
}

/**
 * gls_lookup_request_add:
 * @self: a request
 * @entry: an entry
 *
 * Adds a copy of what is needed to find its paper: title, date, ids and authors.
 */
void
gls_lookup_request_add(GlsLookupRequest *self, const GlsEntry *entry)
{
	GlsEntry *copy = gls_entry_new(entry->title, -1);

	copy->date = g_strdup(entry->date);
	for (guint i = 0; i < entry->ids->len; i++)
		gls_entry_add_id(copy, gls_paper_id_copy(g_ptr_array_index(entry->ids, i)));
	for (guint i = 0; i < entry->authors->len; i++) {
		const GlsAuthor *author = g_ptr_array_index(entry->authors, i);

		g_ptr_array_add(copy->authors, gls_author_new(author->name, -1));
	}
	g_ptr_array_add(self->entries, copy);
}

static void
add_string(JsonBuilder *builder, const gchar *name, const gchar *value)
{
	if (value == NULL)
		return;
	json_builder_set_member_name(builder, name);
	json_builder_add_string_value(builder, value);
}

/* the abstract itself need not travel: it is enough to know that there is one */
static void
add_entry(JsonBuilder *builder, const GlsEntry *entry)
{
	json_builder_begin_object(builder);
	add_string(builder, "title", entry->title);
	add_string(builder, "date", entry->date);
	json_builder_set_member_name(builder, "ids");
	json_builder_begin_array(builder);
	for (guint i = 0; i < entry->ids->len; i++) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(entry->ids, i));

		json_builder_add_string_value(builder, id);
	}
	json_builder_end_array(builder);
	json_builder_set_member_name(builder, "authors");
	json_builder_begin_array(builder);
	for (guint i = 0; i < entry->authors->len; i++) {
		const GlsAuthor *author = g_ptr_array_index(entry->authors, i);

		json_builder_add_string_value(builder, author->name);
	}
	json_builder_end_array(builder);
	json_builder_end_object(builder);
}

/**
 * gls_lookup_request_to_line:
 * @self: a request
 *
 * Writes it: `{"cancel": 1}`, or `{"request": 1, "sources": "arxiv crossref", "mailto": "...",
 * "papers": [{"title": "...", "date": "2026", "ids": ["arxiv:2501.03489"], "authors": ["..."]}]}`.
 *
 * Returns: (transfer full): JSON without a line end
 */
gchar *
gls_lookup_request_to_line(const GlsLookupRequest *self)
{
	g_autoptr(JsonBuilder) builder = json_builder_new_immutable();
	g_autoptr(JsonNode) root = NULL;
	g_autofree gchar *sources = gls_lookup_sources_to_string(self->sources);

	json_builder_begin_object(builder);
	json_builder_set_member_name(builder, self->cancel ? "cancel" : "request");
	json_builder_add_int_value(builder, self->number);
	if (!self->cancel) {
		add_string(builder, "sources", sources);
		add_string(builder, "mailto", self->mailto);
		json_builder_set_member_name(builder, "papers");
		json_builder_begin_array(builder);
		for (guint i = 0; i < self->entries->len; i++)
			add_entry(builder, g_ptr_array_index(self->entries, i));
		json_builder_end_array(builder);
	}
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	return json_to_string(root, FALSE);
}

static GlsEntry *
read_entry(JsonObject *object)
{
	g_autofree gchar *title = gls_json_dup_string(object, "title");
	GlsEntry *entry = gls_entry_new(title != NULL ? title : "", -1);
	JsonArray *ids = gls_json_get_array(object, "ids");
	JsonArray *authors = gls_json_get_array(object, "authors");

	entry->date = gls_json_dup_string(object, "date");
	for (guint i = 0; ids != NULL && i < json_array_get_length(ids); i++) {
		g_autofree gchar *id = gls_json_dup_element_string(ids, i);

		if (id != NULL)
			gls_entry_add_id(entry, gls_paper_id_new_from_string(id));
	}
	for (guint i = 0; authors != NULL && i < json_array_get_length(authors); i++) {
		g_autofree gchar *name = gls_json_dup_element_string(authors, i);

		if (name != NULL)
			gls_author_parse_list(name, -1, entry->authors);
	}
	return entry;
}

static gboolean
read_entries(GlsLookupRequest *self, JsonArray *papers, GError **error)
{
	if (papers == NULL || json_array_get_length(papers) > GLS_LOOKUP_MAX_PAPERS) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "request: papers: expected an array of at most %d",
			    GLS_LOOKUP_MAX_PAPERS);
		return FALSE;
	}
	for (guint i = 0; i < json_array_get_length(papers); i++) {
		JsonObject *paper = gls_json_get_element(papers, i);

		if (paper == NULL) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
				    "request: papers: expected object %u", i);
			return FALSE;
		}
		g_ptr_array_add(self->entries, read_entry(paper));
	}
	return TRUE;
}

/**
 * gls_lookup_request_new_from_line:
 * @line: what gls_lookup_request_to_line() writes
 * @length: of @line in bytes, or -1 if it ends in a NUL
 * @error: a #GError
 *
 * Returns: (transfer full): the request; %NULL with the error of gls_json_parse(), or
 *   %GLS_ERROR_UNREADABLE if it is none
 */
GlsLookupRequest *
gls_lookup_request_new_from_line(const gchar *line, gssize length, GError **error)
{
	g_autoptr(GlsLookupRequest) self = NULL;
	g_autoptr(JsonNode) root = gls_json_parse(line, length, error);
	g_autofree gchar *sources = NULL;
	JsonObject *object = NULL;
	gint64 number = 0;

	if (root == NULL)
		return NULL;
	self = gls_lookup_request_new(0);
	if (JSON_NODE_HOLDS_OBJECT(root)) {
		object = json_node_get_object(root);
		self->cancel = gls_json_get_integer(object, "cancel", &number);
		if (!self->cancel)
			gls_json_get_integer(object, "request", &number);
	}
	if (number < 1 || number > G_MAXUINT) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "request: expected a number from 1");
		return NULL;
	}
	self->number = number;
	if (self->cancel)
		return g_steal_pointer(&self);
	sources = gls_json_dup_string(object, "sources");
	self->sources = sources != NULL ? gls_lookup_sources_from_string(sources)
					: GLS_LOOKUP_NOTHING;
	self->mailto = gls_json_dup_string(object, "mailto");
	if (!read_entries(self, gls_json_get_array(object, "papers"), error))
		return NULL;
	return g_steal_pointer(&self);
}
