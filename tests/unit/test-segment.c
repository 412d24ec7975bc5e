/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-segment.h"

#define GROUP "3f2a9c0d1b2e4f56"

static const gchar *nasty[] = {
	"Entropy-Guided Attention for Private LLMs",
	" leading",
	"  two leading",
	"trailing ",
	"\ttab",
	" \t \tmixed",
	"in\tside",
	"line\nfeed",
	"carriage\rreturn",
	"\n",
	"\r\n",
	"\\",
	"\\s",
	"\\n\\;",
	"ends in \\",
	"[brackets]",
	"[3f2a9c0d1b2e4f56]",
	"sum=00000000",
	"\nsum=00000000\n",
	"#comment",
	"a=b",
	"=",
	";",
	"a;b",
	"a\\;b;",
	";;",
	" ;",
	"; lead",
	"; \tlead",
	"k[de]=x",
	"\u00e9\u00fc \u2014 \u4e2d\u6587 \u0627\u0644",
	"\U0001f600\U0001f1e9\U0001f1ea",
	"\ufeffbom",
	"\x01\x7f",
	"$x_1$ \\alpha {\\'e}",
};

static GString *
make_record(const gchar *title)
{
	GString *segment = g_string_new(NULL);
	gsize start = gls_segment_begin_record(segment, GROUP);

	gls_segment_append_string(segment, "title", title);
	gls_segment_end_record(segment, start);
	return segment;
}

static gboolean
find_line(const GString *segment, const gchar *key, GlsSegmentLine *line)
{
	gsize position = 0;

	while (gls_segment_next_line(segment->str, segment->len, &position, line)) {
		if (gls_segment_line_has_key(line, key))
			return TRUE;
	}
	return FALSE;
}

static GKeyFile *
load(const GString *segment)
{
	GKeyFile *key_file = g_key_file_new();
	g_autoptr(GError) error = NULL;

	g_key_file_load_from_data(key_file, segment->str, segment->len, G_KEY_FILE_NONE, &error);
	g_assert_no_error(error);
	return key_file;
}

static void
test_string(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(nasty); i++) {
		g_autoptr(GString) segment = make_record(nasty[i]);
		g_autoptr(GKeyFile) key_file = load(segment);
		g_autoptr(GError) error = NULL;
		g_autofree gchar *theirs = g_key_file_get_string(key_file, GROUP, "title", &error);
		g_autofree gchar *ours = NULL;
		GlsSegmentLine line;

		g_assert_no_error(error);
		g_assert_cmpstr(theirs, ==, nasty[i]);
		g_assert_true(find_line(segment, "title", &line));
		ours = gls_segment_line_dup_string(&line);
		g_assert_cmpstr(ours, ==, nasty[i]);
	}
}

static void
test_list(void)
{
	g_autoptr(GPtrArray) values = g_ptr_array_new();
	g_autoptr(GString) segment = g_string_new(NULL);
	g_autoptr(GKeyFile) key_file = NULL;
	g_autoptr(GPtrArray) ours = NULL;
	g_auto(GStrv) theirs = NULL;
	GlsSegmentLine line;
	gsize n;

	for (guint i = 0; i < G_N_ELEMENTS(nasty); i++)
		g_ptr_array_add(values, (gpointer)nasty[i]);
	gls_segment_begin_record(segment, GROUP);
	gls_segment_append_list(segment, "sources", values);
	gls_segment_end_record(segment, 0);
	key_file = load(segment);
	theirs = g_key_file_get_string_list(key_file, GROUP, "sources", &n, NULL);
	g_assert_cmpuint(n, ==, G_N_ELEMENTS(nasty));
	g_assert_true(find_line(segment, "sources", &line));
	ours = gls_segment_line_dup_list(&line, G_MAXUINT, G_MAXSIZE);
	g_assert_cmpuint(ours->len, ==, n);
	for (guint i = 0; i < n; i++) {
		g_assert_cmpstr(theirs[i], ==, nasty[i]);
		g_assert_cmpstr(g_ptr_array_index(ours, i), ==, nasty[i]);
	}
}

/* values that GKeyFile writes are read too */
static void
test_key_file_writes(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(nasty); i++) {
		g_autoptr(GKeyFile) key_file = g_key_file_new();
		g_autofree gchar *text = NULL;
		g_autoptr(GString) segment = NULL;
		g_autofree gchar *ours = NULL;
		GlsSegmentLine line;

		g_key_file_set_string(key_file, GROUP, "title", nasty[i]);
		text = g_key_file_to_data(key_file, NULL, NULL);
		segment = g_string_new(text);
		g_assert_true(find_line(segment, "title", &line));
		ours = gls_segment_line_dup_string(&line);
		g_assert_cmpstr(ours, ==, nasty[i]);
	}
}

