/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record.h"
#include "core/text/gls-text.h"

#include "fuzz.h"

/* lines of a paper: title, authors, an id, date, venue, abstract */
static GlsRecord *
make_paper(gchar **lines, guint n_lines)
{
	g_autoptr(GlsEntry) entry = gls_entry_new(n_lines > 0 ? lines[0] : "", -1);

	if (n_lines > 1)
		gls_author_parse_list(lines[1], -1, entry->authors);
	if (n_lines > 2)
		gls_entry_add_id(entry, gls_paper_id_new_from_string(lines[2]));
	if (n_lines > 3)
		entry->date = g_strdup(lines[3]);
	if (n_lines > 4)
		entry->venue = g_strdup(lines[4]);
	if (n_lines > 5)
		gls_entry_set_abstract(entry, lines[5], -1);
	return gls_record_new_from_entry(entry);
}

/* the bytes are the lines of two papers, with an empty line between them */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree gchar *bytes = g_strndup((const gchar *)data, size);
	g_autofree gchar *text = g_utf8_make_valid(bytes, -1);
	g_auto(GStrv) papers = g_strsplit(text, "\n\n", 2);
	g_auto(GStrv) lines = g_strsplit(papers[0] != NULL ? papers[0] : "", "\n", -1);
	g_auto(GStrv) other_lines =
		g_strsplit(papers[0] != NULL && papers[1] != NULL ? papers[1] : "", "\n", -1);
	g_autoptr(GlsRecord) record = make_paper(lines, g_strv_length(lines));
	g_autoptr(GlsRecord) other = make_paper(other_lines, g_strv_length(other_lines));
	g_autoptr(GPtrArray) keys = gls_record_dup_paper_keys(record);
	GlsPaper paper = gls_record_get_paper(record);
	GlsPaper other_paper = gls_record_get_paper(other);
	GlsReason reason, other_reason;

	g_assert_cmpint(gls_identity_compare(&paper, &other_paper, &reason), ==,
			gls_identity_compare(&other_paper, &paper, &other_reason));
	g_assert_cmpint(reason, ==, other_reason);
	/* a title that is an identity is one of its own, too */
	if (paper.title_key != NULL && g_utf8_strlen(paper.title_key, -1) >= 8 &&
	    !gls_text_is_generic_title(paper.title_key))
		g_assert_cmpint(gls_identity_compare(&paper, &paper, NULL), ==, GLS_VERDICT_SAME);
	for (guint i = 0; i < keys->len; i++)
		g_assert_true(g_utf8_validate(g_ptr_array_index(keys, i), -1, NULL));
	return 0;
}
