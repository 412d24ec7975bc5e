/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-command.h"
#include "core/lookup/gls-lookup.h"
#include "core/render/gls-render.h"

/* one run of the command */
typedef struct {
	GMainLoop *loop;
	gchar **names;
	GPtrArray *entries;
	GlsMetadataStore *store;
	gboolean json;
	gboolean problem;
} Run;

static GlsEntry *
new_entry(const gchar *name)
{
	GlsPaperId *id = gls_paper_id_new_from_string(name);
	GlsEntry *entry = gls_entry_new(id != NULL ? "" : name, -1);

	gls_entry_add_id(entry, id);
	return entry;
}

static void
append_ids(GString *text, const GlsMetadata *metadata)
{
	for (guint i = 0; i < metadata->ids->len; i++) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(metadata->ids, i));

		g_string_append_printf(text, "%s%s", i > 0 ? " " : "", id);
	}
	if (metadata->ids->len > 0)
		g_string_append_c(text, '\n');
}

static void
append_authors(GString *text, const GlsMetadata *metadata)
{
	for (guint i = 0; i < metadata->authors->len; i++)
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
				       (const gchar *)g_ptr_array_index(metadata->authors, i));
	if (metadata->authors->len > 0)
		g_string_append_c(text, '\n');
}

/* what came over the network must not drive a terminal; titles and the like hold no line ends */
static void
make_safe(gchar *text)
{
	for (gchar *p = text; *p != '\0'; p++)
		if (g_ascii_iscntrl(*p) && *p != '\n')
			*p = ' ';
}

static gchar *
make_text(const gchar *name, const GlsMetadata *metadata)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree gchar *lines = NULL;

	if (metadata == NULL) {
		/* translators: an id or a title */
		g_string_append_printf(text, _("%s: not found"), name);
		g_string_append_c(text, '\n');
		return g_string_free(g_steal_pointer(&text), FALSE);
	}
	if (metadata->values[GLS_METADATA_TITLE] != NULL)
		g_string_append_printf(text, "%s\n", metadata->values[GLS_METADATA_TITLE]);
	append_ids(text, metadata);
	append_authors(text, metadata);
	lines = gls_render_metadata(metadata);
	g_string_append(text, lines);
	if (metadata->values[GLS_METADATA_ABSTRACT] != NULL)
		g_string_append_printf(text, "%s\n", metadata->values[GLS_METADATA_ABSTRACT]);
	make_safe(text->str);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static gchar *
make_all_text(Run *run)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < run->entries->len; i++) {
		g_autoptr(GlsMetadata) metadata =
			gls_metadata_store_find(run->store, g_ptr_array_index(run->entries, i));
		g_autofree gchar *paper = make_text(run->names[i], metadata);

		g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "", paper);
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static gchar *
make_json(Run *run)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();
	g_autoptr(JsonNode) root = NULL;
	g_autofree gchar *json = NULL;

	json_builder_begin_object(builder);
	json_builder_set_member_name(builder, "papers");
	json_builder_begin_array(builder);
	for (guint i = 0; i < run->entries->len; i++) {
		g_autoptr(GlsMetadata) metadata =
			gls_metadata_store_find(run->store, g_ptr_array_index(run->entries, i));

		json_builder_begin_object(builder);
		json_builder_set_member_name(builder, "asked");
		json_builder_add_string_value(builder, run->names[i]);
		json_builder_set_member_name(builder, "metadata");
		if (metadata != NULL)
			json_builder_add_value(builder, gls_metadata_to_json(metadata));
		else
			json_builder_add_null_value(builder);
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	json = json_to_string(root, FALSE);
	return g_strconcat(json, "\n", NULL);
}

static void
done_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	Run *run = user_data;
	g_autofree gchar *problems = NULL;
	g_autoptr(GError) error = NULL;

	if (!gls_lookup_complete_finish(GLS_LOOKUP(source), result, NULL, &problems, &error))
		gls_command_warn("%s", error->message);
	else if (problems != NULL)
		gls_command_warn("%s", problems);
	run->problem = error != NULL || problems != NULL;
	g_main_loop_quit(run->loop);
}

static gint
look_up(Run *run, GlsSettings *settings)
{
	g_autoptr(GlsLookup) lookup = NULL;
	g_autofree gchar *text = NULL;

	run->loop = g_main_loop_new(NULL, FALSE);
	run->store = gls_metadata_store_new(NULL);
	run->entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	for (guint i = 0; run->names[i] != NULL; i++)
		g_ptr_array_add(run->entries, new_entry(run->names[i]));
	lookup = gls_lookup_new(settings, run->store);
	gls_lookup_complete_async(lookup, run->entries, NULL, NULL, NULL, done_cb, run);
	g_main_loop_run(run->loop);
	text = run->json ? make_json(run) : make_all_text(run);
	if (!gls_command_write(text, strlen(text)))
		run->problem = TRUE;
	g_main_loop_unref(run->loop);
	g_object_unref(run->store);
	g_ptr_array_unref(run->entries);
	return run->problem ? GLS_EXIT_PROBLEM : GLS_EXIT_OK;
}

static gint
say_off(void)
{
	g_autofree gchar *path = gls_settings_dup_default_path();

	/* translators: name of a file; keep the lines in brackets and with '=' as they are */
	gls_command_warn(_("look-ups are off: nobody was asked. To turn them on, write into %s\n"
			   "[look-ups]\n"
			   "arxiv=true\n"
			   "and likewise hugging-face, semantic-scholar, crossref and openalex. "
			   "Titles and ids of papers are then sent to them."),
			 path);
	return GLS_EXIT_PROBLEM;
}

static gint
lookup_papers(gint argc, gchar **argv)
{
	g_autofree gchar *format = NULL;
	g_auto(GStrv) names = NULL;
	g_autoptr(GlsSettings) settings = NULL;
	g_autofree gchar *warning = NULL;
	const GOptionEntry entries[] = {
		{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
		 N_("What to write: text (default) or json"), N_("FORMAT")},
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("ID|TITLE…"));
	Run run = {0};

	g_option_context_set_summary(context, _("Asks those whom the settings allow to be asked "
						"what they know of papers."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_lookup_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	run.json = g_strcmp0(format, "json") == 0;
	if (format != NULL && !run.json && strcmp(format, "text") != 0)
		return gls_command_fail_usage(&gls_lookup_command,
					      _("no format '%s': expected text or json"), format);
	if (names == NULL)
		return gls_command_fail_usage(&gls_lookup_command, _("expected an id or a title"));
	settings = gls_settings_new(NULL);
	warning = gls_settings_dup_warning(settings);
	if (warning != NULL)
		gls_command_warn("%s", warning);
	if (gls_settings_get_lookups(settings) == GLS_LOOKUP_NOTHING)
		return say_off();
	run.names = names;
	return look_up(&run, settings);
}

const GlsCommand gls_lookup_command = {
	.name = "lookup",
	.summary = N_("Look papers up by id or title"),
	.run = lookup_papers,
};
