/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/history/gls-index-file.h"
#include "core/history/gls-index-format.h"
#include "core/history/gls-record-latest.h"
#include "core/history/gls-record-search.h"
#include "core/history/gls-segment-folder-private.h"
#include "core/history/gls-segment.h"

#include "history-fixture.h"

/* whatever an index on the disk is, what is found is what is found without one */

#define N_PAPERS 120
#define MINE	 "3f2a9c0d"
#define OTHER	 "00000001"

typedef struct {
	Fixture base;
	gchar *index_path;
	GRand *rand;
	GPtrArray *papers;
} IndexFixture;

static void
set_up(IndexFixture *fixture, gconstpointer user_data)
{
	fixture_set_up(&fixture->base, user_data);
	fixture->index_path = g_build_filename(fixture->base.root, "cache", "a.index", NULL);
	fixture->rand = g_rand_new_with_seed(7);
	fixture->papers = fixture_papers(0, N_PAPERS + 1);
	g_assert_cmpint(g_mkdir_with_parents(fixture->base.directory, 0700), ==, 0);
}

static void
tear_down(IndexFixture *fixture, gconstpointer user_data)
{
	g_ptr_array_unref(fixture->papers);
	g_rand_free(fixture->rand);
	g_free(fixture->index_path);
	fixture_tear_down(&fixture->base, user_data);
}

/* a record as one of several machines writes it over the years */
static void
add_record_of(IndexFixture *fixture, guint number, GString *segment)
{
	gint32 date = g_rand_int_range(fixture->rand, 1000, 1000000);
	g_autofree gchar *key = g_strdup_printf("m%d", date % 50);
	g_autofree gchar *doi = g_strdup_printf("10.1000/%u", number / 2);
	g_autoptr(GlsRecord)
		record = gls_record_new_from_entry(g_ptr_array_index(fixture->papers, number));

	if (date % 5 == 0) {
		g_autoptr(GlsEntry) entry = gls_entry_new(record->title, -1);

		gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_DOI, doi));
		gls_record_free(record);
		record = gls_record_new_from_entry(entry);
	}
	record->group = g_strdup_printf("%016x", number * 2 + (date % 7 == 0));
	gls_record_add_sighting(record, SIGHTING(key, "HF", date), date % 3 != 0);
	gls_record_append_to(record, segment);
}

static void
add_random_record(IndexFixture *fixture, GString *segment)
{
	add_record_of(fixture, (guint)g_rand_int_range(fixture->rand, 0, N_PAPERS), segment);
}

/* records, now and then what is none of a paper, and now and then damage */
static GString *
make_random_segment(IndexFixture *fixture, guint n)
{
	GString *segment = g_string_new(NULL);

	for (guint i = 0; i < n; i++) {
		gint32 what = g_rand_int_range(fixture->rand, 0, 100);
		gsize start = segment->len;

		if (what >= 3) {
			add_random_record(fixture, segment);
			continue;
		}
		gls_segment_begin_record(segment, "decision");
		gls_segment_append_string(segment, "kind", "same");
		gls_segment_end_record(segment, start);
		if (what == 0)
			segment->str[start + 12] ^= 1;
	}
	return segment;
}

static void
append(IndexFixture *fixture, const gchar *name, guint n)
{
	g_autoptr(GString) segment = make_random_segment(fixture, n);
	g_autofree gchar *path = g_build_filename(fixture->base.directory, name, NULL);
	FILE *file = fopen(path, "a");

	g_assert_nonnull(file);
	g_assert_cmpuint(fwrite(segment->str, 1, segment->len, file), ==, segment->len);
	fclose(file);
}

static void
refresh(GlsSegmentFolder *folder)
{
	g_autoptr(GError) error = NULL;
	gboolean refreshed = gls_segment_folder_refresh(folder, TRUE, &error);

	g_assert_no_error(error);
	g_assert_true(refreshed);
}

static void
add_answer(GString *answers, GlsSegmentFolder *folder, const GlsEntry *entry)
{
	g_autoptr(GlsRecord) paper = gls_record_new_from_entry(entry);
	g_autoptr(GlsRecord) record = gls_record_search(folder, paper, NULL, NULL);

	if (record != NULL)
		gls_record_append_to(record, answers);
	else
		g_string_append(answers, "none\n");
}

