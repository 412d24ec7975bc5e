/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-message.h"
#include "liferea/liferea-abi.h"

G_BEGIN_DECLS

gboolean
gls_liferea_item_is_available(void);
LifereaNode *
gls_liferea_item_find_feed(LifereaItem *item);
GlsMessage *
gls_liferea_item_to_message(LifereaItem *item, LifereaNode *feed);

G_END_DECLS
