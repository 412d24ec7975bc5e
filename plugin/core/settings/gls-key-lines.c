/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/settings/gls-key-line-private.h"
#include "core/settings/gls-key-lines.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _GlsKeyLines {
	GPtrArray *lines;
	gboolean has_mark;
	const gchar *line_end;
};

static GlsKeyLine *
get_line(const GlsKeyLines *self, guint line)
{
	return g_ptr_array_index(self->lines, line);
}

/**
 * gls_key_lines_new:
 * @text: a key-file, without NUL bytes
 * @length: of @text in bytes
 *
 * Takes a file apart. What is no key-file is kept too, but edited no better than it can be read:
 * callers refuse it.
 *
 * Returns: (transfer full): its lines
 */
GlsKeyLines *
gls_key_lines_new(const gchar *text, gsize length)
{
	GlsKeyLines *self = g_new0(GlsKeyLines, 1);
	const gchar *end = text + length;
	const gchar *first_end = memchr(text, '\n', length);

	self->lines = g_ptr_array_new_with_free_func((GDestroyNotify)gls_key_line_free);
	self->line_end = first_end != NULL && first_end > text && first_end[-1] == '\r' ? "\r\n"
											: "\n";
	self->has_mark = length >= 3 && memcmp(text, BYTE_ORDER_MARK, 3) == 0;
	if (self->has_mark)
		text += 3;
	while (text < end) {
		const gchar *line_end = memchr(text, '\n', end - text);
		const gchar *next = line_end != NULL ? line_end + 1 : end;

		g_ptr_array_add(self->lines, gls_key_line_new(text, next - text));
		text = next;
	}
	return self;
}

/**
 * gls_key_lines_free:
 * @self: the lines of a file
 *
 * Frees them.
 */
void
gls_key_lines_free(GlsKeyLines *self)
{
	g_ptr_array_unref(self->lines);
	g_free(self);
}

/**
 * gls_key_lines_to_string:
 * @self: the lines of a file
 *
 * Returns: (transfer full): the file
 */
gchar *
gls_key_lines_to_string(const GlsKeyLines *self)
{
	GString *text = g_string_new(self->has_mark ? BYTE_ORDER_MARK : NULL);

	for (guint i = 0; i < self->lines->len; i++)
		g_string_append(text, get_line(self, i)->text);
	return g_string_free(text, FALSE);
}

/* the next [group] line from @line on; the number of lines if there is none */
static guint
find_header(const GlsKeyLines *self, guint line, const gchar *group)
{
	while (line < self->lines->len &&
	       !gls_key_line_is(get_line(self, line), GLS_KEY_LINE_GROUP, group))
		line++;
	return line;
}

/**
 * gls_key_lines_has_group:
 * @self: the lines of a file
 * @group: a name
 *
 * Returns: whether there is such a group
 */
gboolean
gls_key_lines_has_group(const GlsKeyLines *self, const gchar *group)
{
	return find_header(self, 0, group) < self->lines->len;
}

static gchar **
dup_names(const GlsKeyLines *self, GlsKeyLineKind kind, const gchar *group)
{
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
	gboolean inside = group == NULL;

	for (guint i = 0; i < self->lines->len; i++) {
		const GlsKeyLine *line = get_line(self, i);

		if (line->kind == GLS_KEY_LINE_GROUP && group != NULL)
			inside = strcmp(line->name, group) == 0;
		if (inside && line->kind == kind && line->name != NULL &&
		    g_hash_table_add(known, line->name))
			g_strv_builder_add(builder, line->name);
	}
	return g_strv_builder_end(builder);
}

/**
 * gls_key_lines_dup_groups:
 * @self: the lines of a file
 *
 * Returns: (transfer full): the names of its groups, each once, in their order
 */
gchar **
gls_key_lines_dup_groups(const GlsKeyLines *self)
{
	return dup_names(self, GLS_KEY_LINE_GROUP, NULL);
}

/**
 * gls_key_lines_dup_keys:
 * @self: the lines of a file
 * @group: the name of a group
 *
 * Returns: (transfer full): the keys in it, each once, in their order
 */
gchar **
gls_key_lines_dup_keys(const GlsKeyLines *self, const gchar *group)
{
	g_return_val_if_fail(group != NULL, NULL);

	return dup_names(self, GLS_KEY_LINE_KEY, group);
}

/**
 * gls_key_lines_dup_group:
 * @self: the lines of a file
 * @group: a name
 *
 * Returns: (transfer full) (nullable): the text of the groups of that name from each [group] to its
 *   last key, %NULL if there is none
 */
