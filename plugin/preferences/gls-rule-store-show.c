/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

/* which rules are in the list, and how they come into it */

#include "core/text/gls-text.h"
#include "preferences/gls-rule-store-private.h"

/* rows that a list draws beyond what is seen (GTK's own number), and rows that come or go at once: each
 * takes some tenths of a millisecond */
#define MAX_ROWS     240
#define MAX_NEW_ROWS 24
#define MAX_OLD_ROWS 24

static gboolean
is_at(GlsRuleStore *self, guint place, gconstpointer item)
{
	g_autoptr(GlsRuleItem) shown = g_list_model_get_item(G_LIST_MODEL(self->items), place);

	return shown == item;
}

/* a rule that was moved is taken out and put in again, so that the list stays where it is scrolled to */
static gboolean
move_one(GlsRuleStore *self, guint first, guint n)
{
	guint last = first + n - 1;
	gboolean down = is_at(self, first, self->wanted->pdata[last]);
	guint from = down ? first : last;
	guint to = down ? last : first;

	if (!down && !is_at(self, last, self->wanted->pdata[first]))
		return FALSE;
	g_list_store_remove(self->items, from);
	g_list_store_insert(self->items, to, self->wanted->pdata[to]);
	return TRUE;
}

/* changes no more of the list than is different, and no more at a time than can be drawn at once */
static gboolean
show_some(GlsRuleStore *self)
{
	const GPtrArray *wanted = self->wanted;
	guint n = g_list_model_get_n_items(G_LIST_MODEL(self->items));
	guint first = 0;
	guint same = 0;
	guint n_old;
	guint n_new;

	while (first < MIN(n, wanted->len) && is_at(self, first, wanted->pdata[first]))
		first++;
	while (same < MIN(n, wanted->len) - first &&
	       is_at(self, n - 1 - same, wanted->pdata[wanted->len - 1 - same]))
		same++;
	n_old = n - first - same;
	n_new = wanted->len - first - same;
	if (n_old == n_new && n_old > 1 && move_one(self, first, n_old))
		return TRUE;
	if (n_old > MAX_OLD_ROWS) {
		g_list_store_splice(self->items, first + n_old - MAX_OLD_ROWS, MAX_OLD_ROWS, NULL,
				    0);
		return TRUE;
	}
	if (first < MAX_ROWS)
		n_new = MIN(n_new, MAX_NEW_ROWS);
	if (n_old > 0 || n_new > 0)
		g_list_store_splice(self->items, first, n_old, wanted->pdata + first, n_new);
	return first + n_new + same < wanted->len;
}

static gboolean
show_more_cb(gpointer user_data)
{
	GlsRuleStore *self = user_data;

	if (show_some(self))
		return G_SOURCE_CONTINUE;
	self->show_id = 0;
	self->is_showing = FALSE;
	gls_rule_store_emit_changed(self);
	return G_SOURCE_REMOVE;
}

/**
 * gls_rule_store_show:
 * @self: a store
 *
 * Brings the list up to date with the rules, and with what is looked for.
 */
void
gls_rule_store_show(GlsRuleStore *self)
{
	g_ptr_array_set_size(self->wanted, 0);
	for (guint i = 0; i < self->all->len; i++) {
		GlsRuleItem *item = g_ptr_array_index(self->all, i);

		if (self->folded_search == NULL ||
		    gls_rule_item_contains(item, self->folded_search))
			g_ptr_array_add(self->wanted, g_object_ref(item));
	}
	g_clear_handle_id(&self->show_id, g_source_remove);
	self->is_showing = TRUE;
	/* between two parts the window is drawn */
	if (show_some(self))
		self->show_id = g_idle_add(show_more_cb, self);
	else
		self->is_showing = FALSE;
	gls_rule_store_emit_changed(self);
}

/**
 * gls_rule_store_set_search:
 * @self: a store
 * @text: what is looked for in names and queries; nothing for all rules
 *
 * Chooses which rules are shown. `changed` is emitted when they are.
 */
void
gls_rule_store_set_search(GlsRuleStore *self, const gchar *text)
{
	g_clear_pointer(&self->folded_search, g_free);
	if (*text != '\0')
		self->folded_search = gls_text_fold(text, -1);
	gls_rule_store_show(self);
}

/**
 * gls_rule_store_is_showing:
 * @self: a store
 *
 * Returns: whether rules come into the list or go out of it
 */
gboolean
gls_rule_store_is_showing(GlsRuleStore *self)
{
	return self->is_showing;
}
