/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "liferea/gls-liferea-report.h"
#include "liferea/liferea-abi.h"

/**
 * gls_liferea_report:
 * @text: (nullable): what went wrong; %NULL if nothing did
 *
 * Tells the user, in the log and at the foot of Liferea's window (in a toast in 2.0), what they may want
 * to mend.
 */
void
gls_liferea_report(const gchar *text)
{
	if (text == NULL)
		return;
	g_message("%s", text);
	if (liferea_shell_set_important_status_bar != NULL)
		liferea_shell_set_important_status_bar("%s", text);
	else if (liferea_shell_toast != NULL)
		liferea_shell_toast("%s", text);
}
