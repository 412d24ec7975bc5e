/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-charset.h"
#include "core/document/gls-document.h"
#include "core/gls-error.h"
#include "files/gls-mail-body-private.h"

/* a digest has one to three parts; a mail with pictures some dozens */
#define MAX_PARTS 1000
/* alternatives in related in mixed in a forward of a forward: about ten */
#define MAX_DEPTH 30

/* how far the search for the body has come */
typedef struct {
	GMimeMessage *message;
	guint n_parts;
	guint depth;
	gboolean sealed;
} Search;

static GPtrArray *
choose(Search *search, GMimeObject *object, GError **error);

/**
 * gls_mail_body_free:
 * @self: (nullable): a body
 *
 * Frees a body and what it holds.
 */
void
gls_mail_body_free(GlsMailBody *self)
{
	if (self == NULL)
		return;
	g_clear_object(&self->part);
	g_clear_object(&self->message);
	g_free(self->text);
	g_free(self);
}

static GString *
decode(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_byte_array(bytes);

	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	if (content != NULL)
		g_mime_data_wrapper_write_to_stream(content, stream);
	return g_string_new_len((const gchar *)bytes->data, bytes->len);
}

static GlsMailBody *
gls_mail_body_new(GMimePart *part, GlsBodyType type, GMimeMessage *message, GError **error)
{
	g_autoptr(GlsMailBody) self = g_new0(GlsMailBody, 1);
	g_autoptr(GString) bytes = decode(part);
	g_autofree gchar *sniffed = NULL;
	const gchar *charset;
	gsize first_bad = G_MAXSIZE;

	charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
	if (charset == NULL && type == GLS_BODY_HTML) {
		sniffed = gls_charset_sniff_html(bytes->str, bytes->len);
		charset = sniffed;
	}
	self->text = gls_charset_to_utf8(bytes->str, bytes->len, charset, &first_bad, error);
	if (self->text == NULL)
		return NULL;
	self->part = g_object_ref(part);
	self->message = g_object_ref(message);
	self->type = type;
	self->length = strlen(self->text);
	self->repaired = first_bad != G_MAXSIZE;
	self->first_bad = first_bad;
	return g_steal_pointer(&self);
}

static gboolean
has_text(const GlsMailBody *self)
{
	g_autoptr(GlsDocument) document = gls_document_new(self->text, self->length, self->type);
	guint n_blocks;

	gls_document_get_blocks(document, &n_blocks);
	return n_blocks > 0;
}

static gboolean
is_sealed_type(GMimeObject *object)
{
	GMimeContentType *type = g_mime_object_get_content_type(object);

	return GMIME_IS_MULTIPART_SIGNED(object) || GMIME_IS_MULTIPART_ENCRYPTED(object) ||
	       g_mime_content_type_is_type(type, "application", "pkcs7-mime") ||
	       g_mime_content_type_is_type(type, "application", "x-pkcs7-mime");
}

static gboolean
is_inline_pgp(const gchar *text)
{
	return g_str_has_prefix(text, "-----BEGIN PGP ") ||
	       strstr(text, "\n-----BEGIN PGP ") != NULL;
}

static GPtrArray *
choose_part(Search *search, GMimePart *part, GError **error)
{
	g_autoptr(GPtrArray)
		bodies = g_ptr_array_new_with_free_func((GDestroyNotify)gls_mail_body_free);
	GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
	gboolean html = g_mime_content_type_is_type(type, "text", "html");
	g_autoptr(GlsMailBody) body = NULL;

	if ((!html && !g_mime_content_type_is_type(type, "text", "plain")) ||
	    g_mime_part_is_attachment(part))
		return g_steal_pointer(&bodies);
	body = gls_mail_body_new(part, html ? GLS_BODY_HTML : GLS_BODY_TEXT, search->message,
				 error);
	if (body == NULL)
		return NULL;
	search->sealed |= is_inline_pgp(body->text);
	if (has_text(body))
		g_ptr_array_add(bodies, g_steal_pointer(&body));
	return g_steal_pointer(&bodies);
}

