/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "preferences/gls-preferences-application.h"

gint
main(gint argc, gchar **argv)
{
	g_autoptr(GApplication) application = NULL;

	setlocale(LC_ALL, "");
	bindtextdomain(GETTEXT_PACKAGE, LOCALEDIR);
	bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
	textdomain(GETTEXT_PACKAGE);
	g_set_application_name(_("Glossator Preferences"));
	application = gls_preferences_application_new();
	return g_application_run(application, argc, argv);
}
