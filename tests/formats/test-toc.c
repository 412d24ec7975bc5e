/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>

#include "core/formats/gls-toc-title.h"
#include "read.h"

/*
 * The mails of publishers, which the core/formats/gls-toc files read for eleven formats: what their
 * samples in tests/data/digests do not show by themselves.
 */

static const GlsFormat *const publishers[] = {
	&gls_format_acm,       &gls_format_acs,
	&gls_format_cambridge, &gls_format_elsevier,
	&gls_format_ieee,      &gls_format_nature,
	&gls_format_rsc,       &gls_format_sage,
	&gls_format_science,   &gls_format_web_of_science,
	&gls_format_wiley,
};

static GlsDigest *
read_sample(const gchar *format, const gchar *name)
{
	return read_message(load_sample(format, name));
}

static void
assert_id(const GlsEntry *entry, GlsIdScheme scheme, const gchar *value)
{
	const GlsPaperId *id = gls_entry_get_id(entry, scheme);

	g_assert_nonnull(id);
	g_assert_cmpstr(id->value, ==, value);
}

/* calls a function with each sample of a folder */
static void
for_each_sample(const gchar *folder, void (*check)(const gchar *folder, const gchar *path))
{
	g_autofree gchar *path =
		g_test_build_filename(G_TEST_DIST, "data", "digests", folder, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) dir = g_dir_open(path, 0, &error);
	const gchar *name;

	g_assert_no_error(error);
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *sample = g_build_filename(path, name, NULL);

		if (!g_str_has_suffix(name, ".json") || g_str_equal(folder, "hf-api"))
			check(folder, sample);
	}
}

/* a sample is known by its body to the format of its folder, and to no other publisher's */
static void
check_markers(const gchar *folder, const gchar *path)
{
	g_autoptr(GPtrArray) messages = load_messages(path);

	for (guint i = 0; i < messages->len; i++) {
		GlsMessage *message = g_ptr_array_index(messages, i);
		g_autoptr(GlsDocument)
			document = gls_document_new(message->body, message->length, message->type);

		g_clear_pointer(&message->sender, g_free);
		g_clear_pointer(&message->subject, g_free);
		for (guint j = 0; j < G_N_ELEMENTS(publishers); j++) {
			gboolean own = g_str_equal(publishers[j]->name, folder);
			GlsRecognition recognition =
				gls_format_recognise(publishers[j], message, document);

			if ((recognition == GLS_RECOGNITION_BODY) != own)
				g_test_message("%s: %s", path, publishers[j]->name);
			g_assert_cmpint(recognition, ==,
					own ? GLS_RECOGNITION_BODY : GLS_RECOGNITION_NONE);
		}
	}
}

static void
test_markers(void)
{
	g_autofree gchar *root = g_test_build_filename(G_TEST_DIST, "data", "digests", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) dir = g_dir_open(root, 0, &error);
	const gchar *folder;

	g_assert_no_error(error);
	while ((folder = g_dir_read_name(dir)) != NULL)
		for_each_sample(folder, check_markers);
}

