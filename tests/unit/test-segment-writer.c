/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "core/history/gls-machine.h"
#include "core/history/gls-segment-writer.h"

#include "history-fixture.h"

#define BATCH 20

/*
 * as a second process: records batches of papers from @first on, in steps of @step, until it has done
 * @n of them or is killed, and says each time what is committed
 */
static int
write_batches(const gchar *directory, guint first, guint step, guint n)
{
	g_autoptr(GlsHistory) history = gls_history_open(directory, GLS_HISTORY_NONE, NULL);

	for (guint i = 0; i < n; i++) {
		guint start = first + i * step;
		g_autoptr(GPtrArray) entries = fixture_papers(start, BATCH);
		g_autoptr(GError) error = NULL;

		if (!gls_history_record(history, entries, SIGHTING("m", "HF", 1000), TRUE,
					&error)) {
			g_printerr("%s\n", error->message);
			return 1;
		}
		if (write(STDOUT_FILENO, &start, sizeof(start)) != sizeof(start))
			return 1;
	}
	return 0;
}

static GPid
spawn_writer(Fixture *fixture, guint first, guint step, guint n, gint *output)
{
	g_autofree gchar *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree gchar *first_text = g_strdup_printf("%u", first);
	g_autofree gchar *step_text = g_strdup_printf("%u", step);
	g_autofree gchar *n_text = g_strdup_printf("%u", n);
	gchar *argv[] = {program,
			 (gchar *)"write-batches",
			 fixture->directory,
			 first_text,
			 step_text,
			 n_text,
			 NULL};
	g_autoptr(GError) error = NULL;
	GPid pid;

	g_spawn_async_with_pipes(NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
				 NULL, output, NULL, &error);
	g_assert_no_error(error);
	return pid;
}

/* what a writer said it had committed */
static guint
count_lost(GlsHistory *history, gint output, guint *n_committed)
{
	guint start;
	guint lost = 0;

	while (read(output, &start, sizeof(start)) == sizeof(start)) {
		g_autoptr(GPtrArray) entries = fixture_papers(start, BATCH);

		lost += BATCH - fixture_count_known(history, entries);
		*n_committed += BATCH;
	}
	close(output);
	return lost;
}

static void
assert_key_files(Fixture *fixture)
{
	g_autoptr(GPtrArray) segments = fixture_segments(fixture);

	for (guint i = 0; i < segments->len; i++) {
		g_autoptr(GKeyFile) key_file = g_key_file_new();
		g_autoptr(GError) error = NULL;

		g_key_file_load_from_file(key_file, g_ptr_array_index(segments, i), G_KEY_FILE_NONE,
					  &error);
		g_assert_no_error(error);
	}
}

static void
test_two_processes(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 100 * BATCH);
	g_autoptr(GPtrArray) segments = NULL;
	guint n_committed = 0;
	GPid pids[2];
	gint outputs[2];

	for (guint i = 0; i < 2; i++)
		pids[i] = spawn_writer(fixture, i * BATCH, 2 * BATCH, 50, &outputs[i]);
	for (guint i = 0; i < 2; i++) {
		gint status;

		g_assert_cmpint(waitpid(pids[i], &status, 0), ==, pids[i]);
		g_assert_cmpint(status, ==, 0);
		g_assert_cmpuint(count_lost(history, outputs[i], &n_committed), ==, 0);
	}
	g_assert_cmpuint(n_committed, ==, entries->len);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, entries->len);
	segments = fixture_segments(fixture);
	g_assert_cmpuint(segments->len, ==, 1);
	fixture_assert_warnings(history, (const gchar *[]){NULL});
	assert_key_files(fixture);
}

/* two writers are killed at any moment, over and over: what they had committed stays */
static void
test_killed(Fixture *fixture, gconstpointer user_data)
{
	gint64 until = g_get_monotonic_time() + 3 * G_USEC_PER_SEC;
	guint n_rounds = 0;
	guint n_committed = 0;
	guint first = 0;

	while (g_get_monotonic_time() < until) {
		g_autoptr(GlsHistory) history = NULL;
		GPid pids[2];
		gint outputs[2];

		for (guint i = 0; i < 2; i++, first += 10000)
			pids[i] = spawn_writer(fixture, first, BATCH, 500, &outputs[i]);
		g_usleep((gulong)g_random_int_range(5000, 60000));
		for (guint i = 0; i < 2; i++) {
			kill(pids[i], SIGKILL);
			waitpid(pids[i], NULL, 0);
		}
		history = fixture_open(fixture);
		g_assert_cmpuint(count_lost(history, outputs[0], &n_committed), ==, 0);
		g_assert_cmpuint(count_lost(history, outputs[1], &n_committed), ==, 0);
		n_rounds++;
	}
	g_test_message("%u rounds, %u records committed", n_rounds, n_committed);
	g_assert_cmpuint(n_committed, >, 0);
	{
		g_autoptr(GlsHistory) history = fixture_open(fixture);
		g_autoptr(GPtrArray) entries = fixture_papers(1000000, 1);

		/* after the next append all are whole again */
		fixture_record(history, entries, SIGHTING("m", NULL, 1000), TRUE);
		assert_key_files(fixture);
	}
}

