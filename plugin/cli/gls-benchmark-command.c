/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/gls-benchmark-history.h"
#include "cli/gls-benchmark-rules.h"
#include "cli/gls-benchmark-terms.h"
#include "cli/gls-benchmark.h"
#include "cli/gls-command.h"
#include "core/gls-annotator.h"
#include "core/gls-error.h"
#include "files/gls-files.h"

#define DEFAULT_PHRASES 100
#define MAX_PHRASES	100000
#define MAX_REGEXES	1000
#define SAMPLE		"/org/glossator/cli/daily-papers.xml"

/* what the steps work on */
typedef struct {
	guint n_phrases;
	guint n_regexes;
	const GlsMessage *message;
	GlsDocument *document;
	GlsDigest *digest;
	GlsRuleSet *rules;
	GlsHistory *history;
	GlsAnnotator *annotator;
	gchar *directory;
} Bench;

/* a part of the work, timed by itself */
typedef struct {
	const gchar *name;
	GlsBenchmarkFunc run;
} Step;

static void
remove_directory(const gchar *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *file = g_build_filename(path, name, NULL);

		g_unlink(file);
	}
	g_rmdir(path);
}

static void
bench_clear(Bench *bench)
{
	g_clear_pointer(&bench->document, gls_document_free);
	g_clear_pointer(&bench->digest, gls_digest_free);
	g_clear_pointer(&bench->rules, gls_rule_set_unref);
	g_clear_object(&bench->history);
	g_clear_object(&bench->annotator);
	if (bench->directory != NULL)
		remove_directory(bench->directory);
	g_free(bench->directory);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Bench, bench_clear)

static GlsMessage *
dup_message(const GlsMessage *message)
{
	GlsMessage *copy = gls_message_new(message->type, message->body, message->length);

	copy->id = g_strdup(message->id);
	copy->feed = g_strdup(message->feed);
	copy->source = g_strdup(message->source);
	copy->sender = g_strdup(message->sender);
	copy->host = g_strdup(message->host);
	copy->subject = g_strdup(message->subject);
	copy->link = g_strdup(message->link);
	copy->authors = g_strdup(message->authors);
	copy->categories = g_strdupv(message->categories);
	copy->date = message->date;
	return copy;
}

static void
run_document(gconstpointer work)
{
	const Bench *bench = work;

	gls_document_free(gls_document_new(bench->message->body, bench->message->length,
					   bench->message->type));
}

static void
run_digest(gconstpointer work)
{
	const Bench *bench = work;

	gls_digest_free(gls_digest_new(bench->message, bench->document));
}

static void
run_rules(gconstpointer work)
{
	const Bench *bench = work;

	for (guint i = 0; i < bench->digest->entries->len; i++)
		g_ptr_array_unref(gls_rule_set_match(
			bench->rules, g_ptr_array_index(bench->digest->entries, i), NULL));
}

static void
run_history(gconstpointer work)
{
	const Bench *bench = work;
	GPtrArray *records = gls_history_lookup(bench->history, bench->digest->entries, NULL);

	g_clear_pointer(&records, g_ptr_array_unref);
}

static void
run_whole(gconstpointer work)
{
	const Bench *bench = work;

	gls_annotated_message_free(gls_annotator_annotate(
		bench->annotator, dup_message(bench->message), GLS_ANNOTATE_NONE, NULL));
}

static const Step steps[] = {
	{N_("document"), run_document},
	{N_("digest"), run_digest},
	{N_("rules"), run_rules},
	{N_("history"), run_history},
	{N_("whole annotation"), run_whole},
};

static gchar *
dup_rules(const Bench *bench)
{
	g_autoptr(GPtrArray) phrases = gls_benchmark_dup_phrases(bench->digest, bench->n_phrases);
	g_autoptr(GPtrArray) regexes = gls_benchmark_dup_regexes(bench->digest, bench->n_regexes);
	GString *rules = g_string_new(NULL);

	for (guint i = 0; i < phrases->len; i++)
		g_string_append_printf(rules, "[phrase-%u]\nmatch=\"%s\"\n", i + 1,
				       (gchar *)g_ptr_array_index(phrases, i));
	for (guint i = 0; i < regexes->len; i++)
		g_string_append_printf(rules, "[regex-%u]\nmatch=/%s/i\n", i + 1,
				       (gchar *)g_ptr_array_index(regexes, i));
	return g_string_free(rules, FALSE);
}

static gboolean
set_history(Bench *bench, GError **error)
{
	g_autofree gchar *key = gls_message_dup_key(bench->message);
	GlsSighting sighting = {.message_key = key, .date = g_get_real_time() / G_USEC_PER_SEC};

	bench->directory = g_dir_make_tmp("glossator-benchmark-XXXXXX", error);
	if (bench->directory == NULL)
		return FALSE;
	bench->history = gls_history_open(bench->directory, GLS_HISTORY_NONE, error);
	return bench->history != NULL &&
	       gls_history_record(bench->history, bench->digest->entries, &sighting, TRUE, error);
}

