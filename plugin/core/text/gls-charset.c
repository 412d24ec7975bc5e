/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "core/text/gls-charset.h"
#include "core/gls-error.h"
#include "core/gls-message.h"

/* https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding */
#define SNIFF_SIZE 1024

/* names of charsets reach about 20 bytes */
#define MAX_CHARSET 64

#define REPLACEMENT "\xef\xbf\xbd"

/* what browsers take for a larger charset: https://encoding.spec.whatwg.org/#names-and-labels */
static const struct {
	const gchar *label;
	const gchar *charset;
} labels[] = {
	{"ansi_x3.4-1968", "windows-1252"},
	{"ascii", "windows-1252"},
	{"cp1252", "windows-1252"},
	{"gb2312", "GB18030"},
	{"gb_2312-80", "GB18030"},
	{"gbk", "GB18030"},
	{"iso-8859-1", "windows-1252"},
	{"iso-8859-9", "windows-1254"},
	{"iso8859-1", "windows-1252"},
	{"iso88591", "windows-1252"},
	{"iso_8859-1", "windows-1252"},
	{"ks_c_5601-1987", "UHC"},
	{"euc-kr", "UHC"},
	{"l1", "windows-1252"},
	{"latin1", "windows-1252"},
	{"shift-jis", "CP932"},
	{"shift_jis", "CP932"},
	{"sjis", "CP932"},
	{"us-ascii", "windows-1252"},
	{"utf-16", "UTF-16LE"},
	{"utf8", "UTF-8"},
	{"x-sjis", "CP932"},
	{"x-x-big5", "BIG5"},
};

static const gchar *
gls_charset_resolve(const gchar *label)
{
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
		if (g_ascii_strcasecmp(label, labels[i].label) == 0)
			return labels[i].charset;
	}
	return label;
}

/* returns the length of the byte order mark, 0 if there is none */
static gsize
gls_charset_read_mark(const gchar *data, gsize length, const gchar **charset)
{
	static const struct {
		const gchar *mark;
		const gchar *charset;
	} marks[] = {
		{"\xef\xbb\xbf", "UTF-8"},
		{"\xff\xfe", "UTF-16LE"},
		{"\xfe\xff", "UTF-16BE"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
		gsize n = strlen(marks[i].mark);

		if (length >= n && memcmp(data, marks[i].mark, n) == 0) {
			*charset = marks[i].charset;
			return n;
		}
	}
	return 0;
}

static void
gls_charset_note_bad(gsize *first_bad, gsize offset)
{
	if (*first_bad == G_MAXSIZE)
		*first_bad = offset;
}

static void
gls_charset_repair_utf8(GString *text, const gchar *data, gsize length, gsize *first_bad)
{
	gsize done = 0;

	while (done < length) {
		const gchar *end;

		/* it stops at NUL too, which is the caller's business */
		g_utf8_validate_len(data + done, length - done, &end);
		g_string_append_len(text, data + done, end - data - (gssize)done);
		done = (gsize)(end - data);
		if (done == length)
			break;
		if (data[done] == '\0') {
			g_string_append_c(text, '\0');
		} else {
			gls_charset_note_bad(first_bad, done);
			g_string_append(text, REPLACEMENT);
		}
		done++;
	}
}

static void
gls_charset_convert(GString *text,
		    GIConv converter,
		    const gchar *data,
		    gsize length,
		    gsize *first_bad)
{
	gchar *in = (gchar *)data;
	gsize in_left = length;
	gchar buffer[4096];

	while (in_left > 0) {
		gchar *out = buffer;
		gsize out_left = sizeof(buffer);
		gsize start = (gsize)(in - data);
		gsize bad = G_MAXSIZE;
		gsize rc = g_iconv(converter, &in, &in_left, &out, &out_left);
		gint reason = errno;

		/* glibc passes on what is no character of Unicode, such as U+110000 */
		gls_charset_repair_utf8(text, buffer, (gsize)(out - buffer), &bad);
		if (bad != G_MAXSIZE)
			gls_charset_note_bad(first_bad, start);
		if (rc != (gsize)-1 || reason == E2BIG)
			continue;
		/* a byte that is wrong, or the cut end of a character */
		gls_charset_note_bad(first_bad, (gsize)(in - data));
		g_string_append(text, REPLACEMENT);
		in++;
		in_left--;
		g_iconv(converter, NULL, NULL, NULL, NULL);
	}
}

static void
gls_charset_decode(GString *text,
		   const gchar *charset,
		   const gchar *data,
		   gsize length,
		   gsize *first_bad)
{
	GIConv converter = (GIConv)-1;

	if (charset != NULL && g_ascii_strcasecmp(charset, "UTF-8") != 0)
		converter = g_iconv_open("UTF-8", charset);
	if (converter == (GIConv)-1) {
		gls_charset_repair_utf8(text, data, length, first_bad);
		return;
	}
	gls_charset_convert(text, converter, data, length, first_bad);
	g_iconv_close(converter);
}

static gboolean
gls_charset_check_size(gsize length, GError **error)
{
	if (length <= GLS_MESSAGE_MAX_SIZE)
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
		    "the text has %" G_GSIZE_FORMAT " bytes, more than the limit of %u", length,
		    (guint)GLS_MESSAGE_MAX_SIZE);
	return FALSE;
}

