/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-charset.h"
#include "core/document/gls-html-tokeniser.h"
#include "core/render/gls-render-private.h"
#include "core/render/gls-title-places.h"

/* byte order mark: says UTF-8 to a browser, whatever the page says of itself */
#define BOM "\xef\xbb\xbf"

#define STYLE                                                                                      \
	"<style>.gls-summary{font:bold small sans-serif;margin:0.5em 0;padding:0.3em 0.6em;"       \
	"border:1px solid #888;border-radius:0.4em}"                                               \
	".gls-note{font:normal small sans-serif}"                                                  \
	".gls-tag{border:1px solid #888;border-radius:0.6em;padding:0 0.4em}"                      \
	".gls-state{color:#767676}"                                                                \
	".gls-source{white-space:pre-wrap;font:inherit}</style>"

/* mail programs drop style sheets, so that a mail carries its style in every element */
#define MAIL_SUMMARY_STYLE "font:bold small sans-serif;margin:0.5em 0"
#define MAIL_NOTE_STYLE	   "font:normal small sans-serif"
#define MAIL_TAG_STYLE	   "border:1px solid %s;border-radius:0.6em;padding:0 0.4em"
#define MAIL_STATE_STYLE   "color:#767676"

/* where annotations go and what they look like there */
typedef enum {
	IN_PAGE,
	IN_HTML_MAIL,
	IN_TEXT_MAIL,
} Place;

/* the place after a title; @annotation is %NULL for the summary */
typedef struct {
	gsize offset;
	const GlsAnnotation *annotation;
} Insertion;

static void
append_escaped(GString *html, const gchar *text)
{
	g_autofree gchar *line = gls_render_line(text);
	g_autofree gchar *escaped = g_markup_escape_text(line, -1);

	g_string_append(html, escaped);
}

/* a colour goes into a style, where only a name or #rrggbb is harmless */
static const gchar *
get_colour(const GlsAnnotatedMessage *message, const GlsTag *tag)
{
	const gchar *colour = gls_rule_set_get_rule_colour(message->rules, tag->rule);

	for (const gchar *at = colour; at != NULL && *at != '\0'; at++)
		if (!g_ascii_isalnum(*at) && *at != '#')
			return "#888";
	return colour != NULL && *colour != '\0' ? colour : "#888";
}

static void
append_html_tag(GString *html,
		const GlsAnnotatedMessage *message,
		const GlsAnnotation *annotation,
		const GlsTag *tag,
		Place place)
{
	const gchar *colour = get_colour(message, tag);
	GlsOrigin origin = gls_annotated_message_get_origin(message);
	g_autofree gchar *why = gls_render_why(tag, annotation->entry, &origin);

	g_string_append(html, " <span ");
	if (place == IN_HTML_MAIL)
		g_string_append_printf(html, "style=\"" MAIL_TAG_STYLE "\"", colour);
	else
		g_string_append_printf(html, "class=\"gls-tag\" style=\"border-color:%s\"", colour);
	g_string_append(html, " title=\"");
	append_escaped(html, why);
	g_string_append(html, "\">");
	append_escaped(html, tag->name);
	g_string_append(html, "</span>");
}

static void
append_html_note(GString *html,
		 const GlsAnnotatedMessage *message,
		 const GlsAnnotation *annotation,
		 Place place)
{
	g_autofree gchar *state = gls_render_state(annotation);
	gboolean mail = place == IN_HTML_MAIL;

	g_string_append(html, mail ? "<span style=\"" MAIL_NOTE_STYLE "\">"
				   : "<span class=\"gls-note\">");
	for (guint i = 0; i < annotation->tags->len; i++)
		append_html_tag(html, message, annotation, g_ptr_array_index(annotation->tags, i),
				place);
	g_string_append(html, mail ? " <span style=\"" MAIL_STATE_STYLE "\">("
				   : " <span class=\"gls-state\">(");
	append_escaped(html, state);
	g_string_append(html, ")</span></span>");
}

