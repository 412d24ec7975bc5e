/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "cli/gls-rules-command.h"
#include "core/gls-annotator.h"
#include "core/render/gls-render-match.h"
#include "core/settings/gls-key-lines.h"
#include "files/gls-files.h"

#define SAMPLE "/org/glossator/cli/daily-papers.xml"

/* how many characters around what was found are shown of an abstract */
#define CONTEXT 50

/* one run of the command */
typedef struct {
	GlsAnnotator *annotator;
	const gchar *start_mark;
	const gchar *end_mark;
	guint n_papers;
	guint n_matches;
	gboolean problem;
} Run;

static void
run_clear(Run *run)
{
	g_clear_object(&run->annotator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, run_clear)

static void
warn_all(Run *run, const GPtrArray *warnings)
{
	for (guint i = 0; i < warnings->len; i++)
		gls_command_warn("%s", (const gchar *)g_ptr_array_index(warnings, i));
	run->problem |= warnings->len > 0;
}

static void
warn_of_mistakes(const GlsRuleSet *rules, const gchar *query)
{
	const GPtrArray *mistakes = gls_rule_set_get_rule_errors(rules);

	for (guint i = 0; i < mistakes->len; i++) {
		g_autoptr(GString) text = g_string_new(NULL);

		gls_rules_command_append_mistake(text, g_ptr_array_index(mistakes, i), query);
		gls_command_warn("%s", g_strchomp(text->str));
	}
}

/*
 * Returns: (transfer full): rules of one rule
 */
static GlsRuleSet *
compile(const gchar *query, gboolean fold_case)
{
	g_autofree gchar *stripped = g_strstrip(g_strdup(query));
	g_autoptr(GlsKeyLines) lines = gls_key_lines_new("", 0);
	g_autoptr(GlsRuleSet) rules = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *text = NULL;

	if (!gls_key_lines_add_group(lines, "query", NULL, &error) ||
	    !gls_key_lines_set_value(lines, "query", "match", stripped, &error) ||
	    (fold_case && !gls_key_lines_set_value(lines, "query", "case", "fold", &error))) {
		gls_command_warn("%s", error->message);
		return NULL;
	}
	text = gls_key_lines_to_string(lines);
	rules = gls_rule_set_new_from_data(text, -1, _("command line"), &error);
	if (rules == NULL) {
		gls_command_warn("%s", error->message);
		return NULL;
	}
	warn_of_mistakes(rules, stripped);
	return gls_rule_set_get_n_rules(rules) > 0 ? g_steal_pointer(&rules) : NULL;
}

/* the fields other than the title in which something was found */
static void
append_fields(const Run *run,
	      GString *text,
	      const GlsEntry *entry,
	      const GlsOrigin *origin,
	      const GArray *hits)
{
	const GlsHit *last = NULL;

	for (guint i = 0; i < hits->len; i++) {
		const GlsHit *hit = &g_array_index(hits, GlsHit, i);
		gboolean is_next = last == NULL || last->field != hit->field ||
				   last->item != hit->item;
		g_autofree gchar *line = NULL;

		last = hit;
		if (!is_next || hit->field == GLS_FIELD_TITLE)
			continue;
		line = gls_render_match(hits, i,
					gls_field_get_text(hit->field, hit->item, entry, origin),
					run->start_mark, run->end_mark, CONTEXT);
		g_string_append_printf(text, "     %s: %s\n", gls_field_to_string(hit->field),
				       line);
	}
}

static void
append_match(const Run *run,
	     GString *text,
	     const GlsEntry *entry,
	     const GlsOrigin *origin,
	     const GArray *hits)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(GlsHit));
	gboolean in_title = hits->len > 0 &&
			    g_array_index(hits, GlsHit, 0).field == GLS_FIELD_TITLE;
	g_autofree gchar *title = gls_render_match(in_title ? hits : none, 0, entry->title,
						   run->start_mark, run->end_mark, 0);

	g_string_append_printf(text, "%3u. %s\n", entry->n, title);
	append_fields(run, text, entry, origin, hits);
}

static void
append_head(GString *text, const GlsAnnotatedMessage *message)
{
	const gchar *source = gls_annotated_message_get_source(message);
	const gchar *subject = message->message->subject;
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(GlsHit));
	g_autofree gchar *head = g_strdup_printf("%s (%s)", subject != NULL ? subject : "",
						 source != NULL ? source : "");
	g_autofree gchar *line = gls_render_match(none, 0, head, "", "", 0);

	g_string_append_printf(text, "%s\n", line);
}