static gchar *
dup_only_segment(Fixture *fixture)
{
	g_autoptr(GPtrArray) segments = fixture_segments(fixture);

	g_assert_cmpuint(segments->len, ==, 1);
	return g_strdup(g_ptr_array_index(segments, 0));
}

static void
append_to_file(const gchar *path, const gchar *bytes, gsize length)
{
	gint fd = open(path, O_WRONLY | O_APPEND);

	g_assert_cmpint(write(fd, bytes, length), ==, (gssize)length);
	close(fd);
}

/* the next append of the machine cuts off what a crash left of a record, at whatever byte */
static void
test_repair(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) first = fixture_papers(0, 2);
	g_autoptr(GPtrArray) second = fixture_papers(2, 1);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autofree gchar *path = NULL;
	g_autofree gchar *before = NULL;
	g_autofree gchar *after = NULL;
	gsize length;
	gsize whole;

	fixture_record(history, first, SIGHTING("m", NULL, 1000), TRUE);
	path = dup_only_segment(fixture);
	g_free(fixture_read(path, &length));
	fixture_record(history, second, SIGHTING("m", NULL, 1000), TRUE);
	before = fixture_read(path, &whole);
	for (gsize cut = length; cut <= whole; cut++) {
		g_autofree gchar *repaired = NULL;
		g_autoptr(GlsHistory) reopened = NULL;

		g_assert_cmpint(truncate(path, (off_t)cut), ==, 0);
		reopened = fixture_open(fixture);
		g_assert_cmpuint(fixture_count_known(reopened, first), ==, 2);
		fixture_record(reopened, second, SIGHTING("m", NULL, 1000), TRUE);
		g_assert_cmpuint(fixture_count_known(reopened, second), ==, 1);
		repaired = fixture_read(path, NULL);
		g_strchomp(repaired);
		if (after == NULL)
			after = g_strchomp(g_strdup(before));
		g_assert_cmpstr(repaired, ==, after);
	}
}

/* what is complete is never cut off, damaged or not, and neither is anything of another machine */
static void
test_repair_spares(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) first = fixture_papers(0, 2);
	g_autoptr(GPtrArray) second = fixture_papers(2, 1);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autofree gchar *other = g_build_filename(fixture->directory, "00000001-0001.seen", NULL);
	static const gchar torn[] = "[3f2a9c0d1b2e4f56]\ntitle=Torn";
	static const gchar damaged[] = "[3f2a9c0d1b2e4f56]\ntitle=Bad\nsum=00000000\n";
	g_autofree gchar *path = NULL;
	g_autofree gchar *text = NULL;
	g_autofree gchar *other_text = NULL;

	fixture_record(history, first, SIGHTING("m", NULL, 1000), TRUE);
	path = dup_only_segment(fixture);
	append_to_file(path, damaged, strlen(damaged));
	fixture_write(fixture, "00000001-0001.seen", torn, -1);
	fixture_record(history, second, SIGHTING("m", NULL, 1000), TRUE);
	text = fixture_read(path, NULL);
	g_assert_nonnull(strstr(text, damaged));
	other_text = fixture_read(other, NULL);
	g_assert_cmpstr(other_text, ==, torn);
	g_clear_object(&history);
	history = fixture_open(fixture);
	g_assert_cmpuint(fixture_count_known(history, first), ==, 2);
	g_assert_cmpuint(fixture_count_known(history, second), ==, 1);
}

