/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-annotator.h"
#include "files/gls-files.h"

/* the text of a Hugging Face papers page, which is not part of the project: read where it lies */
#define SEED	 "../shared/samples/real/hf-daily/papers-page.txt"
#define N_PAPERS 72

static GlsAnnotatedMessage *
annotate_seed(void)
{
	g_autofree gchar *path = g_test_build_filename(G_TEST_DIST, "..", SEED, NULL);
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_default();
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GError) error = NULL;
	GlsAnnotatedMessage *annotated;

	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_test_skip("no " SEED);
		return NULL;
	}
	messages = gls_files_read(path, warnings, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(messages->len, ==, 1);
	gls_annotator_set_rules(annotator, rules);
	annotated = gls_annotator_annotate(annotator, g_ptr_array_steal_index(messages, 0),
					   GLS_ANNOTATE_NONE, &error);
	g_assert_no_error(error);
	return annotated;
}

/* the page is titles and abstracts in turn, with five lines of a header before them */
static void
test_titles(void)
{
	g_autoptr(GlsAnnotatedMessage) annotated = annotate_seed();
	g_auto(GStrv) paragraphs = NULL;

	if (annotated == NULL)
		return;
	g_assert_cmpstr(gls_digest_get_format_name(annotated->digest), ==, "hf-page");
	g_assert_cmpuint(annotated->digest->entries->len, ==, N_PAPERS);
	paragraphs = g_strsplit(annotated->message->body, "\n\n", -1);
	for (guint i = 0; i < N_PAPERS; i++) {
		const GlsEntry *entry = g_ptr_array_index(annotated->digest->entries, i);
		const gchar *title = g_strstrip(paragraphs[5 + 2 * i]);
		const gchar *abstract = g_strstrip(paragraphs[6 + 2 * i]);

		g_assert_cmpstr(entry->title, ==, title);
		g_assert_nonnull(entry->abstract);
		g_assert_cmpuint(entry->ids->len, ==, 0);
		g_assert_cmpmem(entry->abstract, 40, abstract, 40);
	}
}

static void
test_default_rules(void)
{
	g_autoptr(GlsAnnotatedMessage) annotated = annotate_seed();
	guint n_tagged = 0;

	if (annotated == NULL)
		return;
	for (guint i = 0; i < annotated->annotations->len; i++) {
		const GlsAnnotation *annotation = g_ptr_array_index(annotated->annotations, i);

		g_assert_cmpuint(annotation->tags->len, <=, 4);
		n_tagged += annotation->tags->len > 0;
	}
	g_test_message("%u of %u papers are tagged", n_tagged, annotated->annotations->len);
	g_assert_cmpuint(n_tagged, >=, 60);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/seed/titles", test_titles);
	g_test_add_func("/seed/default-rules", test_default_rules);
	return g_test_run();
}
