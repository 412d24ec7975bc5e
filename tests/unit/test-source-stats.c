/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "core/gls-error.h"
#include "core/history/gls-source-stats.h"

#define DAY (24 * 60 * 60)

typedef struct {
	gchar *folder;
	gchar *path;
	GlsSourceStats *stats;
	gint64 now;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->folder = g_dir_make_tmp("glossator-stats-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->path = g_build_filename(fixture->folder, "state", "source-stats.ini", NULL);
	fixture->stats = gls_source_stats_new(fixture->path);
	fixture->now = g_get_real_time() / G_USEC_PER_SEC;
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *state = g_path_get_dirname(fixture->path);

	g_clear_object(&fixture->stats);
	g_unlink(fixture->path);
	g_rmdir(state);
	g_rmdir(fixture->folder);
	g_free(fixture->path);
	g_free(fixture->folder);
}

static void
write_file(const Fixture *fixture, const gchar *text)
{
	g_autofree gchar *state = g_path_get_dirname(fixture->path);
	g_autoptr(GError) error = NULL;

	g_mkdir_with_parents(state, 0700);
	g_file_set_contents(fixture->path, text, -1, &error);
	g_assert_no_error(error);
}

static gchar *
read_file(const Fixture *fixture)
{
	g_autoptr(GError) error = NULL;
	gchar *text = NULL;

	g_file_get_contents(fixture->path, &text, NULL, &error);
	g_assert_no_error(error);
	return text;
}

static gboolean
count_with(GlsSourceStats *stats, const GlsMetDigest *digest, GError **error)
{
	g_autoptr(GArray) digests = g_array_new(FALSE, FALSE, sizeof(GlsMetDigest));

	g_array_append_vals(digests, digest, 1);
	return gls_source_stats_count(stats, digests, error);
}

/* message number n, as its key begins with it */
static void
count(const Fixture *fixture, const gchar *source, guint n, const gchar *format, guint n_entries)
{
	g_autofree gchar *key = g_strdup_printf("%08x00000000", n);
	const GlsMetDigest digest = {source, key, format, n_entries, fixture->now};
	g_autoptr(GError) error = NULL;

	count_with(fixture->stats, &digest, &error);
	g_assert_no_error(error);
}

static GPtrArray *
read_sources(const Fixture *fixture)
{
	g_autoptr(GlsSourceStats) other = gls_source_stats_new(fixture->path);
	g_autoptr(GError) error = NULL;
	GPtrArray *sources = gls_source_stats_read(other, &error);

	g_assert_no_error(error);
	return sources;
}

/* all that is known of a source, in one line */
static gchar *
describe(const Fixture *fixture, const gchar *label)
{
	g_autoptr(GPtrArray) sources = read_sources(fixture);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < sources->len; i++) {
		const GlsSourceStat *source = g_ptr_array_index(sources, i);

		if (g_strcmp0(source->label, label) != 0)
			continue;
		for (guint j = 0; j < source->formats->len; j++) {
			const GlsFormatCount *format = g_ptr_array_index(source->formats, j);

			g_string_append_printf(text, "%s %u/%u, ", format->name, format->n_digests,
					       format->n_entries);
		}
		g_string_append_printf(text, "%u not understood",
				       gls_source_stat_get_n_not_understood(source));
	}
	return g_string_free(text, FALSE);
}

static void
assert_source(const Fixture *fixture, const gchar *label, const gchar *expected)
{
	g_autofree gchar *found = describe(fixture, label);

	g_assert_cmpstr(found, ==, expected);
}

static void
test_count(Fixture *fixture, gconstpointer user_data)
{
	GStatBuf buffer;

	assert_source(fixture, "Daily", "");
	g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
	count(fixture, "Daily", 1, "hf-mail", 12);
	count(fixture, "Daily", 2, "hf-mail", 10);
	count(fixture, "Daily", 3, "arxiv-mail", 5);
	count(fixture, "Weekly", 4, "tldr-ai", 0);
	assert_source(fixture, "Daily", "hf-mail 2/22, arxiv-mail 1/5, 0 not understood");
	assert_source(fixture, "Weekly", "tldr-ai 0/0, 1 not understood");
	g_assert_cmpint(g_stat(fixture->path, &buffer), ==, 0);
	g_assert_cmpint(buffer.st_mode & 0777, ==, 0600);
}