/* a limit on the size of files stands in for a full disk: a write stops in the middle */
static void
test_disk_full(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) first = fixture_papers(0, 10);
	g_autoptr(GPtrArray) second = fixture_papers(10, 10);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autofree gchar *path = NULL;
	g_autofree gchar *before = NULL;
	struct rlimit limit;
	struct rlimit small;
	gsize length;

	fixture_record(history, first, SIGHTING("m", NULL, 1000), TRUE);
	path = dup_only_segment(fixture);
	before = fixture_read(path, &length);
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	for (gsize room = 0; room < 2000; room += 97) {
		g_autoptr(GError) error = NULL;
		g_autofree gchar *after = NULL;
		gboolean recorded;

		small = limit;
		small.rlim_cur = length + room;
		g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
		recorded = gls_history_record(history, second, SIGHTING("m", NULL, 1000), TRUE,
					      &error);
		g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
		g_assert_false(recorded);
		g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
		g_assert_nonnull(strstr(error->message, path));
		after = fixture_read(path, NULL);
		g_assert_cmpstr(after, ==, before);
		g_assert_cmpuint(fixture_count_known(history, first), ==, 10);
		g_assert_cmpuint(fixture_count_known(history, second), ==, 0);
	}
	fixture_record(history, second, SIGHTING("m", NULL, 1000), TRUE);
	g_assert_cmpuint(fixture_count_known(history, second), ==, 10);
	fixture_assert_warnings(history, (const gchar *[]){NULL});
}

/* the first segment of a history cannot be written */
static void
test_disk_full_at_first(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) entries = fixture_papers(0, 10);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GError) error = NULL;
	g_autofree gchar *path = NULL;
	struct rlimit limit;
	struct rlimit small;

	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	small = limit;
	small.rlim_cur = 100;
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	g_assert_false(
		gls_history_record(history, entries, SIGHTING("m", NULL, 1000), TRUE, &error));
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
	fixture_record(history, entries, SIGHTING("m", NULL, 1000), TRUE);
	path = dup_only_segment(fixture);
	assert_key_files(fixture);
}

/* a history that cannot be written to can be read */
static void
test_not_writable(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) first = fixture_papers(0, 10);
	g_autoptr(GPtrArray) second = fixture_papers(10, 10);
	g_autofree gchar *machine = gls_machine_ensure_id(NULL);
	g_autofree gchar *name = g_strconcat(machine, ".lock", NULL);
	g_autofree gchar *path = g_build_filename(fixture->directory, name, NULL);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GError) error = NULL;

	fixture_record(history, first, SIGHTING("m", NULL, 1000), TRUE);
	g_clear_object(&history);
	/* modes do not stop root, but no file can be opened where a directory is */
	g_assert_cmpint(unlink(path), ==, 0);
	g_assert_cmpint(mkdir(path, 0700), ==, 0);
	history = fixture_open(fixture);
	g_assert_cmpuint(fixture_count_known(history, first), ==, 10);
	fixture_record(history, first, SIGHTING("m", NULL, 1000), FALSE);
	g_assert_false(
		gls_history_record(history, second, SIGHTING("m", NULL, 1000), TRUE, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
	g_assert_nonnull(strstr(error->message, path));
	g_assert_cmpuint(fixture_count_known(history, second), ==, 0);
}

/* a process that was stopped while it held the lock keeps nobody waiting for ever */
static void
test_lock_kept(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) entries = fixture_papers(0, 10);
	g_autofree gchar *machine = gls_machine_ensure_id(NULL);
	g_autofree gchar *name = g_strconcat(machine, ".lock", NULL);
	g_autofree gchar *path = g_build_filename(fixture->directory, name, NULL);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GError) error = NULL;
	gint64 start = g_get_monotonic_time();
	gint fd = open(path, O_RDWR);

	g_assert_cmpint(flock(fd, LOCK_EX), ==, 0);
	g_assert_false(
		gls_history_record(history, entries, SIGHTING("m", NULL, 1000), TRUE, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
	g_assert_cmpint(g_get_monotonic_time() - start, >, 4 * G_USEC_PER_SEC);
	/* a lock whose file was removed is no lock */
	g_assert_cmpint(unlink(path), ==, 0);
	fixture_record(history, entries, SIGHTING("m", NULL, 1000), TRUE);
	close(fd);
}

/* a full segment is left alone, and the next one begins */
static void
test_next_segment(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) first = fixture_papers(0, 10);
	g_autoptr(GPtrArray) second = fixture_papers(10, 10);
	g_autoptr(GPtrArray) third = fixture_papers(20, 10);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autofree gchar *path = NULL;
	g_autofree gchar *filling = g_strnfill(16 * 1024 * 1024, '\n');
	g_autoptr(GPtrArray) segments = NULL;
	struct stat status;

	fixture_record(history, first, SIGHTING("m", NULL, 1000), TRUE);
	path = dup_only_segment(fixture);
	append_to_file(path, filling, strlen(filling));
	fixture_record(history, second, SIGHTING("m", NULL, 1000), TRUE);
	fixture_record(history, third, SIGHTING("m", NULL, 1000), TRUE);
	segments = fixture_segments(fixture);
	g_assert_cmpuint(segments->len, ==, 2);
	g_assert_true(g_str_has_suffix(g_ptr_array_index(segments, 0), "-0001.seen"));
	g_assert_true(g_str_has_suffix(g_ptr_array_index(segments, 1), "-0002.seen"));
	g_assert_cmpint(stat(path, &status), ==, 0);
	g_assert_cmpint(status.st_size, >, 16 * 1024 * 1024);
	g_clear_object(&history);
	history = fixture_open(fixture);
	g_assert_cmpuint(fixture_count_known(history, first), ==, 10);
	g_assert_cmpuint(fixture_count_known(history, second), ==, 10);
	g_assert_cmpuint(fixture_count_known(history, third), ==, 10);
}

