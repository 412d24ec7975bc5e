/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotation.h"
#include "core/history/gls-history.h"
#include "core/history/gls-source-stats.h"
#include "core/rules/gls-rule-stats.h"

G_BEGIN_DECLS

gboolean
gls_recording_write(GlsHistory *history,
		    GlsRuleStats *rule_stats,
		    const GlsAnnotatedMessage *message,
		    const GPtrArray *known,
		    gboolean shown,
		    GError **error);
gboolean
gls_recording_count_digest(GlsSourceStats *source_stats,
			   const GlsAnnotatedMessage *message,
			   gboolean shown,
			   GError **error);

G_END_DECLS
