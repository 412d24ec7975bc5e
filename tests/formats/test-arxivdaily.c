/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define ENTRY(n, title, id) "【" n "】" title "\n链接：https://arxiv.org/abs/" id "\n摘要：正文\n\n"

static void
test_lines(void)
{
	static const gchar body[] = "math.AG代数几何，共计2篇\n\n" ENTRY(
		"1", "One title",
		"2601.00001") "【2】A title on\ntwo lines\n**标题**: 标题\n"
			      "**链接**: https://arxiv.org/pdf/math/0501001v2\n"
			      "**作者**: A. One, B. Two\n**摘要**：共计三页，"
			      "见 https://arxiv.org/abs/2601.00009\n第二行\n\n共计2篇\n";
	g_autoptr(GlsDigest) digest = read_text(body);
	const GlsEntry *entry = get_entry(digest, 1);

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "arxivdaily");
	g_assert_cmpuint(digest->entries->len, ==, 2);
	assert_ids(get_entry(digest, 0), "arxiv:2601.00001");
	g_assert_cmpstr(entry->title, ==, "A title on two lines");
	assert_shown_title(entry, GLS_BODY_TEXT, body, "A title on\ntwo lines");
	assert_ids(entry, "arxiv:math/0501001");
	g_assert_cmpuint(entry->version, ==, 2);
	g_assert_cmpuint(entry->authors->len, ==, 2);
	g_assert_cmpuint(entry->categories->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(entry->categories, 0), ==, "math.AG");
	g_assert_cmpstr(entry->abstract, ==,
			"共计三页，见 https://arxiv.org/abs/2601.00009 第二行");
}

/* the address may be behind a word only */
static void
test_link(void)
{
	g_autoptr(GlsDigest)
		digest = read_html("<p>【1】A title</p><p><strong>链接</strong>："
				   "<a href=\"https://arxiv.org/abs/2601.00001\">arXiv</a></p>"
				   "<p>摘要：正文。见 arxiv.org/abs/2601.00002</p>");

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "A title");
	assert_ids(get_entry(digest, 0), "arxiv:2601.00001");
}

static void
test_broken(void)
{
	static const gchar *const entries[] = {
		"【】no number\n",
		"【2\n",
		"【2】\n",
		"【x】word\n",
		"链接：https://arxiv.org/abs/2601.00002\n",
	};

	for (guint i = 0; i < G_N_ELEMENTS(entries); i++) {
		g_autofree gchar *body = g_strconcat(ENTRY("1", "One title", "2601.00001"),
						     entries[i], "\n",
						     ENTRY("3", "Last title", "2601.00003"), NULL);
		g_autoptr(GlsDigest) digest = read_text(body);

		g_test_message("case %u", i);
		g_assert_cmpuint(digest->entries->len, ==, 2);
		assert_ids(get_entry(digest, 0), "arxiv:2601.00001");
		g_assert_cmpstr(get_entry(digest, 1)->title, ==, "Last title");
	}
}

static void
test_name(void)
{
	GlsMessage *message = gls_message_new(GLS_BODY_TEXT, "今天没有。", -1);
	g_autoptr(GlsDigest) digest = NULL;

	message->subject = g_strdup("人工智能学术速递[12.18]");
	digest = read_message(message);
	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "arxivdaily");
	g_assert_cmpuint(digest->entries->len, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/arxivdaily/lines", test_lines);
	g_test_add_func("/arxivdaily/link", test_link);
	g_test_add_func("/arxivdaily/broken", test_broken);
	g_test_add_func("/arxivdaily/name", test_name);
	return g_test_run();
}
