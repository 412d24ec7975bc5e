/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/gls-error.h"
#include "view/gls-view-action.h"

#define MAX_TOKEN 64
#define MAX_RULE  1024
/* far more papers than any message can hold */
#define MAX_ENTRY 1000000

/* what an action has to come with, as bits */
enum {
	NEEDS_ENTRY = 1 << 0,
	NEEDS_OTHER = 1 << 1,
	NEEDS_RULE = 1 << 2,
	NEEDS_ENABLED = 1 << 3,
};

static const struct {
	const gchar *name;
	guint needs;
} kinds[] = {
	[GLS_VIEW_MARK_ALL_SEEN] = {"mark-all-seen", 0},
	[GLS_VIEW_SET_HIDE_SEEN] = {"set-hide-seen", NEEDS_ENABLED},
	[GLS_VIEW_MARK_SEEN] = {"mark-seen", NEEDS_ENTRY},
	[GLS_VIEW_MARK_UNSEEN] = {"mark-unseen", NEEDS_ENTRY},
	[GLS_VIEW_FORGET] = {"forget", NEEDS_ENTRY},
	[GLS_VIEW_SAME] = {"same", NEEDS_ENTRY | NEEDS_OTHER},
	[GLS_VIEW_DIFFERENT] = {"different", NEEDS_ENTRY},
	[GLS_VIEW_UNDO] = {"undo", 0},
	[GLS_VIEW_EDIT_RULE] = {"edit-rule", 0},
	[GLS_VIEW_MUTE_RULE] = {"mute-rule", NEEDS_RULE},
};

static gboolean
find_kind(const gchar *name, GlsViewActionKind *kind)
{
	for (guint i = 0; name != NULL && i < G_N_ELEMENTS(kinds); i++) {
		if (strcmp(kinds[i].name, name) == 0) {
			*kind = i;
			return TRUE;
		}
	}
	return FALSE;
}

/* a member that is missing is no mistake here, one of another type is */
static gboolean
get_node(JsonObject *object, const gchar *name, GType type, JsonNode **node, GError **error)
{
	*node = json_object_get_member(object, name);
	if (*node == NULL ||
	    (JSON_NODE_HOLDS_VALUE(*node) && json_node_get_value_type(*node) == type))
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
		    "message of a page: \"%s\" is of another type than expected", name);
	return FALSE;
}

static gboolean
read_string(JsonObject *object, const gchar *name, gsize max, gchar **value, GError **error)
{
	JsonNode *node = NULL;

	if (!get_node(object, name, G_TYPE_STRING, &node, error))
		return FALSE;
	if (node == NULL)
		return TRUE;
	if (strlen(json_node_get_string(node)) > max) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
			    "message of a page: \"%s\" has more than %" G_GSIZE_FORMAT " bytes",
			    name, max);
		return FALSE;
	}
	*value = json_node_dup_string(node);
	return TRUE;
}

static gboolean
read_number(JsonObject *object, const gchar *name, guint *value, GError **error)
{
	JsonNode *node = NULL;
	gint64 number;

	if (!get_node(object, name, G_TYPE_INT64, &node, error))
		return FALSE;
	if (node == NULL)
		return TRUE;
	number = json_node_get_int(node);
	if (number < 1 || number > MAX_ENTRY) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "message of a page: \"%s\" is not from 1 to %d", name, MAX_ENTRY);
		return FALSE;
	}
	*value = number;
	return TRUE;
}

static gboolean
read_members(GlsViewAction *self, JsonObject *object, GError **error)
{
	g_autofree gchar *name = NULL;
	JsonNode *enabled = NULL;
	guint has = 0;

	if (!read_string(object, "action", MAX_TOKEN, &name, error) ||
	    !read_string(object, "token", MAX_TOKEN, &self->token, error) ||
	    !read_string(object, "rule", MAX_RULE, &self->rule, error) ||
	    !read_number(object, "entry", &self->entry, error) ||
	    !read_number(object, "other", &self->other, error) ||
	    !get_node(object, "enabled", G_TYPE_BOOLEAN, &enabled, error))
		return FALSE;
	if (!find_kind(name, &self->kind)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "message of a page: no known action");
		return FALSE;
	}
	self->enabled = enabled != NULL && json_node_get_boolean(enabled);
	has = (self->entry > 0 ? NEEDS_ENTRY : 0) | (self->other > 0 ? NEEDS_OTHER : 0) |
	      (self->rule != NULL ? NEEDS_RULE : 0) | (enabled != NULL ? NEEDS_ENABLED : 0);
	if (self->token == NULL || (kinds[self->kind].needs & ~has) != 0 ||
	    (self->entry > 0 && self->entry == self->other)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "message of a page: \"%s\" comes without all that it needs", name);
		return FALSE;
	}
	return TRUE;
}

/**
 * gls_view_action_new_from_json:
 * @json: what a page sent; nothing is taken for granted of it
 * @length: of @json in bytes
 * @error: return location for a #GError
 *
 * Reads what a page sent, such as `{"token": "5f", "action": "same", "entry": 7, "other": 2}`.
 * Whether the numbers stand for papers, and the name for a rule, is for the caller to see.
 *
 * Returns: (transfer full): an action; %NULL with %GLS_ERROR_UNREADABLE or %GLS_ERROR_TOO_LARGE
 */
GlsViewAction *
gls_view_action_new_from_json(const gchar *json, gsize length, GError **error)
{
	g_autoptr(GlsViewAction) self = NULL;
	g_autoptr(JsonParser) parser = json_parser_new_immutable();
	JsonNode *root = NULL;

	g_return_val_if_fail(json != NULL, NULL);

	if (length > GLS_VIEW_ACTION_MAX_SIZE) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
			    "message of a page: %" G_GSIZE_FORMAT " bytes, expected at most %d",
			    length, GLS_VIEW_ACTION_MAX_SIZE);
		return NULL;
	}
	if (!g_utf8_validate_len(json, length, NULL) ||
	    !json_parser_load_from_data(parser, json, length, NULL)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "message of a page: not JSON");
		return NULL;
	}
	root = json_parser_get_root(parser);
	if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "message of a page: expected an object");
		return NULL;
	}
	self = g_new0(GlsViewAction, 1);
	if (!read_members(self, json_node_get_object(root), error))
		return NULL;
	return g_steal_pointer(&self);
}

/**
 * gls_view_action_copy:
 * @self: an action
 *
 * Returns: (transfer full): a copy
 */
GlsViewAction *
gls_view_action_copy(const GlsViewAction *self)
{
	GlsViewAction *copy = NULL;

	g_return_val_if_fail(self != NULL, NULL);

	copy = g_memdup2(self, sizeof(*self));
	copy->token = g_strdup(self->token);
	copy->rule = g_strdup(self->rule);
	return copy;
}

/**
 * gls_view_action_free:
 * @self: (nullable): an action
 *
 * Frees an action.
 */
void
gls_view_action_free(GlsViewAction *self)
{
	if (self == NULL)
		return;
	g_free(self->token);
	g_free(self->rule);
	g_free(self);
}
