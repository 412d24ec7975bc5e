/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-preferences-rules-page.h"
#include "preferences/gls-rule-form.h"
#include "preferences/gls-rule-list.h"
#include "preferences/gls-rule-store.h"

G_BEGIN_DECLS

/**
 * GlsPreferencesRulesPage:
 *
 * The list of rules, and beside it the one that is edited.
 */
struct _GlsPreferencesRulesPage {
	AdwBin parent_instance;

	AdwLeaflet *leaflet;
	GlsRuleList *list;
	GtkStack *form_stack;
	GlsRuleForm *form;

	GlsRuleStore *store;
	AdwToast *toast;
	/* a rule to go to once it is there */
	gchar *wanted;
	/* where to go once it is decided what becomes of an edit */
	GlsRuleItem *next;
	GlsRuleValues *next_new;
	gboolean closes;
};

void
gls_preferences_rules_page_say(GlsPreferencesRulesPage *self,
			       const gchar *words,
			       gboolean with_undo);
void
gls_preferences_rules_page_edit_new(GlsPreferencesRulesPage *self, GlsRuleValues *values);
void
gls_preferences_rules_page_update_actions(GlsPreferencesRulesPage *self);

/* gls-preferences-rules-page-actions.c */
void
gls_preferences_rules_page_install_actions(GtkWidgetClass *widget_class);

G_END_DECLS
