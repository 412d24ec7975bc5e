/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/render/gls-render-private.h"

/* embeddings, overrides and isolates turn the text after them around on a terminal as well */
static gboolean
turns_text(gunichar c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/*
 * gls_render_line:
 * @text: (nullable): text from a mail
 *
 * Makes text safe to write into one line of anything: control characters, by which a mail could
 * drive a terminal, become spaces.
 *
 * Returns: (transfer full): text, empty for %NULL
 */
gchar *
gls_render_line(const gchar *text)
{
	GString *line = g_string_new(NULL);

	for (const gchar *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029)
			g_string_append_c(line, ' ');
		else if (!turns_text(c))
			g_string_append_unichar(line, c);
	}
	return g_string_free(line, FALSE);
}

static void
append_count(GString *summary, const gchar *format, guint n)
{
	if (n == 0)
		return;
	g_string_append(summary, g_str_has_suffix(summary->str, ": ") ? "" : ", ");
	g_string_append_printf(summary, format, n);
}

/**
 * gls_render_summary:
 * @message: an annotated message
 *
 * Sums up a message in a line, such as "72 papers: 60 new, 9 seen, 3 repeats", in the language of
 * the reader. States that no paper is in are left out.
 *
 * Returns: (transfer full): one line of text without a line end
 */
gchar *
gls_render_summary(const GlsAnnotatedMessage *message)
{
	const guint *counts = message->counts;
	guint n = message->annotations->len;
	GString *summary;

	if (message->digest->format == NULL)
		return g_strdup(_("no digest recognised"));
	if (n == 0)
		return g_strdup(_("format not understood"));

	summary = g_string_new(NULL);
	g_string_append_printf(summary, g_dngettext(GETTEXT_PACKAGE, "%u paper", "%u papers", n),
			       n);
	g_string_append(summary, ": ");
	/* translators: part of "72 papers: 60 new, 9 seen, 2 waiting elsewhere, 3 repeats" */
	append_count(summary,
		     g_dngettext(GETTEXT_PACKAGE, "%u new", "%u new", counts[GLS_STATE_NEW]),
		     counts[GLS_STATE_NEW]);
	append_count(summary,
		     g_dngettext(GETTEXT_PACKAGE, "%u seen", "%u seen", counts[GLS_STATE_SEEN]),
		     counts[GLS_STATE_SEEN]);
	append_count(
		summary,
		g_dngettext(GETTEXT_PACKAGE, "%u updated", "%u updated", counts[GLS_STATE_UPDATED]),
		counts[GLS_STATE_UPDATED]);
	/* translators: papers that also stand in another message, which was not opened yet */
	append_count(summary,
		     g_dngettext(GETTEXT_PACKAGE, "%u waiting elsewhere", "%u waiting elsewhere",
				 counts[GLS_STATE_ELSEWHERE]),
		     counts[GLS_STATE_ELSEWHERE]);
	append_count(
		summary,
		g_dngettext(GETTEXT_PACKAGE, "%u repeat", "%u repeats", counts[GLS_STATE_REPEAT]),
		counts[GLS_STATE_REPEAT]);
	return g_string_free(summary, FALSE);
}

/*
 * gls_render_dup_day:
 * @time: in seconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): the day, with the year unless it is this one; %NULL if @time is 0
 */
gchar *
gls_render_dup_day(gint64 time)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_local(time);
	g_autoptr(GDateTime) now = g_date_time_new_now_local();

	if (time <= 0 || date == NULL)
		return NULL;
	if (g_date_time_get_year(date) == g_date_time_get_year(now))
		/* translators: a day of this year, see strftime(3) */
		return g_date_time_format(date, _("%-d %b"));
	/* translators: a day of another year, see strftime(3) */
	return g_date_time_format(date, _("%-d %b %Y"));
}

/* when and where a paper was met */
static gchar *
dup_place(gint64 time, const gchar *label)
{
	g_autofree gchar *source = gls_render_line(label);
	g_autofree gchar *day = gls_render_dup_day(time);

	if (day != NULL && *source != '\0')
		/* translators: when, and in which feed or whose mail: "11 Mar in cs.LG" */
		return g_strdup_printf(_("%s in %s"), day, source);
	return g_steal_pointer(&day);
}

