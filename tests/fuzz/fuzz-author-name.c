/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-author-name.h"
#include "fuzz.h"

/* the bytes are a name that is looked for and, from the second line on, the name of an author */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree gchar *text = g_utf8_make_valid((const gchar *)data, size);
	gchar *line_end = strchr(text, '\n');
	g_autoptr(GlsAuthorName) wanted = NULL;
	g_autoptr(GlsAuthorName) name = NULL;

	if (line_end != NULL)
		*line_end = '\0';
	wanted = gls_author_name_new_wanted(text, -1);
	name = gls_author_name_new(line_end != NULL ? line_end + 1 : text, -1);
	if (name == NULL)
		return 0;
	g_assert_true(*name->letters != '\0' || name->family[0] != NULL);
	g_assert_true(gls_author_name_matches(name, name));
	if (wanted != NULL)
		gls_author_name_matches(name, wanted);
	return 0;
}
