/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <dlfcn.h>

#include "core/lookup/gls-lookup-program.h"

/* lies in the module or program that holds this code */
static const gchar place_of_code = 0;

/**
 * gls_lookup_program_dup_path:
 *
 * Finds the program `glossator-lookup`: what the environment variable GLOSSATOR_LOOKUP_PROGRAM names,
 * else beside the module or program that this code is in, as plugin/install puts it, or in the tree of
 * a build; else where it is installed.
 *
 * Returns: (transfer full): its path; nothing need be there
 */
gchar *
gls_lookup_program_dup_path(void)
{
	static const gchar *const places[] = {"glossator-lookup", "../lookup/glossator-lookup"};
	const gchar *named = g_getenv("GLOSSATOR_LOOKUP_PROGRAM");
	g_autofree gchar *folder = NULL;
	Dl_info info;

	if (named != NULL && *named != '\0')
		return g_strdup(named);
	if (dladdr(&place_of_code, &info) != 0 && info.dli_fname != NULL)
		folder = g_path_get_dirname(info.dli_fname);
	for (guint i = 0; folder != NULL && i < G_N_ELEMENTS(places); i++) {
		g_autofree gchar *program = g_build_filename(folder, places[i], NULL);

		if (g_path_is_absolute(program) &&
		    g_file_test(program, G_FILE_TEST_IS_EXECUTABLE) &&
		    !g_file_test(program, G_FILE_TEST_IS_DIR))
			return g_steal_pointer(&program);
	}
	return g_strdup(LIBEXECDIR "/glossator-lookup");
}