/* people write about publishers, and paste links that came in alerts */
static void
test_ordinary_mails(void)
{
	static const gchar *const bodies[] = {
		"<p>Have a look at <a href=\"https://www.sciencedirect.com/science/article/pii/"
		"S0893608014002135?dgcid=raven_sd_search_email\">Deep learning in neural "
		"networks</a></p><p>Ada One</p>",
		"<p><a href=\"https://ieeexplore.ieee.org/document/726791?source=tocalert&amp;"
		"dld=ZXhhbXBsZQ%3D%3D\">Gradient-based learning</a></p><p>Best, Ada One</p>",
		"<p>See <a href=\"https://www.nature.com/articles/nature14539\">this</a> and "
		"<a href=\"https://doi.org/10.1017/S0140525X16001837\">that, on Cambridge "
		"Core</a>.</p>",
		"<p>I have set up a Web of Science alert. Record 1 of the list is ours.</p>",
		"<p>My OnlineFirst article: <a href=\"https://journals.sagepub.com/doi/10.1177/"
		"0278364913491297\">Vision meets robotics</a></p>",
		"<h2><a href=\"https://www.wiley.com/en-us/book\">A book on invention</a></h2>",
		"<p><strong><a href=\"https://www.acs.org/meeting\">Register</a></strong></p>",
		"<p><a href=\"https://dl.acm.org/doi/10.1145/3065386\">ImageNet classification</a>"
		" is in the ACM Digital Library.</p>",
	};

	for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(GlsDigest)
			digest = read_from("ada@example.org", GLS_BODY_HTML, bodies[i]);

		if (digest->format != NULL)
			g_test_message("%u: %s", i, digest->format->name);
		g_assert_null(digest->format);
	}
}

/* an order or a survey of a publisher is no digest, and is not said to hold no papers */
static void
test_sender_alone(void)
{
	static const struct {
		const gchar *sender;
		const gchar *format;
	} senders[] = {
		{"sciencedirect@notification.elsevier.com", "elsevier"},
		{"ealert@nature.com", "nature"},
		{"WileyOnlineLibrary@wiley.com", "wiley"},
		{"announcements@aaas.sciencepubs.org", "science"},
		{"updates@acspubs.org", "acs"},
		{"alerts@rsc.org", "rsc"},
		{"noreply@sagepub.com", "sage"},
		{"no-reply@xplore.ieee.org", "ieee"},
		{"alerts@acm.org", "acm"},
		{"academic@updates.cambridge.org", "cambridge"},
		{"noreply@webofscience.com", "web-of-science"},
		{"editor@wiley.com", NULL},
		{"ealert@nature.com.example.org", NULL},
		{"ealert@evilnature.com", NULL},
		{"updates@notacspubs.org", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(senders); i++) {
		g_autoptr(GlsDigest) digest =
			read_from(senders[i].sender, GLS_BODY_HTML, "<p>Dear reader, hello.</p>");

		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, senders[i].format);
		g_assert_cmpuint(digest->entries->len, ==, 0);
	}
}

static gchar *
wrap(const GlsMessage *message)
{
	const gchar *header = "---------- Forwarded message ---------";

	if (message->type == GLS_BODY_TEXT)
		return g_strdup_printf("For you.\n\n%s\nFrom: Somebody\nSubject: %s\n\n%s", header,
				       message->subject, message->body);
	return g_strdup_printf("<div>For you.<br>%s<br>From: Somebody<br>Subject: %s<br></div>"
			       "<blockquote>%s</blockquote>",
			       header, message->subject, message->body);
}

static void
assert_same_titles(const GlsDigest *digest, const GlsDigest *expected)
{
	g_assert_cmpstr(gls_digest_get_format_name(digest), ==,
			gls_digest_get_format_name(expected));
	g_assert_cmpuint(digest->entries->len, ==, expected->entries->len);
	for (guint i = 0; i < expected->entries->len; i++) {
		const GlsEntry *entry = get_entry(digest, i);
		const GlsEntry *other = get_entry(expected, i);

		g_assert_cmpstr(entry->title, ==, other->title);
		g_assert_cmpstr(entry->date, ==, other->date);
		g_assert_cmpstr(entry->venue, ==, other->venue);
		g_assert_cmpuint(entry->authors->len, ==, other->authors->len);
		g_assert_cmpuint(entry->ids->len, ==, other->ids->len);
	}
}