static void
test_list_limits(void)
{
	static const struct {
		const gchar *line;
		guint n;
	} lists[] = {
		{"k=", 0},	{"k=;", 0},	      {"k=;;;", 0},	{"k=a", 1},
		{"k=a;b;", 2},	{"k=a;;b", 2},	      {"k=a;b;c;d", 3}, {"k=a\\;b;c", 2},
		{"k=12345", 0}, {"k=12345;1234;", 1}, {"k=\xff;a", 1},	{"k=a\\", 1},
	};

	for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_autoptr(GPtrArray) items = NULL;
		GlsSegmentLine line;
		gsize position = 0;

		g_assert_true(gls_segment_next_line(lists[i].line, strlen(lists[i].line), &position,
						    &line));
		items = gls_segment_line_dup_list(&line, 3, 4);
		g_assert_cmpuint(items->len, ==, lists[i].n);
	}
}

static void
test_bad_utf8(void)
{
	GlsSegmentLine line;
	gsize position = 0;

	g_assert_true(gls_segment_next_line("k=a\xff", 4, &position, &line));
	g_assert_null(gls_segment_line_dup_string(&line));
	position = 0;
	g_assert_true(gls_segment_next_line("k=a\0b", 5, &position, &line));
	g_assert_null(gls_segment_line_dup_string(&line));
}

#define RECORD	       "[" GROUP "]\ntitle=One\nsum=ff91d2f2\n"
#define RECORD_CRLF    "[" GROUP "]\r\ntitle=One\r\nsum=ff91d2f2\r\n"
#define RECORD_DAMAGED "[" GROUP "]\ntitle=Two\nsum=ff91d2f2\n"

/* R: record, D: damaged, I: incomplete */
static const struct {
	const gchar *data;
	const gchar *pieces;
} segments[] = {
	{"", ""},
	{"\n\n \t\r\n", ""},
	{"# a comment\n\n#another\n", ""},
	{RECORD, "R"},
	{RECORD RECORD "\n" RECORD, "RRR"},
	{"# a comment\n" RECORD "\n# another [with]\n" RECORD, "RR"},
	{RECORD_CRLF "\r\n" RECORD_CRLF, "RR"},
	{RECORD RECORD_CRLF RECORD, "RRR"},
	{RECORD_DAMAGED, "D"},
	{RECORD RECORD_DAMAGED RECORD, "RDR"},
	{"[" GROUP "]\ntitle=One\nsum=FF91D2F2\n", "R"},
	{"[" GROUP "]\ntitle=One\nsum=ff91d2f\n", "I"},
	{"[" GROUP "]\ntitle=One\nsum=ff91d2f21\n", "I"},
	{"[" GROUP "]\ntitle=One\nsum=ff91d2f2", "I"},
	{"[" GROUP "]\ntitle=One\nsum=ff91d2f2\r", "I"},
	{"[" GROUP "]\ntitle=One\nsum=gf91d2f2\n", "I"},
	{"[" GROUP "]\ntitle=One\n" RECORD, "IR"},
	{"[" GROUP "]\ntit" RECORD, "D"},
	{"[" GROUP "]\ntit\n" RECORD, "IR"},
	{"title=One\n" RECORD, "IR"},
	{"\xef\xbb\xbf" RECORD RECORD, "IR"},
	{RECORD "garbage\nmore\n" RECORD, "RIR"},
	{RECORD "garbage", "RI"},
	{RECORD "#not ended", "RI"},
	{"[", "I"},
	{"[\n[\n[\n", "III"},
	{"sum=00000000\n", "I"},
	{"[]\nsum=00000000\n", "D"},
};

static void
test_pieces(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(segments); i++) {
		g_autoptr(GString) kinds = g_string_new(NULL);
		gsize position = 0;
		gsize end = 0;
		GlsSegmentPiece piece;

		while (gls_segment_next(segments[i].data, strlen(segments[i].data), &position,
					&piece)) {
			g_assert_cmpuint(piece.offset, >=, end);
			end = piece.offset + piece.length;
			g_string_append_c(kinds, "RDI"[piece.kind]);
		}
		g_test_message("segment %u", i);
		g_assert_cmpstr(kinds->str, ==, segments[i].pieces);
		g_assert_cmpuint(position, ==, strlen(segments[i].data));
	}
}

