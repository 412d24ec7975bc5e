/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib.h>

#include "fuzz.h"

/* stands in for libFuzzer: runs a target once over every file of the corpus named on the command line */
int
main(int argc, char **argv)
{
	g_autoptr(GDir) dir = NULL;
	g_autoptr(GError) error = NULL;
	const gchar *name;
	guint n = 0;

	if (argc != 2) {
		g_printerr("usage: %s CORPUS\n", argv[0]);
		return 2;
	}
	dir = g_dir_open(argv[1], 0, &error);
	if (dir == NULL) {
		g_printerr("%s\n", error->message);
		return 1;
	}
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *path = g_build_filename(argv[1], name, NULL);
		g_autofree gchar *data = NULL;
		gsize length;

		if (!g_file_get_contents(path, &data, &length, &error)) {
			g_printerr("%s\n", error->message);
			return 1;
		}
		LLVMFuzzerTestOneInput((const guint8 *)data, length);
		n++;
	}
	if (n == 0) {
		g_printerr("%s: no file\n", argv[1]);
		return 1;
	}
	g_print("%u files\n", n);
	return 0;
}
