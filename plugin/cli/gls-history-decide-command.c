/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-history-command.h"
#include "core/gls-error.h"

typedef gboolean (*DecideFunc)(GlsHistory *history, const GPtrArray *entries, GError **error);

/* an id in any of its forms, a link to the paper, or its title */
static GlsEntry *
dup_entry(const gchar *paper)
{
	GlsPaperId *id = gls_paper_id_new_from_string(paper);
	GlsEntry *entry = gls_entry_new(id != NULL ? "" : paper, -1);

	if (id != NULL)
		gls_entry_add_id(entry, id);
	return entry;
}

/* a paper that is not in the history is a mistake of typing, and then nothing at all is decided; but
 * one that was read elsewhere may be marked as seen by its id */
static GPtrArray *
find_papers(GlsHistory *history, gchar **papers, gboolean allow_new, GError **error)
{
	g_autoptr(GPtrArray)
		entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	g_autoptr(GPtrArray) records = NULL;

	for (guint i = 0; papers[i] != NULL; i++)
		g_ptr_array_add(entries, dup_entry(papers[i]));
	records = gls_history_lookup(history, entries, error);
	if (records == NULL)
		return NULL;
	for (guint i = 0; i < records->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(entries, i);

		if (g_ptr_array_index(records, i) != NULL || (allow_new && entry->ids->len > 0))
			continue;
		g_set_error(error, GLS_ERROR, GLS_ERROR_NOT_FOUND,
			    _("%s: the history has no such paper: expected an id such as "
			      "arxiv:2501.03489, a link to the paper, or its whole title"),
			    papers[i]);
		return NULL;
	}
	return g_steal_pointer(&entries);
}

static gboolean
mark_seen(GlsHistory *history, const GPtrArray *entries, GError **error)
{
	g_autofree gchar *key = g_uuid_string_random();
	/* no message, so one of its own: in all others the papers are seen from now on */
	const GlsSighting sighting = {
		.message_key = key,
		.date = g_get_real_time() / G_USEC_PER_SEC,
	};

	return gls_history_mark_seen(history, entries, &sighting, error);
}

static gint
decide(const GlsCommand *command, gint argc, gchar **argv, const gchar *summary, DecideFunc func)
{
	g_autofree gchar *directory = NULL;
	g_auto(GStrv) papers = NULL;
	const GOptionEntry options[] = {
		GLS_HISTORY_COMMAND_OPTION(&directory),
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &papers, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("PAPER…"));
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GPtrArray) entries = NULL;
	g_autoptr(GError) error = NULL;

	g_option_context_set_summary(context, summary);
	g_option_context_add_main_entries(context, options, GETTEXT_PACKAGE);
	if (!gls_command_parse(command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (papers == NULL)
		return gls_command_fail_usage(command, _("expected an id or a title of a paper"));
	history = gls_history_command_open(directory, GLS_HISTORY_NONE);
	if (history == NULL)
		return GLS_EXIT_PROBLEM;
	entries = find_papers(history, papers, func == mark_seen, &error);
	if (entries == NULL || !func(history, entries, &error)) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	return gls_history_command_finish(history, FALSE);
}

static gint
run_mark_seen(gint argc, gchar **argv)
{
	return decide(
		&gls_history_mark_seen_command, argc, argv,
		_("Marks papers as seen. A PAPER is an id such as arxiv:2501.03489, a link, or "
		  "a title."),
		mark_seen);
}

static gint
run_mark_unseen(gint argc, gchar **argv)
{
	return decide(&gls_history_mark_unseen_command, argc, argv,
		      _("Marks papers as not seen. A PAPER is an id such as arxiv:2501.03489, a "
			"link, or a title."),
		      gls_history_mark_unseen);
}

static gint
run_forget(gint argc, gchar **argv)
{
	return decide(
		&gls_history_forget_command, argc, argv,
		_("Forgets papers: the next digest that holds one of them says new. A PAPER is "
		  "an id such as arxiv:2501.03489, a link, or a title."),
		gls_history_forget);
}

const GlsCommand gls_history_mark_seen_command = {
	.name = "history mark-seen",
	.summary = N_("Mark papers as seen"),
	.run = run_mark_seen,
};

const GlsCommand gls_history_mark_unseen_command = {
	.name = "history unmark",
	.summary = N_("Mark papers as not seen"),
	.run = run_mark_unseen,
};

const GlsCommand gls_history_forget_command = {
	.name = "history forget",
	.summary = N_("Forget papers"),
	.run = run_forget,
};