static void
check_forward(const gchar *folder, const gchar *path)
{
	g_autoptr(GPtrArray) messages = load_messages(path);
	const GlsMessage *message = g_ptr_array_index(messages, 0);
	g_autoptr(GlsDocument)
		document = gls_document_new(message->body, message->length, message->type);
	g_autoptr(GlsDigest) expected = gls_digest_new(message, document);
	g_autofree gchar *body = wrap(message);
	g_autoptr(GlsDigest) digest = NULL;

	/* nothing but the sender tells these */
	if (expected->recognition != GLS_RECOGNITION_BODY)
		return;
	digest = read_from("somebody@example.org", message->type, body);
	assert_same_titles(digest, expected);
}

static void
test_forwards(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(publishers); i++)
		for_each_sample(publishers[i]->name, check_forward);
}

/* a bridge makes HTML of text: lines end in a break, addresses become links */
static void
check_bridge(const gchar *folder, const gchar *path)
{
	g_autoptr(GPtrArray) messages = load_messages(path);
	const GlsMessage *message = g_ptr_array_index(messages, 0);
	g_autoptr(GlsDocument)
		document = gls_document_new(message->body, message->length, message->type);
	g_autoptr(GlsDigest) expected = gls_digest_new(message, document);
	g_autoptr(GlsDigest) digest = NULL;
	g_autoptr(GString) html = g_string_new(message->body);

	if (message->type != GLS_BODY_TEXT)
		return;
	g_string_replace(html, "\n\n", "</p><p>", 0);
	g_string_replace(html, "\n", "<br/>", 0);
	g_string_replace(html, "Carol", "<a href=\"https://carol.example\">Carol</a>", 0);
	g_string_append_printf(html, "<p>%s</p>", message->subject);
	digest = read_from("bounce@kill-the-newsletter.com", GLS_BODY_HTML, html->str);
	g_assert_cmpuint(digest->entries->len, ==, expected->entries->len);
	for (guint i = 0; i < expected->entries->len; i++)
		g_assert_cmpstr(get_entry(digest, i)->title, ==, get_entry(expected, i)->title);
}

static void
test_bridges(void)
{
	for_each_sample("sage", check_bridge);
	for_each_sample("web-of-science", check_bridge);
}

static void
test_without_ids(void)
{
	g_autoptr(GlsDigest) digest = read_sample("wiley", "contents.eml");

	for (guint i = 0; i < digest->entries->len; i++) {
		g_assert_cmpuint(get_entry(digest, i)->ids->len, ==, 0);
		g_assert_cmpuint(strlen(get_entry(digest, i)->title_key), >, 20);
	}
	g_assert_cmpuint(digest->entries->len, ==, 2);
}

#define ELSEVIER_ROW                                                                               \
	"<h2><a href=\"https://www.sciencedirect.com/science?_ob=GatewayURL&amp;"                  \
	"_piikey=S08936080140%05u&amp;_version=1\">An invented title number %u</a></h2>"           \
	"<p>Research article<br>Available Online 03 April 2026<br>Ada One, Bob Two</p>"            \
	"<p>In our own words, this text says what was done, and that it is of use to somebody.</p>"

static void
test_same_twice(void)
{
	g_autofree gchar *row = g_strdup_printf(ELSEVIER_ROW, 2135u, 1u);
	g_autofree gchar *body =
		g_strdup_printf("<h3>Editor's choice</h3>%s<h3>All</h3>%s", row, row);
	g_autoptr(GlsDigest) digest = read_html(body);

	g_assert_cmpuint(digest->entries->len, ==, 2);
	assert_id(get_entry(digest, 0), GLS_ID_PII, "S0893608014002135");
	assert_id(get_entry(digest, 1), GLS_ID_PII, "S0893608014002135");
	g_assert_cmpuint(get_entry(digest, 1)->occurrence, ==, 1);
}

