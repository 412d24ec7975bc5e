/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli/gls-command.h"
#include "core/identity/gls-paper-finder.h"
#include "files/gls-paper-table.h"

/* what is written at once, in bytes */
#define CHUNK 65536

/* one run of the command */
typedef struct {
	gboolean jsonl;
	gboolean strict_year;
	gboolean similar;
	GString *out;
	gboolean cannot_write;
} Run;

static void
flush(Run *run)
{
	if (!run->cannot_write && !gls_command_write(run->out->str, run->out->len))
		run->cannot_write = TRUE;
	g_string_truncate(run->out, 0);
}

static void
append_field(GString *row, const gchar *value)
{
	g_autofree gchar *quoted = NULL;

	if (strpbrk(value, "\",\r\n") == NULL) {
		g_string_append(row, value);
		return;
	}
	g_string_append_c(row, '"');
	for (const gchar *at = value; *at != '\0'; at++) {
		if (*at == '"')
			g_string_append_c(row, '"');
		g_string_append_c(row, *at);
	}
	g_string_append_c(row, '"');
}

/* @names and @values end in a NULL */
static void
append_row(Run *run, const gchar *const *names, const gchar *const *values)
{
	g_autoptr(JsonObject) object = json_object_new();
	g_autoptr(JsonNode) node = NULL;
	g_autofree gchar *text = NULL;

	for (guint i = 0; values[i] != NULL; i++) {
		if (run->jsonl) {
			json_object_set_string_member(object, names[i], values[i]);
			continue;
		}
		g_string_append(run->out, i > 0 ? "," : "");
		append_field(run->out, values[i]);
	}
	if (run->jsonl) {
		node = json_node_init_object(json_node_alloc(), object);
		text = json_to_string(node, FALSE);
		g_string_append(run->out, text);
	}
	g_string_append_c(run->out, '\n');
	if (run->out->len > CHUNK)
		flush(run);
}

/* %FALSE if the pair is not to be told */
static gboolean
judge(const Run *run,
      const GlsPaperRow *row,
      const GlsPaperRow *other,
      GlsVerdict *verdict,
      GlsReason *reason)
{
	GlsPaper paper = gls_record_get_paper(row->record);
	GlsPaper other_paper = gls_record_get_paper(other->record);

	if (run->strict_year && paper.year != 0 && other_paper.year != 0 &&
	    paper.year != other_paper.year)
		return FALSE;
	*verdict = gls_identity_compare(&paper, &other_paper, reason);
	return *verdict >= (run->similar ? GLS_VERDICT_SIMILAR : GLS_VERDICT_VERSION);
}

static void
compare_pairs(Run *run, const GPtrArray *pairs)
{
	static const gchar *const names[] = {"pair", "verdict", "reason", NULL};

	if (!run->jsonl)
		append_row(run, names, names);
	for (guint i = 0; i < pairs->len && !run->cannot_write; i++) {
		const GlsPaperPair *pair = g_ptr_array_index(pairs, i);
		GlsVerdict verdict;
		GlsReason reason;

		if (judge(run, pair->a, pair->b, &verdict, &reason))
			append_row(run, names,
				   (const gchar *const[]){pair->id, gls_verdict_to_string(verdict),
							  gls_reason_to_string(reason), NULL});
	}
}

static GlsPaperFinder *
index_rows(const GPtrArray *rows)
{
	GlsPaperFinder *finder = gls_paper_finder_new();

	for (guint i = 0; i < rows->len; i++) {
		const GlsPaperRow *row = g_ptr_array_index(rows, i);
		g_autoptr(GPtrArray) keys = gls_record_dup_paper_keys(row->record);

		gls_paper_finder_add(finder, keys, i);
	}
	return finder;
}

