/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record.h"
#include "core/history/gls-segment.h"

#include "fuzz.h"

/* what was read and is written again reads the same, and GKeyFile takes it */
static void
check_round_trip(const GlsRecord *record)
{
	g_autoptr(GString) written = g_string_new(NULL);
	g_autoptr(GString) again = g_string_new(NULL);
	g_autoptr(GlsRecord) read = NULL;
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_autoptr(GError) error = NULL;

	gls_record_append_to(record, written);
	g_assert_cmpuint(written->len, <, GLS_SEGMENT_MAX_RECORD);
	read = gls_record_new_from_data(written->str, written->len, &error);
	g_assert_no_error(error);
	gls_record_append_to(read, again);
	g_assert_cmpstr(written->str, ==, again->str);
	g_key_file_load_from_data(key_file, written->str, written->len, G_KEY_FILE_NONE, &error);
	g_assert_no_error(error);
}

/* the bytes are the lines of a record; they are given a group and a right sum */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree gchar *copy = g_memdup2(data, size);
	g_autoptr(GString) sealed = g_string_new(NULL);
	g_autoptr(GlsRecord) record = NULL;
	g_autoptr(GlsRecord) merged = NULL;
	GlsSighting sighting = {(gchar *)"key", NULL, 1000};
	gsize start;

	gls_record_free(gls_record_new_from_data(copy != NULL ? copy : "", size, NULL));
	start = gls_segment_begin_record(sealed, "3f2a9c0d1b2e4f56");
	g_string_append_len(sealed, (const gchar *)data, (gssize)size);
	g_string_append_c(sealed, '\n');
	gls_segment_end_record(sealed, start);
	record = gls_record_new_from_data(sealed->str, sealed->len, NULL);
	if (record == NULL)
		return 0;
	check_round_trip(record);
	merged = gls_record_new();
	merged->group = g_strdup(record->group);
	gls_record_merge(merged, record);
	gls_record_get_state(merged, "key");
	gls_record_add_sighting(merged, &sighting, TRUE);
	g_assert_false(gls_record_add_sighting(merged, &sighting, TRUE));
	check_round_trip(merged);
	return 0;
}
