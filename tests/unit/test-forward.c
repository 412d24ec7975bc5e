/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-digest.h"
#include "core/gls-forward.h"

static GlsForward *
find(const gchar *body, GlsBodyType type)
{
	g_autoptr(GlsDocument) document = gls_document_new(body, strlen(body), type);

	return gls_forward_find(document);
}

static void
test_headers(void)
{
	static const struct {
		const gchar *body;
		const gchar *sender;
		const gchar *subject;
	} cases[] = {
		{"Look.\n\n---------- Forwarded message ---------\nFrom: Some Digest <a@b.example>\n"
		 "Date: Wed, Dec 17, 2025 at 9:00 AM\nSubject: cs daily: papers\nTo: <c@d.example>\n\nx",
		 "a@b.example", "cs daily: papers"},
		{"________\nFrom: a@b.example\nSent: Wednesday\nTo: c@d.example\nSubject: Papers\n\nx",
		 "a@b.example", "Papers"},
		{"Begin forwarded message:\n\n> From: \"Digest\" <a@b.example>\n> Subject: Papers\n> \n",
		 "a@b.example", "Papers"},
		{"*From:* Digest <a@b.example>\n*Sent:* x\n*Subject:* Papers\n\n", "a@b.example",
		 "Papers"},
		{"Von: Digest [mailto:a@b.example]\nGesendet: x\nAn: y\nBetreff: Neu\n\n",
		 "a@b.example", "Neu"},
		{"De : Digest <a@b.example>\nEnvoyé : x\nÀ : y\nObjet : Neuf\n\n", "a@b.example",
		 "Neuf"},
		{"发件人：Digest <a@b.example>\n发送时间：x\n主题：论文\n\n", "a@b.example",
		 "论文"},
		{"From: Digest\n<a@b.example>\nSubject: Papers\n", "a@b.example", "Papers"},
		{"From: Digest\nSent: x\nSubject: Papers\n", NULL, "Papers"},
		/* a forward of a forward */
		{"From: c@d.example\nSubject: Fwd: Papers\n\nFrom: a@b.example\nSubject: Papers\n\nx",
		 "a@b.example", "Papers"},
		/* what comes after it and looks like one does not count */
		{"From: a@b.example\nSubject: Papers\n\nFrom: lists to trees\n", "a@b.example",
		 "Papers"},
		{"From: a@b.example\nx\nx\nx\nx\nx\nSubject: Papers\n", "a@b.example", "Papers"},
		{"From: a@b.example\nx\nx\nx\nx\nx\nx\nSubject: Papers\n", NULL, NULL},
		{"-------- Forwarded Message --------\nSubject: \tPapers\nDate: \tx\nFrom: \tDigest "
		 "<a@b.example>\nTo: \ty\n\nx",
		 "a@b.example", "Papers"},
		{"Subject:\n\nPapers\n\nFrom:\n\nDigest <a@b.example>\n\nTo:\n\ny\n", "a@b.example",
		 "Papers"},
		{"Subject: Papers\n1\n2\n3\n4\n5\n6\n7\nFrom: a@b.example\n", NULL, NULL},
		{"A letter from: nobody\nSubject: to change\n", NULL, NULL},
		{"From: a@b.example\nSubject:\n\n", NULL, NULL},
		{"From:\nSubject: ", NULL, NULL},
		{"", NULL, NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsForward) forward = find(cases[i].body, GLS_BODY_TEXT);

		g_assert_cmpstr(forward != NULL ? forward->sender : NULL, ==, cases[i].sender);
		g_assert_cmpstr(forward != NULL ? forward->subject : NULL, ==, cases[i].subject);
	}
}

static void
test_html(void)
{
	g_autoptr(GlsForward) forward = find(
		"<div>Begin forwarded message:</div><blockquote><div><b>From: </b>Digest &lt;<a "
		"href='mailto:a@b.example'>a@b.example</a>&gt;</div><div><b>Subject: </b><b>New "
		"&amp; old</b></div><div><b>To: </b>c@d.example</div></blockquote>",
		GLS_BODY_HTML);

	g_assert_nonnull(forward);
	g_assert_cmpstr(forward->sender, ==, "a@b.example");
	g_assert_cmpstr(forward->subject, ==, "New & old");
}

/* a header stands at the top; 8 KB of note are more than anybody writes above a forward */
static void
test_limit(void)
{
	for (guint length = 8000; length <= 9000; length += 1000) {
		g_autofree gchar *note = g_strnfill(length, 'x');
		g_autofree gchar *body =
			g_strconcat(note, "\n\nFrom: a@b.example\nSubject: Papers\n\n", NULL);
		g_autoptr(GlsForward) forward = find(body, GLS_BODY_TEXT);

		g_assert_true((forward != NULL) == (length == 8000));
	}
}

static void
test_digest_by_sender(void)
{
	static const gchar body[] =
		"From: daily_papers_digest@notifications.huggingface.co\nSubject: Daily papers\n\nnone\n";
	g_autoptr(GlsMessage) message = gls_message_new(GLS_BODY_TEXT, body, -1);
	g_autoptr(GlsDocument) document = gls_document_new(body, strlen(body), GLS_BODY_TEXT);
	g_autoptr(GlsDigest) digest = NULL;

	message->sender = g_strdup("reader@example.org");
	message->subject = g_strdup("Fwd: Daily papers");
	digest = gls_digest_new(message, document);
	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "hf-mail");
	g_assert_cmpstr(gls_digest_get_recognised_by(digest), ==, "sender");
	g_assert_cmpstr(message->sender, ==, "reader@example.org");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/forward/headers", test_headers);
	g_test_add_func("/forward/html", test_html);
	g_test_add_func("/forward/limit", test_limit);
	g_test_add_func("/forward/digest-by-sender", test_digest_by_sender);
	return g_test_run();
}
