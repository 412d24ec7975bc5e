/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-rule-fields.h"
#include "preferences/gls-rule-form.h"
#include "preferences/gls-rule-preview.h"

G_BEGIN_DECLS

/**
 * GlsRuleForm:
 *
 * Where one rule is edited. It emits `saved` with the name of the rule, and `said` with words that
 * are to be shown for a moment.
 */
struct _GlsRuleForm {
	GtkBox parent_instance;

	GtkWidget *back;
	GtkLabel *heading;
	GtkScrolledWindow *scroller;
	AdwPreferencesGroup *conflict;
	GtkLabel *conflict_match;
	GtkCalendar *calendar;
	GtkPopover *calendar_popover;
	GlsRulePreview *preview;
	GlsRuleFields fields;

	GlsRuleStore *store;
	/* as it stands in the file; NULL for a new rule */
	GlsRuleValues *saved;
	/* what the fields were filled with, and how they read that */
	GlsRuleValues *base;
	GlsRuleValues *shown;
	/* what somebody else made of it, while that is not decided about */
	GlsRuleValues *theirs;
	gboolean is_filling;
	gboolean is_valid;
};

void
gls_rule_form_update_actions(GlsRuleForm *self);
GlsRuleValues *
gls_rule_form_read(GlsRuleForm *self);
void
gls_rule_form_fill(GlsRuleForm *self, const GlsRuleValues *values);
void
gls_rule_form_edited(GlsRuleForm *self);
void
gls_rule_form_emit_saved(GlsRuleForm *self, const gchar *rule);
void
gls_rule_form_say(GlsRuleForm *self, const gchar *words);

/* gls-rule-form-file.c */
void
gls_rule_form_set_saved(GlsRuleForm *self, const GlsRuleValues *saved);
void
gls_rule_form_install_actions(GtkWidgetClass *widget_class);

G_END_DECLS
