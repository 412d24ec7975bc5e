/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "view/gls-payload.h"

G_BEGIN_DECLS

gchar *
gls_payload_make_json(const GlsAnnotatedMessage *message,
		      const GlsPage *page,
		      const GlsPayloadSettings *settings);

G_END_DECLS