static void
test_message(Run *run, GlsMessage *message)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage) annotated =
		gls_annotator_annotate(run->annotator, message, GLS_ANNOTATE_NONE, &error);
	g_autoptr(GString) text = g_string_new(NULL);
	GlsOrigin origin;

	if (annotated == NULL) {
		gls_command_warn("%s", error->message);
		run->problem = TRUE;
		return;
	}
	warn_all(run, annotated->warnings);
	origin = gls_annotated_message_get_origin(annotated);
	run->n_papers += annotated->annotations->len;
	for (guint i = 0; i < annotated->annotations->len; i++) {
		const GlsAnnotation *annotation = g_ptr_array_index(annotated->annotations, i);
		const GlsTag *tag;

		if (annotation->tags->len == 0)
			continue;
		if (text->len == 0)
			append_head(text, annotated);
		tag = g_ptr_array_index(annotation->tags, 0);
		append_match(run, text, annotation->entry, &origin, tag->hits);
		run->n_matches++;
	}
	if (text->len > 0)
		g_string_append_c(text, '\n');
	run->problem |= !gls_command_write(text->str, text->len);
}

/* @path: %NULL for the sample that the command brings along */
static void
test_file(Run *run, const gchar *path)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GBytes) sample = NULL;
	g_autoptr(GError) error = NULL;

	if (path != NULL) {
		messages = gls_files_read(path, warnings, &error);
	} else {
		sample = g_resources_lookup_data(SAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
		if (sample != NULL)
			messages = gls_files_parse(sample, SAMPLE, warnings, &error);
	}
	warn_all(run, warnings);
	if (messages == NULL) {
		gls_command_warn("%s", error->message);
		run->problem = TRUE;
		return;
	}
	for (guint i = 0; i < messages->len; i++)
		test_message(run, g_steal_pointer(&messages->pdata[i]));
}

static gboolean
set_marks(Run *run, const gchar *colour)
{
	const gchar *no_colour = g_getenv("NO_COLOR");
	gboolean use = isatty(STDOUT_FILENO) && (no_colour == NULL || *no_colour == '\0');

	if (g_strcmp0(colour, "always") == 0)
		use = TRUE;
	else if (g_strcmp0(colour, "never") == 0)
		use = FALSE;
	else if (colour != NULL && strcmp(colour, "auto") != 0)
		return FALSE;
	run->start_mark = use ? "\033[1;7m" : "*";
	run->end_mark = use ? "\033[0m" : "*";
	return TRUE;
}

static gint
run_test(Run *run, const gchar *query, gboolean fold_case, gchar **paths)
{
	g_autoptr(GlsRuleSet) rules = compile(query, fold_case);
	g_autofree gchar *counts = NULL;

	if (rules == NULL)
		return GLS_EXIT_USAGE;
	run->annotator = gls_annotator_new();
	gls_annotator_set_rules(run->annotator, rules);
	if (paths[0] == NULL)
		test_file(run, NULL);
	for (guint i = 0; paths[i] != NULL; i++)
		test_file(run, paths[i]);
	counts = g_strdup_printf(_("%u of %u papers match\n"), run->n_matches, run->n_papers);
	run->problem |= !gls_command_write(counts, strlen(counts));
	return run->problem ? GLS_EXIT_PROBLEM : GLS_EXIT_OK;
}

static gint
test(gint argc, gchar **argv)
{
	g_auto(GStrv) arguments = NULL;
	g_autofree gchar *colour = NULL;
	gboolean fold_case = FALSE;
	g_auto(Run) run = {0};
	const GOptionEntry entries[] = {
		{"colour", 'c', 0, G_OPTION_ARG_STRING, &colour,
		 N_("Highlight in colour: auto (default), always or never"), N_("WHEN")},
		{"fold-case", 'i', 0, G_OPTION_ARG_NONE, &fold_case,
		 N_("Let words in capitals match any case, as case=fold does"), NULL},
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("QUERY [FILE…]"));

	g_option_context_set_summary(
		context,
		_("Shows what a rule would match in mails, feeds, pages and texts, or in a "
		  "sample."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_rules_test_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (!set_marks(&run, colour))
		return gls_command_fail_usage(&gls_rules_test_command,
					      _("no colour '%s': expected auto, always or never"),
					      colour);
	if (arguments == NULL)
		return gls_command_fail_usage(&gls_rules_test_command, _("expected a query"));
	return run_test(&run, arguments[0], fold_case, arguments + 1);
}

const GlsCommand gls_rules_test_command = {
	.name = "rules test",
	.summary = N_("Show what a rule would match"),
	.run = test,
};
