/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/text/gls-text.h"
#include "files/gls-mail-private.h"

/* every part begins with a line "--boundary"; an arXiv mail of 2,000 papers rules off as many lines.
 * GMime needs 1.4 KB and 4 us for a part */
#define MAX_BOUNDARY_LINES 20000
/* lines that look like a header; an arXiv mail has six of them for each paper. GMime needs 2 us each */
#define MAX_FIELDS 50000
/* GMime reads groups of addresses ("a:b:c:") by recursion of about 200 bytes for each */
#define MAX_FIELD_LENGTH (32 * 1024)

/* what of a mail costs GMime time, memory and stack */
typedef struct {
	guint n_boundary_lines;
	guint n_fields;
	gsize field_length;
} Cost;

/* "Name:", by which a header begins; so may a line of a body */
static gboolean
is_field(const gchar *line, gsize length)
{
	gsize n = 0;

	while (n < length && (g_ascii_isalnum(line[n]) || line[n] == '-' || line[n] == '_'))
		n++;
	return n > 0 && n < length && line[n] == ':';
}

static void
add_line(Cost *cost, const gchar *line, gsize length)
{
	if (is_field(line, length)) {
		cost->n_fields++;
		cost->field_length = length;
	} else if (cost->field_length > 0 && (*line == ' ' || *line == '\t')) {
		cost->field_length += length;
	} else {
		cost->field_length = 0;
		cost->n_boundary_lines += length > 2 && line[0] == '-' && line[1] == '-';
	}
}

/* before GMime builds anything */
static gboolean
check_cost(const gchar *data, gsize length, GError **error)
{
	Cost cost = {0};

	for (gsize at = 0; at < length;) {
		const gchar *line = data + at;
		const gchar *newline = memchr(line, '\n', length - at);
		gsize line_length = newline != NULL ? (gsize)(newline + 1 - line) : length - at;

		add_line(&cost, line, line_length);
		if (cost.n_boundary_lines > MAX_BOUNDARY_LINES || cost.n_fields > MAX_FIELDS) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
				    "the mail has more than %d parts or %d header lines",
				    MAX_BOUNDARY_LINES, MAX_FIELDS);
			return FALSE;
		}
		if (cost.field_length > MAX_FIELD_LENGTH) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
				    "the mail has a header of more than %d KB",
				    MAX_FIELD_LENGTH >> 10);
			return FALSE;
		}
		at += line_length;
	}
	return TRUE;
}

/* an mbox and a mail delivery agent put "From sender date" before the first header */
static gsize
find_start(const gchar *data, gsize length)
{
	const gchar *newline;

	if (length < 5 || memcmp(data, "From ", 5) != 0)
		return 0;
	newline = memchr(data, '\n', length);
	return newline != NULL ? (gsize)(newline + 1 - data) : 0;
}

static GMimeMessage *
parse(const gchar *data, gsize length)
{
	static gsize initialised = 0;
	g_autoptr(GMimeStream) stream = NULL;
	g_autoptr(GMimeParser) parser = NULL;

	if (g_once_init_enter(&initialised)) {
		g_mime_init();
		g_once_init_leave(&initialised, 1);
	}
	stream = g_mime_stream_mem_new_with_buffer(data, length);
	parser = g_mime_parser_new_with_stream(stream);
	/* parts stay ranges of the source, by which they can be replaced later */
	g_mime_parser_set_persist_stream(parser, TRUE);
	return g_mime_parser_construct_message(parser, NULL);
}

/**
 * gls_mail_new:
 * @bytes: one mail (RFC 5322), perhaps with a "From " line of an mbox before it
 * @error: return location for an error
 *
 * Reads a mail. Of what is wrong with it only crossing a limit is an error: too many parts or header
 * lines, parts too deep in each other, a body larger than %GLS_MESSAGE_MAX_SIZE.
 *
 * Returns: (transfer full): a mail, or %NULL on error
 */
GlsMail *
gls_mail_new(GBytes *bytes, GError **error)
{
	g_autoptr(GlsMail) self = NULL;
	const gchar *data;
	gsize length;

	g_return_val_if_fail(bytes != NULL, NULL);

	data = g_bytes_get_data(bytes, &length);
	if (!check_cost(data, length, error))
		return NULL;
	self = g_new0(GlsMail, 1);
	self->bytes = g_bytes_ref(bytes);
	self->start = find_start(data, length);
	if (length > self->start)
		self->message = parse(data + self->start, length - self->start);
	if (self->message == NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "expected the headers of a mail");
		return NULL;
	}
	self->bodies = gls_mail_body_choose(self->message, &self->sealed, error);
	if (self->bodies == NULL)
		return NULL;
	return g_steal_pointer(&self);
}

