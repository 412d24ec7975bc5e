/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/settings/gls-key-lines-private.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/*
 * gls_key_lines_get_line:
 * @self: the lines of a file
 * @line: which, from 0
 *
 * Returns: (transfer none): the line
 */
GlsKeyLine *
gls_key_lines_get_line(const GlsKeyLines *self, guint line)
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
		g_string_append(text, gls_key_lines_get_line(self, i)->text);
	return g_string_free(text, FALSE);
}

/*
 * gls_key_lines_find_header:
 * @self: the lines of a file
 * @line: where to begin
 * @group: (nullable): the name of a group; %NULL for any
 *
 * Returns: the next [group] line from @line on; the number of lines if there is none
 */
guint
gls_key_lines_find_header(const GlsKeyLines *self, guint line, const gchar *group)
{
	while (line < self->lines->len &&
	       !gls_key_line_is(gls_key_lines_get_line(self, line), GLS_KEY_LINE_GROUP, group))
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
	return gls_key_lines_find_header(self, 0, group) < self->lines->len;
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
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

	for (guint i = gls_key_lines_find_header(self, 0, NULL); i < self->lines->len;
	     i = gls_key_lines_find_header(self, i + 1, NULL)) {
		if (g_hash_table_add(known, gls_key_lines_get_line(self, i)->name))
			g_strv_builder_add(builder, gls_key_lines_get_line(self, i)->name);
	}
	return g_strv_builder_end(builder);
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

	for (guint i = gls_key_lines_find_header(self, 0, group); i < self->lines->len;
	     i = gls_key_lines_find_header(self, i + 1, group)) {
		guint end = gls_key_lines_find_header(self, i + 1, NULL);

		while (gls_key_lines_get_line(self, end - 1)->kind < GLS_KEY_LINE_GROUP)
			end--;
		if (text == NULL)
			text = g_string_new(NULL);
		for (guint j = i; j < end; j++)
			g_string_append(text, gls_key_lines_get_line(self, j)->text);
	}
	return text != NULL ? g_string_free(text, FALSE) : NULL;
}

/*
 * gls_key_lines_find_key:
 * @self: the lines of a file
 * @group: the name of a group
 * @key: a key
 *
 * Returns: where the value stands that counts, in groups of one name and keys of one name the last;
 *   the number of lines if there is none
 */
guint
gls_key_lines_find_key(const GlsKeyLines *self, const gchar *group, const gchar *key)
{
	guint found = self->lines->len;
	gboolean inside = FALSE;

	for (guint i = 0; i < self->lines->len; i++) {
		const GlsKeyLine *line = gls_key_lines_get_line(self, i);

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
	guint found = gls_key_lines_find_key(self, group, key);
	const GlsKeyLine *line;

	if (found == self->lines->len)
		return NULL;
	line = gls_key_lines_get_line(self, found);
	return g_strndup(line->text + line->value_start, line->value_end - line->value_start);
}
