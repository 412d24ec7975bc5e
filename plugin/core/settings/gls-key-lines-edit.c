/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/settings/gls-key-lines-private.h"

static gboolean
expect_group(const GlsKeyLines *self, const gchar *group, GError **error)
{
	if (gls_key_lines_has_group(self, group))
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_NOT_FOUND, "there is no group [%s]", group);
	return FALSE;
}

static gboolean
expect_no_group(const GlsKeyLines *self, const gchar *group, GError **error)
{
	if (!gls_key_lines_has_group(self, group))
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_CONFLICT, "there is a group [%s] already", group);
	return FALSE;
}

static void
insert_line(GlsKeyLines *self, guint at, GlsKeyLine *line)
{
	if (at > 0 && !gls_key_line_has_end(gls_key_lines_get_line(self, at - 1))) {
		GlsKeyLine *last = gls_key_lines_get_line(self, at - 1);
		gsize end = strlen(last->text);

		gls_key_line_replace(last, end, end, self->line_end);
	}
	g_ptr_array_insert(self->lines, at, line);
}

/* the bytes around "=" as the line before has them */
static gchar *
dup_equals(const GlsKeyLine *neighbour)
{
	if (neighbour->kind != GLS_KEY_LINE_KEY || neighbour->value_end == neighbour->value_start)
		return g_strdup("=");
	return g_strndup(neighbour->text + neighbour->name_end,
			 neighbour->value_start - neighbour->name_end);
}

static void
add_key(GlsKeyLines *self, const gchar *group, const gchar *key, const gchar *value)
{
	g_autofree gchar *equals = NULL;
	g_autofree gchar *text = NULL;
	guint at = 0;

	for (guint i = gls_key_lines_find_header(self, 0, group); i < self->lines->len;
	     i = gls_key_lines_find_header(self, i + 1, group))
		at = i;
	for (guint i = at + 1; i < gls_key_lines_find_header(self, at + 1, NULL); i++) {
		if (gls_key_lines_get_line(self, i)->kind == GLS_KEY_LINE_KEY)
			at = i;
	}
	equals = dup_equals(gls_key_lines_get_line(self, at));
	text = g_strconcat(key, equals, value, self->line_end, NULL);
	insert_line(self, at + 1, gls_key_line_new(text, strlen(text)));
}

/**
 * gls_key_lines_set_value:
 * @self: the lines of a file
 * @group: the name of a group in it
 * @key: a key
 * @value: its value, in one line
 * @error: a #GError
 *
 * Sets the value that counts; a new key stands behind the last one of its group.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such group, %GLS_ERROR_RULE if a reader
 *   would not read key or value back
 */
gboolean
gls_key_lines_set_value(GlsKeyLines *self,
			const gchar *group,
			const gchar *key,
			const gchar *value,
			GError **error)
{
	guint found;

	if (!expect_group(self, group, error) || !gls_key_line_check_key(key, error) ||
	    !gls_key_line_check_value(key, value, error))
		return FALSE;
	found = gls_key_lines_find_key(self, group, key);
	if (found == self->lines->len) {
		add_key(self, group, key, value);
	} else {
		GlsKeyLine *line = gls_key_lines_get_line(self, found);

		gls_key_line_replace(line, line->value_start, line->value_end, value);
	}
	return TRUE;
}

/**
 * gls_key_lines_remove_key:
 * @self: the lines of a file
 * @group: the name of a group in it
 * @key: a key
 * @error: a #GError
 *
 * Removes a key wherever it stands in the groups of that name. Without such a key nothing changes.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such group
 */
gboolean
gls_key_lines_remove_key(GlsKeyLines *self, const gchar *group, const gchar *key, GError **error)
{
	if (!expect_group(self, group, error))
		return FALSE;
	for (guint i = gls_key_lines_find_key(self, group, key); i < self->lines->len;
	     i = gls_key_lines_find_key(self, group, key))
		g_ptr_array_remove_index(self->lines, i);
	return TRUE;
}

/* the comments right above a [group] belong to it, but not those that open the file */
static guint
find_block_start(const GlsKeyLines *self, guint header)
{
	guint start = header;

	while (start > 0 && gls_key_lines_get_line(self, start - 1)->kind == GLS_KEY_LINE_COMMENT)
		start--;
	return start > 0 ? start : header;
}

/* a group ends with its last key, the comments right below it, and blank lines; what stands further
 * down is a heading of what follows */
static guint
find_block_end(const GlsKeyLines *self, guint header)
{
	guint next = gls_key_lines_find_header(self, header + 1, NULL);
	guint limit = next < self->lines->len ? find_block_start(self, next) : next;
	guint end = limit;

	while (gls_key_lines_get_line(self, end - 1)->kind < GLS_KEY_LINE_GROUP)
		end--;
	while (end < limit && gls_key_lines_get_line(self, end)->kind == GLS_KEY_LINE_COMMENT)
		end++;
	while (end < limit && gls_key_lines_get_line(self, end)->kind == GLS_KEY_LINE_BLANK)
		end++;
	return end;
}

