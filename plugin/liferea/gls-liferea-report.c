/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "liferea/gls-liferea-report.h"
#include "liferea/liferea-abi.h"

/**
 * gls_liferea_report_again:
 * @text: (nullable): what went wrong; %NULL if nothing did
 *
 * Tells the user, in the log and at the foot of Liferea's window, what came of something that they asked for,
 * though they may have been told before.
 */
void
gls_liferea_report_again(const gchar *text)
{
	if (text == NULL)
		return;
	g_message("%s", text);
	if (liferea_shell_set_important_status_bar != NULL)
		liferea_shell_set_important_status_bar("%s", text);
	else if (liferea_shell_toast != NULL)
		liferea_shell_toast("%s", text);
}

/**
 * gls_liferea_report:
 * @last: (inout): what was told last by the same part, %NULL if nothing was
 * @text: (nullable): what went wrong; %NULL when all is well again
 *
 * Tells the user, in the log and at the foot of Liferea's window, what they may want to mend: once, until
 * there is something else to tell.
 */
void
gls_liferea_report(gchar **last, const gchar *text)
{
	if (g_strcmp0(text, *last) == 0)
		return;
	g_free(*last);
	*last = g_strdup(text);
	gls_liferea_report_again(text);
}