static void
append_text_note(GString *text, const GlsAnnotation *annotation)
{
	g_autofree gchar *state = gls_render_state(annotation);

	for (guint i = 0; i < annotation->tags->len; i++) {
		const GlsTag *tag = g_ptr_array_index(annotation->tags, i);
		g_autofree gchar *name = gls_render_line(tag->name);

		g_string_append_printf(text, "%s%s", i == 0 ? " [" : ", ", name);
	}
	g_string_append_printf(text, "%s (%s)", annotation->tags->len > 0 ? "]" : "", state);
}

static void
append_note(GString *out,
	    const GlsAnnotatedMessage *message,
	    const GlsAnnotation *annotation,
	    Place place)
{
	if (place == IN_TEXT_MAIL)
		append_text_note(out, annotation);
	else
		append_html_note(out, message, annotation, place);
}

/* a title that stands in the subject has its annotations beside the summary */
static void
append_top(GString *out, const GlsAnnotatedMessage *message, Place place)
{
	g_autofree gchar *summary = gls_render_summary(message);
	gboolean text = place == IN_TEXT_MAIL;

	if (place == IN_PAGE)
		g_string_append(out, STYLE "<div class=\"gls-summary\">");
	else if (place == IN_HTML_MAIL)
		g_string_append(out, "<div style=\"" MAIL_SUMMARY_STYLE "\">");
	if (text)
		g_string_append(out, summary);
	else
		append_escaped(out, summary);
	for (guint i = 0; i < message->annotations->len; i++) {
		const GlsAnnotation *annotation = g_ptr_array_index(message->annotations, i);

		if (annotation->entry->in_subject)
			append_note(out, message, annotation, place);
	}
	g_string_append(out, text ? "\n\n" : "</div>");
}

static gboolean
is_named(const GlsHtmlToken *token, const gchar *const *names)
{
	for (guint i = 0; names[i] != NULL; i++)
		if (strlen(names[i]) == token->name.length &&
		    g_ascii_strncasecmp(token->name.start, names[i], token->name.length) == 0)
			return TRUE;
	return FALSE;
}

static gboolean
is_blank(const GlsHtmlToken *token)
{
	for (const gchar *at = token->start; at < token->end; at++)
		if (!g_ascii_isspace(*at))
			return FALSE;
	return TRUE;
}

/* behind the start tag of the body; if that is left out, before the first thing that is shown */
static gsize
find_top(const GlsMessage *message)
{
	static const gchar *const in_head[] = {"html", "head",	"meta",	  "title",    "link",
					       "base", "style", "script", "noscript", NULL};
	static const gchar *const title[] = {"title", NULL};
	static const gchar *const body[] = {"body", NULL};
	GlsHtmlTokeniser tokeniser = {message->body, message->body + message->length};
	GlsHtmlToken token;
	gboolean in_title = FALSE;

	while (gls_html_tokeniser_next(&tokeniser, &token) != GLS_HTML_END) {
		if (token.kind == GLS_HTML_TEXT) {
			if (!in_title && !is_blank(&token))
				return token.start - message->body;
			continue;
		}
		if (token.kind == GLS_HTML_START_TAG && is_named(&token, body))
			return token.end - message->body;
		if (!is_named(&token, in_head))
			return token.start - message->body;
		if (is_named(&token, title))
			in_title = token.kind == GLS_HTML_START_TAG;
	}
	return message->length;
}

static gint
compare_insertions(gconstpointer a, gconstpointer b)
{
	const Insertion *first = a;
	const Insertion *second = b;

	return first->offset < second->offset ? -1 : first->offset > second->offset;
}

static void
add_insertion(GArray *insertions,
	      const GlsDocument *document,
	      const GlsAnnotation *annotation,
	      guint32 title_end)
{
	Insertion insertion = {0, annotation};

	/* an entry without a place has none of its bytes */
	if (annotation->entry->in_subject || title_end == GLS_TITLE_NOT_FOUND || title_end == 0)
		return;
	insertion.offset = gls_document_get_insertion_offset(document, title_end);
	g_array_append_val(insertions, insertion);
}