static gboolean
set_bench(Bench *bench, const GlsMessage *message, GError **error)
{
	g_autofree gchar *rules = NULL;

	bench->message = message;
	bench->document = gls_document_new(message->body, message->length, message->type);
	bench->digest = gls_digest_new(message, bench->document);
	rules = dup_rules(bench);
	bench->rules = gls_rule_set_new_from_data(rules, -1, "benchmark", error);
	if (bench->rules == NULL || !set_history(bench, error))
		return FALSE;
	bench->annotator = gls_annotator_new();
	gls_annotator_set_rules(bench->annotator, bench->rules);
	gls_annotator_set_history(bench->annotator, bench->history);
	return TRUE;
}

static GPtrArray *
read_messages(const gchar *path, GError **error)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GBytes) sample = NULL;

	if (path != NULL)
		return gls_files_read(path, warnings, error);
	sample = g_resources_lookup_data(SAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
	return sample != NULL ? gls_files_parse(sample, SAMPLE, warnings, error) : NULL;
}

static const GlsMessage *
find_longest(const GPtrArray *messages)
{
	const GlsMessage *longest = NULL;

	for (guint i = 0; i < messages->len; i++) {
		const GlsMessage *message = g_ptr_array_index(messages, i);

		if (longest == NULL || message->length > longest->length)
			longest = message;
	}
	return longest;
}

static gchar *
dup_table(const Bench *bench)
{
	GString *table = g_string_new(NULL);

	g_string_append_printf(table, _("%-18s%10" G_GSIZE_FORMAT " bytes\n"), _("size"),
			       bench->message->length);
	g_string_append_printf(table, "%-18s%10u\n", _("entries"), bench->digest->entries->len);
	g_string_append_printf(table, "%-18s%10u\n", _("phrase rules"),
			       MIN(bench->n_phrases, gls_rule_set_get_n_rules(bench->rules)));
	g_string_append_printf(table, "%-18s%10u\n", _("regex rules"), bench->n_regexes);
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
		g_string_append_printf(table, _("%-18s%10.3f ms\n"), _(steps[i].name),
				       gls_benchmark_time(steps[i].run, bench));
	gls_benchmark_rules_append(bench->digest, table);
	g_string_append_printf(table, _("Medians of %d warm runs.\n"), GLS_BENCHMARK_N_RUNS);
	return g_string_free(table, FALSE);
}

static gint
run_bench(const gchar *path, guint n_phrases, guint n_regexes)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) messages = read_messages(path, &error);
	const GlsMessage *message = messages != NULL ? find_longest(messages) : NULL;
	g_auto(Bench) bench = {n_phrases, n_regexes};
	g_autofree gchar *table = NULL;

	if (messages != NULL && message == NULL)
		g_set_error(&error, GLS_ERROR, GLS_ERROR_UNREADABLE, _("%s: no message in it"),
			    path);
	if (message == NULL || !set_bench(&bench, message, &error)) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	table = dup_table(&bench);
	return gls_command_write(table, strlen(table)) ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
benchmark(gint argc, gchar **argv)
{
	gint n_phrases = DEFAULT_PHRASES;
	gint n_regexes = 0;
	gint n_papers = 0;
	g_auto(GStrv) paths = NULL;
	const GOptionEntry entries[] = {
		{"phrases", 'p', 0, G_OPTION_ARG_INT, &n_phrases,
		 N_("Use N rules, each a phrase of two words (default 100)"), N_("N")},
		{"regexes", 'x', 0, G_OPTION_ARG_INT, &n_regexes,
		 N_("Use N more rules, each a regular expression (default 0)"), N_("N")},
		{"papers", 'P', 0, G_OPTION_ARG_INT, &n_papers,
		 N_("Measure a history of N papers instead"), N_("N")},
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("[FILE]"));

	g_option_context_set_summary(
		context, _("Measures how long the annotation of a digest takes, in this process."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_benchmark_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (n_phrases < 0 || n_phrases > MAX_PHRASES)
		return gls_command_fail_usage(&gls_benchmark_command, _("expected 0 to %d phrases"),
					      MAX_PHRASES);
	if (n_regexes < 0 || n_regexes > MAX_REGEXES)
		return gls_command_fail_usage(&gls_benchmark_command, _("expected 0 to %d regexes"),
					      MAX_REGEXES);
	if (paths != NULL && paths[0] != NULL && paths[1] != NULL)
		return gls_command_fail_usage(&gls_benchmark_command, _("expected one file"));
	if (n_papers < 0 || n_papers > GLS_BENCHMARK_MAX_PAPERS)
		return gls_command_fail_usage(&gls_benchmark_command, _("expected 1 to %d papers"),
					      GLS_BENCHMARK_MAX_PAPERS);
	if (n_papers > 0)
		return gls_benchmark_history_run((guint)n_papers);
	return run_bench(paths != NULL ? paths[0] : NULL, n_phrases, n_regexes);
}

const GlsCommand gls_benchmark_command = {
	.name = "benchmark",
	.summary = N_("Measure how long the annotation of a digest takes"),
	.run = benchmark,
};
