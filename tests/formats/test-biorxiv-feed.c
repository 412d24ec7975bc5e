/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

/* one item of 2019, which is not part of the project: read where it lies */
#define REAL "biorxiv/miniflux_biorxiv_rdf_2019.xml"

static GlsMessage *
make_item(const gchar *link, const gchar *identifier, const gchar *authors)
{
	GlsMessage *message = gls_message_new(
		GLS_BODY_HTML, "An abstract that cites doi:10.1101/123456 among others.", -1);

	message->host = g_strdup("biorxiv.org");
	message->subject = g_strdup("A title");
	message->link = g_strdup(link);
	message->authors = g_strdup(authors);
	if (identifier != NULL) {
		message->identifiers = g_new0(gchar *, 2);
		message->identifiers[0] = g_strdup(identifier);
	}
	return message;
}

static void
test_replacement(void)
{
	g_autoptr(GlsDigest) digest = read_message(
		make_item("http://biorxiv.org/cgi/content/short/857789v2?rss=1", NULL, NULL));
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpint(entry->kind, ==, GLS_ENTRY_REPLACED);
	g_assert_cmpuint(entry->version, ==, 2);
	assert_ids(entry, "doi:10.1101/857789");
}

/* the link does not tell the prefix of that month, and the identifier wins over it in any case */
static void
test_prefix(void)
{
	g_autoptr(GlsDigest) moved = read_message(
		make_item("http://biorxiv.org/cgi/content/short/2025.12.03.692110v1?rss=1",
			  "doi:10.64898/2025.12.03.692110", NULL));
	g_autoptr(GlsDigest) later = read_message(
		make_item("http://biorxiv.org/cgi/content/short/2026.01.03.692110v1?rss=1",
			  "doi:10.1101/2026.01.03.692110", NULL));

	assert_ids(get_entry(moved, 0), "doi:10.64898/2025.12.03.692110");
	assert_ids(get_entry(later, 0), "doi:10.1101/2026.01.03.692110");
}

static void
test_commas(void)
{
	static const struct {
		const gchar *list;
		const gchar *names;
	} cases[] = {
		{"Kukla, D., Crampton, A.", "Kukla, D.|Crampton, A."},
		{"Kukla, D. A., The Liver Consortium, Wood, J.-P.",
		 "Kukla, D. A.|The Liver Consortium|Wood, J.-P."},
		{"David A Kukla, Alexandra L Crampton", "David A Kukla|Alexandra L Crampton"},
		{"Kukla, D.", "Kukla, D."},
		{"van der Berg, M, Xu, Y", "van der Berg, M|Xu, Y"},
		{" , , ", ""},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest) digest = read_message(make_item(NULL, NULL, cases[i].list));
		const GPtrArray *authors = get_entry(digest, 0)->authors;
		g_autoptr(GString) names = g_string_new(NULL);

		for (guint k = 0; k < authors->len; k++) {
			const GlsAuthor *author = g_ptr_array_index(authors, k);

			g_string_append_printf(names, "%s%s", k > 0 ? "|" : "", author->name);
		}
		g_assert_cmpstr(names->str, ==, cases[i].names);
	}
}

static void
test_figures(void)
{
	static const struct {
		const gchar *body;
		const gchar *abstract;
	} cases[] = {
		{"O_ST_ABSSummaryC_ST_ABS Cells grow.", "Summary Cells grow."},
		{"Cells O_LIgrowC_LI O_LIdivideC_LI", "Cells grow divide"},
		{"Cells O_FIG O_LINKSMALLFIG WIDTH=200 C_FIG grow.", "Cells grow."},
		{"Cells O_FIG without an end", "Cells"},
		{"O_FIGC_FIG", NULL},
		{"CO2", "CO2"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		GlsMessage *message = gls_message_new(GLS_BODY_HTML, cases[i].body, -1);
		g_autoptr(GlsDigest) digest = NULL;

		message->host = g_strdup("connect.biorxiv.org");
		message->subject = g_strdup("A title");
		digest = read_message(message);
		g_assert_cmpstr(get_entry(digest, 0)->abstract, ==, cases[i].abstract);
	}
}

static void
test_real(void)
{
	g_autoptr(GlsDigest) digest = read_shared(REAL);
	const GlsEntry *entry;

	if (digest == NULL)
		return;
	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "biorxiv-feed");
	g_assert_cmpuint(digest->entries->len, ==, 1);
	entry = get_entry(digest, 0);
	g_assert_cmpstr(entry->title, ==,
			"Microscale Collagen and Fibroblast Interactions Enhance Primary Human "
			"Hepatocyte Functions in 3-Dimensional Models");
	assert_ids(entry, "doi:10.1101/857789");
	g_assert_cmpuint(entry->authors->len, ==, 4);
	g_assert_cmpstr(entry->date, ==, "2019-11-29");
	g_assert_cmpstr(entry->venue, ==, "bioRxiv");
	g_assert_cmpmem(entry->abstract, 18, "Human liver models", 18);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/biorxiv-feed/trap-06-replacement", test_replacement);
	g_test_add_func("/biorxiv-feed/trap-15-prefix", test_prefix);
	g_test_add_func("/biorxiv-feed/trap-15-commas", test_commas);
	g_test_add_func("/biorxiv-feed/figures", test_figures);
	g_test_add_func("/biorxiv-feed/real", test_real);
	return g_test_run();
}
