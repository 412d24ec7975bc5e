/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

GPtrArray *
gls_benchmark_dup_phrases(const GlsDigest *digest, guint n);
GPtrArray *
gls_benchmark_dup_regexes(const GlsDigest *digest, guint n);

G_END_DECLS
