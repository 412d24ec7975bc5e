/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/rules/gls-rule-file.h"
#include "core/settings/gls-key-lines.h"
#include "core/settings/gls-settings-values-private.h"
#include "fuzz.h"

static void
assert_value(const gchar *text, const gchar *group, const gchar *value)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GKeyFile) read = gls_rule_file_parse(text, strlen(text), "rules.ini", &error);
	g_autofree gchar *found = NULL;

	g_assert_no_error(error);
	/* readers of rules and settings drop what the end of a line may hold of spaces */
	found = g_key_file_get_value(read, group, "match", NULL);
	g_assert_cmpstr(g_strchomp(found), ==, value);
}

/* whatever is edited in a file that can be read, it can be read afterwards and says what was set */
static void
edit(GlsKeyLines *lines, const gchar *group, const gchar *last)
{
	g_autofree gchar *set = NULL;
	g_autofree gchar *moved = NULL;
	g_autofree gchar *renamed = NULL;

	if (!gls_key_lines_set_value(lines, group, "match", "x = [y] #", NULL))
		return;
	set = gls_key_lines_to_string(lines);
	assert_value(set, group, "x = [y] #");
	g_assert_true(gls_key_lines_move_group(lines, group, last, NULL));
	moved = gls_key_lines_to_string(lines);
	assert_value(moved, group, "x = [y] #");
	g_assert_true(gls_key_lines_remove_key(lines, group, "match", NULL));
	g_assert_null(gls_key_lines_dup_value(lines, group, "match"));
	if (!gls_key_lines_rename_group(lines, group, "another name", NULL))
		return;
	g_assert_true(gls_key_lines_set_value(lines, "another name", "match", "y", NULL));
	renamed = gls_key_lines_to_string(lines);
	assert_value(renamed, "another name", "y");
}

/* the bytes are a key-file */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	const gchar *text = (const gchar *)data;
	g_autoptr(GKeyFile) key_file = gls_rule_file_parse(text, size, "rules.ini", NULL);
	g_autoptr(GlsKeyLines) lines = NULL;
	g_autoptr(GlsSettingsValues) values = NULL;
	g_autofree gchar *same = NULL;
	g_auto(GStrv) groups = NULL;
	guint n;

	/* GKeyFile reads a key of that name only in the first group, which may become another one:
	 * that is found when the file is saved */
	if (key_file == NULL || memmem(data, size, "Encoding", 8) != NULL)
		return 0;
	values = gls_settings_values_new(key_file);
	lines = gls_key_lines_new(text, size);
	same = gls_key_lines_to_string(lines);
	g_assert_cmpmem(same, strlen(same), text, size);
	groups = gls_key_lines_dup_groups(lines);
	n = g_strv_length(groups);
	for (guint i = 0; i < MIN(n, 4); i++)
		edit(lines, groups[i], groups[n - 1]);
	gls_key_lines_remove_group(lines, groups[0] != NULL ? groups[0] : "", NULL);
	g_assert_true(groups[0] == NULL || !gls_key_lines_has_group(lines, groups[0]));
	return 0;
}
