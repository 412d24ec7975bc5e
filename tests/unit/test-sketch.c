/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/identity/gls-sketch.h"

/* a text of the words w<first> to w<last> */
static gchar *
make_text(guint first, guint last)
{
	GString *text = g_string_new(NULL);

	for (guint i = first; i <= last; i++)
		g_string_append_printf(text, "w%u ", i);
	return g_string_free(text, FALSE);
}

static GlsSketch *
make(guint first, guint last)
{
	g_autofree gchar *text = make_text(first, last);
	GlsSketch *sketch = gls_sketch_new(text, -1);

	g_assert_nonnull(sketch);
	return sketch;
}

/* 64 bins know the overlap to .0625, and to three times that nearly always */
static void
test_overlap(void)
{
	static const struct {
		guint first;
		gdouble overlap;
	} texts[] = {{1, 1}, {51, 0.6}, {101, 0.34}, {201, 0}};
	g_autofree GlsSketch *sketch = make(1, 202);

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree GlsSketch *other = make(texts[i].first, texts[i].first + 201);
		gdouble overlap = gls_sketch_get_overlap(sketch, other);

		g_assert_cmpfloat(overlap, ==, gls_sketch_get_overlap(other, sketch));
		g_assert_cmpfloat_with_epsilon(overlap, texts[i].overlap, 0.19);
	}
	g_assert_cmpfloat(gls_sketch_get_overlap(sketch, sketch), ==, 1);
}

static void
test_none(void)
{
	g_autofree gchar *few = make_text(1, 29);
	g_autofree gchar *enough = make_text(1, 30);
	g_autofree gchar *cut = g_strconcat(enough, "… ", NULL);
	g_autofree GlsSketch *sketch = gls_sketch_new(enough, -1);

	g_assert_nonnull(sketch);
	g_assert_null(gls_sketch_new(few, -1));
	g_assert_null(gls_sketch_new(cut, -1));
	g_assert_null(gls_sketch_new("", 0));
}

/* histories are shared: every machine has to make the same of a text, for ever */
static void
test_string(void)
{
	g_autofree GlsSketch *sketch = make(1, 40);
	g_autofree gchar *string = gls_sketch_to_string(sketch);
	g_autofree GlsSketch *again = gls_sketch_new_from_string(string);

	g_assert_cmpstr(
		string, ==,
		"owDnAACCAAC3AAAAEgAAAAB7AEPV2F0znAACAAAAgwAAAMgAswAAADUjAADIJgtRooDx98ScAAAAAAAA4OYAPQ==");
	g_assert_nonnull(again);
	g_assert_cmpmem(sketch->bins, GLS_SKETCH_SIZE, again->bins, GLS_SKETCH_SIZE);
	g_assert_null(gls_sketch_new_from_string(""));
	g_assert_null(gls_sketch_new_from_string("YWJj"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sketch/overlap", test_overlap);
	g_test_add_func("/sketch/none", test_none);
	g_test_add_func("/sketch/string", test_string);
	return g_test_run();
}