/* publishers' mails reach 719 KB */
static void
test_volume(void)
{
	g_autoptr(GString) body = g_string_new("<p>Journal of Volume : Alert</p>");
	g_autoptr(GlsDigest) digest = NULL;
	guint n = 0;

	while (body->len < 719 * 1024)
		g_string_append_printf(body, ELSEVIER_ROW, n, n), n++;
	digest = read_html(body->str);
	g_assert_cmpuint(digest->entries->len, ==, n);
	for (guint i = 0; i < n; i++) {
		g_autofree gchar *pii = g_strdup_printf("S08936080140%05u", i);

		assert_id(get_entry(digest, i), GLS_ID_PII, pii);
		g_assert_cmpuint(get_entry(digest, i)->authors->len, ==, 2);
		g_assert_cmpstr(get_entry(digest, i)->venue, ==, "Journal of Volume");
	}
}

static void
test_split_id(void)
{
	static const gchar mail[] =
		"From: ScienceDirect <sciencedirect@notification.elsevier.com>\n"
		"Subject: Neural Networks : Alert\nMIME-Version: 1.0\n"
		"Content-Type: text/html; charset=utf-8\n"
		"Content-Transfer-Encoding: quoted-printable\n\n"
		"<h2><a href=3D\"https://www.sciencedirect.com/science?_piikey=3DS08936080140=\n"
		"02135&amp;x=3D1\">Deep learning in neural net=\nworks: An overview</a></h2>"
		"<p>J=C3=BCrgen Schmid=\nhuber</p>\n";
	g_autofree gchar *folder = g_dir_make_tmp("glossator-XXXXXX", NULL);
	g_autofree gchar *path = g_build_filename(folder, "split.eml", NULL);
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GlsDocument) document = NULL;
	g_autoptr(GlsDigest) digest = NULL;
	const GlsMessage *message;

	g_assert_true(g_file_set_contents(path, mail, -1, NULL));
	messages = load_messages(path);
	message = g_ptr_array_index(messages, 0);
	document = gls_document_new(message->body, message->length, message->type);
	digest = gls_digest_new(message, document);
	assert_id(get_entry(digest, 0), GLS_ID_PII, "S0893608014002135");
	g_assert_cmpstr(get_entry(digest, 0)->title, ==,
			"Deep learning in neural networks: An overview");
	g_unlink(path);
	g_rmdir(folder);
}

static void
test_one_part(void)
{
	g_autoptr(GlsDigest) digest = read_sample("elsevier", "search-2019.eml");

	g_assert_cmpuint(digest->entries->len, ==, 2);
}

static void
test_no_articles(void)
{
	static const gchar *const no_articles[] = {
		"Cover Picture",
		"Cover Picture: A title (Invented J. 12/2026)",
		"Cover Picture 12/2026",
		"Inside Front Cover: A made-up membrane",
		"Issue Information",
		"Issue Information - Table of contents",
		"Editorial Board",
		"Editorial Board/Aims and Scope",
		"Front Matter",
		"Mastheads and Contents",
		"JFM volume 656 Cover and Front matter",
		"Table of Contents",
		"Author Correction: A title",
		"Publisher Correction: A title",
		"Correction to “A title”",
		"Correction to: A title",
		"Correction for ‘A title’",
		"Correction: A title",
		"Erratum to “A title”",
		"Errata",
		"Corrigendum to “A title” [Invented J. 1 (2026)]",
		"Ad: submit your next paper",
		"Sponsored: a microscope",
	};
	static const gchar *const links[] = {
		"Read More",
		"View in browser",
		"Get access",
		"PDF",
		"Full text",
		"Abstract",
		"Facebook",
		"Manage my alerts",
		"Unsubscribe",
		"DOI: 10.1000/1",
		"Open Access",
		"https://example.org/",
		"10.1021/acs.x1",
		"J. X, Volume 3, 1",
		"Submit your research",
	};
	static const gchar *const articles[] = {
		"Cover crops improve the carbon of soils",
		"Correction of motion artefacts in images",
		"Editorial board members and their papers",
		"Sharing is caring: a made-up study",
		"Abstract interpretation of programs",
		"Reading comprehension of machines",
		"Front matters: on the shape of waves",
		"Contents of caesium in fungi",
		"Contents and sizes of cells in leaves",
		"Cover-based estimates of pasture",
	};

	for (guint i = 0; i < G_N_ELEMENTS(no_articles); i++)
		g_assert_cmpstr(gls_toc_title_is_no_article(no_articles[i]) ? NULL : no_articles[i],
				==, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(links); i++)
		g_assert_cmpstr(gls_toc_title_is_link_word(links[i]) ? NULL : links[i], ==, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(articles); i++) {
		g_assert_false(gls_toc_title_is_no_article(articles[i]));
		g_assert_false(gls_toc_title_is_link_word(articles[i]));
	}
}

