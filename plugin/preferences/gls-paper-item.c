/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-paper-item.h"

/* what a row has room for */
#define MAX_IDS	    2
#define MAX_SOURCES 2

/**
 * GlsPaperItem:
 *
 * A paper of the history as a list shows it.
 */
struct _GlsPaperItem {
	GObject parent_instance;

	gchar *title;
	gchar *details;
	GPtrArray *ids;
	GlsState state;
};

G_DEFINE_FINAL_TYPE(GlsPaperItem, gls_paper_item, G_TYPE_OBJECT)

enum {
	PROP_0,
	PROP_STATE,
	N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
gls_paper_item_get_property(GObject *object, guint id, GValue *value, GParamSpec *spec)
{
	g_value_set_uint(value, GLS_PAPER_ITEM(object)->state);
}

static void
gls_paper_item_finalize(GObject *object)
{
	GlsPaperItem *self = GLS_PAPER_ITEM(object);

	g_free(self->title);
	g_free(self->details);
	g_ptr_array_unref(self->ids);
	G_OBJECT_CLASS(gls_paper_item_parent_class)->finalize(object);
}

static void
gls_paper_item_class_init(GlsPaperItemClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->get_property = gls_paper_item_get_property;
	object_class->finalize = gls_paper_item_finalize;
	props[PROP_STATE] = g_param_spec_uint("state", NULL, NULL, 0, GLS_N_STATES - 1, 0,
					      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
	g_object_class_install_properties(object_class, N_PROPS, props);
}

static void
gls_paper_item_init(GlsPaperItem *self)
{
	self->ids = g_ptr_array_new_with_free_func((GDestroyNotify)gls_paper_id_free);
}

/* the day, the sources and the ids, apart by points */
static gchar *
dup_details(const GlsRecord *record)
{
	g_autoptr(GDateTime)
		date = g_date_time_new_from_unix_local(gls_record_get_activity(record));
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);

	if (date != NULL)
		g_ptr_array_add(parts, g_date_time_format(date, "%x"));
	for (guint i = 0; i < MIN(record->sources->len, MAX_SOURCES); i++)
		g_ptr_array_add(parts, g_strdup(g_ptr_array_index(record->sources, i)));
	for (guint i = 0; i < MIN(record->ids->len, MAX_IDS); i++)
		g_ptr_array_add(parts, gls_paper_id_to_string(g_ptr_array_index(record->ids, i)));
	g_ptr_array_add(parts, NULL);
	return g_strjoinv(" · ", (gchar **)parts->pdata);
}

/**
 * gls_paper_item_new:
 * @record: what the history holds of a paper
 *
 * Any thread may do it.
 *
 * Returns: (transfer full): the paper for a list
 */
GlsPaperItem *
gls_paper_item_new(const GlsRecord *record)
{
	GlsPaperItem *self = g_object_new(GLS_TYPE_PAPER_ITEM, NULL);

	self->title = g_strdup(record->title);
	self->state = gls_record_get_state(record, NULL);
	for (guint i = 0; i < record->ids->len; i++)
		g_ptr_array_add(self->ids, gls_paper_id_copy(g_ptr_array_index(record->ids, i)));
	self->details = dup_details(record);
	return self;
}

/**
 * gls_paper_item_get_title:
 * @self: a paper
 *
 * Returns: (transfer none): its title, or words for it if it is not known
 */
const gchar *
gls_paper_item_get_title(GlsPaperItem *self)
{
	return self->title != NULL ? self->title : _("A paper without a title");
}

/**
 * gls_paper_item_get_details:
 * @self: a paper
 *
 * Returns: (transfer none): the day it was met last, where, and its ids
 */
const gchar *
gls_paper_item_get_details(GlsPaperItem *self)
{
	return self->details;
}

/**
 * gls_paper_item_get_state:
 * @self: a paper
 *
 * Returns: its state in a message that is not in the history
 */
GlsState
gls_paper_item_get_state(GlsPaperItem *self)
{
	return self->state;
}

/**
 * gls_paper_item_set_state:
 * @self: a paper
 * @state: what the user has decided that it is
 *
 * Changes what is shown of it; the history is changed elsewhere.
 */
void
gls_paper_item_set_state(GlsPaperItem *self, GlsState state)
{
	if (self->state == state)
		return;
	self->state = state;
	g_object_notify_by_pspec(G_OBJECT(self), props[PROP_STATE]);
}

/**
 * gls_paper_item_get_state_words:
 * @self: a paper
 *
 * Returns: (transfer none): its state in words, translated
 */
const gchar *
gls_paper_item_get_state_words(GlsPaperItem *self)
{
	return self->state == GLS_STATE_SEEN ? _("Seen") : _("Not seen");
}

/**
 * gls_paper_item_dup_entry:
 * @self: a paper
 *
 * Returns: (transfer full): the paper as decisions of the history take it
 */
GlsEntry *
gls_paper_item_dup_entry(GlsPaperItem *self)
{
	GlsEntry *entry = gls_entry_new(self->title != NULL ? self->title : "", -1);

	for (guint i = 0; i < self->ids->len; i++)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(self->ids, i)));
	return entry;
}
