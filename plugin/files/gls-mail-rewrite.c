/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/render/gls-render.h"
#include "files/gls-mail-private.h"

/* a range of the source and what stands there afterwards */
typedef struct {
	gsize start;
	gsize end;
	gchar *text;
} Edit;

/* a mail being rewritten: its source from the first header on, and the edits in it so far */
typedef struct {
	const gchar *source;
	gsize length;
	GArray *edits;
} Rewriting;

static void
edit_clear(Edit *edit)
{
	g_free(edit->text);
}

static void
add_edit(Rewriting *rewriting, gsize start, gsize end, gchar *text)
{
	Edit edit = {start, end, text};

	g_array_append_val(rewriting->edits, edit);
}

static gboolean
fail(GError **error)
{
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
		    "the mail is laid out in a way that cannot be rewritten safely");
	return FALSE;
}

/* the parser tells where a header begins; it ends where a line begins with anything but a blank */
static gboolean
find_header(const Rewriting *rewriting, GMimeHeader *header, gsize *start, gsize *end)
{
	const gchar *name = g_mime_header_get_name(header);
	gint64 offset = g_mime_header_get_offset(header);
	gsize name_length = strlen(name);
	const gchar *limit = rewriting->source + rewriting->length;
	const gchar *at;

	if (offset < 0 || (gsize)offset + name_length >= rewriting->length)
		return FALSE;
	at = rewriting->source + offset;
	if (g_ascii_strncasecmp(at, name, name_length) != 0)
		return FALSE;
	do {
		at = memchr(at, '\n', limit - at);
		if (at == NULL)
			return FALSE;
		at++;
	} while (at < limit && (*at == ' ' || *at == '\t'));
	*start = offset;
	*end = at - rewriting->source;
	return TRUE;
}

static guint
count_headers(GMimeHeaderList *headers, const gchar *name)
{
	guint n = 0;

	for (gint i = 0; i < g_mime_header_list_get_count(headers); i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);

		n += g_ascii_strcasecmp(g_mime_header_get_name(header), name) == 0;
	}
	return n;
}

/* replaces a header where it stands, or adds it at @place; one that stands there twice is refused */
static gboolean
set_header(Rewriting *rewriting,
	   GMimeHeaderList *headers,
	   const gchar *name,
	   const gchar *value,
	   gsize place,
	   GError **error)
{
	const gchar *newline = rewriting->source[place] == '\r' ? "\r\n" : "\n";
	guint n = count_headers(headers, name);
	gsize start = place;
	gsize end = place;

	if (n > 1)
		return fail(error);
	if (n == 1 &&
	    !find_header(rewriting, g_mime_header_list_get_header(headers, name), &start, &end))
		return fail(error);
	add_edit(rewriting, start, end, g_strconcat(name, ": ", value, newline, NULL));
	return TRUE;
}

/* where the empty line stands that parts the headers from the content at @content */
static gboolean
find_empty_line(const Rewriting *rewriting, gsize content, gsize *place)
{
	const gchar *source = rewriting->source;
	gsize at = content;

	if (at == 0 || source[at - 1] != '\n')
		return FALSE;
	at--;
	if (at > 0 && source[at - 1] == '\r')
		at--;
	*place = at;
	return at == 0 || source[at - 1] == '\n';
}

static gchar *
dup_utf8_type(GMimePart *part)
{
	GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
	g_autofree gchar *old = g_mime_content_type_encode(type, NULL);
	g_autoptr(GMimeContentType) copy = g_mime_content_type_parse(NULL, old);
	gchar *encoded;

	g_mime_content_type_set_parameter(copy, "charset", "utf-8");
	encoded = g_mime_content_type_encode(copy, NULL);
	return g_strstrip(encoded);
}