gchar *
gls_key_lines_dup_group(const GlsKeyLines *self, const gchar *group)
{
	GString *text = NULL;

	for (guint i = find_header(self, 0, group); i < self->lines->len;
	     i = find_header(self, i + 1, group)) {
		guint end = find_header(self, i + 1, NULL);

		while (get_line(self, end - 1)->kind < GLS_KEY_LINE_GROUP)
			end--;
		if (text == NULL)
			text = g_string_new(NULL);
		for (guint j = i; j < end; j++)
			g_string_append(text, get_line(self, j)->text);
	}
	return text != NULL ? g_string_free(text, FALSE) : NULL;
}

/* where the value stands that counts: in groups of one name, and keys of one name, the last */
static guint
find_key(const GlsKeyLines *self, const gchar *group, const gchar *key)
{
	guint found = self->lines->len;
	gboolean inside = FALSE;

	for (guint i = 0; i < self->lines->len; i++) {
		const GlsKeyLine *line = get_line(self, i);

		if (line->kind == GLS_KEY_LINE_GROUP)
			inside = strcmp(line->name, group) == 0;
		else if (inside && gls_key_line_is(line, GLS_KEY_LINE_KEY, key))
			found = i;
	}
	return found;
}

/**
 * gls_key_lines_dup_value:
 * @self: the lines of a file
 * @group: the name of a group
 * @key: a key
 *
 * Returns: (transfer full) (nullable): its value as it is written, without spaces at its ends; %NULL
 *   if there is none
 */
gchar *
gls_key_lines_dup_value(const GlsKeyLines *self, const gchar *group, const gchar *key)
{
	guint found = find_key(self, group, key);
	const GlsKeyLine *line;

	if (found == self->lines->len)
		return NULL;
	line = get_line(self, found);
	return g_strndup(line->text + line->value_start, line->value_end - line->value_start);
}

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
	if (at > 0 && !gls_key_line_has_end(get_line(self, at - 1))) {
		GlsKeyLine *last = get_line(self, at - 1);
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

	for (guint i = find_header(self, 0, group); i < self->lines->len;
	     i = find_header(self, i + 1, group))
		at = i;
	for (guint i = at + 1; i < find_header(self, at + 1, NULL); i++) {
		if (get_line(self, i)->kind == GLS_KEY_LINE_KEY)
			at = i;
	}
	equals = dup_equals(get_line(self, at));
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
	found = find_key(self, group, key);
	if (found == self->lines->len) {
		add_key(self, group, key, value);
	} else {
		GlsKeyLine *line = get_line(self, found);

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
	for (guint i = find_key(self, group, key); i < self->lines->len;
	     i = find_key(self, group, key))
		g_ptr_array_remove_index(self->lines, i);
	return TRUE;
}

/* the comments right above a [group] belong to it, but not those that open the file */
static guint
find_block_start(const GlsKeyLines *self, guint header)
{
	guint start = header;

	while (start > 0 && get_line(self, start - 1)->kind == GLS_KEY_LINE_COMMENT)
		start--;
	return start > 0 ? start : header;
}

/* a group ends with its last key, the comments right below it, and blank lines; what stands further
 * down is a heading of what follows */
static guint
find_block_end(const GlsKeyLines *self, guint header)
{
	guint next = find_header(self, header + 1, NULL);
	guint limit = next < self->lines->len ? find_block_start(self, next) : next;
	guint end = limit;

	while (get_line(self, end - 1)->kind < GLS_KEY_LINE_GROUP)
		end--;
	while (end < limit && get_line(self, end)->kind == GLS_KEY_LINE_COMMENT)
		end++;
	while (end < limit && get_line(self, end)->kind == GLS_KEY_LINE_BLANK)
		end++;
	return end;
}

/* takes all groups of that name out, in their order */
static GPtrArray *
take_group(GlsKeyLines *self, const gchar *group)
{
	GPtrArray *taken = g_ptr_array_new_with_free_func((GDestroyNotify)gls_key_line_free);

	for (guint i = find_header(self, 0, group); i < self->lines->len;
	     i = find_header(self, 0, group)) {
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
	return get_line(self, line)->kind == GLS_KEY_LINE_BLANK;
}

/* a blank line stands between the inserted lines and their neighbours */
static void
insert_group(GlsKeyLines *self, const gchar *before, GPtrArray *lines)
{
	guint at = self->lines->len;

	if (before != NULL)
		at = find_block_start(self, find_header(self, 0, before));
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
	for (guint i = find_header(self, 0, group); i < self->lines->len;
	     i = find_header(self, i + 1, group)) {
		GlsKeyLine *line = get_line(self, i);

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
