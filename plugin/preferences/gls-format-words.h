/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-source-stat.h"

G_BEGIN_DECLS

gchar *
gls_format_words_dup_list(void);
gchar *
gls_format_words_dup_counts(const GlsSourceStat *stat);

G_END_DECLS