/* quoted-printable; lines that would end a part or a mail of an mbox are quoted as well */
static gchar *
encode(const gchar *text, const gchar *newline)
{
	GMimeEncoding state;
	gsize length = strlen(text);
	g_autofree gchar *encoded = NULL;
	g_autoptr(GString) quoted = NULL;

	g_mime_encoding_init_encode(&state, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	encoded = g_malloc(g_mime_encoding_outlen(&state, length) + 1);
	length = g_mime_encoding_flush(&state, text, length, encoded);
	encoded[length] = '\0';

	quoted = g_string_sized_new(length + length / 16);
	for (const gchar *line = encoded; *line != '\0';) {
		const gchar *end = strchrnul(line, '\n');

		if (g_str_has_prefix(line, "--") || g_str_has_prefix(line, "From "))
			g_string_append_printf(quoted, "=%02X", (guint)*line++);
		g_string_append_len(quoted, line, end - line);
		if (*end != '\0')
			g_string_append(quoted, newline);
		line = *end != '\0' ? end + 1 : end;
	}
	return g_string_free(g_steal_pointer(&quoted), FALSE);
}

static gboolean
rewrite_part(Rewriting *rewriting, const GlsMailBody *body, const gchar *text, GError **error)
{
	GMimeStream *stream = g_mime_data_wrapper_get_stream(g_mime_part_get_content(body->part));
	GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(body->part));
	g_autofree gchar *type = dup_utf8_type(body->part);
	gint64 start = stream->bound_start;
	gint64 end = stream->bound_end;
	gsize place;

	if (start < 0 || end < start || (gsize)end > rewriting->length ||
	    !find_empty_line(rewriting, start, &place))
		return fail(error);
	/* a header of its own at the top: parts of a multipart need no MIME-Version */
	if (g_mime_message_get_mime_part(body->message) == GMIME_OBJECT(body->part) &&
	    g_mime_object_get_header(GMIME_OBJECT(body->message), "MIME-Version") == NULL)
		add_edit(rewriting, place, place,
			 g_strdup(rewriting->source[place] == '\r' ? "MIME-Version: 1.0\r\n"
								   : "MIME-Version: 1.0\n"));
	if (!set_header(rewriting, headers, "Content-Type", type, place, error) ||
	    !set_header(rewriting, headers, "Content-Transfer-Encoding", "quoted-printable", place,
			error))
		return FALSE;
	add_edit(rewriting, start, end,
		 encode(text, rewriting->source[place] == '\r' ? "\r\n" : "\n"));
	return TRUE;
}

static gint
compare_edits(gconstpointer a, gconstpointer b)
{
	const Edit *first = a;
	const Edit *second = b;

	return first->start < second->start ? -1 : first->start > second->start;
}

/* where the headers of the mail itself end */
static gsize
find_headers_end(const Rewriting *rewriting)
{
	const gchar *source = rewriting->source;
	const gchar *unix_end = memmem(source, rewriting->length, "\n\n", 2);
	const gchar *dos_end = memmem(source, rewriting->length, "\n\r\n", 3);
	gsize end = rewriting->length;

	if (unix_end != NULL)
		end = MIN(end, (gsize)(unix_end + 1 - source));
	if (dos_end != NULL)
		end = MIN(end, (gsize)(dos_end + 1 - source));
	return end;
}

/* an mbox that counts on it would else be cut at the wrong place */
static gboolean
update_content_length(Rewriting *rewriting, GMimeMessage *message, GError **error)
{
	/* GMime keeps headers named Content- with the outermost part */
	GMimeHeaderList *headers =
		g_mime_object_get_header_list(g_mime_message_get_mime_part(message));
	GMimeHeader *header = g_mime_header_list_get_header(headers, "Content-Length");
	gsize headers_end = find_headers_end(rewriting);
	g_autofree gchar *value = NULL;
	gint64 length;

	if (header == NULL)
		return TRUE;
	length = g_ascii_strtoll(g_mime_header_get_value(header), NULL, 10);
	for (guint i = 0; i < rewriting->edits->len; i++) {
		const Edit *edit = &g_array_index(rewriting->edits, Edit, i);

		if (edit->start > headers_end)
			length += (gint64)strlen(edit->text) - (gint64)(edit->end - edit->start);
	}
	value = g_strdup_printf("%" G_GINT64_FORMAT, MAX(length, 0));
	return set_header(rewriting, headers, "Content-Length", value, headers_end, error);
}

static GBytes *
apply(Rewriting *rewriting, const gchar *before, gsize before_length)
{
	g_autoptr(GByteArray) result = g_byte_array_sized_new(before_length + rewriting->length);
	gsize done = 0;

	g_array_sort(rewriting->edits, compare_edits);
	g_byte_array_append(result, (const guint8 *)before, before_length);
	for (guint i = 0; i < rewriting->edits->len; i++) {
		const Edit *edit = &g_array_index(rewriting->edits, Edit, i);

		if (edit->start < done)
			return NULL;
		g_byte_array_append(result, (const guint8 *)rewriting->source + done,
				    edit->start - done);
		g_byte_array_append(result, (const guint8 *)edit->text, strlen(edit->text));
		done = edit->end;
	}
	g_byte_array_append(result, (const guint8 *)rewriting->source + done,
			    rewriting->length - done);
	return g_byte_array_free_to_bytes(g_steal_pointer(&result));
}