static void
search_all(const IndexFixture *fixture, GlsSegmentFolder *folder, GString *answers)
{
	g_autoptr(GPtrArray) papers = gls_record_search_dup_papers(fixture->papers);

	gls_record_search_prefetch(folder, papers);
	for (guint i = 0; i < fixture->papers->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(fixture->papers, i);
		g_autoptr(GlsEntry) titled = gls_entry_new(entry->title, -1);

		add_answer(answers, folder, entry);
		add_answer(answers, folder, titled);
	}
	for (guint i = 0; i < N_PAPERS / 2; i++) {
		g_autofree gchar *doi = g_strdup_printf("10.1000/%u", i);
		g_autoptr(GlsEntry) entry = gls_entry_new("Another Title Altogether", -1);

		gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_DOI, doi));
		add_answer(answers, folder, entry);
	}
}

static gint
compare_bytes(gconstpointer a, gconstpointer b)
{
	return g_bytes_compare(*(gconstpointer *)a, *(gconstpointer *)b);
}

static void
add_text(GPtrArray *texts, GlsSegmentFolder *folder, GlsSegmentPlace place)
{
	gsize length;
	gchar *bytes = gls_segment_folder_read_bytes(folder, place, &length);

	if (bytes != NULL)
		g_ptr_array_add(texts, g_bytes_new_take(bytes, length));
}

static void
list_all(GlsSegmentFolder *folder, GString *answers)
{
	g_autoptr(GlsRecordLatest) latest = gls_record_latest_new(folder);
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	guint64 last = G_MAXUINT64;
	GlsRecordSpot spot;

	while (gls_record_latest_next(latest, &spot)) {
		g_assert_cmpuint(spot.activity, <=, last);
		last = spot.activity;
		add_text(texts, folder, spot.place);
	}
	for (guint i = 0; i < folder->events->len; i++)
		add_text(texts, folder, g_array_index(folder->events, GlsSegmentPlace, i));
	g_ptr_array_sort(texts, compare_bytes);
	for (guint i = 0; i < texts->len; i++) {
		gsize length;
		const gchar *text = g_bytes_get_data(g_ptr_array_index(texts, i), &length);

		g_string_append_len(answers, text, (gssize)length);
	}
}

/* all that a history says, once more if something was found damaged, as GlsHistory does */
static gchar *
dup_answers(const IndexFixture *fixture, GlsSegmentFolder *folder)
{
	g_autoptr(GString) answers = g_string_new(NULL);

	for (guint i = 0; i < 2; i++) {
		refresh(folder);
		g_string_truncate(answers, 0);
		search_all(fixture, folder, answers);
		list_all(folder, answers);
		if (!gls_segment_folder_is_stale(folder))
			break;
	}
	g_assert_false(gls_segment_folder_is_stale(folder));
	return g_string_free(g_steal_pointer(&answers), FALSE);
}

static gchar *
dup_warnings(const GlsSegmentFolder *folder)
{
	const GPtrArray *warnings = gls_segment_folder_get_warnings(folder);
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();

	for (guint i = 0; i < warnings->len; i++)
		g_ptr_array_add(sorted, g_ptr_array_index(warnings, i));
	g_ptr_array_sort(sorted, fixture_compare_paths);
	g_ptr_array_add(sorted, NULL);
	return g_strjoinv("\n", (gchar **)sorted->pdata);
}

static GlsSegmentFolder *
new_indexed(const IndexFixture *fixture, gsize max_tail)
{
	GlsSegmentFolder *folder = gls_segment_folder_new(fixture->base.directory);

	gls_segment_folder_set_index(folder, fixture->index_path, FALSE);
	gls_segment_folder_set_max_tail(folder, max_tail);
	return folder;
}

/* an index of all there is */
static void
build(const IndexFixture *fixture)
{
	g_autoptr(GlsSegmentFolder) folder = new_indexed(fixture, 0);

	g_unlink(fixture->index_path);
	refresh(folder);
	g_assert_true(gls_segment_folder_has_index_file(folder));
}

/* says no more than the first line that differs: there are thousands */
static void
assert_same_lines(const gchar *answers, const gchar *expected)
{
	g_auto(GStrv) lines = NULL;
	g_auto(GStrv) expected_lines = NULL;

	if (strcmp(answers, expected) == 0)
		return;
	lines = g_strsplit(answers, "\n", -1);
	expected_lines = g_strsplit(expected, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++)
		g_assert_cmpstr(lines[i], ==, expected_lines[i]);
	g_assert_not_reached();
}

