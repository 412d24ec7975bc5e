/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/formats/gls-date-text.h"

static void
test_find(void)
{
	static const struct {
		const gchar *text;
		const gchar *date;
	} cases[] = {
		{"Br J Cancer. 2017 Mar 30;116(9):1239-1245. doi: 10.1038/bjc.2017.87.",
		 "2017-03-30"},
		{"Lancet Neurol. 2020 Apr;19(4):361-368. Epub 2020 Mar 18.", "2020-04"},
		{"J Ex. 2019 Mar-Apr;3(2):1-9.", "2019-03"},
		{"bioRxiv posted 29 November 2019, doi:10.1101/857789", "2019-11-29"},
		{"Available Online 03 April 2026", "2026-04-03"},
		{"Published Mon Jan 05, 2026", "2026-01-05"},
		{"Volume 123, Issue 1, January 2026.", "2026-01"},
		{"Sept. 30, 2026", "2026-09-30"},
		{"2026-05-13T10:00:00Z", "2026-05-13"},
		{"2026/07/04", "2026-07-04"},
		{"2026-13-40", "2026"},
		{"Chem. Sci., 2026, Accepted Manuscript", "2026"},
		{"(2026)", "2026"},
		{"May 2026", "2026-05"},
		{"32 May 2026", "2026-05"},
		{"10.1038/bjc.2017.87", NULL},
		{"pages 1990x to 2003y", NULL},
		{"1899 or 2100", NULL},
		{"in May", NULL},
		{"", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *date = gls_date_text_find(cases[i].text, -1);

		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(date, ==, cases[i].date);
	}
}

/* nothing behind the given length is read */
static void
test_length(void)
{
	g_autofree gchar *year = gls_date_text_find("2017 Mar 30", 4);
	g_autofree gchar *month = gls_date_text_find("2017 Mar 30", 8);
	g_autofree gchar *nothing = gls_date_text_find("2017 Mar 30", 3);

	g_assert_cmpstr(year, ==, "2017");
	g_assert_cmpstr(month, ==, "2017-03");
	g_assert_null(nothing);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/date-text/find", test_find);
	g_test_add_func("/date-text/length", test_length);
	return g_test_run();
}