static gboolean
is_equal_text(const gchar *a, const gchar *b)
{
	/* the encoding decides on the line ends */
	for (;;) {
		while (*a == '\r')
			a++;
		while (*b == '\r')
			b++;
		if (*a != *b)
			return FALSE;
		if (*a == '\0')
			return TRUE;
		a++;
		b++;
	}
}

/* a mail is worth more than its annotations: what was written must read back as it was meant */
static gboolean
reads_back(const GlsMail *self, GBytes *bytes, const GPtrArray *texts)
{
	g_autoptr(GlsMail) mail = gls_mail_new(bytes, NULL);

	if (mail == NULL || mail->bodies->len != self->bodies->len)
		return FALSE;
	for (guint i = 0; i < mail->bodies->len; i++) {
		const GlsMailBody *body = g_ptr_array_index(mail->bodies, i);

		if (!is_equal_text(body->text, g_ptr_array_index(texts, i)))
			return FALSE;
	}
	return TRUE;
}

static GBytes *
rewrite(const GlsMail *self, const GPtrArray *texts, GError **error)
{
	g_autoptr(GArray) edits = g_array_new(FALSE, FALSE, sizeof(Edit));
	Rewriting rewriting = {.edits = edits};
	const gchar *data = g_bytes_get_data(self->bytes, &rewriting.length);
	g_autoptr(GBytes) bytes = NULL;

	g_array_set_clear_func(edits, (GDestroyNotify)edit_clear);
	rewriting.source = data + self->start;
	rewriting.length -= self->start;
	for (guint i = 0; i < self->bodies->len; i++) {
		const GlsMailBody *body = g_ptr_array_index(self->bodies, i);
		const gchar *text = g_ptr_array_index(texts, i);

		if (!rewrite_part(&rewriting, body, text, error))
			return NULL;
	}
	if (!update_content_length(&rewriting, self->message, error))
		return NULL;
	bytes = apply(&rewriting, data, self->start);
	if (bytes == NULL || !reads_back(self, bytes, texts)) {
		fail(error);
		return NULL;
	}
	return g_steal_pointer(&bytes);
}

/**
 * gls_mail_annotate:
 * @self: a mail
 * @annotator: who annotates it
 * @flags: what to record
 * @warnings: (element-type utf8): takes what went wrong on the way and did not stop it
 * @error: return location for an error
 *
 * Writes the mail again with annotations in its body, in both alternatives if it has two. A part
 * that changes becomes UTF-8 in quoted-printable; all other bytes stay what they are. A mail that is
 * no digest, or is sealed, is not changed at all.
 *
 * Returns: (transfer full): the mail; %NULL on error, and whoever must not lose it then keeps what
 *   it was
 */
GBytes *
gls_mail_annotate(GlsMail *self,
		  GlsAnnotator *annotator,
		  GlsAnnotateFlags flags,
		  GPtrArray *warnings,
		  GError **error)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GlsAnnotatedMessage) annotated = NULL;

	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(GLS_IS_ANNOTATOR(annotator), NULL);

	if (self->sealed || self->bodies->len == 0)
		return g_bytes_ref(self->bytes);
	annotated = gls_annotator_annotate(annotator, gls_mail_dup_message(self), flags, error);
	if (annotated == NULL)
		return NULL;
	self->format = gls_digest_get_format_name(annotated->digest);
	for (guint i = 0; i < annotated->warnings->len; i++)
		g_ptr_array_add(warnings, g_strdup(g_ptr_array_index(annotated->warnings, i)));
	if (annotated->annotations->len == 0)
		return g_bytes_ref(self->bytes);
	for (guint i = 0; i < self->bodies->len; i++) {
		g_autoptr(GlsMessage) other = NULL;

		if (i > 0)
			other = gls_mail_dup_message_of(self, g_ptr_array_index(self->bodies, i));
		g_ptr_array_add(texts,
				gls_render_mail_body(annotated,
						     other != NULL ? other : annotated->message));
	}
	return rewrite(self, texts, error);
}

/**
 * gls_mail_get_format:
 * @self: a mail
 *
 * Returns: (transfer none) (nullable): name of the format that recognised it when it was annotated;
 *   %NULL if none did, or it was not annotated
 */
const gchar *
gls_mail_get_format(const GlsMail *self)
{
	return self->format;
}