static gchar *
dup_seen(const GlsSighting *other)
{
	g_autofree gchar *place = dup_place(other->date, other->source);

	if (place == NULL)
		return g_strdup(_("seen before"));
	/* translators: when and where: "seen 11 Mar in cs.LG" */
	return g_strdup_printf(_("seen %s"), place);
}

static gchar *
dup_updated(const GlsAnnotation *annotation)
{
	g_autofree gchar *seen = dup_seen(&annotation->other);
	g_autofree gchar *place = dup_place(annotation->other.date, annotation->other.source);
	guint version = annotation->entry->version;

	if (version == 0)
		/* translators: when and where an earlier version was seen: "updated, seen 3 Feb" */
		return g_strdup_printf(_("updated, %s"), seen);
	if (annotation->seen_version == 0 || place == NULL)
		/* translators: the version, and when an earlier one was seen: "updated: v2, seen 3 Feb" */
		return g_strdup_printf(_("updated: v%u, %s"), version, seen);
	/* translators: two versions, when and where: "updated: v2, seen as v1 3 Feb in cs.LG" */
	return g_strdup_printf(_("updated: v%u, seen as v%u %s"), version, annotation->seen_version,
			       place);
}

/* the title of the other paper is what the reader has to compare */
static gchar *
dup_similar(const GlsSimilar *similar)
{
	g_autofree gchar *title = gls_render_line(similar->title);
	g_autofree gchar *place = dup_place(similar->date, similar->source);

	if (similar->n > 0)
		/* translators: number of another paper in the same message */
		return g_strdup_printf(_("new, similar to #%u?"), similar->n);
	if (place == NULL)
		/* translators: title of another paper */
		return g_strdup_printf(_("new, similar to “%s”?"), title);
	/* translators: title of another paper, and when and where it was met */
	return g_strdup_printf(_("new, similar to “%s”, %s?"), title, place);
}

static gchar *
dup_elsewhere(const GlsSighting *other)
{
	g_autofree gchar *source = gls_render_line(other->source);

	if (*source == '\0')
		return g_strdup(_("also in another message, not opened yet"));
	/* translators: in which feed or whose mail */
	return g_strdup_printf(_("also in %s, not opened yet"), source);
}

/* the state alone */
static gchar *
dup_state(const GlsAnnotation *annotation)
{
	switch (annotation->state) {
	case GLS_STATE_SEEN:
		return dup_seen(&annotation->other);
	case GLS_STATE_ELSEWHERE:
		return dup_elsewhere(&annotation->other);
	case GLS_STATE_REPEAT:
		/* translators: number of another paper in the same message */
		return g_strdup_printf(_("same as #%u"), annotation->repeat_of);
	case GLS_STATE_UPDATED:
		return dup_updated(annotation);
	case GLS_STATE_NEW:
	default:
		if (annotation->similar != NULL)
			return dup_similar(annotation->similar);
		return g_strdup(C_("state of a paper", "new"));
	}
}

/**
 * gls_render_state:
 * @annotation: an annotation
 *
 * Says in words what the history says of a paper: "new", "seen 11 Mar in cs.LG", "also in cs.LG, not
 * opened yet", "same as #7", "updated: v2, seen as v1 3 Feb in cs.LG", "new, similar to #7?". If the
 * other copy is another version, such as the preprint of an article, that is said too. The day is in
 * the form and the time zone of the reader, with the year if that is not this one.
 *
 * Returns: (transfer full): one line of text without a line end
 */
gchar *
gls_render_state(const GlsAnnotation *annotation)
{
	g_autofree gchar *state = dup_state(annotation);

	if (annotation->state == GLS_STATE_NEW || !annotation->published)
		return g_steal_pointer(&state);
	if (annotation->state == GLS_STATE_REPEAT)
		/* translators: number of the preprint of an article in the same message, or of its
		 * article */
		return g_strdup_printf(_("also published as #%u"), annotation->repeat_of);
	/* translators: what is known of a paper; that was the preprint of an article, or its article */
	return g_strdup_printf(_("%s, also published in another version"), state);
}