/* by this process, and by another one */
static void
test_once(Fixture *fixture, gconstpointer user_data)
{
	for (guint i = 0; i < 3; i++) {
		count(fixture, "Daily", 1, "hf-mail", 12);
		count(fixture, "Daily", 2, "hf-mail", 0);
		g_object_unref(fixture->stats);
		fixture->stats = gls_source_stats_new(fixture->path);
	}
	assert_source(fixture, "Daily", "hf-mail 1/12, 1 not understood");
}

/* a later version understands it */
static void
test_understood_later(Fixture *fixture, gconstpointer user_data)
{
	count(fixture, "Daily", 1, "hf-mail", 0);
	count(fixture, "Daily", 2, "hf-mail", 0);
	count(fixture, "Daily", 1, "hf-mail", 7);
	assert_source(fixture, "Daily", "hf-mail 1/7, 1 not understood");
	count(fixture, "Daily", 1, "hf-mail", 0);
	assert_source(fixture, "Daily", "hf-mail 1/7, 1 not understood");
}

static const gchar *
get_last(GPtrArray *sources, guint i)
{
	return ((GlsSourceStat *)g_ptr_array_index(sources, i))->last;
}

static void
test_last(Fixture *fixture, gconstpointer user_data)
{
	static const guint days_ago[] = {3, 1, 2};
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_local(fixture->now - DAY);
	g_autofree gchar *day = g_date_time_format(time, "%Y-%m-%d");
	g_autoptr(GPtrArray) sources = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(days_ago); i++) {
		g_autofree gchar *key = g_strdup_printf("%08x00000000", i);
		const GlsMetDigest digest = {"Daily", key, "hf-mail", i,
					     fixture->now - days_ago[i] * (gint64)DAY};

		count_with(fixture->stats, &digest, NULL);
	}
	count(fixture, "Later", 9, "hf-mail", 1);
	sources = read_sources(fixture);
	g_assert_cmpuint(sources->len, ==, 2);
	g_assert_cmpstr(get_last(sources, 1), ==, day);
	g_assert_cmpstr(get_last(sources, 0), >, day);
}

/* any text can be a label; addresses and links in it are not kept */
static void
test_labels(Fixture *fixture, gconstpointer user_data)
{
	static const gchar *const labels[] = {
		"a]b", "[a", "100 % & more; = x", "Encoding", "#", "Tägliches 🎓", " b ", "%41",
	};
	g_autofree gchar *text = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
		count(fixture, labels[i], i, "hf-mail", i + 1);
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
		g_autofree gchar *trimmed = g_strstrip(g_strdup(labels[i]));
		g_autofree gchar *expected =
			g_strdup_printf("hf-mail 1/%u, 0 not understood", i + 1);

		assert_source(fixture, trimmed, expected);
	}
	count(fixture, "Jane jane@example.org https://example.org/x?token=1", 90, "hf-mail", 1);
	count(fixture, "two\nlines", 91, "hf-mail", 1);
	count(fixture, NULL, 92, "hf-mail", 1);
	count(fixture, "", 93, "hf-mail", 1);
	text = read_file(fixture);
	g_assert_null(strchr(text, '@'));
	g_assert_null(strstr(text, "token"));
	g_assert_null(strstr(text, "two\nlines"));
}