/**
 * gls_mail_free:
 * @self: (nullable): a mail
 *
 * Frees a mail and what it holds.
 */
void
gls_mail_free(GlsMail *self)
{
	if (self == NULL)
		return;
	g_clear_object(&self->message);
	g_clear_pointer(&self->bodies, g_ptr_array_unref);
	g_bytes_unref(self->bytes);
	g_free(self);
}

/**
 * gls_mail_is_sealed:
 * @self: a mail
 *
 * Returns: %TRUE if a part of it is signed or encrypted (RFC 1847, S/MIME, or PGP in the text), so
 *   that it must not be changed
 */
gboolean
gls_mail_is_sealed(const GlsMail *self)
{
	return self->sealed;
}

/**
 * gls_mail_get_first_bad:
 * @self: a mail
 * @offset: (out): where in the decoded body the first such byte is
 *
 * Returns: %TRUE if the body held bytes that its charset does not allow; they became U+FFFD
 */
gboolean
gls_mail_get_first_bad(const GlsMail *self, gsize *offset)
{
	const GlsMailBody *body;

	if (self->bodies->len == 0)
		return FALSE;
	body = g_ptr_array_index(self->bodies, 0);
	*offset = body->first_bad;
	return body->repaired;
}

static gchar *
dup_header_text(const gchar *text)
{
	g_autofree gchar *valid = text != NULL ? g_utf8_make_valid(text, -1) : NULL;
	g_autofree gchar *squeezed = valid != NULL ? gls_text_squeeze(valid, -1) : NULL;

	return squeezed != NULL && *squeezed != '\0' ? g_steal_pointer(&squeezed) : NULL;
}

static InternetAddressMailbox *
get_sender(GMimeMessage *message)
{
	InternetAddressList *list = g_mime_message_get_from(message);

	for (gint i = 0; list != NULL && i < internet_address_list_length(list); i++) {
		InternetAddress *address = internet_address_list_get_address(list, i);

		if (INTERNET_ADDRESS_IS_MAILBOX(address))
			return INTERNET_ADDRESS_MAILBOX(address);
	}
	return NULL;
}

static gchar *
dup_source(InternetAddressMailbox *sender)
{
	g_autofree gchar *name =
		dup_header_text(internet_address_get_name(INTERNET_ADDRESS(sender)));
	g_autofree gchar *address = dup_header_text(internet_address_mailbox_get_addr(sender));

	return gls_message_dup_sender_label(name, address);
}

/**
 * gls_mail_dup_message_of:
 * @self: a mail
 * @body: one of its bodies
 *
 * Returns: (transfer full): the mail as a message with that body
 */
GlsMessage *
gls_mail_dup_message_of(const GlsMail *self, const GlsMailBody *body)
{
	GlsMessage *message = gls_message_new(body != NULL ? body->type : GLS_BODY_TEXT,
					      body != NULL ? body->text : "",
					      body != NULL ? body->length : 0);
	InternetAddressMailbox *sender = get_sender(self->message);
	GDateTime *date = g_mime_message_get_date(self->message);

	message->id = dup_header_text(g_mime_message_get_message_id(self->message));
	message->subject = dup_header_text(g_mime_message_get_subject(self->message));
	if (date != NULL)
		message->date = MAX(g_date_time_to_unix(date), 0);
	if (sender != NULL)
		message->source = dup_source(sender);
	/* a forwarded digest is recognised by who made it, not by who forwarded it */
	if (body != NULL && body->message != self->message) {
		gchar *subject = dup_header_text(g_mime_message_get_subject(body->message));

		sender = get_sender(body->message);
		if (subject != NULL) {
			g_free(message->subject);
			message->subject = subject;
		}
	}
	if (sender != NULL)
		message->sender = dup_header_text(internet_address_mailbox_get_addr(sender));
	return message;
}

/**
 * gls_mail_dup_message:
 * @self: a mail
 *
 * Returns: (transfer full): the mail as a message. It is known by its Message-ID; its source is the
 *   name of its sender, or the domain of the address if that has none; its body is empty if the mail
 *   has no text
 */
GlsMessage *
gls_mail_dup_message(const GlsMail *self)
{
	return gls_mail_dup_message_of(
		self, self->bodies->len > 0 ? g_ptr_array_index(self->bodies, 0) : NULL);
}
