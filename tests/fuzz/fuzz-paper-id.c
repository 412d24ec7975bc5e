/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-paper-id.h"
#include "fuzz.h"

/* the canonical form of an id is read as the same id */
static void
check_id(const GlsPaperId *id)
{
	g_autofree gchar *string = gls_paper_id_to_string(id);
	g_autoptr(GlsPaperId) again = gls_paper_id_new_from_string(string);

	g_assert_true(g_utf8_validate(string, -1, NULL));
	g_assert_nonnull(again);
	g_assert_true(gls_paper_id_equal(id, again));
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree gchar *text = g_utf8_make_valid((const gchar *)data, (gssize)size);
	g_autoptr(GlsPaperId) typed = gls_paper_id_new_from_string(text);
	g_autoptr(GlsPaperId) linked = gls_paper_id_new_from_link(text);
	g_autoptr(GPtrArray) found = gls_paper_id_find_in_text(text, -1);
	g_autofree gchar *target = gls_link_unwrap(text);

	if (typed != NULL)
		check_id(typed);
	if (linked != NULL)
		check_id(linked);
	for (guint i = 0; i < found->len; i++)
		check_id(g_ptr_array_index(found, i));
	if (target != NULL)
		g_assert_true(g_utf8_validate(target, -1, NULL));
	return 0;
}