static void
assert_same_answers(const IndexFixture *fixture, GlsSegmentFolder *folder, gboolean warnings)
{
	g_autoptr(GlsSegmentFolder) plain = gls_segment_folder_new(fixture->base.directory);
	g_autofree gchar *expected = dup_answers(fixture, plain);
	g_autofree gchar *answers = dup_answers(fixture, folder);

	assert_same_lines(answers, expected);
	if (warnings) {
		g_autofree gchar *expected_warnings = dup_warnings(plain);
		g_autofree gchar *own_warnings = dup_warnings(folder);

		g_assert_cmpstr(own_warnings, ==, expected_warnings);
	}
}

static void
test_random(IndexFixture *fixture, gconstpointer user_data)
{
	for (guint round = 0; round < 8; round++) {
		g_autoptr(GlsSegmentFolder) before = NULL;
		g_autoptr(GlsSegmentFolder) after = NULL;
		g_autofree gchar *name = g_strdup_printf(OTHER "-%04u.seen", 2 + round / 3);

		append(fixture, MINE "-0001.seen", round * 20);
		append(fixture, "conflict of it.seen", 30);
		append(fixture, name, 100);
		build(fixture);
		before = new_indexed(fixture, G_MAXSIZE);
		refresh(before);
		g_assert_true(gls_segment_folder_has_index_file(before));
		assert_same_answers(fixture, before, TRUE);
		/* what came later is found beside the index, and is newer */
		append(fixture, name, 50);
		append(fixture, MINE "-0002.seen", round == 7 ? 40 : 0);
		append(fixture, "00000003-0001.seen", 10);
		assert_same_answers(fixture, before, TRUE);
		g_assert_true(gls_segment_folder_has_index_file(before));
		after = new_indexed(fixture, G_MAXSIZE);
		assert_same_answers(fixture, after, TRUE);
		g_assert_true(gls_segment_folder_has_index_file(after));
	}
}

static void
write_index(const IndexFixture *fixture, const gchar *bytes, gsize length)
{
	g_autofree gchar *directory = g_path_get_dirname(fixture->index_path);
	FILE *file;

	g_assert_cmpint(g_mkdir_with_parents(directory, 0700), ==, 0);
	file = fopen(fixture->index_path, "w");
	g_assert_nonnull(file);
	g_assert_cmpuint(fwrite(bytes, 1, length, file), ==, length);
	fclose(file);
}

/* the answers of a folder that finds an index so, and of one under whose hands it becomes so */
static void
assert_survives(const IndexFixture *fixture,
		const gchar *right,
		gsize right_length,
		const gchar *wrong,
		gsize length,
		const gchar *expected)
{
	g_autoptr(GlsSegmentFolder) early = new_indexed(fixture, G_MAXSIZE);
	g_autoptr(GlsSegmentFolder) late = new_indexed(fixture, G_MAXSIZE);
	g_autofree gchar *early_answers = NULL;
	g_autofree gchar *late_answers = NULL;

	write_index(fixture, right, right_length);
	refresh(early);
	g_assert_true(gls_segment_folder_has_index_file(early));
	write_index(fixture, wrong, length);
	early_answers = dup_answers(fixture, early);
	assert_same_lines(early_answers, expected);
	late_answers = dup_answers(fixture, late);
	assert_same_lines(late_answers, expected);
}

static void
test_damaged(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsSegmentFolder) plain = gls_segment_folder_new(fixture->base.directory);
	g_autofree gchar *expected = NULL;
	g_autofree gchar *right = NULL;
	gsize length;
	guint n_rounds = 0;

	append(fixture, MINE "-0001.seen", 80);
	append(fixture, OTHER "-0001.seen", 80);
	expected = dup_answers(fixture, plain);
	build(fixture);
	right = fixture_read(fixture->index_path, &length);
	g_assert_cmpuint(length, >=, 2 * GLS_INDEX_BLOCK_SIZE);
	/* steps that meet every region: numbers of the header, slots, sums, the list, the end */
	for (gsize i = 0; i < length; i += i < 64 || i + 600 > length ? 3 : 307) {
		g_autofree gchar *wrong = g_memdup2(right, length);

		wrong[i] ^= (gchar)(1 << (n_rounds++ % 8));
		assert_survives(fixture, right, length, wrong, length, expected);
	}
	for (gsize i = 0; i <= length; i += i < 64 ? 8 : 911)
		assert_survives(fixture, right, length, right, i, expected);
	for (gsize i = 0; i < length; i += 5 * GLS_INDEX_BLOCK_SIZE) {
		g_autofree gchar *wrong = g_memdup2(right, length);

		memset(wrong + i, 0, MIN(GLS_INDEX_BLOCK_SIZE, length - i));
		assert_survives(fixture, right, length, wrong, length, expected);
	}
}

