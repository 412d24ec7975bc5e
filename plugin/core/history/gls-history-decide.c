/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-history.h"

static gboolean
refuse(GError **error)
{
	g_set_error_literal(error, GLS_ERROR, GLS_ERROR_HISTORY, "not written yet");
	return FALSE;
}

gboolean
gls_history_mark_seen(GlsHistory *self,
		      const GPtrArray *entries,
		      const GlsSighting *sighting,
		      GError **error)
{
	return refuse(error);
}

gboolean
gls_history_mark_unseen(GlsHistory *self, const GPtrArray *entries, GError **error)
{
	return refuse(error);
}

gboolean
gls_history_forget(GlsHistory *self, const GPtrArray *entries, GError **error)
{
	return refuse(error);
}

gboolean
gls_history_set_same(GlsHistory *self, const GlsEntry *entry, const GlsEntry *other, GError **error)
{
	return refuse(error);
}

gboolean
gls_history_set_same_paper(GlsHistory *self,
			   const GlsPaper *paper,
			   const GlsPaper *other,
			   GError **error)
{
	return refuse(error);
}

gboolean
gls_history_set_different(GlsHistory *self,
			  const GlsEntry *entry,
			  const GlsEntry *other,
			  GError **error)
{
	return refuse(error);
}

gboolean
gls_history_set_different_paper(GlsHistory *self,
				const GlsPaper *paper,
				const GlsPaper *other,
				GError **error)
{
	return refuse(error);
}

gchar *
gls_history_undo(GlsHistory *self, GError **error)
{
	refuse(error);
	return NULL;
}

GPtrArray *
gls_history_dup_decisions(GlsHistory *self, GError **error)
{
	refuse(error);
	return NULL;
}

gboolean
gls_history_list(GlsHistory *self,
		 const GlsHistoryQuery *query,
		 GlsHistoryFunc func,
		 gpointer user_data,
		 GError **error)
{
	return refuse(error);
}
