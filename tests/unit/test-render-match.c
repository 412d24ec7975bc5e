/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/render/gls-render-match.h"

#define LONG                                                                                       \
	"The first half of this text says nothing of interest before it comes to regret, and the " \
	"second half of it says as little after it came to bandits, as was to be expected."

/* the words are what was found: each where it stands first */
static const struct {
	const gchar *text;
	const gchar *words[3];
	guint context;
	const gchar *line;
} matches[] = {
	{"Entropy of bandits", {"bandits"}, 0, "Entropy of <bandits>"},
	{"Entropy of bandits", {"Entropy", "bandits"}, 5, "<Entropy> of <bandits>"},
	{"Entropy of bandits", {NULL}, 0, "Entropy of bandits"},
	{"Entropy of bandits", {"Entropy of bandits"}, 3, "<Entropy of bandits>"},
	{LONG, {"regret"}, 20, "… before it comes to <regret>, and the second …"},
	{LONG,
	 {"regret", "bandits"},
	 12,
	 "… comes to <regret>, and the … it came to <bandits>, as was to …"},
	{LONG, {"first"}, 20, "The <first> half of this text …"},
	{LONG, {"expected"}, 20, "… as was to be <expected>."},
	{"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\xe6\x97\xa5\xe6\x9c\xac",
	 {"\xe8\xaa\x9e"},
	 1,
	 "… \xe6\x9c\xac<\xe8\xaa\x9e>\xe6\x97\xa5 …"},
	{"a\x1b[2Jb\nbandits\x07", {"bandits"}, 0, "a [2Jb <bandits> "},
};

static void
test_match(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(matches); i++) {
		g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsHit));
		g_autofree gchar *line = NULL;

		for (guint j = 0; matches[i].words[j] != NULL; j++) {
			const gchar *found = strstr(matches[i].text, matches[i].words[j]);
			GlsHit hit = {GLS_FIELD_TITLE, 0, found - matches[i].text,
				      found - matches[i].text + strlen(matches[i].words[j])};

			g_array_append_val(hits, hit);
		}
		line = gls_render_match(hits, 0, matches[i].text, "<", ">", matches[i].context);
		g_assert_cmpstr(line, ==, matches[i].line);
	}
}

/* hits in other texts do not count */
static void
test_other_texts(void)
{
	static const GlsHit all[] = {
		{GLS_FIELD_TITLE, 0, 0, 1},
		{GLS_FIELD_AUTHOR, 0, 0, 3},
		{GLS_FIELD_AUTHOR, 1, 4, 7},
		{GLS_FIELD_AUTHOR, 1, 8, 9},
	};
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsHit));
	g_autofree gchar *title = NULL;
	g_autofree gchar *first = NULL;
	g_autofree gchar *second = NULL;

	g_array_append_vals(hits, all, G_N_ELEMENTS(all));
	title = gls_render_match(hits, 0, "abc", "<", ">", 0);
	g_assert_cmpstr(title, ==, "<a>bc");
	first = gls_render_match(hits, 1, "Ada Lovelace", "<", ">", 0);
	g_assert_cmpstr(first, ==, "<Ada> Lovelace");
	second = gls_render_match(hits, 2, "Xia Bao C", "<", ">", 0);
	g_assert_cmpstr(second, ==, "Xia <Bao> <C>");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render-match/match", test_match);
	g_test_add_func("/render-match/other-texts", test_other_texts);
	return g_test_run();
}