/* what stands behind a cover is not of the article before it */
static void
test_cover_between(void)
{
	g_autoptr(GlsDigest) digest = read_from(
		"alerts@rsc.org", GLS_BODY_HTML,
		"<a class=\"ItemTitleLink\" href=\"#\">A made-up title</a><br>Ada One, Bob Two<br>"
		"<a class=\"ItemTitleLink\" href=\"#\">Back cover</a><br>DOI:10.1039/D6SC90001A<br>");

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpuint(get_entry(digest, 0)->ids->len, ==, 0);
}

static void
test_no_results(void)
{
	g_autoptr(GlsDigest) digest = read_sample("web-of-science", "no-results.eml");

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "web-of-science");
	g_assert_cmpuint(digest->entries->len, ==, 0);
}

/* three templates, one paper */
static void
test_templates(void)
{
	static const struct {
		const gchar *name;
		guint n;
	} samples[] = {{"contents.eml", 0}, {"search-2019.eml", 1}, {"search-2018.eml", 1}};

	for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autoptr(GlsDigest) digest = read_sample("elsevier", samples[i].name);
		const GlsEntry *entry = get_entry(digest, samples[i].n);

		assert_id(entry, GLS_ID_PII, "S0893608014002135");
		g_assert_cmpstr(entry->title, ==, "Deep learning in neural networks: An overview");
		g_assert_cmpuint(entry->authors->len, ==, 1);
		g_assert_cmpstr(entry->venue, ==, "Neural Networks");
	}
}

/* an abstract cites other papers; its record has no DOI, or its own */
static void
test_cited_ids(void)
{
	g_autoptr(GlsDigest) digest = read_sample("web-of-science", "search-text.eml");

	assert_id(get_entry(digest, 0), GLS_ID_DOI, "10.1038/s41592-019-0686-2");
	g_assert_cmpuint(get_entry(digest, 0)->ids->len, ==, 1);
	g_assert_cmpuint(get_entry(digest, 1)->ids->len, ==, 0);
}

/* the target of Nature's redirects stands beside the reader's address */
static void
test_addresses(void)
{
	g_autoptr(GlsDigest) digest = read_sample("nature", "contents.eml");

	assert_id(get_entry(digest, 1), GLS_ID_DOI, "10.1038/s41586-020-2649-2");
	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = get_entry(digest, i);

		for (guint j = 0; j < entry->ids->len; j++) {
			const GlsPaperId *id = g_ptr_array_index(entry->ids, j);

			g_assert_null(strchr(id->value, '@'));
		}
		g_assert_true(entry->reason == NULL || strchr(entry->reason, '@') == NULL);
		g_assert_true(entry->venue == NULL || strchr(entry->venue, '@') == NULL);
	}
}

