/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *
gls_json_parse(const gchar *json, gssize length, GError **error);
gchar *
gls_json_dup_string(JsonObject *object, const gchar *name);
gboolean
gls_json_get_integer(JsonObject *object, const gchar *name, gint64 *number);
JsonArray *
gls_json_get_array(JsonObject *object, const gchar *name);
JsonObject *
gls_json_get_object(JsonObject *object, const gchar *name);
JsonObject *
gls_json_get_element(JsonArray *array, guint i);
gchar *
gls_json_dup_element_string(JsonArray *array, guint i);

void
gls_json_add_string(JsonBuilder *builder, const gchar *name, const gchar *value);
void
gls_json_add_integer(JsonBuilder *builder, const gchar *name, gint64 value);
void
gls_json_begin_array(JsonBuilder *builder, const gchar *name);

G_END_DECLS