/* a table against another one, or against itself: then each pair is told once */
static void
compare_tables(Run *run, const GPtrArray *left, const GPtrArray *right)
{
	static const gchar *const names[] = {"left", "right", "verdict", "reason", NULL};
	g_autoptr(GlsPaperFinder) finder = index_rows(right);

	if (!run->jsonl)
		append_row(run, names, names);
	for (guint i = 0; i < left->len && !run->cannot_write; i++) {
		const GlsPaperRow *row = g_ptr_array_index(left, i);
		g_autoptr(GPtrArray) keys = gls_record_dup_paper_keys(row->record);
		g_autoptr(GArray) found = gls_paper_finder_find(finder, keys);

		for (guint j = 0; j < found->len; j++) {
			guint number = g_array_index(found, guint, j);
			const GlsPaperRow *other = g_ptr_array_index(right, number);
			GlsVerdict verdict;
			GlsReason reason;

			if ((left == right && number <= i) ||
			    !judge(run, row, other, &verdict, &reason))
				continue;
			append_row(run, names,
				   (const gchar *const[]){row->id, other->id,
							  gls_verdict_to_string(verdict),
							  gls_reason_to_string(reason), NULL});
		}
	}
}

static GPtrArray *
read_table(const gchar *path, GPtrArray *(*parse)(const gchar *data, gsize length, GError **error))
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &error);
	GPtrArray *table = NULL;

	if (file != NULL) {
		table = parse(g_mapped_file_get_contents(file), g_mapped_file_get_length(file),
			      &error);
		if (table == NULL)
			g_prefix_error(&error, "%s: ", path);
	}
	if (table == NULL)
		gls_command_warn("%s", error->message);
	return table;
}

static gint
finish(Run *run)
{
	flush(run);
	return run->cannot_write ? GLS_EXIT_PROBLEM : GLS_EXIT_OK;
}

static gint
run_pairs(Run *run, const gchar *path)
{
	g_autoptr(GPtrArray) pairs = read_table(path, gls_paper_table_parse_pairs);

	if (pairs == NULL)
		return GLS_EXIT_PROBLEM;
	compare_pairs(run, pairs);
	return finish(run);
}

static gint
run_tables(Run *run, const gchar *left_path, const gchar *right_path)
{
	g_autoptr(GPtrArray) left = read_table(left_path, gls_paper_table_parse);
	g_autoptr(GPtrArray) right = NULL;

	if (left != NULL && right_path != NULL)
		right = read_table(right_path, gls_paper_table_parse);
	if (left == NULL || (right_path != NULL && right == NULL))
		return GLS_EXIT_PROBLEM;
	compare_tables(run, left, right != NULL ? right : left);
	return finish(run);
}

static gint
duplicates(gint argc, gchar **argv)
{
	g_autofree gchar *left = NULL;
	g_autofree gchar *right = NULL;
	g_autofree gchar *pairs = NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	Run run = {.out = out};
	const GOptionEntry entries[] = {
		{"left", 'l', 0, G_OPTION_ARG_FILENAME, &left, N_("Compare the papers in FILE"),
		 N_("FILE")},
		{"right", 'r', 0, G_OPTION_ARG_FILENAME, &right,
		 N_("With those in FILE, not with each other"), N_("FILE")},
		{"pairs", 'p', 0, G_OPTION_ARG_FILENAME, &pairs,
		 N_("Compare the pairs of papers in FILE"), N_("FILE")},
		{"similar", 's', 0, G_OPTION_ARG_NONE, &run.similar,
		 N_("Tell also what may be the same"), NULL},
		{"strict-year", 'y', 0, G_OPTION_ARG_NONE, &run.strict_year,
		 N_("Tell nothing of papers of different years"), NULL},
		{"jsonl", 'j', 0, G_OPTION_ARG_NONE, &run.jsonl,
		 N_("Write an object of JSON on each line"), NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_summary(context, _("Finds the papers in tables that are the same."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_duplicates_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (argc > 1)
		return gls_command_fail_usage(&gls_duplicates_command,
					      _("expected no argument, found '%s'"), argv[1]);
	if ((pairs != NULL) == (left != NULL) || (right != NULL && left == NULL))
		return gls_command_fail_usage(&gls_duplicates_command,
					      _("expected --left, with or without --right, or "
						"--pairs"));
	return pairs != NULL ? run_pairs(&run, pairs) : run_tables(&run, left, right);
}

const GlsCommand gls_duplicates_command = {
	.name = "duplicates",
	.summary = N_("Find the papers in tables that are the same"),
	.run = duplicates,
};
