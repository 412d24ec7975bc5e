/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * usage: write-history DIRECTORY PAPERS
 *
 * Writes a history of papers that were made up, with its index: what `glossator benchmark history`
 * measures, for measure-frames.py.
 */
#include "config.h"

#include <stdlib.h>

#include "cli/gls-benchmark-papers.h"
#include "core/history/gls-history.h"

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistory) history = NULL;

	if (argc != 3) {
		g_printerr("usage: write-history DIRECTORY PAPERS\n");
		return 2;
	}
	if (gls_benchmark_papers_write(argv[1], (guint)strtoul(argv[2], NULL, 10), &error))
		history = gls_history_open(argv[1], GLS_HISTORY_NONE, &error);
	if (history == NULL) {
		g_printerr("write-history: %s\n", error->message);
		return 1;
	}
	gls_history_finish_index(history);
	return 0;
}