/* of the lines of a SAGE text, 24 are an article, and the first 40 may name the journal */
static void
test_sage_limits(void)
{
	const gchar *end =
		"Jane Doe\nOct 01, 2026 | OnlineFirst\nhttps://url.sagepub.com/ls/click?x\n";

	for (guint extra = 0; extra < 2; extra++) {
		g_autoptr(GString) body = g_string_new("Article\n");
		g_autoptr(GString) late = g_string_new(NULL);
		g_autoptr(GlsDigest) digest = NULL;
		g_autoptr(GlsDigest) other = NULL;

		for (guint i = 0; i < 22 + extra; i++)
			g_string_append(body, "words of a title\n");
		g_string_append(body, end);
		digest = read_text(body->str);
		g_assert_cmpuint(digest->entries->len, ==, 1 - extra);

		for (guint i = 0; i < 39 + extra; i++)
			g_string_append(late, "\n");
		g_string_append_printf(late, "Journal of X OnlineFirst\nArticle\nA title\n%s", end);
		other = read_text(late->str);
		g_assert_cmpstr(get_entry(other, 0)->venue, ==, extra == 0 ? "Journal of X" : NULL);
	}
}

/* a title of 1,000 bytes, 30 lines behind it, ids in lines of 400 bytes */
static void
test_limits(void)
{
	g_autofree gchar *longest = g_strnfill(1000, 'x');
	g_autofree gchar *too_long = g_strnfill(1001, 'x');
	g_autoptr(GString) body = g_string_new(NULL);
	g_autoptr(GlsDigest) digest = NULL;

	g_string_append_printf(body, "<a class=\"ItemTitleLink\">%s</a><br>2026<br>", longest);
	g_string_append_printf(body, "<a class=\"ItemTitleLink\">%s</a><br>2026<br>", too_long);
	g_string_append(body, "<a class=\"ItemTitleLink\">Ten lines</a><br>");
	for (guint i = 0; i < 29; i++)
		g_string_append(body, "x y<br>");
	g_string_append(body, "DOI:10.1039/D6SC90001A<br>");
	g_string_append(body, "<a class=\"ItemTitleLink\">Many lines</a><br>Ada One, B. Two<br>");
	for (guint i = 0; i < 29; i++)
		g_string_append(body, "x y<br>");
	g_string_append(body, "DOI:10.1039/D6SC90002A<br>");
	g_string_append_printf(body,
			       "<a class=\"ItemTitleLink\">Long line</a><br>Ada One, B. Two"
			       "<br>%.*s DOI:10.1039/D6SC90003A<br>",
			       400, longest);
	digest = read_html(body->str);
	g_assert_cmpuint(digest->entries->len, ==, 4);
	g_assert_cmpuint(strlen(get_entry(digest, 0)->title), ==, 1000);
	assert_id(get_entry(digest, 1), GLS_ID_DOI, "10.1039/d6sc90001a");
	g_assert_cmpuint(get_entry(digest, 2)->ids->len, ==, 0);
	g_assert_cmpuint(get_entry(digest, 3)->ids->len, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/toc/markers", test_markers);
	g_test_add_func("/toc/ordinary-mails", test_ordinary_mails);
	g_test_add_func("/toc/sender-alone", test_sender_alone);
	g_test_add_func("/toc/forwards", test_forwards);
	g_test_add_func("/toc/bridges", test_bridges);
	g_test_add_func("/toc/limits", test_limits);
	g_test_add_func("/sage/limits", test_sage_limits);
	g_test_add_func("/wiley/trap-02-without-ids", test_without_ids);
	g_test_add_func("/elsevier/trap-07-same-twice", test_same_twice);
	g_test_add_func("/elsevier/trap-08-volume", test_volume);
	g_test_add_func("/elsevier/trap-12-split-id", test_split_id);
	g_test_add_func("/elsevier/trap-13-one-part", test_one_part);
	g_test_add_func("/toc/trap-16-no-articles", test_no_articles);
	g_test_add_func("/rsc/trap-16-cover-between", test_cover_between);
	g_test_add_func("/web-of-science/trap-16-no-results", test_no_results);
	g_test_add_func("/elsevier/trap-18-templates", test_templates);
	g_test_add_func("/web-of-science/trap-01-cited-ids", test_cited_ids);
	g_test_add_func("/nature/addresses", test_addresses);
	return g_test_run();
}
