/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-rule-store.h"

G_BEGIN_DECLS

void
gls_rule_saving_begin(GlsRuleStore *store,
		      const GlsRuleValues *draft,
		      const GlsRuleValues *saved,
		      GAsyncReadyCallback callback,
		      gpointer user_data);
const GlsRuleValues *
gls_rule_saving_get_written(GAsyncResult *result);

void
gls_rule_saving_remove(GlsRuleStore *store,
		       const gchar *rule,
		       GAsyncReadyCallback callback,
		       gpointer user_data);
void
gls_rule_saving_move(GlsRuleStore *store,
		     const gchar *rule,
		     const gchar *before,
		     GAsyncReadyCallback callback,
		     gpointer user_data);
void
gls_rule_saving_enable(GlsRuleStore *store,
		       const gchar *rule,
		       gboolean enabled,
		       GAsyncReadyCallback callback,
		       gpointer user_data);

G_END_DECLS
