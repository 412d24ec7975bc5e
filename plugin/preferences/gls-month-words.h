/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history-count.h"

G_BEGIN_DECLS

gchar *
gls_month_words_dup(const GlsMonthCount *month);
gchar *
gls_month_words_dup_sum(const GlsMonthCount *months, guint n_months);
gchar *
gls_month_words_dup_all(const GlsMonthCount *months, guint n_months);

G_END_DECLS
