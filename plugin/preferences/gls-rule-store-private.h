/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/settings/gls-file-watch.h"
#include "preferences/gls-rule-listing.h"
#include "preferences/gls-rule-store.h"

G_BEGIN_DECLS

/**
 * GlsRuleStep:
 * @before: the file before it
 * @after: the file after it
 * @what: what it was, in words
 *
 * An edit that was made.
 */
typedef struct {
	gchar *before;
	gchar *after;
	gchar *what;
} GlsRuleStep;

void
gls_rule_step_free(GlsRuleStep *self);

/**
 * GlsRuleStore:
 *
 * The user's rule file as a list of #GlsRuleItem that is kept up to date. It emits `changed` when the
 * rules were read anew, and `failed` with a #GError when they cannot be read. Every edit is made in
 * the file as it is at that moment, in a thread, so that nothing another program wrote is lost.
 *
 * Of all rules, those that are looked for are shown, and come into the list or go out of it in parts.
 */
struct _GlsRuleStore {
	GObject parent_instance;

	gchar *path;
	gchar *text;
	GPtrArray *all;
	gchar *folded_search;
	GPtrArray *wanted;
	GListStore *items;
	guint show_id;
	gboolean is_showing;
	GlsFileWatch *watch;
	GPtrArray *done;
	GPtrArray *undone;
	GMutex mutex;
};

void
gls_rule_store_take_listing(GlsRuleStore *self, GlsRuleListing *listing);
void
gls_rule_store_emit_changed(GlsRuleStore *self);

/* gls-rule-store-show.c */
void
gls_rule_store_show(GlsRuleStore *self);

G_END_DECLS
