/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-shown-link.h"
#include "core/formats/gls-shown-text.h"

/*
 * A mail program that makes text of HTML writes "Title <https://...>"; one that makes HTML of that
 * text again links the address. In both the title is what stands before the address.
 */

typedef struct {
	const GlsDocument *document;
	const gchar *text;
	const GlsBlock *blocks;
	guint n_blocks;
	guint block;	    /* the last one that begins before the current place */
	guint32 linked_end; /* of the last link */
	GArray *links;
} Reader;

static void
clear_link(gpointer link)
{
	g_free(((GlsShownLink *)link)->href);
}

static gboolean
is_address(const gchar *text, gsize length)
{
	return (length > 7 && strncmp(text, "http://", 7) == 0) ||
	       (length > 8 && strncmp(text, "https://", 8) == 0);
}

/* places are asked for in order */
static void
find_block(Reader *self, guint32 place)
{
	while (self->block + 1 < self->n_blocks && self->blocks[self->block + 1].start <= place)
		self->block++;
}

static void
add_link(Reader *self, GlsShownLink link)
{
	self->linked_end = link.after;
	g_array_append_val(self->links, link);
}

/* where the paragraph that ends at @end begins, in text that a reply has quoted with ">" */
static guint32
find_quoted_start(const gchar *text, guint32 start, guint32 end)
{
	guint32 paragraph = end;

	while (paragraph > start) {
		const gchar *line_end = text + paragraph - 1;
		const gchar *line = g_strrstr_len(text + start, line_end - text - start, "\n");

		line = line != NULL ? line + 1 : text + start;
		if (paragraph < end && line + strspn(line, "> ") >= line_end)
			break;
		paragraph = (guint32)(line - text);
	}
	return paragraph + (guint32)strspn(text + paragraph, "> ");
}

/* what stands before an address in its block, behind the link before it */
static void
add_address(Reader *self, guint32 start, guint32 end, gchar *href)
{
	GlsShownLink link = {.end = start, .after = end, .block = self->block, .href = href};

	link.start = MIN(MAX(self->blocks[self->block].start, self->linked_end), start);
	while (link.start < link.end && strchr("<(> \n", self->text[link.end - 1]) != NULL)
		link.end--;
	link.start = MIN(find_quoted_start(self->text, link.start, link.end), link.end);
	if (strchr(">)", self->text[link.after]) != NULL && self->text[link.after] != '\0')
		link.after++;
	gls_shown_text_trim(self->text, &link.start, &link.end);
	add_link(self, link);
}

static void
read_text(Reader *self)
{
	const gchar *end;

	for (const gchar *p = self->text; (p = strstr(p, "http")) != NULL; p = end) {
		gsize length = strcspn(p, " \t\r\n<>\"");

		end = p + length;
		if (!is_address(p, length))
			continue;
		if (p > self->text && p[-1] == '(' && end[-1] == ')')
			end--;
		find_block(self, (guint32)(p - self->text));
		add_address(self, (guint32)(p - self->text), (guint32)(end - self->text),
			    g_strndup(p, (gsize)(end - p)));
	}
}

static void
read_span(Reader *self, const GlsSpan *span)
{
	GlsShownLink link = {span->start, span->end, span->end};

	find_block(self, span->start);
	link.block = self->block;
	if (span->href != NULL && is_address(self->text + span->start, span->end - span->start)) {
		add_address(self, span->start, span->end, g_strdup(span->href));
		return;
	}
	gls_shown_text_trim(self->text, &link.start, &link.end);
	link.href = g_strdup(span->href);
	link.class_name = span->class_name;
	add_link(self, link);
}

/**
 * gls_shown_links_new:
 * @document: a document
 * @class_name: (nullable): a class; what has it counts as linked, even if it leads nowhere
 *
 * Lists the links of a document that show something, in the order of the text. Where the text shows
 * the address itself, what stands before it in the block is linked. It costs linear time.
 *
 * Returns: (transfer full) (element-type GlsShownLink): the links
 */
GArray *
gls_shown_links_new(const GlsDocument *document, const gchar *class_name)
{
	Reader self = {document};
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);

	self.text = gls_document_get_text(document, NULL);
	self.blocks = gls_document_get_blocks(document, &self.n_blocks);
	self.links = g_array_new(FALSE, FALSE, sizeof(GlsShownLink));
	g_array_set_clear_func(self.links, clear_link);
	if (self.n_blocks == 0)
		return self.links;
	if (n_spans == 0)
		read_text(&self);
	for (guint i = 0; i < n_spans; i++)
		if (spans[i].start < spans[i].end &&
		    (spans[i].href != NULL ||
		     (class_name != NULL &&
		      gls_shown_link_has_class(spans[i].class_name, class_name))))
			read_span(&self, &spans[i]);
	return self.links;
}

/**
 * gls_shown_link_has_class:
 * @class_names: (nullable): a `class` attribute
 * @class_name: one class
 *
 * Returns: %TRUE if the class is among those of the attribute
 */
gboolean
gls_shown_link_has_class(const gchar *class_names, const gchar *class_name)
{
	gsize length = strlen(class_name);

	for (const gchar *p = class_names; p != NULL && *p != '\0';) {
		gsize size = strcspn(p, " \t\r\n\f");

		if (size == length && memcmp(p, class_name, length) == 0)
			return TRUE;
		p += size;
		p += strspn(p, " \t\r\n\f");
	}
	return FALSE;
}