/* the last alternative of each type wins: a mail lists them from plain to rich */
static void
add_alternative(GPtrArray *bodies, GPtrArray *others)
{
	for (guint i = 0; i < others->len; i++) {
		GlsMailBody *other = g_ptr_array_index(others, i);
		guint at = 0;

		while (at < bodies->len &&
		       ((GlsMailBody *)g_ptr_array_index(bodies, at))->type != other->type)
			at++;
		if (at < bodies->len)
			g_ptr_array_remove_index(bodies, at);
		g_ptr_array_insert(bodies, other->type == GLS_BODY_HTML ? 0 : -1, other);
	}
	g_ptr_array_set_free_func(others, NULL);
}

static gsize
get_length(GPtrArray *bodies)
{
	return bodies->len > 0 ? ((GlsMailBody *)g_ptr_array_index(bodies, 0))->length : 0;
}

static GPtrArray *
choose_multipart(Search *search, GMimeMultipart *multipart, GError **error)
{
	g_autoptr(GPtrArray)
		bodies = g_ptr_array_new_with_free_func((GDestroyNotify)gls_mail_body_free);
	GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(multipart));
	gboolean alternative = g_mime_content_type_is_type(type, "multipart", "alternative");

	for (gint i = 0; i < g_mime_multipart_get_count(multipart); i++) {
		g_autoptr(GPtrArray)
			others = choose(search, g_mime_multipart_get_part(multipart, i), error);

		if (others == NULL)
			return NULL;
		if (alternative) {
			add_alternative(bodies, others);
		} else if (get_length(others) > get_length(bodies)) {
			/* the longest is the digest; a note above a forward and a list's footer
			 * are short */
			g_ptr_array_unref(bodies);
			bodies = g_steal_pointer(&others);
		}
	}
	return g_steal_pointer(&bodies);
}

static GPtrArray *
choose_forwarded(Search *search, GMimeMessagePart *part, GError **error)
{
	GMimeMessage *forwarded = g_mime_message_part_get_message(part);
	GMimeMessage *outer = search->message;
	GPtrArray *bodies;

	if (forwarded == NULL || g_mime_message_get_mime_part(forwarded) == NULL)
		return g_ptr_array_new_with_free_func((GDestroyNotify)gls_mail_body_free);
	search->message = forwarded;
	bodies = choose(search, g_mime_message_get_mime_part(forwarded), error);
	search->message = outer;
	return bodies;
}

static GPtrArray *
choose(Search *search, GMimeObject *object, GError **error)
{
	GPtrArray *bodies;

	if (++search->n_parts > MAX_PARTS || search->depth == MAX_DEPTH) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
			    "the mail has more than %d parts, or more than %d in each other",
			    MAX_PARTS, MAX_DEPTH);
		return NULL;
	}
	search->sealed |= is_sealed_type(object);
	search->depth++;
	if (GMIME_IS_MULTIPART(object))
		bodies = choose_multipart(search, GMIME_MULTIPART(object), error);
	else if (GMIME_IS_MESSAGE_PART(object))
		bodies = choose_forwarded(search, GMIME_MESSAGE_PART(object), error);
	else if (GMIME_IS_PART(object))
		bodies = choose_part(search, GMIME_PART(object), error);
	else
		bodies = g_ptr_array_new_with_free_func((GDestroyNotify)gls_mail_body_free);
	search->depth--;
	return bodies;
}

/**
 * gls_mail_body_choose:
 * @message: a mail
 * @sealed: (out): whether a signature or encryption covers any part of it
 * @error: return location for an error
 *
 * Chooses the part that is the body of a mail. Of alternatives that is the HTML part if it shows any
 * text, else the plain one; of parts that follow each other, the longest. It looks into forwarded
 * messages, and not into attachments.
 *
 * Returns: (transfer full) (element-type GlsMailBody): the body, then the same in another type if
 * the mail brings both; empty if the mail has no text; %NULL on error
 */
GPtrArray *
gls_mail_body_choose(GMimeMessage *message, gboolean *sealed, GError **error)
{
	Search search = {.message = message};
	GMimeObject *part = g_mime_message_get_mime_part(message);
	GPtrArray *bodies;

	if (part == NULL)
		return g_ptr_array_new_with_free_func((GDestroyNotify)gls_mail_body_free);
	bodies = choose(&search, part, error);
	*sealed = search.sealed;
	return bodies;
}
