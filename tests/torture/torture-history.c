/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "history-fixture.h"

/*
 * Two writers record papers and make decisions in one history, on a bad disk in every second round,
 * and are killed at any moment, over and over. Whatever was said to be committed has to be there in the
 * end: --rounds=N, 200 if not said; --bad-disk=LIBRARY is what makes the disk bad.
 */

#define N_WRITERS 2
#define N_PAPERS  10

/* what a writer does, with papers of its own each time */
typedef enum {
	STEP_RECORD,
	STEP_SEEN,
	STEP_UNSEEN,
	STEP_FORGET,
	STEP_SAME,
	STEP_DIFFERENT,
	N_STEPS,
	STEP_FAILED,
} Step;

typedef struct {
	guint step;
	guint number;
} Commit;

typedef struct {
	Fixture fixture;
	const gchar *bad_disk;
	GArray *commits;
	guint n_failed;
	guint n_of_step[N_STEPS];
} Torture;

/* papers without ids, for two of them have to be the same or not by a decision alone */
static GPtrArray *
papers_of(const Commit *commit)
{
	GPtrArray *entries = fixture_entries();
	guint n = commit->step >= STEP_SAME ? 2 : N_PAPERS;

	for (guint i = 0; i < n; i++) {
		g_autofree gchar *title =
			g_strdup_printf("On the Matter of Number %u in %u", i, commit->number);

		g_ptr_array_add(entries, fixture_entry(title, ""));
	}
	return entries;
}

static gboolean
take_step(GlsHistory *history, const Commit *commit, const GPtrArray *entries, GError **error)
{
	const GlsSighting *sighting = SIGHTING("m", "HF", 1000);
	const GlsEntry *first = g_ptr_array_index(entries, 0);
	const GlsEntry *second = g_ptr_array_index(entries, 1);

	if (!gls_history_record(history, entries, sighting, TRUE, error))
		return FALSE;
	switch (commit->step) {
	case STEP_SEEN:
		return gls_history_mark_seen(history, entries, sighting, error);
	case STEP_UNSEEN:
		return gls_history_mark_unseen(history, entries, error);
	case STEP_FORGET:
		return gls_history_forget(history, entries, error);
	case STEP_SAME:
		return gls_history_set_same(history, first, second, error);
	case STEP_DIFFERENT:
		return gls_history_set_same(history, first, second, error) &&
		       gls_history_set_different(history, second, first, error);
	default:
		return TRUE;
	}
}

/* as a process of its own: goes on until it is killed, and tells what is committed */
static int
write_on(const gchar *directory, guint number)
{
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GError) open_error = NULL;

	history = gls_history_open(directory, GLS_HISTORY_NONE, &open_error);
	if (history == NULL) {
		g_printerr("%s\n", open_error->message);
		return 1;
	}
	for (;; number++) {
		Commit commit = {number % N_STEPS, number};
		g_autoptr(GPtrArray) entries = papers_of(&commit);
		g_autoptr(GError) error = NULL;

		if (!take_step(history, &commit, entries, &error))
			commit.step = STEP_FAILED;
		if (write(STDOUT_FILENO, &commit, sizeof(commit)) != sizeof(commit))
			return 1;
	}
}

static GPid
spawn_writer(Torture *torture, guint round, guint number, gint *output)
{
	g_autofree gchar *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree gchar *number_text = g_strdup_printf("%u", number);
	g_autofree gchar *percent = g_strdup_printf("%d", g_random_int_range(1, 40));
	gchar *argv[] = {program, (gchar *)"write", torture->fixture.directory, number_text, NULL};
	g_auto(GStrv) environment = g_get_environ();
	g_autoptr(GError) error = NULL;
	GPid pid;

	if (torture->bad_disk != NULL && round % 2 == 0) {
		environment = g_environ_setenv(environment, "LD_PRELOAD", torture->bad_disk, TRUE);
		environment = g_environ_setenv(environment, "GLS_BAD_DISK", percent, TRUE);
	}
	g_spawn_async_with_pipes(NULL, argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
				 &pid, NULL, output, NULL, &error);
	g_assert_no_error(error);
	return pid;
}

static void
take_commits(Torture *torture, gint output)
{
	Commit commit;

	while (read(output, &commit, sizeof(commit)) == sizeof(commit)) {
		if (commit.step == STEP_FAILED) {
			torture->n_failed++;
			continue;
		}
		torture->n_of_step[commit.step]++;
		g_array_append_val(torture->commits, commit);
	}
	close(output);
}

