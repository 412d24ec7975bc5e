/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What is used of Liferea, which installs no headers. It exports its functions; they are declared
 * weak, so that one which a version does not have is NULL and not a module that cannot be loaded.
 * The fields of its objects are never touched: they move between versions.
 */
#define LIFEREA_API extern __attribute__((weak))

typedef struct _LifereaItem LifereaItem;
typedef struct _LifereaNode LifereaNode;
typedef struct _LifereaItemSet LifereaItemSet;

/* 1.14 and 1.15 */
typedef struct {
	GTypeInterface g_iface;
	void (*activate)(gpointer self);
	void (*deactivate)(gpointer self);
	void (*update_state)(gpointer self);
} LifereaShellActivatableInterface;

/* 1.16 and 2.0, where LifereaShellActivatable has no slot but update_state */
typedef struct {
	GTypeInterface g_iface;
	void (*activate)(gpointer self);
	void (*deactivate)(gpointer self);
	void (*create_configure_widget)(gpointer self);
} LifereaActivatableInterface;

LIFEREA_API GType
liferea_shell_activatable_get_type(void);
LIFEREA_API GType
liferea_activatable_get_type(void);

/* libpeas 1.0 and 2 have the same; the host has loaded one of them */
LIFEREA_API void
peas_object_module_register_extension_type(GTypeModule *module, GType extension, GType type);

/* Returns: (transfer full) (nullable) */
LIFEREA_API LifereaItem *
itemlist_get_selected(void);
/* Returns: the number of that item; 0 for none */
LIFEREA_API gulong
itemlist_get_selected_id(void);
/* Returns: (transfer none) (nullable) */
LIFEREA_API LifereaNode *
itemlist_get_displayed_node(void);

/* Returns: (transfer full) (nullable) */
LIFEREA_API LifereaItem *
item_load(gulong id);
/* Returns: (nullable): the GUID */
LIFEREA_API const gchar *
item_get_id(LifereaItem *item);
LIFEREA_API const gchar *
item_get_title(LifereaItem *item);
LIFEREA_API const gchar *
item_get_description(LifereaItem *item);
/* Returns: (nullable): where it leads */
LIFEREA_API const gchar *
item_get_source(LifereaItem *item);
/* Returns: (nullable): what RSS and Atom call author; %NULL for a dc:creator */
LIFEREA_API const gchar *
item_get_author(LifereaItem *item);
/* Returns: (nullable): that of its feed: home page, or else where it is loaded from */
LIFEREA_API const gchar *
item_get_base_url(LifereaItem *item);

LIFEREA_API LifereaNode *
feedlist_get_root(void);
/* with @n_params 1, @func is called as func(child, data) */
LIFEREA_API void
node_foreach_child_full(LifereaNode *node, gpointer func, gint n_params, gpointer data);
LIFEREA_API LifereaNode *
node_from_id(const gchar *id);
LIFEREA_API const gchar *
node_get_id(LifereaNode *node);
LIFEREA_API const gchar *
node_get_title(LifereaNode *node);
LIFEREA_API const gchar *
node_get_base_url(LifereaNode *node);

/* the ids of the items of a feed; it keeps, and does not copy, the string it is given */
LIFEREA_API LifereaItemSet *
db_itemset_load(const gchar *node_id);
LIFEREA_API void
itemset_free(LifereaItemSet *items);

/* 1.14 to 1.16; Returns: (transfer none): a GtkScrolledWindow with a GtkTreeView in it */
LIFEREA_API gpointer
item_list_view_get_widget(gpointer item_list_view);
/* Returns: (transfer none) (nullable): a widget of the main window by its name */
LIFEREA_API gpointer
liferea_shell_lookup(const gchar *name);
LIFEREA_API void
liferea_shell_set_important_status_bar(const gchar *format, ...) G_GNUC_PRINTF(1, 2);
/* 2.0, which has no status bar */
LIFEREA_API void
liferea_shell_toast(const gchar *format, ...) G_GNUC_PRINTF(1, 2);

G_END_DECLS
