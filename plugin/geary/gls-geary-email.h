/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-message.h"
#include "geary/geary-abi.h"

G_BEGIN_DECLS

gchar *
gls_geary_email_dup_id(GObject *email);
void
gls_geary_email_fill(GObject *email, GlsMessage *message);

G_END_DECLS
