/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/gls-rules-command.h"
#include "core/gls-annotator.h"
#include "core/gls-error.h"
#include "core/render/gls-render.h"
#include "core/settings/gls-settings.h"
#include "files/gls-files.h"
#include "files/gls-mail.h"

typedef enum {
	FORMAT_TEXT,
	FORMAT_HTML,
	FORMAT_JSON,
	FORMAT_MAIL,
} Format;

static const gchar *const format_names[] = {"text", "html", "json", "mail"};

/* one run of the command */
typedef struct {
	Format format;
	GlsSettings *settings;
	GlsAnnotator *annotator;
	GlsHistory *history;
	GlsAnnotateFlags flags;
	GPtrArray *messages;
	guint n_messages;
	gboolean problem;
	gboolean cannot_write;
	gchar *last_warning;
} Run;

static void
run_clear(Run *run)
{
	g_clear_object(&run->settings);
	g_clear_object(&run->annotator);
	g_clear_object(&run->history);
	g_clear_pointer(&run->messages, g_ptr_array_unref);
	g_clear_pointer(&run->last_warning, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, run_clear)

static void
warn(Run *run, const gchar *text)
{
	gls_command_warn("%s", text);
	run->problem = TRUE;
}

/* a history that cannot be written is the same for every message */
static void
warn_once(Run *run, const gchar *text)
{
	if (g_strcmp0(text, run->last_warning) == 0)
		return;
	g_free(run->last_warning);
	run->last_warning = g_strdup(text);
	warn(run, text);
}

static void
warn_all(Run *run, const GPtrArray *warnings)
{
	for (guint i = 0; i < warnings->len; i++)
		warn_once(run, g_ptr_array_index(warnings, i));
}

static void
write_out(Run *run, const gchar *data, gsize length)
{
	/* one report is enough */
	if (run->cannot_write || gls_command_write(data, length))
		return;
	run->cannot_write = TRUE;
	run->problem = TRUE;
}

static void
set_rules(Run *run, const gchar *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = gls_rules_command_load(path, &error);
	const gchar *const *errors;

	/* no tags are better than the tags of other rules */
	if (rules == NULL) {
		warn(run, error->message);
		return;
	}
	errors = gls_rule_set_get_errors(rules);
	for (guint i = 0; errors != NULL && errors[i] != NULL; i++)
		warn(run, errors[i]);
	gls_annotator_set_rules(run->annotator, rules);
}

static void
set_settings(Run *run)
{
	g_autofree gchar *warning = NULL;

	run->settings = gls_settings_new(NULL);
	warning = gls_settings_dup_warning(run->settings);
	if (warning != NULL)
		warn(run, warning);
	gls_annotator_set_thresholds(run->annotator, gls_settings_get_star_at(run->settings),
				     gls_settings_get_dim_below(run->settings));
	/* what is known already; nobody is asked here */
	if (gls_settings_get_lookups(run->settings) != GLS_LOOKUP_NOTHING) {
		g_autoptr(GlsMetadataStore) metadata = gls_metadata_store_new(NULL);

		gls_annotator_set_metadata(run->annotator, metadata);
	}
}

/* a history that is named on the command line is another one than the user's: matches and
 * digests that are recorded there are not counted */
static void
set_history(Run *run, const gchar *directory, gboolean record)
{
	g_autofree gchar *own = gls_settings_dup_history_directory(run->settings);
	g_autoptr(GlsRuleStats) rule_stats = NULL;
	g_autoptr(GlsSourceStats) source_stats = NULL;
	g_autoptr(GError) error = NULL;

	run->flags = record ? GLS_ANNOTATE_ARRIVED | GLS_ANNOTATE_SHOWN : GLS_ANNOTATE_NONE;
	run->history = gls_history_open(directory != NULL ? directory : own,
					record ? GLS_HISTORY_NONE : GLS_HISTORY_READ_ONLY, &error);
	if (run->history == NULL) {
		warn(run, error->message);
		return;
	}
	gls_annotator_set_history(run->annotator, run->history);
	if (!record || directory != NULL)
		return;
	rule_stats = gls_rule_stats_new(NULL);
	gls_annotator_set_rule_stats(run->annotator, rule_stats);
	source_stats = gls_source_stats_new(NULL);
	gls_annotator_set_source_stats(run->annotator, source_stats);
}

static void
warn_of_history(Run *run)
{
	g_auto(GStrv) warnings = run->history != NULL ? gls_history_dup_warnings(run->history)
						      : NULL;

	for (guint i = 0; warnings != NULL && warnings[i] != NULL; i++)
		warn(run, warnings[i]);
}

static void
write_message(Run *run, const GlsAnnotatedMessage *message)
{
	g_autofree gchar *text = NULL;

	text = run->format == FORMAT_TEXT ? gls_render_text(message) : gls_render_html(message);
	if (run->format == FORMAT_TEXT && run->n_messages > 0)
		write_out(run, "\n", 1);
	write_out(run, text, strlen(text));
	run->n_messages++;
}

/* no problem of this run: a format may have changed, and an alert may have found nothing */
static void
note_not_understood(const gchar *path, const gchar *format)
{
	/* translators: name of a file, name of a format of digests */
	gls_command_warn(_("%s: recognised as %s, but format not understood: no papers found"),
			 gls_files_get_name(path), format);
}

static void
annotate_message(Run *run, GlsMessage *message, const gchar *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage)
		annotated = gls_annotator_annotate(run->annotator, message, run->flags, &error);

	if (annotated == NULL) {
		g_prefix_error(&error, "%s: ", gls_files_get_name(path));
		warn(run, error->message);
		return;
	}
	warn_all(run, annotated->warnings);
	if (annotated->digest->format != NULL && annotated->annotations->len == 0)
		note_not_understood(path, gls_digest_get_format_name(annotated->digest));
	if (run->format == FORMAT_JSON)
		g_ptr_array_add(run->messages, g_steal_pointer(&annotated));
	else
		write_message(run, annotated);
}

