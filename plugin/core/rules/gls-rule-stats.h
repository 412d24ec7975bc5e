/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GLS_TYPE_RULE_STATS (gls_rule_stats_get_type())
G_DECLARE_FINAL_TYPE(GlsRuleStats, gls_rule_stats, GLS, RULE_STATS, GObject)

/**
 * GLS_RULE_STATS_WEEKS:
 *
 * How many weeks are kept: two years.
 */
#define GLS_RULE_STATS_WEEKS 104

GlsRuleStats *
gls_rule_stats_new(const gchar *path);
gboolean
gls_rule_stats_count(GlsRuleStats *self, const GPtrArray *rules, gint64 date, GError **error);
GHashTable *
gls_rule_stats_read(GlsRuleStats *self,
		    gint64 now,
		    guint n_weeks,
		    guint *n_known_weeks,
		    GError **error);

G_END_DECLS
