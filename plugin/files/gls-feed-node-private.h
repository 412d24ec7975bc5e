/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

gboolean
gls_feed_node_is_element(const xmlNode *self, const gchar *name);
const xmlNode *
gls_feed_node_find(const xmlNode *self, const gchar *name);
const xmlNode *
gls_feed_node_find_in(const xmlNode *self, const gchar *namespace, const gchar *name);
gboolean
gls_feed_node_has_elements(const xmlNode *self);
gchar *
gls_feed_node_dup_text(const xmlNode *self);
gchar *
gls_feed_node_dup_stripped(const xmlNode *self);
gchar *
gls_feed_node_dup_markup(const xmlNode *self);
gchar *
gls_feed_node_dup_attribute(const xmlNode *self, const gchar *name);

G_END_DECLS