static void
test_hostile(Fixture *fixture, gconstpointer user_data)
{
	static const struct {
		const gchar *text;
		const gchar *expected;
	} cases[] = {
		{"[Daily]\nformat-hf-mail=3;30\n", "hf-mail 3/30, 0 not understood"},
		{"[Daily]\nformat-hf-mail=3\nformat-acm=1;2;3\nformat-rsc=x;y\nformat-acs=-1;2\n",
		 "0 not understood"},
		{"[Daily]\nformat-hf-mail=99999999999999999999;1\n", "0 not understood"},
		{"[Daily]\nunderstood=123\nnot-understood=ABCDEFGH\nlast=soon\n",
		 "0 not understood"},
		{"[Daily]\nnot-understood=0123456789abcdef\n", "2 not understood"},
		{"[Daily]\nlast=2026-02-30\nsomething=else\n", "0 not understood"},
		{"[%zz]\nformat-hf-mail=3;30\n[%00]\nlast=x\n[%ff]\nlast=x\n", ""},
		{"[]\nformat-hf-mail=3;30\n", NULL},
		{"[Daily]\nformat-hf", NULL},
		{"format-hf-mail=3;30\n", NULL},
		{"[Daily]\nformat-hf-mail=\xff\n", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsSourceStats) stats = gls_source_stats_new(fixture->path);
		g_autoptr(GError) error = NULL;
		g_autoptr(GPtrArray) sources = NULL;

		write_file(fixture, cases[i].text);
		if (cases[i].expected != NULL) {
			assert_source(fixture, "Daily", cases[i].expected);
			continue;
		}
		sources = gls_source_stats_read(stats, &error);
		g_assert_null(sources);
		g_assert_nonnull(strstr(error->message, "source-stats.ini: "));
	}
}

/* said once, until it works again; what cannot be read is not written over, and what was not counted
 * is when it is met again */
static void
test_broken(Fixture *fixture, gconstpointer user_data)
{
	const GlsMetDigest digest = {"Daily", "0123456789abcdef", "hf-mail", 3, fixture->now};
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) again = NULL;
	g_autofree gchar *text = NULL;

	write_file(fixture, "[Daily]\nformat-hf");
	g_assert_false(count_with(fixture->stats, &digest, &error));
	g_assert_cmpstr(error->message, ==,
			"the digests of sources are not counted: source-stats.ini: line 2 is no "
			"[group], key=value or # comment");
	g_assert_true(count_with(fixture->stats, &digest, NULL));
	text = read_file(fixture);
	g_assert_cmpstr(text, ==, "[Daily]\nformat-hf");
	write_file(fixture, "");
	g_assert_true(count_with(fixture->stats, &digest, NULL));
	assert_source(fixture, "Daily", "hf-mail 1/3, 0 not understood");
	write_file(fixture, "[Daily]\nformat-hf");
	count(fixture, "Daily", 0x01234567, "hf-mail", 3);
	g_assert_false(count_with(
		fixture->stats, &(GlsMetDigest){"Daily", "fedcba9876543210", "acm", 3, 0}, &again));
	g_assert_error(again, GLS_ERROR, GLS_ERROR_RULE);
}

