/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "core/gls-message.h"

G_BEGIN_DECLS

gchar *
gls_feed_item_dup_link(const xmlNode *item);
gchar *
gls_feed_item_dup_venue(const xmlNode *item);
void
gls_feed_item_read(const xmlNode *item, GlsMessage *message);

G_END_DECLS
