/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "view/gls-view-complete.h"

static void
progress_cb(guint done, guint total, gpointer user_data)
{
	g_autofree gchar *text = NULL;

	if (done == total)
		text = g_strdup("");
	else
		/* TRANSLATORS: in the strip, while papers are looked up: how many of how many */
		text = g_strdup_printf(_("looking papers up: %u of %u"), done, total);
	gls_view_tell(user_data, text);
}

/**
 * gls_view_complete:
 * @self: a view
 * @session: of the host
 * @payload: what the view shows, or is about to
 * @cancellable: cancelled when something else is shown, and before @self is freed
 *
 * Looks the papers of a message up if the user turned that on, see gls_session_complete(), and tells
 * how far it is.
 */
void
gls_view_complete(GlsView *self,
		  GlsSession *session,
		  const GlsPayload *payload,
		  GCancellable *cancellable)
{
	g_return_if_fail(self != NULL);
	g_return_if_fail(GLS_IS_SESSION(session));
	g_return_if_fail(payload != NULL);

	gls_session_complete(session, payload->message, progress_cb, self, cancellable);
}