/* takes all groups of that name out, in their order */
static GPtrArray *
take_group(GlsKeyLines *self, const gchar *group)
{
	GPtrArray *taken = g_ptr_array_new_with_free_func((GDestroyNotify)gls_key_line_free);

	for (guint i = gls_key_lines_find_header(self, 0, group); i < self->lines->len;
	     i = gls_key_lines_find_header(self, 0, group)) {
		guint start = find_block_start(self, i);
		guint n = find_block_end(self, i) - start;

		for (guint j = 0; j < n; j++)
			g_ptr_array_add(taken, g_ptr_array_steal_index(self->lines, start));
	}
	return taken;
}

static void
insert_end(GlsKeyLines *self, guint at)
{
	insert_line(self, at, gls_key_line_new(self->line_end, strlen(self->line_end)));
}

static gboolean
is_blank(const GlsKeyLines *self, guint line)
{
	return gls_key_lines_get_line(self, line)->kind == GLS_KEY_LINE_BLANK;
}

/* a blank line stands between the inserted lines and their neighbours */
static void
insert_group(GlsKeyLines *self, const gchar *before, GPtrArray *lines)
{
	guint at = self->lines->len;

	if (before != NULL)
		at = find_block_start(self, gls_key_lines_find_header(self, 0, before));
	if (at > 0 && !is_blank(self, at - 1))
		insert_end(self, at++);
	while (lines->len > 0) {
		insert_line(self, at++, g_ptr_array_steal_index(lines, 0));
		if (lines->len == 0 && at < self->lines->len && !is_blank(self, at - 1))
			insert_end(self, at);
	}
}

/**
 * gls_key_lines_add_group:
 * @self: the lines of a file
 * @group: its name
 * @before: (nullable): the group that it stands before; %NULL for the end
 * @error: a #GError
 *
 * Adds a group.
 *
 * Returns: %FALSE with %GLS_ERROR_CONFLICT if there is one of that name, %GLS_ERROR_RULE if a reader
 *   would not read the name back, %GLS_ERROR_NOT_FOUND if there is no group @before
 */
gboolean
gls_key_lines_add_group(GlsKeyLines *self, const gchar *group, const gchar *before, GError **error)
{
	g_autoptr(GPtrArray) lines = NULL;
	g_autofree gchar *text = NULL;

	if (!gls_key_line_check_group(group, error) || !expect_no_group(self, group, error) ||
	    (before != NULL && !expect_group(self, before, error)))
		return FALSE;
	lines = g_ptr_array_new_with_free_func((GDestroyNotify)gls_key_line_free);
	text = g_strconcat("[", group, "]", self->line_end, NULL);
	g_ptr_array_add(lines, gls_key_line_new(text, strlen(text)));
	insert_group(self, before, lines);
	return TRUE;
}

/**
 * gls_key_lines_remove_group:
 * @self: the lines of a file
 * @group: the name of a group in it
 * @error: a #GError
 *
 * Removes the groups of that name, each with the comments right above it and right below its keys.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such group
 */
gboolean
gls_key_lines_remove_group(GlsKeyLines *self, const gchar *group, GError **error)
{
	if (!expect_group(self, group, error))
		return FALSE;
	g_ptr_array_unref(take_group(self, group));
	return TRUE;
}

/**
 * gls_key_lines_rename_group:
 * @self: the lines of a file
 * @group: the name of a group in it
 * @name: its new name
 * @error: a #GError
 *
 * Renames the groups of that name.
 *
 * Returns: %FALSE with the errors of gls_key_lines_add_group()
 */
gboolean
gls_key_lines_rename_group(GlsKeyLines *self, const gchar *group, const gchar *name, GError **error)
{
	if (!expect_group(self, group, error))
		return FALSE;
	if (strcmp(group, name) == 0)
		return TRUE;
	if (!gls_key_line_check_group(name, error) || !expect_no_group(self, name, error))
		return FALSE;
	for (guint i = gls_key_lines_find_header(self, 0, group); i < self->lines->len;
	     i = gls_key_lines_find_header(self, i + 1, group)) {
		GlsKeyLine *line = gls_key_lines_get_line(self, i);

		gls_key_line_replace(line, line->name_start, line->name_end, name);
	}
	return TRUE;
}

/**
 * gls_key_lines_move_group:
 * @self: the lines of a file
 * @group: the name of a group in it
 * @before: (nullable): the group that it is to stand before; %NULL for the end
 * @error: a #GError
 *
 * Moves a group with its comments. Groups of one name that stand apart then follow each other, so
 * that their values count as before.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such group
 */
gboolean
gls_key_lines_move_group(GlsKeyLines *self, const gchar *group, const gchar *before, GError **error)
{
	g_autoptr(GPtrArray) lines = NULL;

	if (!expect_group(self, group, error) ||
	    (before != NULL && !expect_group(self, before, error)))
		return FALSE;
	if (g_strcmp0(group, before) == 0)
		return TRUE;
	lines = take_group(self, group);
	insert_group(self, before, lines);
	return TRUE;
}
