/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-error.h"
#include "files/gls-mail.h"

#define HEADERS                                                                                    \
	"From: Daily Papers <digest@example.org>\n"                                                \
	"Message-ID: <one@example.org>\n"                                                          \
	"Date: Wed, 17 Dec 2025 09:00:12 +0000\n"                                                  \
	"Subject: Papers\n"                                                                        \
	"MIME-Version: 1.0\n"
/* as long as an abstract: shorter ones are no sign of papers in a plain text */
#define LONG_TEXT                                                                                  \
	"In this paper we propose what nobody had proposed before. The text is as long as the "    \
	"abstract of a paper has to be, and says so in sentences that hold nothing else. It says " \
	"in passing that experiments were made, and that they went well. It goes on for another "  \
	"sentence, and for yet another one, so that at its end nobody can take it for a title. "   \
	"That is four hundred bytes, which sounds like more than it is; a last half sentence helps."
#define HTML_DIGEST                                                                                \
	"<html><body><h3>Grokking lottery tickets</h3><p>" LONG_TEXT "</p>\n"                      \
	"<h3>Entropy of bandits</h3><p>" LONG_TEXT "</p>\n"                                        \
	"<h3>A third title of a paper</h3><p>" LONG_TEXT "</p></body></html>\n"
#define TEXT_DIGEST                                                                                \
	"Grokking lottery tickets\n\n" LONG_TEXT "\n\n"                                            \
	"Entropy of bandits\n\n" LONG_TEXT "\n\n"                                                  \
	"A third title of a paper\n\n" LONG_TEXT "\n"
#define ALTERNATIVE                                                                                \
	HEADERS "Content-Type: multipart/alternative; boundary=\"b\"\n\nnot shown\n"               \
		"--b\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n" TEXT_DIGEST      \
		"--b\nContent-Type: text/html\nX-Kept:  as it is \n\n" HTML_DIGEST "--b--\nlast\n"

static GlsMail *
read_mail(const gchar *source)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(source, strlen(source));
	g_autoptr(GError) error = NULL;
	GlsMail *mail = gls_mail_new(bytes, &error);

	g_assert_no_error(error);
	g_assert_nonnull(mail);
	return mail;
}

static GlsMessage *
read_message(const gchar *source)
{
	g_autoptr(GlsMail) mail = read_mail(source);

	return gls_mail_dup_message(mail);
}

static void
test_headers(void)
{
	g_autoptr(GlsMessage) message =
		read_message("From: =?iso-8859-1?q?Caf=E9?= <a@b.example>\nSubject: =?utf-8?b?"
			     "w6k=?=  of\n\tbandits\nMessage-ID: <x@y>\nDate: Thu, 1 Jan 1970 "
			     "01:00:10 +0100\n\nhello\n");

	g_assert_cmpstr(message->id, ==, "x@y");
	g_assert_cmpstr(message->source, ==, "Café");
	g_assert_cmpstr(message->sender, ==, "a@b.example");
	g_assert_cmpstr(message->subject, ==, "é of bandits");
	g_assert_cmpint(message->date, ==, 10);
	g_assert_cmpint(message->type, ==, GLS_BODY_TEXT);
	g_assert_cmpstr(message->body, ==, "hello\n");
	g_assert_null(message->feed);
}

static void
test_no_headers_of_use(void)
{
	g_autoptr(GlsMessage) message = read_message("X-Mailer: none\n\nhello\n");

	g_assert_null(message->id);
	g_assert_null(message->source);
	g_assert_null(message->sender);
	g_assert_null(message->subject);
	g_assert_cmpint(message->date, ==, 0);
}