/* an index that is whole but damaged in one block is found out, and replaced by a right one */
static void
test_repaired(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsIndexFile) file = NULL;
	g_autoptr(GlsSegmentFolder) folder = NULL;
	g_autofree gchar *bytes = NULL;
	gsize length;

	append(fixture, MINE "-0001.seen", 300);
	build(fixture);
	bytes = fixture_read(fixture->index_path, &length);
	memset(bytes + GLS_INDEX_BLOCK_SIZE, 0x55, 64);
	write_index(fixture, bytes, length);
	file = gls_index_file_open(fixture->index_path);
	g_assert_nonnull(file);
	g_assert_false(gls_index_file_check(file));
	folder = new_indexed(fixture, 0);
	assert_same_answers(fixture, folder, TRUE);
	g_assert_true(gls_segment_folder_has_index_file(folder));
	g_clear_pointer(&file, gls_index_file_free);
	file = gls_index_file_open(fixture->index_path);
	g_assert_nonnull(file);
	g_assert_true(gls_index_file_check(file));
}

/* seals what was changed in the header, as a program of another version would */
static void
write_header(const IndexFixture *fixture, void (*change)(GlsIndexHeader *header))
{
	gsize length;
	g_autofree gchar *bytes = fixture_read(fixture->index_path, &length);
	GlsIndexBlock block;
	GlsIndexHeader header;

	memcpy(&block, bytes, sizeof(block));
	memcpy(&header, &block, sizeof(header));
	change(&header);
	memcpy(&block, &header, sizeof(header));
	block.sum = gls_index_block_get_sum(&block, header.seed, 0);
	memcpy(bytes, &block, sizeof(block));
	write_index(fixture, bytes, length);
}

static void
change_format(GlsIndexHeader *header)
{
	header->format++;
}

static void
change_keys(GlsIndexHeader *header)
{
	header->keys++;
}

static void
change_byte_order(GlsIndexHeader *header)
{
	header->byte_order = GUINT32_SWAP_LE_BE(header->byte_order);
}

static void
change_n_blocks(GlsIndexHeader *header)
{
	header->n_blocks = G_MAXUINT32;
}

static void
change_list_size(GlsIndexHeader *header)
{
	header->list_size = G_MAXUINT64;
}

static void
test_other_version(IndexFixture *fixture, gconstpointer user_data)
{
	static void (*const changes[])(GlsIndexHeader * header) = {
		change_format, change_keys, change_byte_order, change_n_blocks, change_list_size,
	};

	append(fixture, MINE "-0001.seen", 100);
	for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
		g_autoptr(GlsSegmentFolder) folder = new_indexed(fixture, G_MAXSIZE);
		g_autoptr(GlsSegmentFolder) renewed = new_indexed(fixture, 0);

		build(fixture);
		write_header(fixture, changes[i]);
		assert_same_answers(fixture, folder, TRUE);
		g_assert_false(gls_segment_folder_has_index_file(folder));
		assert_same_answers(fixture, renewed, TRUE);
		g_assert_true(gls_segment_folder_has_index_file(renewed));
	}
}

static void
write_segment(const IndexFixture *fixture, const gchar *name, guint n)
{
	g_autofree gchar *path = g_build_filename(fixture->base.directory, name, NULL);

	g_unlink(path);
	append((IndexFixture *)fixture, name, n);
}

