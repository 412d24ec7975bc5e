/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "preferences/gls-rule-store.h"

G_BEGIN_DECLS

/**
 * GlsRuleTransferFunc:
 * @words: what happened
 * @with_undo: whether it can be undone
 * @widget: what it was asked for in
 *
 * Tells somebody.
 */
typedef void (*GlsRuleTransferFunc)(const gchar *words, gboolean with_undo, gpointer widget);

void
gls_rule_transfer_import(GlsRuleStore *store, GtkWidget *widget, GlsRuleTransferFunc say);
void
gls_rule_transfer_export(GlsRuleStore *store, GtkWidget *widget, GlsRuleTransferFunc say);

G_END_DECLS
