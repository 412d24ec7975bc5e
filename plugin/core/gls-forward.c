/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-forward.h"
#include "core/text/gls-text.h"

/* bytes of text in which the header is looked for: it stands below a note of who forwards */
#define MAX_LOOK 8192
/* lines of text between sender and subject: date, two lines of recipients, reply address */
#define MAX_LINES_BETWEEN 6

/* names of the header fields, as Gmail, Outlook, Thunderbird and Apple Mail translate them; in
 * folded case */
static const gchar *const from_names[] = {
	"from", "von", "de",	 "da",	   "van",    "fra",	  "från",
	"od",	"от",  "发件人", "寄件者", "差出人", "보낸 사람", NULL,
};

static const gchar *const subject_names[] = {
	"subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "emne",
	"ämne",	   "temat",   "тема",  "主题",	 "主旨",    "件名",    "제목",	    NULL,
};

/* the value of a header field of that name: "From: x", "*From:* x", "De : x" */
static gchar *
dup_value(const gchar *line, const gchar *end, const gchar *const *names)
{
	static const gchar *const colons[] = {":", "\xef\xbc\x9a"};
	g_autofree gchar *name = NULL;
	const gchar *value = NULL;

	for (guint i = 0; value == NULL && i < G_N_ELEMENTS(colons); i++) {
		const gchar *colon = g_strstr_len(line, end - line, colons[i]);
		g_autofree gchar *before = NULL;

		if (colon == NULL)
			continue;
		before = gls_text_squeeze(line, colon - line);
		name = g_utf8_strdown(before + strspn(before, "*"), -1);
		if (g_strv_contains(names, name))
			value = colon + strlen(colons[i]);
		g_clear_pointer(&name, g_free);
	}
	if (value == NULL)
		return NULL;
	while (value < end && *value == '*')
		value++;
	return gls_text_squeeze(value, end - value);
}

/* "Name <a@b>", "Name [mailto:a@b]", "a@b" */
static gchar *
dup_address(const gchar *text)
{
	const gchar *at = strchr(text, '@');
	const gchar *start = at;
	gsize length;

	if (at == NULL)
		return NULL;
	while (start > text && strchr(" <[(:\"", start[-1]) == NULL)
		start--;
	length = strcspn(start, " >])\",;");
	return at > start ? g_strndup(start, length) : NULL;
}

/* a field whose value stands in the next line, as in a table */
typedef enum {
	AWAITED_NOTHING,
	AWAITED_SENDER,
	AWAITED_SUBJECT,
} Awaited;

/* a header that is being read: complete once it has both fields */
typedef struct {
	gboolean has_from;
	gchar *sender;
	gchar *subject;
	Awaited awaited;
	guint n_lines;
} Header;

static void
header_clear(Header *header)
{
	g_free(header->sender);
	g_free(header->subject);
	memset(header, 0, sizeof(*header));
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Header, header_clear)

static void
set_sender(Header *header, const gchar *text)
{
	header->has_from = TRUE;
	header->sender = dup_address(text);
	header->awaited = *text == '\0' ? AWAITED_SENDER : AWAITED_NOTHING;
}

static void
set_subject(Header *header, const gchar *text)
{
	header->subject = *text != '\0' ? g_strdup(text) : NULL;
	header->awaited = *text == '\0' ? AWAITED_SUBJECT : AWAITED_NOTHING;
}

static void
read_line(Header *header, const gchar *line, const gchar *end)
{
	g_autofree gchar *from = dup_value(line, end, from_names);
	g_autofree gchar *subject = dup_value(line, end, subject_names);
	g_autofree gchar *value = gls_text_squeeze(line, end - line);

	if (header->n_lines > MAX_LINES_BETWEEN || (from != NULL && header->has_from) ||
	    (subject != NULL && header->subject != NULL))
		header_clear(header);
	header->n_lines++;
	if (from != NULL)
		set_sender(header, from);
	else if (subject != NULL)
		set_subject(header, subject);
	else if (header->awaited == AWAITED_SUBJECT)
		set_subject(header, value);
	else if (header->awaited == AWAITED_SENDER ||
		 (header->has_from && header->sender == NULL && *value == '<'))
		set_sender(header, value);
	else if (!header->has_from && header->subject == NULL)
		header->n_lines = 0;
}

static void
gls_forward_clear(GlsForward *self)
{
	g_clear_pointer(&self->sender, g_free);
	g_clear_pointer(&self->subject, g_free);
}

/**
 * gls_forward_find:
 * @document: document of a message
 *
 * Looks for the header that mail programs write above a mail that they forward: lines "From:",
 * "Date:" or "Sent:", "Subject:" and "To:", in any order and in the languages most used. Of a forward of a forward
 * it is the innermost one.
 *
 * Returns: (transfer full) (nullable): what it says; %NULL if nothing is forwarded
 */
GlsForward *
gls_forward_find(const GlsDocument *document)
{
	g_autoptr(GlsForward) self = g_new0(GlsForward, 1);
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	const gchar *limit = text + MIN(length, MAX_LOOK);
	g_auto(Header) header = {0};

	for (const gchar *line = text; line < limit;) {
		const gchar *end = memchr(line, '\n', limit - line);

		/* the last line may be cut */
		if (end == NULL)
			break;
		if (end > line)
			read_line(&header, line, end);
		if (header.has_from && header.subject != NULL &&
		    header.awaited == AWAITED_NOTHING) {
			gls_forward_clear(self);
			self->sender = g_steal_pointer(&header.sender);
			self->subject = g_steal_pointer(&header.subject);
			header_clear(&header);
		}
		line = end + 1;
	}
	return self->subject != NULL ? g_steal_pointer(&self) : NULL;
}

/**
 * gls_forward_free:
 * @self: (nullable): what was found
 *
 * Frees it.
 */
void
gls_forward_free(GlsForward *self)
{
	if (self == NULL)
		return;
	gls_forward_clear(self);
	g_free(self);
}