/* the segments are not those that were indexed: cut, others under the same names, fewer */
static void
test_stale(IndexFixture *fixture, gconstpointer user_data)
{
	static const gchar *const names[] = {MINE "-0001.seen", MINE "-0002.seen",
					     OTHER "-0001.seen"};

	for (guint i = 0; i < 3 * G_N_ELEMENTS(names); i++) {
		const gchar *name = names[i / 3];
		g_autofree gchar *path = g_build_filename(fixture->base.directory, name, NULL);
		g_autoptr(GlsSegmentFolder) early = new_indexed(fixture, G_MAXSIZE);
		g_autoptr(GlsSegmentFolder) late = new_indexed(fixture, G_MAXSIZE);

		for (guint j = 0; j < G_N_ELEMENTS(names); j++)
			write_segment(fixture, names[j], 100);
		build(fixture);
		refresh(early);
		g_assert_true(gls_segment_folder_has_index_file(early));
		if (i % 3 == 0)
			g_assert_cmpint(truncate(path, 5000), ==, 0);
		else if (i % 3 == 1)
			write_segment(fixture, name, 150);
		else
			g_assert_cmpint(g_unlink(path), ==, 0);
		assert_same_answers(fixture, early, FALSE);
		assert_same_answers(fixture, late, FALSE);
		g_assert_false(gls_segment_folder_has_index_file(late));
	}
}

/* a record that is damaged after it was indexed; each paper has one, for an older one in which there was
 * an id that the newer lacks leads to the newer only if it is whole */
static void
test_damaged_segment(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < N_PAPERS; i++)
		add_record_of(fixture, i, text);
	fixture_write(&fixture->base, MINE "-0001.seen", text->str, (gssize)text->len);
	build(fixture);
	for (gsize i = 600; i + 600 < text->len; i += 301) {
		g_autoptr(GlsSegmentFolder) folder = new_indexed(fixture, G_MAXSIZE);
		g_autofree gchar *wrong = g_memdup2(text->str, text->len);

		/* a record after a damaged line end is whole, but nothing that reads on finds it */
		if (wrong[i] == '\n')
			continue;
		wrong[i] ^= 1;
		fixture_write(&fixture->base, MINE "-0001.seen", wrong, (gssize)text->len);
		assert_same_answers(fixture, folder, FALSE);
	}
}

static void
test_removed(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsSegmentFolder) folder = NULL;
	g_autoptr(GlsSegmentFolder) later = NULL;

	append(fixture, MINE "-0001.seen", 200);
	build(fixture);
	folder = new_indexed(fixture, 0);
	refresh(folder);
	g_assert_cmpint(g_unlink(fixture->index_path), ==, 0);
	assert_same_answers(fixture, folder, TRUE);
	g_assert_true(gls_segment_folder_has_index_file(folder));
	/* the next one that needs it makes it anew */
	later = new_indexed(fixture, 0);
	assert_same_answers(fixture, later, TRUE);
	g_assert_true(g_file_test(fixture->index_path, G_FILE_TEST_EXISTS));
}

/* a file that is no index of ours at all */
static void
test_foreign(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsSegmentFolder) folder = new_indexed(fixture, G_MAXSIZE);
	g_autofree gchar *right = NULL;
	gsize length;

	/* of another folder */
	append(fixture, MINE "-0001.seen", 200);
	build(fixture);
	right = fixture_read(fixture->index_path, &length);
	write_segment(fixture, MINE "-0001.seen", 200);
	write_index(fixture, right, length);
	assert_same_answers(fixture, folder, TRUE);
	g_assert_false(gls_segment_folder_has_index_file(folder));
	/* a directory, a pipe */
	g_assert_cmpint(g_unlink(fixture->index_path), ==, 0);
	g_assert_cmpint(g_mkdir(fixture->index_path, 0700), ==, 0);
	g_assert_null(gls_index_file_open(fixture->index_path));
	g_assert_cmpint(g_rmdir(fixture->index_path), ==, 0);
	g_assert_cmpint(mkfifo(fixture->index_path, 0600), ==, 0);
	g_assert_null(gls_index_file_open(fixture->index_path));
}

/* an earlier segment that comes, or grows, after a later one was indexed */
static void
test_out_of_order(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsSegmentFolder) early = new_indexed(fixture, G_MAXSIZE);
	g_autoptr(GlsSegmentFolder) late = new_indexed(fixture, G_MAXSIZE);
	g_autoptr(GlsSegmentFolder) later = new_indexed(fixture, 0);

	append(fixture, OTHER "-0003.seen", 200);
	append(fixture, MINE "-0001.seen", 200);
	build(fixture);
	refresh(early);
	append(fixture, OTHER "-0001.seen", 200);
	assert_same_answers(fixture, early, FALSE);
	assert_same_answers(fixture, late, FALSE);
	assert_same_answers(fixture, later, FALSE);
	g_assert_true(gls_segment_folder_has_index_file(later));
	append(fixture, OTHER "-0001.seen", 200);
	assert_same_answers(fixture, early, FALSE);
	assert_same_answers(fixture, later, FALSE);
}

