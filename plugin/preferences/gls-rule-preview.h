/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "preferences/gls-trial.h"

G_BEGIN_DECLS

#define GLS_TYPE_RULE_PREVIEW (gls_rule_preview_get_type())
G_DECLARE_FINAL_TYPE(GlsRulePreview, gls_rule_preview, GLS, RULE_PREVIEW, AdwPreferencesGroup)

void
gls_rule_preview_set_rule(GlsRulePreview *self,
			  const GlsRuleValues *draft,
			  const GlsRuleValues *saved);

G_END_DECLS
