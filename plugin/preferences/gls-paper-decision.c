/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-paper-decision.h"

/* a paper before it was decided about */
typedef struct {
	GlsPaperItem *item;
	GlsState state;
	guint position;
	gboolean is_removed;
} Former;

struct _GlsPaperDecision {
	GlsDecisionKind kind;
	Former *papers;
	guint n_papers;
};

/**
 * gls_paper_decision_new:
 * @kind: anything but %GLS_DECISION_UNDO
 * @items: (element-type GlsPaperItem): about which papers, in the order of their list
 *
 * Returns: (transfer full): a decision that is not shown yet
 */
GlsPaperDecision *
gls_paper_decision_new(GlsDecisionKind kind, GPtrArray *items)
{
	GlsPaperDecision *self = g_rc_box_new0(GlsPaperDecision);

	self->kind = kind;
	self->n_papers = items->len;
	self->papers = g_new0(Former, items->len);
	for (guint i = 0; i < items->len; i++) {
		self->papers[i].item = g_object_ref(g_ptr_array_index(items, i));
		self->papers[i].state = gls_paper_item_get_state(self->papers[i].item);
	}
	return self;
}

/**
 * gls_paper_decision_ref:
 * @self: a decision
 *
 * Returns: (transfer full): @self
 */
GlsPaperDecision *
gls_paper_decision_ref(GlsPaperDecision *self)
{
	return g_rc_box_acquire(self);
}

static void
clear(gpointer data)
{
	GlsPaperDecision *self = data;

	for (guint i = 0; i < self->n_papers; i++)
		g_object_unref(self->papers[i].item);
	g_free(self->papers);
}

/**
 * gls_paper_decision_unref:
 * @self: a decision
 *
 * Frees it once nobody holds it.
 */
void
gls_paper_decision_unref(GlsPaperDecision *self)
{
	g_rc_box_release_full(self, clear);
}

/**
 * gls_paper_decision_dup_entries:
 * @self: a decision
 *
 * Returns: (transfer full) (element-type GlsEntry): its papers as the history takes them
 */
GPtrArray *
gls_paper_decision_dup_entries(const GlsPaperDecision *self)
{
	GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);

	for (guint i = 0; i < self->n_papers; i++)
		g_ptr_array_add(entries, gls_paper_item_dup_entry(self->papers[i].item));
	return entries;
}

/**
 * gls_paper_decision_show:
 * @self: a decision
 * @list: the list its papers are in
 *
 * Shows in the list what was decided.
 *
 * Returns: %FALSE if the history has to be asked anew instead
 */
gboolean
gls_paper_decision_show(GlsPaperDecision *self, GlsPaperList *list)
{
	/* what one row says of the two is known to the history */
	if (self->kind == GLS_DECISION_SAME)
		return FALSE;
	for (guint i = 0; i < self->n_papers; i++) {
		Former *paper = &self->papers[i];

		if (self->kind == GLS_DECISION_FORGET)
			paper->is_removed =
				gls_paper_list_remove(list, paper->item, &paper->position);
		else if (self->kind == GLS_DECISION_SEEN)
			gls_paper_item_set_state(paper->item, GLS_STATE_SEEN);
		else if (self->kind == GLS_DECISION_UNSEEN)
			gls_paper_item_set_state(paper->item, GLS_STATE_ELSEWHERE);
	}
	return TRUE;
}

/**
 * gls_paper_decision_take_back:
 * @self: a decision that was shown
 * @list: the list its papers were in
 *
 * Shows the list as it was, where the user is in it.
 *
 * Returns: %FALSE if the history has to be asked anew instead
 */
gboolean
gls_paper_decision_take_back(GlsPaperDecision *self, GlsPaperList *list)
{
	if (self->kind == GLS_DECISION_SAME)
		return FALSE;
	for (guint i = self->n_papers; i > 0; i--) {
		Former *paper = &self->papers[i - 1];

		if (paper->is_removed)
			gls_paper_list_insert(list, paper->item, paper->position);
		gls_paper_item_set_state(paper->item, paper->state);
	}
	return TRUE;
}