/* in the body that was annotated a title knows its place; in any other it is looked for */
static GArray *
find_insertions(const GlsAnnotatedMessage *message, const GlsMessage *body)
{
	GArray *insertions = g_array_new(FALSE, FALSE, sizeof(Insertion));
	Insertion top = {body->type == GLS_BODY_HTML ? find_top(body) : 0, NULL};
	g_autoptr(GlsDocument) document = NULL;
	g_autoptr(GArray) places = NULL;

	g_array_append_val(insertions, top);
	if (body != message->message) {
		document = gls_document_new(body->body, body->length, body->type);
		places = gls_title_places_find(document, message->digest->entries);
	}
	for (guint i = 0; i < message->annotations->len; i++) {
		const GlsAnnotation *annotation = g_ptr_array_index(message->annotations, i);

		if (places != NULL)
			add_insertion(insertions, document, annotation,
				      g_array_index(places, guint32, i));
		else
			add_insertion(insertions, message->document, annotation,
				      annotation->entry->title_end);
	}
	g_array_sort(insertions, compare_insertions);
	return insertions;
}

static void
append_source(GString *out, const gchar *source, gsize length, gboolean escape)
{
	g_autofree gchar *escaped = escape ? g_markup_escape_text(source, length) : NULL;

	if (escape)
		g_string_append(out, escaped);
	else
		g_string_append_len(out, source, length);
}

/* the source of the body with the summary at its top, and with annotations after its titles */
static void
append_annotated(GString *out,
		 const GlsAnnotatedMessage *message,
		 const GlsMessage *body,
		 Place place)
{
	g_autoptr(GArray) insertions = find_insertions(message, body);
	gboolean escape = place == IN_PAGE && body->type == GLS_BODY_TEXT;
	gsize done = 0;

	for (guint i = 0; i < insertions->len; i++) {
		const Insertion *insertion = &g_array_index(insertions, Insertion, i);

		append_source(out, body->body + done, insertion->offset - done, escape);
		done = insertion->offset;
		if (insertion->annotation != NULL)
			append_note(out, message, insertion->annotation, place);
		else if (!escape)
			append_top(out, message, place);
	}
	append_source(out, body->body + done, body->length - done, escape);
}

/**
 * gls_render_mail_body:
 * @message: an annotated message
 * @body: the message itself, or the same mail with its other body
 *
 * Writes a body of a mail again, with annotations in it, in the type it has. HTML carries its style
 * in each element, as mail programs drop style sheets; in a text a title is followed by
 * " [tag, tag] (seen 11 Mar in cs.LG)". In the other body the titles are found by what they read.
 *
 * Returns: (transfer full): the body
 */
gchar *
gls_render_mail_body(const GlsAnnotatedMessage *message, const GlsMessage *body)
{
	GString *text = g_string_sized_new(body->length * 2);

	append_annotated(text, message, body,
			 body->type == GLS_BODY_HTML ? IN_HTML_MAIL : IN_TEXT_MAIL);
	return g_string_free(text, FALSE);
}

static void
append_text_page(GString *html, const GlsAnnotatedMessage *message)
{
	g_string_append(html, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>");
	append_escaped(html, message->message->subject != NULL ? message->message->subject
							       : message->message->source);
	g_string_append(html, "</title></head><body>\n");
	append_top(html, message, IN_PAGE);
	g_string_append(html, "\n<pre class=\"gls-source\">");
	append_annotated(html, message, message->message, IN_PAGE);
	g_string_append(html, "</pre>\n</body></html>\n");
}

/**
 * gls_render_html:
 * @message: an annotated message
 *
 * Writes a message as a page with annotations in it. An HTML message keeps its source, between whose
 * bytes the annotations stand; a text becomes a page that shows it. What is inserted is text of the
 * message only in escaped form.
 *
 * Returns: (transfer full): a page in UTF-8
 */
gchar *
gls_render_html(const GlsAnnotatedMessage *message)
{
	GString *html = g_string_sized_new(message->message->length * 2);
	g_autofree gchar *charset = NULL;

	if (message->message->type == GLS_BODY_TEXT) {
		append_text_page(html, message);
		return g_string_free(html, FALSE);
	}
	charset = gls_charset_sniff_html(message->message->body, message->message->length);
	if (charset == NULL || g_ascii_strcasecmp(charset, "utf-8") != 0)
		g_string_append(html, BOM);
	append_annotated(html, message, message->message, IN_PAGE);
	return g_string_free(html, FALSE);
}
