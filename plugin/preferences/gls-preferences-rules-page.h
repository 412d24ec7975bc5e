/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_PREFERENCES_RULES_PAGE (gls_preferences_rules_page_get_type())
G_DECLARE_FINAL_TYPE(GlsPreferencesRulesPage,
		     gls_preferences_rules_page,
		     GLS,
		     PREFERENCES_RULES_PAGE,
		     AdwBin)

void
gls_preferences_rules_page_show_rule(GlsPreferencesRulesPage *self, const gchar *rule);

G_END_DECLS
