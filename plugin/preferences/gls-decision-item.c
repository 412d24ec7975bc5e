/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-decision-item.h"
#include "preferences/gls-history-decide.h"

/**
 * GlsDecisionItem:
 *
 * A decision of the user as a list shows it.
 */
struct _GlsDecisionItem {
	GObject parent_instance;

	gchar *title;
	gchar *day;
	gboolean is_undone;
};

G_DEFINE_FINAL_TYPE(GlsDecisionItem, gls_decision_item, G_TYPE_OBJECT)

static void
gls_decision_item_finalize(GObject *object)
{
	GlsDecisionItem *self = GLS_DECISION_ITEM(object);

	g_free(self->title);
	g_free(self->day);
	G_OBJECT_CLASS(gls_decision_item_parent_class)->finalize(object);
}

static void
gls_decision_item_class_init(GlsDecisionItemClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_decision_item_finalize;
}

static void
gls_decision_item_init(GlsDecisionItem *self)
{
}

/**
 * gls_decision_item_new:
 * @decision: anything but %GLS_DECISION_UNDO
 *
 * Any thread may do it.
 *
 * Returns: (transfer full): the decision for a list
 */
GlsDecisionItem *
gls_decision_item_new(const GlsDecision *decision)
{
	GlsDecisionItem *self = g_object_new(GLS_TYPE_DECISION_ITEM, NULL);
	g_autoptr(GDateTime)
		date = g_date_time_new_from_unix_local(decision->time / G_USEC_PER_SEC);

	self->title = gls_history_decide_dup_title(decision);
	self->day = date != NULL ? g_date_time_format(date, "%x") : g_strdup("?");
	self->is_undone = decision->undone;
	return self;
}

/**
 * gls_decision_item_get_title:
 * @self: a decision
 *
 * Returns: (transfer none): what was decided, in words
 */
const gchar *
gls_decision_item_get_title(GlsDecisionItem *self)
{
	return self->title;
}

/**
 * gls_decision_item_get_day:
 * @self: a decision
 *
 * Returns: (transfer none): the day of it
 */
const gchar *
gls_decision_item_get_day(GlsDecisionItem *self)
{
	return self->day;
}

/**
 * gls_decision_item_is_undone:
 * @self: a decision
 *
 * Returns: whether it was undone later
 */
gboolean
gls_decision_item_is_undone(GlsDecisionItem *self)
{
	return self->is_undone;
}
