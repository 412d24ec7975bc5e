/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-index.h"

static void
add_key(GlsIndex *index, const gchar *key, guint32 paper)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();

	g_ptr_array_add(keys, (gpointer)key);
	gls_index_add_keys(index, keys, paper);
}

static gboolean
finds(const GlsIndex *index, const gchar *key, guint32 paper)
{
	g_autoptr(GArray) papers = g_array_new(FALSE, FALSE, sizeof(guint32));

	gls_index_find(index, key, strlen(key), papers);
	for (guint i = 0; i < papers->len; i++) {
		if (g_array_index(papers, guint32, i) == paper)
			return TRUE;
	}
	return FALSE;
}

static guint32
add_record(GlsIndex *index, guint64 group, guint32 segment, guint32 offset)
{
	const GlsIndexPaper record = {group, offset % 7, segment, offset};

	return gls_index_add_record(index, &record);
}

static void
test_find(void)
{
	g_autoptr(GlsIndex) index = gls_index_new();
	guint32 segment = gls_index_add_segment(index, 0, 1);
	guint n_found = 0;

	for (guint i = 0; i < 10000; i++) {
		g_autofree gchar *key = g_strdup_printf("key %u", i);
		guint32 paper = add_record(index, i, segment, i * 100);

		g_assert_cmpuint(paper, ==, i);
		add_key(index, key, paper);
		add_key(index, key, paper);
		add_key(index, "title:the same", paper);
	}
	for (guint i = 0; i < 10000; i++) {
		g_autofree gchar *key = g_strdup_printf("key %u", i);

		g_assert_true(finds(index, key, i));
		g_assert_cmpuint(gls_index_get_paper(index, i)->offset, ==, i * 100);
		g_assert_cmpuint(gls_index_get_paper(index, i)->group, ==, i);
		n_found += finds(index, "title:the same", i);
	}
	/* one key leads to some papers only, so that no look-up is long */
	g_assert_cmpuint(n_found, >, 0);
	g_assert_cmpuint(n_found, <=, GLS_INDEX_MAX_SAME);
	g_assert_false(finds(index, "key 10000", 0));
	g_assert_false(finds(index, "", 0));
}

/* the newest record of a machine counts, in whatever order segments come */
static void
test_newest(void)
{
	g_autoptr(GlsIndex) index = gls_index_new();
	guint32 second = gls_index_add_segment(index, 7, 2);
	guint32 first = gls_index_add_segment(index, 7, 1);
	guint32 other = gls_index_add_segment(index, 8, 1);
	guint32 paper = add_record(index, 1, second, 100);

	g_assert_cmpuint(add_record(index, 1, second, 50), ==, paper);
	g_assert_cmpuint(gls_index_get_paper(index, paper)->offset, ==, 100);
	g_assert_cmpuint(add_record(index, 1, first, 200), ==, paper);
	g_assert_cmpuint(gls_index_get_paper(index, paper)->segment, ==, second);
	g_assert_cmpuint(add_record(index, 1, second, 150), ==, paper);
	g_assert_cmpuint(gls_index_get_paper(index, paper)->offset, ==, 150);
	g_assert_cmpuint(add_record(index, 1, other, 10), !=, paper);
	g_assert_cmpuint(add_record(index, 2, second, 10), !=, paper);
}

/* by time, and then those that stand behind others */
static void
test_latest(void)
{
	g_autoptr(GlsIndex) index = gls_index_new();
	static const guint32 expected[] = {20, 13, 19, 12, 5, 4, 1, 14, 7};
	guint32 segment = gls_index_add_segment(index, 7, 1);
	g_autoptr(GArray) papers = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
		add_record(index, i, segment, expected[(i * 4 + 3) % G_N_ELEMENTS(expected)]);
	papers = gls_index_dup_latest(index);
	g_assert_cmpuint(papers->len, ==, G_N_ELEMENTS(expected));
	for (guint i = 0; i < papers->len; i++)
		g_assert_cmpuint(g_array_index(papers, GlsIndexPaper, i).offset, ==, expected[i]);
	/* they are a copy */
	g_assert_cmpuint(gls_index_get_paper(index, 0)->offset, ==, expected[3]);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/index/find", test_find);
	g_test_add_func("/index/newest", test_newest);
	g_test_add_func("/index/latest", test_latest);
	return g_test_run();
}
