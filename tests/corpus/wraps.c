/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "wraps.h"

#include <string.h>

#define DATE   "Wed, 17 Dec 2025 10:15:00 +0100"
#define READER "reader@example.org"
#define HEADERS                                                                                    \
	"From: Reader <" READER ">\nTo: friend@example.org\nDate: " DATE "\nMIME-Version: 1.0\n"

static const gchar *
get_subject(const GlsMessage *message)
{
	return message->subject != NULL ? message->subject : "no subject";
}

static const gchar *
get_sender(const GlsMessage *message)
{
	return message->sender != NULL ? message->sender : "nobody@example.org";
}

static gchar *
escape(const gchar *text)
{
	return g_markup_escape_text(text, -1);
}

static gchar *
replace(const gchar *pattern, const gchar *text, const gchar *replacement)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GRegex)
		regex = g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_MULTILINE, 0, &error);
	gchar *replaced;

	g_assert_no_error(error);
	replaced = g_regex_replace(regex, text, -1, 0, replacement, 0, &error);
	g_assert_no_error(error);
	return replaced;
}

/* Gmail drops attributes that mean nothing to a browser */
static gchar *
drop_attributes(const gchar *html)
{
	return replace("(?<=[\\s\"'])(?:ref|data-[a-z-]+)=(?:\"[^\"]*\"|'[^']*'|[^\\s>]+)", html,
		       "");
}

/* Gmail and Outlook put a prefix before each name of a class, so that styles do not mix */
static gchar *
prefix_classes(const gchar *html, const gchar *prefix)
{
	g_autofree gchar *first = g_strconcat("\\1", prefix, NULL);

	return replace("(<[a-z0-9]+\\s(?:[^<>]*\\s)?class=[\"']?)(?=[a-z])", html, first);
}

static void
append_base64(GString *out,
	      const gchar *type,
	      const gchar *subject,
	      const gchar *from,
	      const gchar *body)
{
	g_autofree gchar *encoded = g_base64_encode((const guchar *)body, strlen(body));
	g_autofree gchar *word = g_base64_encode((const guchar *)subject, strlen(subject));

	g_string_append_printf(out,
			       "From: %s\nTo: " READER "\nDate: " DATE "\nMIME-Version: 1.0\n"
			       "Subject: =?utf-8?b?%s?=\nContent-Type: %s; charset=\"utf-8\"\n"
			       "Content-Transfer-Encoding: base64\n\n",
			       from, word, type);
	for (gsize i = 0; i < strlen(encoded); i += 76)
		g_string_append_printf(out, "%.76s\n", encoded + i);
}

static const gchar *
get_type(const GlsMessage *message)
{
	return message->type == GLS_BODY_HTML ? "text/html" : "text/plain";
}

/* a mail of the reader's own that holds a body */
static void
append_forward(GString *out, const GlsMessage *message, const gchar *body)
{
	g_autofree gchar *subject = g_strconcat("Fwd: ", get_subject(message), NULL);

	append_base64(out, get_type(message), subject, "Reader <" READER ">", body);
}

static void
append_gmail(GString *out, const GlsMail *mail, const GlsMessage *message)
{
	g_autofree gchar *subject = escape(get_subject(message));
	g_autofree gchar *body = NULL;
	g_autofree gchar *html = NULL;

	if (message->type == GLS_BODY_TEXT) {
		body = g_strdup_printf(
			"I thought of you.\n\n---------- Forwarded message ---------\n"
			"From: Digest <%s>\nDate: Wed, Dec 17, 2025 at 9:00 AM\n"
			"Subject: %s\nTo: <" READER ">\n\n\n%s",
			get_sender(message), get_subject(message), message->body);
	} else {
		g_autofree gchar *plain = drop_attributes(message->body);

		html = prefix_classes(plain, "m_-6152371930188352731");
		body = g_strdup_printf(
			"<div dir=\"ltr\">I thought of you.<br><br><div class=\"gmail_quote "
			"gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">---------- "
			"Forwarded message ---------<br>From: <strong class=\"gmail_sendername\" "
			"dir=\"auto\">Digest</strong> <span dir=\"auto\">&lt;<a "
			"href=\"mailto:%s\">%s</a>&gt;</span><br>Date: Wed, Dec 17, 2025 at 9:00 "
			"AM<br>Subject: %s<br>To:  &lt;<a href=\"mailto:" READER "\">" READER
			"</a>&gt;<br></div><br><br><u></u>%s</div></div>\n",
			get_sender(message), get_sender(message), subject, html);
	}
	append_forward(out, message, body);
}

