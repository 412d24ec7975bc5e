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
gls_feed_node_is(const xmlNode *node, const gchar *name);
gboolean
gls_feed_node_is_in(const xmlNode *node, const gchar *namespace_part);
xmlNode *
gls_feed_node_find_in(const xmlNode *parent, const gchar *namespace_part, const gchar *name);
xmlNode *
gls_feed_node_find(const xmlNode *parent, const gchar *name);
gchar *
gls_feed_node_dup_raw_text(const xmlNode *node);
gchar *
gls_feed_node_dup_text(const xmlNode *node);
gchar *
gls_feed_node_dup_attribute(const xmlNode *node, const gchar *name);

G_END_DECLS
