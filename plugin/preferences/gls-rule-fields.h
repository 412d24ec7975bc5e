/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "preferences/gls-query-view.h"
#include "preferences/gls-rule-values.h"

G_BEGIN_DECLS

/**
 * GlsRuleFields:
 *
 * The widgets in which the values of a rule are edited.
 */
typedef struct {
	AdwEntryRow *name;
	GlsQueryView *query;
	AdwComboRow *colour;
	AdwComboRow *effect;
	GtkSpinButton *score;
	AdwEntryRow *only_in;
	AdwEntryRow *until;
	GtkSwitch *fold_case;
	GtkSwitch *enabled;
	AdwExpanderRow *more;
	GtkLabel *query_mistake;
	GtkLabel *mistake;
} GlsRuleFields;

void
gls_rule_fields_prepare(const GlsRuleFields *self);
void
gls_rule_fields_show(const GlsRuleFields *self, const GlsRuleValues *values);
GlsRuleValues *
gls_rule_fields_read(const GlsRuleFields *self);
void
gls_rule_fields_show_summary(const GlsRuleFields *self, const GlsRuleValues *values);
void
gls_rule_fields_show_mistakes(const GlsRuleFields *self, const GPtrArray *mistakes);

G_END_DECLS