/* another machine has the same id, and its segment was put in the place of ours while we wrote */
static void
test_replaced(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) ours = fixture_papers(0, 10);
	g_autoptr(GPtrArray) theirs = fixture_papers(10, 10);
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autofree gchar *machine = gls_machine_ensure_id(NULL);
	g_autoptr(GlsSegmentFolder) folder = gls_segment_folder_new(fixture->directory);
	g_autoptr(GlsSegmentWriter) writer = gls_segment_writer_new(fixture->directory, machine);
	g_autoptr(GString) batch = g_string_new(NULL);
	g_autofree gchar *path = NULL;
	g_autofree gchar *copy = NULL;
	g_autofree gchar *bytes = NULL;
	g_autoptr(GError) error = NULL;
	gsize length;

	fixture_record(history, ours, SIGHTING("m", NULL, 1000), TRUE);
	path = dup_only_segment(fixture);
	copy = g_strdup_printf("%s/%s-0001.sync-conflict-20261123-114000-ABCDEFG.seen",
			       fixture->directory, machine);
	bytes = fixture_read(path, &length);
	g_string_append_len(batch, bytes, (gssize)length);
	fixture_record(history, theirs, SIGHTING("m", NULL, 1000), TRUE);
	g_clear_pointer(&bytes, g_free);
	bytes = fixture_read(path, &length);
	g_assert_true(gls_segment_writer_lock(writer, &error));
	g_assert_true(gls_segment_folder_refresh(folder, TRUE, &error));
	/* GLib writes a new file and renames it */
	g_assert_cmpint(rename(path, copy), ==, 0);
	g_assert_true(g_file_set_contents(path, bytes, (gssize)length, &error));
	g_assert_true(gls_segment_writer_append(writer, folder, batch, &error));
	g_assert_no_error(error);
	gls_segment_writer_unlock(writer);
	{
		g_autofree gchar *kept = fixture_read(path, NULL);
		g_autofree gchar *next =
			g_strdup_printf("%s/%s-0002.seen", fixture->directory, machine);
		g_autofree gchar *appended = fixture_read(next, NULL);

		g_assert_cmpstr(kept, ==, bytes);
		g_assert_cmpstr(appended, ==, batch->str);
	}
	g_assert_cmpuint(fixture_count_known(history, ours), ==, 10);
	g_assert_cmpuint(fixture_count_known(history, theirs), ==, 10);
}

#define ADD(name, func)                                                                            \
	g_test_add("/segment-writer/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main(int argc, char **argv)
{
	if (argc == 6 && strcmp(argv[1], "write-batches") == 0)
		return write_batches(argv[2], (guint)atoi(argv[3]), (guint)atoi(argv[4]),
				     (guint)atoi(argv[5]));
	signal(SIGXFSZ, SIG_IGN);
	fixture_init(&argc, &argv);
	ADD("two-processes", test_two_processes);
	ADD("killed", test_killed);
	ADD("replaced", test_replaced);
	ADD("repair", test_repair);
	ADD("repair-spares", test_repair_spares);
	ADD("disk-full", test_disk_full);
	ADD("disk-full-at-first", test_disk_full_at_first);
	ADD("not-writable", test_not_writable);
	ADD("lock-kept", test_lock_kept);
	ADD("next-segment", test_next_segment);
	return fixture_run();
}
