/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

guint
gls_evidence_weigh(const GlsDigest *digest, const GlsMessage *message, const GlsDocument *document);

G_END_DECLS