/* the source is kept in the history, so no address may be in it */
static void
test_source_holds_no_address(void)
{
	static const struct {
		const gchar *from;
		const gchar *source;
	} cases[] = {
		{"jane.doe@lab.example", "lab.example"},
		{"\"jane.doe@lab.example\" <jane.doe@lab.example>", "lab.example"},
		{"<jane.doe@lab.example>", "lab.example"},
		{"Jane Doe <jane.doe@lab.example>", "Jane Doe"},
		{"undisclosed:;", NULL},
		{"list: Jane Doe <jane.doe@lab.example>;", NULL},
		{"jane.doe", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *source = g_strdup_printf("From: %s\n\nx\n", cases[i].from);
		g_autoptr(GlsMessage) message = read_message(source);

		g_assert_cmpstr(message->source, ==, cases[i].source);
	}
}

static void
test_bodies(void)
{
	static const struct {
		const gchar *rest;
		GlsBodyType type;
		const gchar *body;
	} cases[] = {
		{"\nplain\n", GLS_BODY_TEXT, "plain\n"},
		{"Content-Type: text/html\n\n<p>x</p>", GLS_BODY_HTML, "<p>x</p>"},
		{"Content-Transfer-Encoding: base64\n\naGVsbG8K\n", GLS_BODY_TEXT, "hello\n"},
		{"Content-Transfer-Encoding: quoted-printable\n\n2607.0=\n0001\n", GLS_BODY_TEXT,
		 "2607.00001\n"},
		{"Content-Type: text/plain; charset=iso-8859-1\n\nCaf\xe9\n", GLS_BODY_TEXT,
		 "Café\n"},
		{"Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\nContent-Type: "
		 "text/html\n\n<p>rich</p>\n--b--\n",
		 GLS_BODY_HTML, "<p>rich</p>"},
		/* the HTML alternative shows nothing but a picture */
		{"Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\nContent-Type: "
		 "text/html\n\n<img src=x>\n--b--\n",
		 GLS_BODY_TEXT, "plain"},
		{"Content-Type: multipart/mixed; boundary=b\n\n--b\n\na note\n--b\nContent-Type: "
		 "message/rfc822\n\nSubject: inner\n\nthe digest that was forwarded\n--b--\n",
		 GLS_BODY_TEXT, "the digest that was forwarded"},
		{"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/related; "
		 "boundary=c\n\n--c\nContent-Type: text/html\n\n<p>the digest</p>\n--c\nContent-Type: "
		 "image/png\n\nx\n--c--\n--b\n\nfooter\n--b--\n",
		 GLS_BODY_HTML, "<p>the digest</p>"},
		{"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nbody\n--b\nContent-Disposition: "
		 "attachment\n\nan attached text, longer than the body\n--b--\n",
		 GLS_BODY_TEXT, "body"},
		{"Content-Type: application/pdf\n\n%PDF\n", GLS_BODY_TEXT, ""},
		{"Content-Type: multipart/mixed; boundary=b\n\nno part at all\n", GLS_BODY_TEXT,
		 ""},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *source = g_strconcat("From: a@b\n", cases[i].rest, NULL);
		g_autoptr(GlsMessage) message = read_message(source);

		g_assert_cmpstr(message->body, ==, cases[i].body);
		g_assert_cmpint(message->type, ==, cases[i].type);
	}
}

static void
test_forward_keeps_sender_of_digest(void)
{
	g_autoptr(GlsMessage) message = read_message(
		"From: Ann <ann@lab.example>\nMessage-ID: <outer@x>\nContent-Type: message/rfc822\n\n"
		"From: Digest <digest@papers.example>\nMessage-ID: <inner@x>\nSubject: of the digest\n\n"
		"papers\n");

	g_assert_cmpstr(message->sender, ==, "digest@papers.example");
	g_assert_cmpstr(message->source, ==, "Ann");
	g_assert_cmpstr(message->subject, ==, "of the digest");
	g_assert_cmpstr(message->id, ==, "outer@x");
}

static void
test_mbox_line(void)
{
	g_autoptr(GlsMessage) message = read_message(
		"From digest@example.org Wed Dec 17 09:00:12 2025\nSubject: s\n\nbody\n"
		"From here on it is still the body\n");

	g_assert_cmpstr(message->subject, ==, "s");
	g_assert_cmpstr(message->body, ==, "body\nFrom here on it is still the body\n");
}

static void
test_unknown_charset_is_utf8(void)
{
	g_autoptr(GlsMail) mail =
		read_mail("From: a@b\nContent-Type: text/plain; charset=x-nonsense\n\nCaf\xe9\n");
	g_autoptr(GlsMessage) message = gls_mail_dup_message(mail);

	g_assert_true(g_utf8_validate(message->body, message->length, NULL));
}

static void
test_invalid_text_is_told(void)
{
	g_autoptr(GlsMail)
		mail = read_mail("From: a@b\nContent-Type: text/plain; charset=utf-8\n\nab\xff"
				 "c\n");
	g_autoptr(GlsMessage) message = gls_mail_dup_message(mail);
	gsize offset;

	g_assert_cmpstr(message->body, ==, "ab\357\277\275c\n");
	g_assert_true(gls_mail_get_first_bad(mail, &offset));
	g_assert_cmpuint(offset, ==, 2);
}

static void
test_sealed(void)
{
	static const gchar *const sealed[] = {
		"Content-Type: multipart/signed; boundary=b; micalg=pgp-sha1; "
		"protocol=\"application/pgp-signature\"\n\n--b\n\nx\n--b\nContent-Type: "
		"application/pgp-signature\n\ny\n--b--\n",
		"Content-Type: multipart/encrypted; boundary=b; "
		"protocol=\"application/pgp-encrypted\"\n\n--b\n\nx\n--b--\n",
		"Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nMII=\n",
		"\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nx\n",
		"\nhello\n-----BEGIN PGP MESSAGE-----\n\nx\n",
		"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\nContent-Type: "
		"multipart/signed; boundary=c\n\n--c\n\nx\n--c--\n--b--\n",
	};
	g_autoptr(GlsMail) open = read_mail("From: a@b\n\nsays -----BEGIN PGP MESSAGE-----\n");

	for (guint i = 0; i < G_N_ELEMENTS(sealed); i++) {
		g_autofree gchar *source = g_strconcat("From: a@b\n", sealed[i], NULL);
		g_autoptr(GlsMail) mail = read_mail(source);

		g_assert_true(gls_mail_is_sealed(mail));
	}
	g_assert_false(gls_mail_is_sealed(open));
}

static gchar *
repeat(const gchar *before, const gchar *text, guint n, const gchar *after)
{
	GString *result = g_string_new(before);

	for (guint i = 0; i < n; i++)
		g_string_append(result, text);
	g_string_append(result, after);
	return g_string_free(result, FALSE);
}

static void
assert_too_large(const gchar *source)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(source, strlen(source));
	g_autoptr(GError) error = NULL;

	g_assert_null(gls_mail_new(bytes, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
}

static void
test_limits(void)
{
	const gchar *mixed = "From: a@b\nContent-Type: multipart/mixed; boundary=b\n\n";
	g_autofree gchar *boundaries = repeat(mixed, "--b\n\n", 500000, "");
	g_autofree gchar *parts = repeat(mixed, "--b\n\nx\n", 1001, "--b--\n");
	g_autofree gchar *fields = repeat("From: a@b\n", "a:b\n", 50001, "\nx\n");
	g_autofree gchar *groups = repeat("From: ", "g:", 20000, "\n\nx\n");
	g_autofree gchar *folded = repeat("From: a@b\nTo: a@b", ",\n c@d", 10000, "\n\nx\n");
	g_autofree gchar *deep =
		repeat("From: a@b\n", "Content-Type: message/rfc822\n\n", 40, "x\n");
	g_autofree gchar *body = repeat("From: a@b\n\n", "0123456789abcdef", 1024 * 1024, "x\n");

	assert_too_large(boundaries);
	assert_too_large(parts);
	assert_too_large(fields);
	assert_too_large(groups);
	assert_too_large(folded);
	assert_too_large(deep);
	assert_too_large(body);
}

/* below the limits the deepest recursion of the parser fits the stack */
static void
test_groups_below_limit(void)
{
	g_autofree gchar *groups = repeat("From: ", "g:", 16000, "\n\nx\n");
	g_autoptr(GlsMessage) message = read_message(groups);

	g_assert_cmpstr(message->body, ==, "x\n");
}

static gchar *
annotate(const gchar *source)
{
	g_autoptr(GlsMail) mail = read_mail(source);
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GlsRuleSet) rules = NULL;
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GError) error = NULL;

	rules = gls_rule_set_new_from_data("[tickets]\nmatch=\"lottery tickets\"\n", -1, "rules",
					   &error);
	g_assert_no_error(error);
	gls_annotator_set_rules(annotator, rules);
	bytes = gls_mail_annotate(mail, annotator, GLS_ANNOTATE_NONE, warnings, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(warnings->len, ==, 0);
	return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void
assert_contains(const gchar *text, const gchar *part)
{
	if (strstr(text, part) == NULL)
		g_error("expected <%s> in <%s>", part, text);
}

static void
test_annotate_html(void)
{
	g_autofree gchar *out = annotate(
		HEADERS "X-Odd:   kept  as\n\tit is\nContent-Type: text/html; "
			"charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n" HTML_DIGEST);
	g_autoptr(GlsMessage) message = read_message(out);

	g_assert_true(g_str_has_prefix(out, HEADERS "X-Odd:   kept  as\n\tit is\nContent-Type: "
						    "text/html; charset=utf-8\n"
						    "Content-Transfer-Encoding: "
						    "quoted-printable\n\n"));
	assert_contains(message->body, "<html><body><div style=");
	assert_contains(message->body, "3 papers: 3 new</div><h3>");
	assert_contains(message->body, "lottery tickets<span style=");
	assert_contains(message->body, ">tickets</span>");
	g_assert_null(strstr(message->body, "<style"));
	g_assert_cmpstr(message->id, ==, "one@example.org");
}

static void
test_annotate_alternative(void)
{
	g_autofree gchar *out = annotate(ALTERNATIVE);
	const gchar *html = strstr(out, "X-Kept:  as it is \n");
	const gchar *text = strstr(out, "--b\n");

	g_assert_true(g_str_has_prefix(
		out,
		HEADERS "Content-Type: multipart/alternative; boundary=\"b\"\n\nnot shown\n--b\n"));
	g_assert_true(g_str_has_suffix(out, "\n--b--\nlast\n"));
	g_assert_nonnull(html);
	assert_contains(html, "<div style=3D");
	g_assert_true(text < html);
	assert_contains(text, "format=flowed");
	assert_contains(text, "3 papers: 3 new\n\nGrokking lottery tickets [tickets] (new)\n");
}

static void
test_annotate_adds_headers(void)
{
	g_autofree gchar *out =
		annotate("From x Wed Dec 17 09:00:12 2025\nFrom: a@b\nContent-Length: "
			 "17\n\n" TEXT_DIGEST);
	g_autoptr(GlsMessage) message = read_message(out);
	g_autofree gchar *start = NULL;

	start = g_strdup_printf("From x Wed Dec 17 09:00:12 2025\nFrom: a@b\nContent-Length: %d\n"
				"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
				"Content-Transfer-Encoding: quoted-printable\n\n3 papers",
				(gint)(17 + strlen(strstr(out, "\n\n") + 2) - strlen(TEXT_DIGEST)));
	g_assert_true(g_str_has_prefix(out, start));
	assert_contains(message->body, "Entropy of bandits (new)\n");
}

static void
test_annotate_keeps_line_ends(void)
{
	g_auto(GStrv) lines = g_strsplit(ALTERNATIVE, "\n", -1);
	g_autofree gchar *dos = g_strjoinv("\r\n", lines);
	g_autofree gchar *out = annotate(dos);

	for (const gchar *at = out; (at = strchr(at, '\n')) != NULL; at++)
		g_assert_cmpint(at[-1], ==, '\r');
	assert_contains(out, "(new)\r\n");
}

/* a base64 part may hold lines that would end the part once it is no longer base64 */
static void
test_annotate_quotes_boundaries(void)
{
	const gchar *body = TEXT_DIGEST
		"--b--\nFrom here on\n--b\nContent-Type: text/html\n\n<b>x</b>\n";
	g_autofree gchar *base64 = g_base64_encode((const guchar *)body, strlen(body));
	g_autofree gchar *source = g_strconcat(HEADERS
					       "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
					       "Content-Transfer-Encoding: base64\n\n",
					       base64, "\n--b--\n", NULL);
	g_autofree gchar *out = annotate(source);
	g_autoptr(GlsMessage) message = read_message(out);

	g_assert_cmpint(message->type, ==, GLS_BODY_TEXT);
	assert_contains(out, "\n=2D-b--\n=46rom here on\n");
	g_assert_true(
		g_str_has_suffix(message->body, "--b\nContent-Type: text/html\n\n<b>x</b>\n"));
}

static void
test_annotate_leaves_alone(void)
{
	static const gchar *const sources[] = {
		HEADERS "\nHello Jane,\n\nsee you on Friday.\n",
		HEADERS "Content-Type: multipart/signed; boundary=b\n\n--b\n\n" TEXT_DIGEST "--b\n"
			"Content-Type: application/pgp-signature\n\nx\n--b--\n",
		HEADERS "\n-----BEGIN PGP SIGNED MESSAGE-----\n\n" TEXT_DIGEST,
		"From: a@b\r\nno header here\r\n\r\n\r\n",
		HEADERS,
	};

	for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
		g_autofree gchar *out = annotate(sources[i]);

		g_assert_cmpstr(out, ==, sources[i]);
	}
}

/* two headers of one name: which of them counts is anybody's guess, so nothing is rewritten */
static void
test_annotate_refuses_doubt(void)
{
	g_autoptr(GlsMail) mail = read_mail(HEADERS "Content-Transfer-Encoding: 7bit\nContent-"
						    "Transfer-Encoding: 7bit\n\n" TEXT_DIGEST);
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GError) error = NULL;

	bytes = gls_mail_annotate(mail, annotator, GLS_ANNOTATE_NONE, warnings, &error);
	g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	g_assert_null(bytes);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mail/headers", test_headers);
	g_test_add_func("/mail/no-headers-of-use", test_no_headers_of_use);
	g_test_add_func("/mail/source-holds-no-address", test_source_holds_no_address);
	g_test_add_func("/mail/bodies", test_bodies);
	g_test_add_func("/mail/forward", test_forward_keeps_sender_of_digest);
	g_test_add_func("/mail/mbox-line", test_mbox_line);
	g_test_add_func("/mail/unknown-charset", test_unknown_charset_is_utf8);
	g_test_add_func("/mail/invalid-text", test_invalid_text_is_told);
	g_test_add_func("/mail/sealed", test_sealed);
	g_test_add_func("/mail/limits", test_limits);
	g_test_add_func("/mail/groups-below-limit", test_groups_below_limit);
	g_test_add_func("/mail/annotate/html", test_annotate_html);
	g_test_add_func("/mail/annotate/alternative", test_annotate_alternative);
	g_test_add_func("/mail/annotate/adds-headers", test_annotate_adds_headers);
	g_test_add_func("/mail/annotate/line-ends", test_annotate_keeps_line_ends);
	g_test_add_func("/mail/annotate/boundaries", test_annotate_quotes_boundaries);
	g_test_add_func("/mail/annotate/leaves-alone", test_annotate_leaves_alone);
	g_test_add_func("/mail/annotate/refuses-doubt", test_annotate_refuses_doubt);
	return g_test_run();
}