/* a record cut anywhere is incomplete up to its sum, and never a record with something missing */
static void
test_torn(void)
{
	g_autoptr(GString) segment = make_record("A Title; of [some] length");

	for (gsize cut = 1; cut < segment->len; cut++) {
		gsize position = 0;
		GlsSegmentPiece piece;

		g_assert_true(gls_segment_next(segment->str, cut, &position, &piece));
		g_assert_cmpint(piece.kind, ==,
				cut < segment->len - 1 ? GLS_SEGMENT_INCOMPLETE
						       : GLS_SEGMENT_RECORD);
	}
}

/* no byte can change without notice */
static void
test_flipped(void)
{
	g_autoptr(GString) segment = make_record("A Title; of [some] length");

	for (gsize i = 0; i < segment->len - 1; i++) {
		g_autofree gchar *copy = g_memdup2(segment->str, segment->len);
		gsize position = 0;
		GlsSegmentPiece piece;

		copy[i] ^= 1;
		while (gls_segment_next(copy, segment->len, &position, &piece))
			g_assert_cmpint(piece.kind, !=, GLS_SEGMENT_RECORD);
	}
}

static void
test_too_long(void)
{
	g_autofree gchar *title = g_strnfill(GLS_SEGMENT_MAX_RECORD, 'x');
	g_autoptr(GString) segment = make_record(title);
	gsize surplus = segment->len - 1 - GLS_SEGMENT_MAX_RECORD;
	GlsSegmentPiece piece;
	gsize position = 0;

	g_assert_true(gls_segment_next(segment->str, segment->len, &position, &piece));
	g_assert_cmpint(piece.kind, ==, GLS_SEGMENT_DAMAGED);
	title[strlen(title) - surplus] = '\0';
	g_string_free(g_steal_pointer(&segment), TRUE);
	segment = make_record(title);
	position = 0;
	g_assert_true(gls_segment_next(segment->str, segment->len, &position, &piece));
	g_assert_cmpint(piece.kind, ==, GLS_SEGMENT_RECORD);
}

static void
test_group(void)
{
	static const struct {
		const gchar *record;
		gboolean is_paper;
	} groups[] = {
		{"[3f2a9c0d1b2e4f56]\n", TRUE},	 {"[3F2A9C0D1B2E4F56]\n", TRUE},
		{"[3f2a9c0d1b2e4f5]\n", FALSE},	 {"[3f2a9c0d1b2e4f567]\n", FALSE},
		{"[undo 2026-11-23T]\n", FALSE}, {"[]\n", FALSE},
		{"[3f2a9c0d1b2e4f5g]\n", FALSE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(groups); i++) {
		guint64 group = 0;

		g_assert_cmpint(
			gls_segment_get_group(groups[i].record, strlen(groups[i].record), &group),
			==, groups[i].is_paper);
		if (groups[i].is_paper)
			g_assert_cmphex(group, ==, G_GUINT64_CONSTANT(0x3f2a9c0d1b2e4f56));
	}
}

/* the cost of what looks like many beginnings or many ends is linear */
static void
test_linear(void)
{
	static const gchar *units[] = {"[\n",	   "\n[", "x\nsum=\n",
				       "[a]\nk\n", "#\n", "sum=00000000\n"};

	for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
		g_autoptr(GString) segment = g_string_new(NULL);
		GlsSegmentPiece piece;
		gsize position = 0;

		while (segment->len < 4 * 1024 * 1024)
			g_string_append(segment, units[i]);
		while (gls_segment_next(segment->str, segment->len, &position, &piece))
			continue;
		g_assert_cmpuint(position, ==, segment->len);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/segment/string", test_string);
	g_test_add_func("/segment/list", test_list);
	g_test_add_func("/segment/key-file-writes", test_key_file_writes);
	g_test_add_func("/segment/list-limits", test_list_limits);
	g_test_add_func("/segment/bad-utf8", test_bad_utf8);
	g_test_add_func("/segment/pieces", test_pieces);
	g_test_add_func("/segment/torn", test_torn);
	g_test_add_func("/segment/flipped", test_flipped);
	g_test_add_func("/segment/too-long", test_too_long);
	g_test_add_func("/segment/group", test_group);
	g_test_add_func("/segment/linear", test_linear);
	return g_test_run();
}
