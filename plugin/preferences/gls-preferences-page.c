/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-history-page.h"
#include "preferences/gls-look-ups-page.h"
#include "preferences/gls-preferences-page.h"
#include "preferences/gls-preferences-rules-page.h"
#include "preferences/gls-sources-page.h"

/* the pages in their order; a new page is a row here */
static const GlsPreferencesPageEntry entries[] = {
	{"rules", N_("Rules"), "glossator-rules-symbolic", gls_preferences_rules_page_get_type},
	{"sources", N_("Sources"), "mail-unread-symbolic", gls_sources_page_get_type},
	{"history", N_("History"), "document-open-recent-symbolic", gls_history_page_get_type},
	{"look-ups", N_("Look-ups"), "network-transmit-receive-symbolic",
	 gls_look_ups_page_get_type},
};

G_DEFINE_INTERFACE(GlsPreferencesPage, gls_preferences_page, GTK_TYPE_WIDGET)

static void
gls_preferences_page_default_init(GlsPreferencesPageInterface *iface)
{
}

/**
 * gls_preferences_page_close:
 * @self: a page
 *
 * Asks whether the window may be closed. A page that answers no asks its user, and closes the window
 * itself if need be.
 *
 * Returns: %FALSE to keep it open
 */
gboolean
gls_preferences_page_close(GlsPreferencesPage *self)
{
	GlsPreferencesPageInterface *iface = GLS_PREFERENCES_PAGE_GET_IFACE(self);

	return iface->close == NULL || iface->close(self);
}

/**
 * gls_preferences_page_get_entry:
 * @n: a number, from 0
 *
 * Returns: (transfer none) (nullable): the page of that number, %NULL if there are no more
 */
const GlsPreferencesPageEntry *
gls_preferences_page_get_entry(guint n)
{
	return n < G_N_ELEMENTS(entries) ? &entries[n] : NULL;
}
