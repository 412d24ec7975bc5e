/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-history-private.h"

gboolean
gls_history_list(GlsHistory *self,
		 const GlsHistoryQuery *query,
		 GlsHistoryFunc func,
		 gpointer user_data,
		 GError **error)
{
	g_set_error_literal(error, GLS_ERROR, GLS_ERROR_HISTORY, "not written yet");
	return FALSE;
}
