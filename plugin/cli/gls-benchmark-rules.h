/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

void
gls_benchmark_rules_append(const GlsDigest *digest, GString *table);

G_END_DECLS