static void
annotate_file(Run *run, const gchar *path)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GError) error = NULL;

	messages = gls_files_read(path, warnings, &error);
	warn_all(run, warnings);
	if (messages == NULL) {
		warn(run, error->message);
		return;
	}
	for (guint i = 0; i < messages->len && !run->cannot_write; i++)
		annotate_message(run, g_steal_pointer(&messages->pdata[i]), path);
}

/* the mail with annotations, or as it is, with a word on why */
static GBytes *
annotate_mail(Run *run, GBytes *bytes, const gchar *path)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsMail) mail = NULL;
	GBytes *annotated = NULL;

	if (gls_files_guess_kind(bytes, path) == GLS_FILE_MAIL)
		mail = gls_mail_new(bytes, &error);
	else
		g_set_error(&error, GLS_ERROR, GLS_ERROR_UNREADABLE, _("expected a mail"));
	if (mail != NULL)
		annotated = gls_mail_annotate(mail, run->annotator, run->flags, warnings, &error);
	warn_all(run, warnings);
	if (annotated == NULL) {
		g_prefix_error(&error, "%s: ", gls_files_get_name(path));
		warn(run, error->message);
		return g_bytes_ref(bytes);
	}
	if (annotated == bytes && gls_mail_get_format(mail) != NULL)
		note_not_understood(path, gls_mail_get_format(mail));
	else if (annotated == bytes)
		gls_command_warn(gls_mail_is_sealed(mail)
					 ? _("%s: signed or encrypted, left as it is")
					 : _("%s: no digest recognised, left as it is"),
				 gls_files_get_name(path));
	return annotated;
}

/* what could not be read into memory is passed on as it comes */
static void
copy_rest(Run *run, gint descriptor)
{
	gchar chunk[4096];
	gssize n;

	while ((n = read(descriptor, chunk, sizeof(chunk))) != 0) {
		if (n > 0)
			write_out(run, chunk, n);
		else if (errno != EINTR)
			break;
	}
	if (n < 0)
		gls_command_warn("%s", g_strerror(errno));
}