/* what cannot be written is told once as well */
static void
test_unwritable(Fixture *fixture, gconstpointer user_data)
{
	const GlsMetDigest digest = {"Daily", "0123456789abcdef", "hf-mail", 3, fixture->now};
	g_autofree gchar *state = g_path_get_dirname(fixture->path);
	g_autoptr(GError) error = NULL;

	g_assert_true(g_file_set_contents(state, "not a folder", -1, NULL));
	g_assert_false(count_with(fixture->stats, &digest, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	g_assert_true(count_with(fixture->stats, &digest, NULL));
	g_unlink(state);
	g_assert_true(count_with(fixture->stats, &digest, NULL));
	assert_source(fixture, "Daily", "hf-mail 1/3, 0 not understood");
}

/* the last messages of a source are remembered, and the counts stay */
static void
test_many_messages(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GArray) digests = g_array_new(FALSE, FALSE, sizeof(GlsMetDigest));
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	GStatBuf buffer;

	for (guint i = 0; i < 5000; i++) {
		GlsMetDigest digest = {"Daily", NULL, "hf-mail", i % 2, fixture->now};

		g_ptr_array_add(keys, g_strdup_printf("%08x00000000", i));
		digest.message_key = g_ptr_array_index(keys, i);
		g_array_append_val(digests, digest);
	}
	gls_source_stats_count(fixture->stats, digests, NULL);
	assert_source(fixture, "Daily", "hf-mail 2500/2500, 200 not understood");
	g_clear_object(&fixture->stats);
	fixture->stats = gls_source_stats_new(fixture->path);
	count(fixture, "Daily", 4999, "hf-mail", 1);
	count(fixture, "Daily", 1001, "hf-mail", 1);
	assert_source(fixture, "Daily", "hf-mail 2500/2500, 200 not understood");
	count(fixture, "Daily", 1, "hf-mail", 1);
	assert_source(fixture, "Daily", "hf-mail 2501/2501, 200 not understood");
	g_assert_cmpint(g_stat(fixture->path, &buffer), ==, 0);
	g_assert_cmpint(buffer.st_size, <, 20 * 1024);
}

/* the sources from which nothing came for long go first, and the file stays below 1 MiB */
static void
test_many_sources(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree gchar *messages = g_strnfill(2000 * 8, 'a');
	g_autoptr(GPtrArray) sources = NULL;
	GStatBuf buffer;

	for (guint i = 0; i < 600; i++)
		g_string_append_printf(text, "[Source %u]\nlast=20%02u-01-01\nformat-acm=1;2\n", i,
				       i < 200 ? 10 : 20);
	for (guint i = 0; i < 100; i++)
		g_string_append_printf(text, "[Full %u]\nlast=2021-01-01\nunderstood=%s\n", i,
				       messages);
	write_file(fixture, text->str);
	count(fixture, "Daily", 1, "hf-mail", 3);
	sources = read_sources(fixture);
	g_assert_cmpuint(sources->len, ==, 500);
	g_assert_cmpstr(get_last(sources, 499), ==, "2020-01-01");
	assert_source(fixture, "Daily", "hf-mail 1/3, 0 not understood");
	g_assert_cmpint(g_stat(fixture->path, &buffer), ==, 0);
	g_assert_cmpint(buffer.st_size, <, 1024 * 1024 + 1024);
}

typedef struct {
	const Fixture *fixture;
	guint n;
} Counter;

static gpointer
count_many(gpointer data)
{
	const Counter *counter = data;
	Fixture own = *counter->fixture;
	g_autoptr(GlsSourceStats) stats = gls_source_stats_new(own.path);

	own.stats = stats;
	for (guint i = 0; i < 25; i++) {
		count(&own, "Daily", 1000 * counter->n + i, "hf-mail", 2);
		count(&own, "Daily", 9000 + i, "acm", 1);
	}
	return NULL;
}

/* as several processes do: no digest is lost, and none is counted twice */
static void
test_writers(Fixture *fixture, gconstpointer user_data)
{
	GThread *threads[4];
	Counter counters[G_N_ELEMENTS(threads)];

	for (guint i = 0; i < G_N_ELEMENTS(threads); i++) {
		counters[i] = (Counter){fixture, i};
		threads[i] = g_thread_new("counter", count_many, &counters[i]);
	}
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		g_thread_join(threads[i]);
	assert_source(fixture, "Daily", "hf-mail 100/200, acm 25/25, 0 not understood");
}

int
main(int argc, char **argv)
{
	static const struct {
		const gchar *path;
		void (*test)(Fixture *fixture, gconstpointer user_data);
	} tests[] = {
		{"/source-stats/count", test_count},
		{"/source-stats/once", test_once},
		{"/source-stats/understood-later", test_understood_later},
		{"/source-stats/last", test_last},
		{"/source-stats/labels", test_labels},
		{"/source-stats/hostile", test_hostile},
		{"/source-stats/broken", test_broken},
		{"/source-stats/unwritable", test_unwritable},
		{"/source-stats/many-messages", test_many_messages},
		{"/source-stats/many-sources", test_many_sources},
		{"/source-stats/writers", test_writers},
	};

	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
	return g_test_run();
}
