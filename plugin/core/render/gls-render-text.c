/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/render/gls-render-private.h"

static const gchar *
get_recognition(const GlsDigest *digest)
{
	switch (digest->recognition) {
	case GLS_RECOGNITION_BODY:
		/* translators: what a format was recognised by: "format hf-mail (by its text)" */
		return _("by its text");
	case GLS_RECOGNITION_SENDER:
		return _("by its sender");
	case GLS_RECOGNITION_HOST:
		return _("by its host");
	case GLS_RECOGNITION_SHAPE:
	case GLS_RECOGNITION_NONE:
	default:
		return _("by its shape");
	}
}

static void
append_head(GString *text, const GlsAnnotatedMessage *message)
{
	const gchar *format = gls_digest_get_format_name(message->digest);
	g_autofree gchar *summary = gls_render_summary(message);
	g_autofree gchar *subject = gls_render_line(message->message->subject);
	g_autofree gchar *source = gls_render_line(gls_annotated_message_get_source(message));

	if (*subject != '\0' && *source != '\0')
		g_string_append_printf(text, "%s (%s)\n", subject, source);
	else if (*subject != '\0' || *source != '\0')
		g_string_append_printf(text, "%s%s\n", subject, source);
	if (format != NULL)
		/* translators: name of a format of digests, what it was recognised by, then
		 * "72 papers: 60 new" */
		g_string_append_printf(text, _("format %s (%s), %s"), format,
				       get_recognition(message->digest), summary);
	else
		g_string_append(text, summary);
	g_string_append_c(text, '\n');
}

static void
append_tag(GString *text, const GlsTag *tag, const GlsEntry *entry, const GlsOrigin *origin)
{
	g_autofree gchar *name = gls_render_line(tag->name);
	g_autofree gchar *why = gls_render_why(tag, entry, origin);

	g_string_append_printf(text, "     %s%s%s\n", name, *why != '\0' ? ": " : "", why);
}

static void
append_annotation(GString *text, const GlsAnnotation *annotation, const GlsOrigin *origin)
{
	const GlsEntry *entry = annotation->entry;
	g_autofree gchar *title = gls_render_line(entry->title);
	g_autofree gchar *state = gls_render_state(annotation);
	g_autofree gchar *effects = gls_render_effects(annotation);

	g_string_append_printf(text, "\n%3u. %s\n     %s%s%s\n", entry->n, title, state,
			       effects != NULL ? ", " : "", effects != NULL ? effects : "");
	for (guint i = 0; i < annotation->tags->len; i++)
		append_tag(text, g_ptr_array_index(annotation->tags, i), entry, origin);
}

/**
 * gls_render_text:
 * @message: an annotated message
 *
 * Lists the papers in a message for a terminal: subject, format, what it was recognised by and
 * summary, then for each paper its
 * number, title, state, what rules do to it, and tags with the words that made them match. It holds
 * no control characters but line ends, whatever the message holds.
 *
 * Returns: (transfer full): text that ends in a line end
 */
gchar *
gls_render_text(const GlsAnnotatedMessage *message)
{
	GString *text = g_string_new(NULL);
	GlsOrigin origin;

	g_return_val_if_fail(message != NULL, NULL);

	origin = gls_annotated_message_get_origin(message);
	append_head(text, message);
	for (guint i = 0; i < message->annotations->len; i++)
		append_annotation(text, g_ptr_array_index(message->annotations, i), &origin);
	return g_string_free(text, FALSE);
}
