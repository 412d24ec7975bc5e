/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-message.h"

G_BEGIN_DECLS

gboolean
gls_mark_is_in(const gchar *text, const gchar *const *marks);
gboolean
gls_mark_is_from(const GlsMessage *message, const gchar *const *senders);

G_END_DECLS