static gboolean
gls_charset_check_text(const GString *text, GError **error)
{
	const gchar *nul = memchr(text->str, '\0', text->len);

	if (nul == NULL)
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
		    "not a text: NUL byte at offset %" G_GSIZE_FORMAT, (gsize)(nul - text->str));
	return FALSE;
}

/**
 * gls_charset_to_utf8:
 * @data: the bytes of a text
 * @length: of @data, in bytes
 * @charset: (nullable): the charset that @data is said to be in; %NULL if nobody says
 * @first_bad: (out) (optional): offset in @data of the first byte that does not belong there,
 *   %G_MAXSIZE if there is none
 * @error: location for a #GError
 *
 * Converts a text to UTF-8. A byte order mark wins over @charset. Names of charsets mean what they
 * mean to browsers: `iso-8859-1` and `us-ascii` are windows-1252. A text in an unknown charset, or
 * in none, is taken for UTF-8. Each byte that is wrong becomes U+FFFD.
 *
 * What holds a NUL once it is converted is no text: %GLS_ERROR_UNREADABLE. Neither @data nor the
 * text may be larger than %GLS_MESSAGE_MAX_SIZE: %GLS_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full): the text: valid UTF-8 without a byte order mark; %NULL on error
 */
gchar *
gls_charset_to_utf8(const gchar *data,
		    gsize length,
		    const gchar *charset,
		    gsize *first_bad,
		    GError **error)
{
	g_autoptr(GString) text = NULL;
	gsize bad = G_MAXSIZE;
	gsize mark;

	g_return_val_if_fail(data != NULL || length == 0, NULL);
	g_return_val_if_fail(error == NULL || *error == NULL, NULL);

	if (!gls_charset_check_size(length, error))
		return NULL;
	text = g_string_sized_new(length);
	charset = charset != NULL ? gls_charset_resolve(charset) : NULL;
	mark = gls_charset_read_mark(data, length, &charset);
	if (length > mark)
		gls_charset_decode(text, charset, data + mark, length - mark, &bad);
	if (bad != G_MAXSIZE)
		bad += mark;
	if (first_bad != NULL)
		*first_bad = bad;
	if (!gls_charset_check_text(text, error) || !gls_charset_check_size(text->len, error))
		return NULL;
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static gsize
gls_charset_span(const gchar *text, gsize length, const gchar *accept)
{
	gsize n = 0;

	while (n < length && text[n] != '\0' && strchr(accept, text[n]) != NULL)
		n++;
	return n;
}

/* the value behind `charset =` in a tag, whether that is an attribute or within one */
static gchar *
gls_charset_find_in_tag(const gchar *tag, gsize length)
{
	const gsize word = strlen("charset");

	for (gsize i = 0; i + word < length; i++) {
		gsize n = i + word;
		gsize size = 0;

		if (g_ascii_strncasecmp(tag + i, "charset", word) != 0)
			continue;
		n += gls_charset_span(tag + n, length - n, " \t\r\n\f");
		if (n == length || tag[n] != '=')
			continue;
		n++;
		n += gls_charset_span(tag + n, length - n, " \t\r\n\f\"'");
		while (n + size < length && size < MAX_CHARSET &&
		       (g_ascii_isalnum(tag[n + size]) || strchr("-_:.+", tag[n + size]) != NULL))
			size++;
		if (size > 0 && size < MAX_CHARSET)
			return g_strndup(tag + n, size);
	}
	return NULL;
}

/* the next `meta` tag outside comments, without its closing bracket; NULL if there is none */
static const gchar *
gls_charset_find_meta(const gchar *p, const gchar *end, gsize *length)
{
	for (; end - p > (gssize)strlen("<meta "); p++) {
		const gchar *close;

		if (memcmp(p, "<!--", 4) == 0) {
			p = g_strstr_len(p + 4, end - p - 4, "-->");
			if (p == NULL)
				return NULL;
		} else if (g_ascii_strncasecmp(p, "<meta", 5) == 0 &&
			   (g_ascii_isspace(p[5]) || p[5] == '/')) {
			close = memchr(p, '>', (gsize)(end - p));
			*length = close != NULL ? (gsize)(close - p) : 0;
			return close != NULL ? p : NULL;
		}
	}
	return NULL;
}

/**
 * gls_charset_sniff_html:
 * @data: the bytes of a page
 * @length: of @data, in bytes
 *
 * Looks for the charset that a page says it is in, `<meta charset>` or `<meta http-equiv
 * content="...; charset=...">`, in its first 1,024 bytes. A page that can be read so far and says
 * UTF-16 is in UTF-8: https://html.spec.whatwg.org/#determining-the-character-encoding
 *
 * Returns: (transfer full) (nullable): the name of the charset, %NULL if the page says none
 */
gchar *
gls_charset_sniff_html(const gchar *data, gsize length)
{
	const gchar *end = data + MIN(length, SNIFF_SIZE);
	const gchar *meta = data;
	gsize size = 0;

	g_return_val_if_fail(data != NULL, NULL);

	while ((meta = gls_charset_find_meta(meta, end, &size)) != NULL) {
		g_autofree gchar *charset = gls_charset_find_in_tag(meta, size);

		if (charset != NULL && g_ascii_strncasecmp(charset, "utf-16", 6) == 0)
			return g_strdup("UTF-8");
		if (charset != NULL)
			return g_steal_pointer(&charset);
		meta += size;
	}
	return NULL;
}
