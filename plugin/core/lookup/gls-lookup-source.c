/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/lookup/gls-lookup-source.h"

/* in the order of their bits: name in files and programs, name that people read */
static const struct {
	const gchar *name;
	const gchar *label;
} sources[GLS_LOOKUP_N_SOURCES] = {
	{"arxiv", "arXiv"},
	{"hugging-face", "Hugging Face"},
	{"semantic-scholar", "Semantic Scholar"},
	{"crossref", "Crossref"},
	{"openalex", "OpenAlex"},
};

/**
 * gls_lookup_source_to_string:
 * @source: one source
 *
 * Returns: (nullable): its name as programs read it, which is also its key in the settings
 */
const gchar *
gls_lookup_source_to_string(GlsLookupSource source)
{
	for (guint i = 0; i < GLS_LOOKUP_N_SOURCES; i++)
		if (source == (GlsLookupSource)(1 << i))
			return sources[i].name;
	return NULL;
}

/**
 * gls_lookup_source_from_string:
 * @name: a name
 *
 * Returns: the source of that name; %GLS_LOOKUP_NOTHING if there is none
 */
GlsLookupSource
gls_lookup_source_from_string(const gchar *name)
{
	for (guint i = 0; i < GLS_LOOKUP_N_SOURCES; i++)
		if (g_strcmp0(name, sources[i].name) == 0)
			return 1 << i;
	return GLS_LOOKUP_NOTHING;
}

/**
 * gls_lookup_source_get_label:
 * @source: one source
 *
 * Returns: (nullable): what it calls itself
 */
const gchar *
gls_lookup_source_get_label(GlsLookupSource source)
{
	for (guint i = 0; i < GLS_LOOKUP_N_SOURCES; i++)
		if (source == (GlsLookupSource)(1 << i))
			return sources[i].label;
	return NULL;
}

/**
 * gls_lookup_sources_to_string:
 * @set: sources
 *
 * Returns: (transfer full): their names with spaces between them
 */
gchar *
gls_lookup_sources_to_string(GlsLookupSource set)
{
	g_autoptr(GString) names = g_string_new(NULL);

	for (guint i = 0; i < GLS_LOOKUP_N_SOURCES; i++)
		if (set & (1 << i))
			g_string_append_printf(names, "%s%s", names->len > 0 ? " " : "",
					       sources[i].name);
	return g_string_free(g_steal_pointer(&names), FALSE);
}

/**
 * gls_lookup_sources_from_string:
 * @names: names with spaces between them
 *
 * Returns: the sources of these names; other names are passed over
 */
GlsLookupSource
gls_lookup_sources_from_string(const gchar *names)
{
	g_auto(GStrv) words = g_strsplit(names, " ", -1);
	GlsLookupSource set = GLS_LOOKUP_NOTHING;

	for (guint i = 0; words[i] != NULL; i++)
		set |= gls_lookup_source_from_string(words[i]);
	return set;
}
