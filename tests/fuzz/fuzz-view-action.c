/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "fuzz.h"
#include "view/gls-view-action.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *json = g_strndup((const gchar *)data, size);
	g_autoptr(GlsViewAction) action = gls_view_action_new_from_json(json, size, &error);

	if (action == NULL) {
		g_assert_nonnull(error);
		return 0;
	}
	g_assert_no_error(error);
	g_assert_nonnull(action->token);
	g_assert_cmpuint(action->kind, <=, GLS_VIEW_MUTE_RULE);
	return 0;
}