static void
append_outlook(GString *out, const GlsMail *mail, const GlsMessage *message)
{
	g_autofree gchar *subject = escape(get_subject(message));
	g_autofree gchar *body = NULL;
	g_autofree gchar *html = NULL;

	if (message->type == GLS_BODY_TEXT) {
		body = g_strdup_printf("________________________________\nFrom: Digest <%s>\n"
				       "Sent: Wednesday, December 17, 2025 9:00 AM\n"
				       "To: " READER " <" READER ">\nSubject: %s\n\n%s",
				       get_sender(message), get_subject(message), message->body);
	} else {
		html = prefix_classes(message->body, "x_");
		body = g_strdup_printf(
			"<html><head><style type=\"text/css\">P {margin-top:0}</style></head><body "
			"dir=\"ltr\"><div class=\"elementToProof\"><br></div><div "
			"id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%%\" "
			"tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font "
			"face=\"Calibri, sans-serif\"><b>From:</b> Digest &lt;%s&gt;<br><b>Sent:"
			"</b> Wednesday, December 17, 2025 9:00 AM<br><b>To:</b> " READER
			" &lt;" READER "&gt;<br><b>Subject:</b> %s</font><div>&nbsp;</div></div>"
			"<div>%s</div></body></html>\n",
			get_sender(message), subject, html);
	}
	append_forward(out, message, body);
}

/* Apple Mail quotes a text with marks, and HTML in a block */
static void
append_apple(GString *out, const GlsMail *mail, const GlsMessage *message)
{
	g_autofree gchar *subject = escape(get_subject(message));
	g_autofree gchar *body = NULL;
	g_autofree gchar *plain = NULL;
	g_autofree gchar *quoted = NULL;

	if (message->type == GLS_BODY_TEXT) {
		plain = g_strdup_printf("From: Digest <%s>\nSubject: %s\nDate: 17 December 2025 at "
					"09:00:12 CET\nTo: " READER "\n\n%s",
					get_sender(message), get_subject(message), message->body);
		quoted = replace("^", plain, "> ");
		body = g_strdup_printf("\n\nBegin forwarded message:\n\n%s\n", quoted);
	} else {
		body = g_strdup_printf(
			"<html><body><div><br><blockquote type=\"cite\"><div>Begin forwarded "
			"message:</div><br class=\"Apple-interchange-newline\"><div><span><b>From: "
			"</b></span><span>Digest &lt;<a href=\"mailto:%s\">%s</a>&gt;<br></span>"
			"</div><div><span><b>Subject: </b></span><span><b>%s</b><br></span></div>"
			"<div><span><b>Date: </b></span><span>17 December 2025 at 09:00:12 CET<br>"
			"</span></div><div><span><b>To: </b></span><span>" READER
			"<br></span></div><br><div>%s</div></blockquote></div></body></html>\n",
			get_sender(message), get_sender(message), subject, message->body);
	}
	append_forward(out, message, body);
}

static void
append_thunderbird(GString *out, const GlsMail *mail, const GlsMessage *message)
{
	g_autofree gchar *subject = escape(get_subject(message));
	g_autofree gchar *body = NULL;

	if (message->type == GLS_BODY_TEXT)
		body = g_strdup_printf(
			"\n\n\n-------- Forwarded Message --------\nSubject: \t%s\nDate: "
			"\tWed, 17 Dec 2025 09:00:12 +0000\nFrom: \tDigest <%s>\nTo: "
			"\t" READER "\n\n\n\n%s",
			get_subject(message), get_sender(message), message->body);
	else
		body = g_strdup_printf(
			"<html><head></head><body><p><br></p><div "
			"class=\"moz-forward-container\"><br><br>-------- Forwarded Message "
			"--------<table class=\"moz-email-headers-table\"><tbody><tr><th "
			"valign=\"BASELINE\">Subject: </th><td>%s</td></tr><tr><th>Date: </th><td>Wed, "
			"17 Dec 2025 09:00:12 +0000</td></tr><tr><th>From: </th><td>Digest <a "
			"class=\"moz-txt-link-rfc2396E\" href=\"mailto:%s\">&lt;%s&gt;</a></td></tr>"
			"<tr><th>To: </th><td>" READER "</td></tr></tbody></table><br><br>%s</div>"
			"</body></html>\n",
			subject, get_sender(message), get_sender(message), message->body);
	append_forward(out, message, body);
}

static void
append_attachment(GString *out, const GlsMail *mail, const GlsMessage *message)
{
	g_autofree gchar *sender = g_strdup_printf("Digest <%s>", get_sender(message));
	g_autoptr(GString) inner = g_string_new(NULL);

	append_base64(inner, get_type(message), get_subject(message), sender, message->body);
	g_string_append_printf(out,
			       HEADERS "Subject: papers\nContent-Type: multipart/mixed; "
				       "boundary=\"outer\"\n\n--outer\nContent-Type: text/plain\n\n"
				       "See this.\n\n--outer\nContent-Type: "
				       "message/rfc822\nContent-Disposition: attachment; "
				       "filename=\"digest.eml\"\n\n%s\n--outer--\n",
			       inner->str);
}

