/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/render/gls-render-private.h"

static const gchar *
get_label(GlsMetadataField field)
{
	switch (field) {
	case GLS_METADATA_TLDR:
		/* translators: before a summary in a sentence or two that a program wrote */
		return _("In short");
	case GLS_METADATA_VENUE:
		/* translators: before the journal or conference that a paper appeared in */
		return _("Appeared in");
	case GLS_METADATA_CITATIONS:
		/* translators: before a number */
		return _("Citations");
	case GLS_METADATA_UPVOTES:
		/* translators: before the number of people who voted for a paper */
		return _("Votes");
	case GLS_METADATA_CODE:
		/* translators: before the address of a program's source */
		return _("Code");
	case GLS_METADATA_PUBLISHED:
		/* translators: before the DOI under which a preprint was published */
		return _("Published as");
	default:
		return NULL;
	}
}

static void
append_line(GString *text, const gchar *label, const gchar *value, GlsLookupSource source)
{
	g_autofree gchar *line = gls_render_line(value);
	const gchar *name = gls_lookup_source_get_label(source);

	if (name != NULL)
		/* translators: what it is, what it says, and who says so:
		 * "Citations: 12 (Semantic Scholar)" */
		g_string_append_printf(text, _("%s: %s (%s)"), label, line, name);
	else
		g_string_append_printf(text, "%s: %s", label, line);
	g_string_append_c(text, '\n');
}

/**
 * gls_render_metadata:
 * @metadata: what others know of a paper
 *
 * Writes what a digest does not say: a line for each of summary, venue, citations, votes, code and
 * DOI that is known, with who says so, and the day when it was looked up.
 *
 * Returns: (transfer full): lines of text that each end in a line end; empty if none is known
 */
gchar *
gls_render_metadata(const GlsMetadata *metadata)
{
	static const GlsMetadataField fields[] = {GLS_METADATA_TLDR,	  GLS_METADATA_VENUE,
						  GLS_METADATA_CITATIONS, GLS_METADATA_UPVOTES,
						  GLS_METADATA_CODE,	  GLS_METADATA_PUBLISHED};
	GString *text = g_string_new(NULL);
	g_autofree gchar *day = NULL;

	g_return_val_if_fail(metadata != NULL, NULL);

	for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
		if (metadata->values[fields[i]] != NULL)
			append_line(text, get_label(fields[i]), metadata->values[fields[i]],
				    metadata->sources[fields[i]]);
	day = gls_render_dup_day(metadata->date);
	if (text->len > 0 && day != NULL) {
		/* translators: a day */
		g_string_append_printf(text, _("looked up %s"), day);
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}
