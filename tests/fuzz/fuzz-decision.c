/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-decision-log.h"
#include "core/history/gls-segment.h"

#include "fuzz.h"

/* enough for every kind to meet every other, and few enough to be fast */
#define MAX_DECISIONS 200

static GString *
seal(const gchar *lines, gsize length, guint number)
{
	GString *sealed = g_string_new(NULL);
	g_autofree gchar *group = g_strdup_printf("decision 3f2a9c0d-%016x", number);
	gsize start = gls_segment_begin_record(sealed, group);

	g_string_append_len(sealed, lines, (gssize)length);
	g_string_append_c(sealed, '\n');
	gls_segment_end_record(sealed, start);
	return sealed;
}

/* what was read and is written again reads the same, and GKeyFile takes it */
static void
check_round_trip(const GlsDecision *decision)
{
	g_autoptr(GString) written = g_string_new(NULL);
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_autoptr(GError) error = NULL;
	GlsSegmentPiece piece;
	gsize position = 0;
	guint n_papers = 0;

	gls_decision_append_to(decision, written);
	while (gls_segment_next(written->str, written->len, &position, &piece)) {
		g_autoptr(GlsDecision) read = gls_decision_new_from_data(
			written->str + piece.offset, piece.length, &error);

		g_assert_no_error(error);
		g_assert_cmpint(piece.kind, ==, GLS_SEGMENT_RECORD);
		g_assert_cmpint(read->kind, ==, decision->kind);
		g_assert_cmpint(read->time, ==, decision->time);
		n_papers += read->papers->len;
	}
	g_assert_cmpuint(n_papers, ==, decision->papers->len);
	g_key_file_load_from_data(key_file, written->str, written->len, G_KEY_FILE_NONE, &error);
	g_assert_no_error(error);
}

/* a paper that is in a part is not apart from it */
static void
check_graph(const GlsDecisionGraph *graph, const GlsDecision *decision)
{
	for (guint i = 0; i < decision->papers->len; i++) {
		GlsPaper paper = gls_record_get_paper(g_ptr_array_index(decision->papers, i));
		guint part = gls_decision_graph_find(graph, &paper);

		g_assert_false(gls_decision_graph_is_apart(graph, part, part));
		if (part != 0)
			g_assert_cmpuint(gls_decision_graph_get_papers(graph, part)->len, >, 0);
	}
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GlsDecisionLog) log = gls_decision_log_new();
	g_autoptr(GPtrArray) decisions = NULL;
	const gchar *start = (const gchar *)data;
	const gchar *end = start + size;

	for (guint i = 0; start < end && i < MAX_DECISIONS; i++) {
		const gchar *found = memmem(start, (gsize)(end - start), "\n\n", 2);
		const gchar *stop = found != NULL ? found + 1 : end;
		g_autoptr(GString) sealed = seal(start, (gsize)(stop - start), i);
		g_autoptr(GlsDecision)
			decision = gls_decision_new_from_data(sealed->str, sealed->len, NULL);

		start = found != NULL ? found + 2 : end;
		if (decision == NULL)
			continue;
		check_round_trip(decision);
		gls_decision_log_add(log, g_steal_pointer(&decision));
	}
	decisions = gls_decision_log_dup_decisions(log);
	for (guint i = 0; i < decisions->len; i++) {
		const GlsDecision *decision = g_ptr_array_index(decisions, i);
		g_autofree gchar *words = gls_decision_dup_words(decision);

		g_assert_cmpint(*words, !=, '\0');
		check_graph(gls_decision_log_get_graph(log), decision);
	}
	return 0;
}