static void
append_in_base64(GString *out, const GlsMail *mail, const GlsMessage *message)
{
	append_base64(out, get_type(message), get_subject(message), get_sender(message),
		      message->body);
}

/* lines are cut wherever they reach their length, as RFC 2045 allows: within ids and characters */
static void
append_in_quoted_printable(GString *out, const GlsMail *mail, const GlsMessage *message)
{
	g_autofree gchar *word =
		g_base64_encode((const guchar *)get_subject(message), strlen(get_subject(message)));
	gsize column = 0;

	g_string_append_printf(out,
			       "From: %s\nDate: " DATE
			       "\nMIME-Version: 1.0\nSubject: =?utf-8?b?%s?=\n"
			       "Content-Type: %s; charset=utf-8\n"
			       "Content-Transfer-Encoding: quoted-printable\n\n",
			       get_sender(message), word, get_type(message));
	for (const guchar *p = (const guchar *)message->body; *p != '\0'; p++) {
		gboolean plain = g_ascii_isalnum(*p) || strchr(",.:;/?!()\"<>", *p) != NULL;

		if (*p == '\n') {
			g_string_append_c(out, '\n');
			column = 0;
			continue;
		}
		if (column + 3 > 40) {
			g_string_append(out, "=\n");
			column = 0;
		}
		g_string_append_printf(out, plain ? "%c" : "=%02X", *p);
		column += plain ? 1 : 3;
	}
	g_string_append_c(out, '\n');
}

/* as the library behind Kill the Newsletter makes HTML of a text: it takes what ends in the name of
 * a country or the like for a link, such as cs.AI */
static gchar *
bridge(const gchar *text)
{
	g_autofree gchar *escaped = escape(text);
	g_autofree gchar *links = replace(
		"https?://(?:(?!&(?:gt|lt|quot);)[^\\s<>\"])*"
		"(?:(?!&(?:gt|lt|quot);)[^\\s<>\"),.;:])|"
		"\\b(?:cs|math|stat|eess)\\.(?:AI|RO|CL|SE|CR|CV|PL|NE|MA|GR|SC|SI|AG|GT)\\b",
		escaped, "<a href=\"\\0\">\\0</a>");
	g_autofree gchar *addressed = replace("href=\"(?=[a-z]+\\.)", links, "href=\"http://");
	g_autofree gchar *unix_lines = replace("\\r", addressed, "");
	g_autofree gchar *stripped = NULL;
	g_autofree gchar *paragraphs = NULL;
	g_autofree gchar *lines = NULL;

	g_strstrip(unix_lines);
	stripped = replace("[ \\t]+$", unix_lines, "");
	paragraphs = replace("\\n\\n+", stripped, "</p><p>");
	lines = replace("\\n", paragraphs, "<br/>");
	return g_strconcat("<p>", lines, "</p>", NULL);
}

static void
append_feed(GString *out, const GlsMail *mail, const GlsMessage *message)
{
	g_autofree gchar *body = message->type == GLS_BODY_TEXT ? bridge(message->body)
								: g_strdup(message->body);
	g_autofree gchar *page = g_strconcat(
		body,
		"<hr /><p><small><a href=\"https://kill-the-newsletter.com/feeds/1x2y3z\">Kill the "
		"Newsletter! feed settings</a></small></p>\n",
		NULL);
	g_autofree gchar *content = escape(page);
	g_autofree gchar *subject = escape(get_subject(message));

	g_string_append_printf(
		out,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
		"<link rel=\"self\" href=\"https://kill-the-newsletter.com/feeds/1x2y3z.xml\"/>\n"
		"<id>urn:kill-the-newsletter:1x2y3z</id>\n<title>Newsletter</title>\n"
		"<updated>2025-12-17T09:00:15.000Z</updated>\n<entry>\n"
		"<id>urn:kill-the-newsletter:4a5b6c</id>\n<title>%s</title>\n<author>"
		"<name>010001@bounces.example.com</name>"
		"<email>010001@bounces.example.com</email></author>\n"
		"<updated>2025-12-17T09:00:15.000Z</updated>\n<link rel=\"alternate\" "
		"type=\"text/html\" "
		"href=\"https://kill-the-newsletter.com/feeds/1x2y3z/entries/4a5b6c.html\"/>\n"
		"<content type=\"html\">%s</content>\n</entry>\n</feed>\n",
		subject, content);
}

const Wrap wraps[] = {
	{"gmail-forward.eml", FALSE, append_gmail},
	{"outlook-forward.eml", FALSE, append_outlook},
	{"apple-forward.eml", FALSE, append_apple},
	{"thunderbird-forward.eml", FALSE, append_thunderbird},
	{"attachment.eml", FALSE, append_attachment},
	{"base64.eml", FALSE, append_in_base64},
	{"quoted-printable.eml", FALSE, append_in_quoted_printable},
	{"kill-the-newsletter.xml", TRUE, append_feed},
	{NULL},
};