static void
assert_cannot_publish(IndexFixture *fixture)
{
	g_autoptr(GlsSegmentFolder) folder = new_indexed(fixture, 0);
	const GPtrArray *warnings = gls_segment_folder_get_warnings(folder);

	assert_same_answers(fixture, folder, FALSE);
	assert_same_answers(fixture, folder, FALSE);
	g_assert_false(gls_segment_folder_has_index_file(folder));
	g_assert_cmpuint(warnings->len, ==, 1);
	g_assert_true(g_str_has_prefix(g_ptr_array_index(warnings, 0), fixture->index_path));
}

/* no place for an index: one warning, and all works */
static void
test_cannot_publish(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) segment = g_string_new(NULL);
	g_autofree gchar *cache = g_path_get_dirname(fixture->index_path);
	struct rlimit limit;
	struct rlimit small;

	for (guint i = 0; i < 100; i++)
		add_random_record(fixture, segment);
	fixture_write(&fixture->base, MINE "-0001.seen", segment->str, -1);
	/* modes do not stop root, but nothing can be made below a file */
	g_assert_true(g_file_set_contents(cache, "", 0, NULL));
	assert_cannot_publish(fixture);
	g_assert_cmpint(g_unlink(cache), ==, 0);
	/* a limit on the size of files stands in for a full disk */
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	small = limit;
	small.rlim_cur = GLS_INDEX_BLOCK_SIZE;
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	assert_cannot_publish(fixture);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	{
		g_autoptr(GDir) dir = g_dir_open(cache, 0, NULL);

		/* nothing is left behind */
		g_assert_null(g_dir_read_name(dir));
	}
}

static void
test_read_only(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsSegmentFolder) folder = gls_segment_folder_new(fixture->base.directory);
	g_autoptr(GlsSegmentFolder) second = gls_segment_folder_new(fixture->base.directory);

	append(fixture, MINE "-0001.seen", 200);
	gls_segment_folder_set_index(folder, fixture->index_path, TRUE);
	gls_segment_folder_set_max_tail(folder, 0);
	assert_same_answers(fixture, folder, TRUE);
	g_assert_false(gls_segment_folder_has_index_file(folder));
	g_assert_false(g_file_test(fixture->index_path, G_FILE_TEST_EXISTS));
	build(fixture);
	gls_segment_folder_set_index(second, fixture->index_path, TRUE);
	assert_same_answers(fixture, second, TRUE);
	g_assert_true(gls_segment_folder_has_index_file(second));
}

/* the thread makes a new one while the folder is in use */
static void
test_renewed(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsSegmentFolder) folder = new_indexed(fixture, 0);
	g_autoptr(GlsSegmentFolder) other = new_indexed(fixture, 0);
	g_autoptr(GlsIndexFile) file = NULL;
	guint64 covered;

	append(fixture, MINE "-0001.seen", 100);
	assert_same_answers(fixture, folder, TRUE);
	file = gls_index_file_open(fixture->index_path);
	g_assert_nonnull(file);
	covered = gls_index_file_get_segment(file, 0).covered;
	g_clear_pointer(&file, gls_index_file_free);
	for (guint round = 0; round < 5; round++) {
		g_autoptr(GlsIndexBuild) build = NULL;

		append(fixture, MINE "-0001.seen", 100);
		assert_same_answers(fixture, folder, TRUE);
		build = gls_segment_folder_ensure_build(folder);
		if (build != NULL)
			gls_index_build_wait(build);
		assert_same_answers(fixture, folder, TRUE);
		assert_same_answers(fixture, other, TRUE);
	}
	file = gls_index_file_open(fixture->index_path);
	g_assert_nonnull(file);
	g_assert_true(gls_index_file_check(file));
	g_assert_cmpuint(gls_index_file_get_segment(file, 0).covered, >, covered);
}

