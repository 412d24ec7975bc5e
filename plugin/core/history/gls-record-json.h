/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "core/history/gls-record.h"

G_BEGIN_DECLS

JsonNode *
gls_record_to_json(const GlsRecord *self);
GlsRecord *
gls_record_new_from_json(JsonNode *node, GError **error);

G_END_DECLS
