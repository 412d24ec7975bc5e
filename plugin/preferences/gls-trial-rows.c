/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-trial-row.h"
#include "preferences/gls-trial-rows.h"

/* rows that are filled at once: a new one takes some milliseconds */
#define MAX_NEW_ROWS 6

struct _GlsTrialRows {
	/* which holds the rows */
	AdwPreferencesGroup *group;
	GPtrArray *rows;
	GlsTrial *trial;
	GPtrArray *remarks;
	/* the rest comes later */
	guint n_filled;
	guint fill_id;
};

/**
 * gls_trial_rows_new:
 * @group: where rows are put; it lives longer
 *
 * Returns: (transfer full): no rows yet
 */
GlsTrialRows *
gls_trial_rows_new(AdwPreferencesGroup *group)
{
	GlsTrialRows *self = g_new0(GlsTrialRows, 1);

	self->group = group;
	self->rows = g_ptr_array_new();
	return self;
}

/**
 * gls_trial_rows_free:
 * @self: rows
 *
 * Fills them no more; they stay in their group.
 */
void
gls_trial_rows_free(GlsTrialRows *self)
{
	g_clear_handle_id(&self->fill_id, g_source_remove);
	g_clear_pointer(&self->trial, gls_trial_free);
	g_clear_pointer(&self->remarks, g_ptr_array_unref);
	g_ptr_array_unref(self->rows);
	g_free(self);
}

static guint
get_n_matches(GlsTrialRows *self)
{
	return self->trial != NULL ? self->trial->matches->len : 0;
}

static guint
get_n_rows(GlsTrialRows *self)
{
	return get_n_matches(self) + (self->remarks != NULL ? self->remarks->len : 0);
}

static void
fill_row(GlsTrialRows *self, guint n)
{
	guint n_matches = get_n_matches(self);
	GlsTrialRow *row;

	if (n == self->rows->len) {
		g_ptr_array_add(self->rows, gls_trial_row_new());
		adw_preferences_group_add(self->group, self->rows->pdata[n]);
	}
	row = self->rows->pdata[n];
	if (n < n_matches)
		gls_trial_row_set_match(row, self->trial->matches->pdata[n]);
	else
		gls_trial_row_set_remark(row, self->remarks->pdata[n - n_matches]);
	gtk_widget_set_visible(GTK_WIDGET(row), TRUE);
}

/* between two parts the window is drawn */
static gboolean
fill_some_cb(gpointer user_data)
{
	GlsTrialRows *self = user_data;
	guint end = MIN(self->n_filled + MAX_NEW_ROWS, get_n_rows(self));

	while (self->n_filled < end)
		fill_row(self, self->n_filled++);
	if (end < get_n_rows(self))
		return G_SOURCE_CONTINUE;
	self->fill_id = 0;
	return G_SOURCE_REMOVE;
}

/**
 * gls_trial_rows_set:
 * @self: rows
 * @trial: (transfer full) (nullable): has the papers that are shown now
 * @remarks: (transfer full) (nullable) (element-type utf8): what is said below them
 *
 * Shows what came of a trial, a long list in parts.
 */
void
gls_trial_rows_set(GlsTrialRows *self, GlsTrial *trial, GPtrArray *remarks)
{
	g_clear_handle_id(&self->fill_id, g_source_remove);
	g_clear_pointer(&self->trial, gls_trial_free);
	g_clear_pointer(&self->remarks, g_ptr_array_unref);
	self->trial = trial;
	self->remarks = remarks;
	for (guint i = get_n_rows(self); i < self->rows->len; i++)
		gtk_widget_set_visible(self->rows->pdata[i], FALSE);
	self->n_filled = 0;
	if (fill_some_cb(self))
		self->fill_id = g_idle_add(fill_some_cb, self);
}