static gboolean
is_kept(const Commit *commit, const GlsRecord *record, const GlsRecord *next)
{
	switch (commit->step) {
	case STEP_SEEN:
		return record != NULL && record->marked.message_key != NULL;
	case STEP_UNSEEN:
		return record != NULL && record->shown.message_key == NULL;
	case STEP_FORGET:
		return record == NULL;
	case STEP_SAME:
		return record != NULL && g_str_equal(record->group, next->group);
	case STEP_DIFFERENT:
		return record != NULL && !g_str_equal(record->group, next->group);
	default:
		return record != NULL && record->shown.message_key != NULL;
	}
}

static guint
count_lost(GlsHistory *history, const Torture *torture, guint first)
{
	guint n_lost = 0;

	for (guint i = first; i < torture->commits->len; i++) {
		const Commit *commit = &g_array_index(torture->commits, Commit, i);
		g_autoptr(GPtrArray) entries = papers_of(commit);
		g_autoptr(GPtrArray) records = fixture_lookup(history, entries);

		for (guint j = 0; j < records->len; j++) {
			if (is_kept(commit, g_ptr_array_index(records, j),
				    g_ptr_array_index(records, (j + 1) % records->len)))
				continue;
			g_printerr("paper %u of %u is lost, of a step %u\n", j, commit->number,
				   commit->step);
			n_lost++;
		}
	}
	return n_lost;
}

static guint
run_round(Torture *torture, guint round)
{
	g_autoptr(GlsHistory) history = NULL;
	guint first = torture->commits->len;
	GPid pids[N_WRITERS];
	gint outputs[N_WRITERS];

	for (guint i = 0; i < N_WRITERS; i++)
		pids[i] =
			spawn_writer(torture, round, (round * N_WRITERS + i) * 100000, &outputs[i]);
	g_usleep((gulong)g_random_int_range(10000, 300000));
	for (guint i = 0; i < N_WRITERS; i++) {
		kill(pids[i], SIGKILL);
		waitpid(pids[i], NULL, 0);
		take_commits(torture, outputs[i]);
	}
	history = fixture_open(&torture->fixture);
	return count_lost(history, torture, first);
}

static guint
run(Torture *torture, guint n_rounds)
{
	g_autoptr(GlsHistory) history = NULL;
	guint n_lost = 0;
	guint n_decisions = 0;

	for (guint round = 0; round < n_rounds; round++)
		n_lost += run_round(torture, round);
	history = fixture_open(&torture->fixture);
	n_lost += count_lost(history, torture, 0);
	for (guint step = STEP_SEEN; step < N_STEPS; step++)
		n_decisions += torture->n_of_step[step];
	g_print("%u rounds%s: %u steps committed, %u of them decisions; %u failed and said so; "
		"%u papers lost\n",
		n_rounds, torture->bad_disk != NULL ? ", half of them on a bad disk" : "",
		torture->commits->len, n_decisions, torture->n_failed, n_lost);
	return n_lost;
}

int
main(int argc, char **argv)
{
	gint n_rounds = 200;
	g_autofree gchar *bad_disk = NULL;
	const GOptionEntry options[] = {
		{"rounds", 0, 0, G_OPTION_ARG_INT, &n_rounds, "How many rounds", "N"},
		{"bad-disk", 0, 0, G_OPTION_ARG_FILENAME, &bad_disk, "What to preload", "LIBRARY"},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;
	Torture torture = {0};
	gint argc_of_test = 1;
	guint n_lost;

	if (argc == 4 && strcmp(argv[1], "write") == 0)
		return write_on(argv[2], (guint)g_ascii_strtoull(argv[3], NULL, 10));
	g_option_context_add_main_entries(context, options, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		g_printerr("%s\n", error->message);
		return 2;
	}
	fixture_init(&argc_of_test, &argv);
	torture.bad_disk = bad_disk;
	torture.commits = g_array_new(FALSE, FALSE, sizeof(Commit));
	fixture_set_up(&torture.fixture, NULL);
	n_lost = run(&torture, (guint)n_rounds);
	/* something has to have been at stake */
	if (torture.commits->len == 0)
		g_printerr("nothing was committed\n");
	else if (n_lost == 0)
		fixture_tear_down(&torture.fixture, NULL);
	fixture_remove(g_getenv("GLS_TEST_STATE"));
	return n_lost > 0 || torture.commits->len == 0;
}