/* whatever goes wrong, a mail that came in goes out */
static void
filter_descriptor(Run *run, gint descriptor, const gchar *path)
{
	g_autoptr(GByteArray) read = g_byte_array_new();
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GBytes) annotated = NULL;
	g_autoptr(GError) error = NULL;

	if (!gls_files_read_descriptor(descriptor, read, &error)) {
		g_prefix_error(&error, "%s: ", gls_files_get_name(path));
		warn(run, error->message);
		write_out(run, (const gchar *)read->data, read->len);
		copy_rest(run, descriptor);
		return;
	}
	if (read->len == 0) {
		g_autofree gchar *empty = g_strdup_printf(_("%s: empty"), gls_files_get_name(path));

		warn(run, empty);
		return;
	}
	bytes = g_byte_array_free_to_bytes(g_steal_pointer(&read));
	annotated = annotate_mail(run, bytes, path);
	write_out(run, g_bytes_get_data(annotated, NULL), g_bytes_get_size(annotated));
}

static void
filter_mail(Run *run, const gchar *path)
{
	gboolean is_stdin = strcmp(path, GLS_FILES_STDIN) == 0;
	gint descriptor = is_stdin ? STDIN_FILENO : g_open(path, O_RDONLY | O_CLOEXEC, 0);

	if (descriptor < 0) {
		gls_command_warn("%s: %s", path, g_strerror(errno));
		run->problem = TRUE;
		return;
	}
	filter_descriptor(run, descriptor, path);
	if (!is_stdin)
		close(descriptor);
}

static void
annotate_files(Run *run, gchar **paths)
{
	g_autofree gchar *json = NULL;

	for (guint i = 0; paths[i] != NULL && !run->cannot_write; i++) {
		if (run->format == FORMAT_MAIL)
			filter_mail(run, paths[i]);
		else
			annotate_file(run, paths[i]);
	}
	if (run->format != FORMAT_JSON)
		return;
	json = gls_render_json(run->messages);
	write_out(run, json, strlen(json));
}

static gboolean
find_format(const gchar *name, Format *format)
{
	for (guint i = 0; i < G_N_ELEMENTS(format_names); i++) {
		if (strcmp(name, format_names[i]) != 0)
			continue;
		*format = i;
		return TRUE;
	}
	return FALSE;
}

static gint
annotate(gint argc, gchar **argv)
{
	g_autofree gchar *format = NULL;
	g_autofree gchar *rules = NULL;
	g_autofree gchar *history = NULL;
	g_auto(GStrv) paths = NULL;
	gboolean no_record = FALSE;
	g_auto(Run) run = {0};
	const GOptionEntry entries[] = {
		{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
		 N_("What to write: text (default), html, json or mail"), N_("FORMAT")},
		{"rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules, N_("Use the rules in FILE"),
		 N_("FILE")},
		{"history", 'H', 0, G_OPTION_ARG_FILENAME, &history,
		 N_("Use the history in DIRECTORY"), N_("DIRECTORY")},
		{"no-record", 'n', 0, G_OPTION_ARG_NONE, &no_record,
		 N_("Record nothing in the history"), NULL},
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("FILE… | -"));

	g_option_context_set_summary(context, _("Annotates the digests of papers in mails, feeds, "
						"pages and texts."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_annotate_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (format != NULL && !find_format(format, &run.format))
		return gls_command_fail_usage(
			&gls_annotate_command,
			_("no format '%s': expected text, html, json or mail"), format);
	if (paths == NULL)
		return gls_command_fail_usage(&gls_annotate_command, _("expected a file, or -"));
	if (run.format == FORMAT_MAIL && paths[1] != NULL)
		return gls_command_fail_usage(&gls_annotate_command,
					      _("expected one file for --format=mail"));

	run.annotator = gls_annotator_new();
	run.messages = g_ptr_array_new_with_free_func((GDestroyNotify)gls_annotated_message_free);
	set_settings(&run);
	set_rules(&run, rules);
	set_history(&run, history, !no_record);
	annotate_files(&run, paths);
	warn_of_history(&run);
	if (run.history != NULL)
		gls_history_finish_index(run.history);
	return run.problem ? GLS_EXIT_PROBLEM : GLS_EXIT_OK;
}

const GlsCommand gls_annotate_command = {
	.name = "annotate",
	.summary = N_("Annotate mails, feeds, pages and texts"),
	.run = annotate,
};