/* of two that make it at once, one does */
static void
test_two_builders(IndexFixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *left = g_strconcat(fixture->index_path, ".new", NULL);
	g_autoptr(GlsIndexWriter) first = NULL;
	g_autoptr(GlsIndexWriter) second = NULL;
	g_autoptr(GlsSegmentFolder) folder = new_indexed(fixture, 0);

	append(fixture, MINE "-0001.seen", 100);
	g_assert_true(gls_index_writer_open(fixture->index_path, &first, NULL));
	g_assert_nonnull(first);
	g_assert_true(gls_index_writer_open(fixture->index_path, &second, NULL));
	g_assert_null(second);
	assert_same_answers(fixture, folder, TRUE);
	g_assert_false(gls_segment_folder_has_index_file(folder));
	g_clear_pointer(&first, gls_index_writer_free);
	/* what somebody who was killed left */
	g_assert_true(g_file_set_contents(left, "half an index", -1, NULL));
	assert_same_answers(fixture, folder, TRUE);
	g_assert_true(gls_segment_folder_has_index_file(folder));
	g_assert_false(g_file_test(left, G_FILE_TEST_EXISTS));
}

static gpointer
look_up_until(gpointer data)
{
	gpointer *arguments = data;
	GlsHistory *history = arguments[0];
	GPtrArray *entries = arguments[1];
	gint *done = arguments[2];
	guint n = 0;

	while (!g_atomic_int_get(done)) {
		g_autoptr(GPtrArray) records = gls_history_lookup(history, entries, NULL);

		for (guint i = 0; i < records->len; i++)
			n += g_ptr_array_index(records, i) == NULL;
	}
	return GUINT_TO_POINTER(n);
}

/* more than what may be in no index, at once */
static void
write_large_segment(IndexFixture *fixture, guint number)
{
	g_autofree gchar *name = g_strdup_printf("%08x-0001.seen", number);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) record = g_string_new(NULL);

	add_random_record(fixture, record);
	while (text->len < 3 * 1024 * 1024) {
		g_autofree gchar *group = g_strdup_printf("%08x%08x", number, (guint)text->len);

		memcpy(record->str + 1, group, 16);
		g_string_truncate(record, (gsize)(strstr(record->str, "sum=") - record->str));
		gls_segment_end_record(record, 0);
		g_string_append_len(text, record->str, (gssize)record->len);
	}
	fixture_write(&fixture->base, name, text->str, (gssize)text->len);
}

/* indices are swapped while threads look up */
static void
test_threads(IndexFixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GPtrArray) entries = fixture_papers(0, 20);
	g_autofree gchar *path = gls_index_file_dup_default_path(fixture->base.directory);
	GThread *threads[3];
	gint done = 0;
	gpointer arguments[3];
	struct stat before;
	struct stat after;

	history = fixture_open(&fixture->base);
	fixture_record(history, entries, SIGHTING("m", "HF", 1000), TRUE);
	write_large_segment(fixture, 0x20000000);
	fixture_count_known(history, entries);
	g_assert_cmpint(stat(path, &before), ==, 0);
	arguments[0] = history;
	arguments[1] = entries;
	arguments[2] = &done;
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("look-up", look_up_until, arguments);
	for (guint i = 1; i < 6; i++) {
		write_large_segment(fixture, 0x20000000 + i);
		fixture_count_known(history, entries);
		gls_history_finish_index(history);
		fixture_record(history, entries, SIGHTING("m", "HF", 1000 + i * 100000), TRUE);
	}
	g_atomic_int_set(&done, 1);
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		g_assert_null(g_thread_join(threads[i]));
	gls_history_finish_index(history);
	g_assert_cmpint(stat(path, &after), ==, 0);
	g_assert_cmpint(after.st_size, !=, before.st_size);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 20);
}

#define ADD(name, func) g_test_add("/index-file/" name, IndexFixture, NULL, set_up, func, tear_down)

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);
	signal(SIGXFSZ, SIG_IGN);
	ADD("random", test_random);
	ADD("damaged", test_damaged);
	ADD("repaired", test_repaired);
	ADD("other-version", test_other_version);
	ADD("stale", test_stale);
	ADD("damaged-segment", test_damaged_segment);
	ADD("removed", test_removed);
	ADD("foreign", test_foreign);
	ADD("out-of-order", test_out_of_order);
	ADD("cannot-publish", test_cannot_publish);
	ADD("read-only", test_read_only);
	ADD("renewed", test_renewed);
	ADD("two-builders", test_two_builders);
	ADD("threads", test_threads);
	return fixture_run();
}
