/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/settings/gls-key-line-private.h"

/* the byte after the last one that counts: the line end does not, nor do spaces before it */
static gsize
find_content_end(const gchar *text, gsize length)
{
	while (length > 0 && g_ascii_isspace(text[length - 1]))
		length--;
	return length;
}

/* [group], by the rules of GKeyFile: the last bracket ends it */
static void
parse_group(GlsKeyLine *self, gsize start, gsize end)
{
	if (end - start < 3 || self->text[end - 1] != ']')
		return;
	self->kind = GLS_KEY_LINE_GROUP;
	self->name_start = start + 1;
	self->name_end = end - 1;
}

static void
parse_key(GlsKeyLine *self, gsize start, gsize end)
{
	const gchar *equals = memchr(self->text + start, '=', end - start);

	if (equals == NULL || equals == self->text + start)
		return;
	self->kind = GLS_KEY_LINE_KEY;
	self->name_start = start;
	self->name_end = find_content_end(self->text, equals - self->text);
	self->value_start = equals - self->text + 1;
	while (self->value_start < end && g_ascii_isspace(self->text[self->value_start]))
		self->value_start++;
	self->value_end = end;
}

static void
parse(GlsKeyLine *self)
{
	gsize end = find_content_end(self->text, strlen(self->text));
	gsize start = 0;

	while (start < end && g_ascii_isspace(self->text[start]))
		start++;
	self->kind = start == end ? GLS_KEY_LINE_BLANK : GLS_KEY_LINE_COMMENT;
	if (start == end || self->text[start] == '#')
		return;
	if (self->text[start] == '[')
		parse_group(self, start, end);
	else
		parse_key(self, start, end);
	if (self->name_end > self->name_start)
		self->name =
			g_strndup(self->text + self->name_start, self->name_end - self->name_start);
}

/**
 * gls_key_line_new:
 * @text: a line, with its line end if it has one
 * @length: of @text in bytes
 *
 * Returns: (transfer full): the line
 */
GlsKeyLine *
gls_key_line_new(const gchar *text, gsize length)
{
	GlsKeyLine *self = g_new0(GlsKeyLine, 1);

	self->text = g_strndup(text, length);
	parse(self);
	return self;
}

/**
 * gls_key_line_free:
 * @self: a line
 *
 * Frees it.
 */
void
gls_key_line_free(GlsKeyLine *self)
{
	g_free(self->text);
	g_free(self->name);
	g_free(self);
}

/**
 * gls_key_line_is:
 * @self: a line
 * @kind: a group or a key
 * @name: (nullable): of it; %NULL for any
 *
 * Returns: whether it is that
 */
gboolean
gls_key_line_is(const GlsKeyLine *self, GlsKeyLineKind kind, const gchar *name)
{
	return self->kind == kind && (name == NULL || g_strcmp0(self->name, name) == 0);
}

/**
 * gls_key_line_has_end:
 * @self: a line
 *
 * Returns: whether it has a line end, which the last one of a file may lack
 */
gboolean
gls_key_line_has_end(const GlsKeyLine *self)
{
	return g_str_has_suffix(self->text, "\n");
}

/**
 * gls_key_line_replace:
 * @self: a line
 * @start: the first byte to replace
 * @end: the byte after the last
 * @text: what to put there
 *
 * Changes a part of a line.
 */
void
gls_key_line_replace(GlsKeyLine *self, gsize start, gsize end, const gchar *text)
{
	GString *changed = g_string_new_len(self->text, start);

	g_string_append(changed, text);
	g_string_append(changed, self->text + end);
	g_free(self->text);
	g_clear_pointer(&self->name, g_free);
	*self = (GlsKeyLine){.text = g_string_free(changed, FALSE)};
	parse(self);
}

static gboolean
has_control(const gchar *text)
{
	for (; *text != '\0'; text++) {
		if (g_ascii_iscntrl(*text))
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_stripped(const gchar *text)
{
	return *text == '\0' ||
	       (!g_ascii_isspace(*text) && !g_ascii_isspace(text[strlen(text) - 1]));
}

/**
 * gls_key_line_check_group:
 * @name: what is to become the name of a group
 * @error: a #GError
 *
 * Returns: %FALSE with %GLS_ERROR_RULE if a reader of the file would not read that name back
 */
gboolean
gls_key_line_check_group(const gchar *name, GError **error)
{
	if (*name != '\0' && g_utf8_validate(name, -1, NULL) && !has_control(name) &&
	    strpbrk(name, "[]") == NULL && is_stripped(name))
		return TRUE;
	g_set_error(
		error, GLS_ERROR, GLS_ERROR_RULE,
		"a group's name: expected text in one line, without brackets, control characters "
		"and spaces at its ends");
	return FALSE;
}

/**
 * gls_key_line_check_key:
 * @key: what is to become a key
 * @error: a #GError
 *
 * Returns: %FALSE with %GLS_ERROR_RULE if a reader of the file would not read it back
 */
gboolean
gls_key_line_check_key(const gchar *key, GError **error)
{
	gboolean good = *key != '\0' && *key != '#';

	for (const gchar *p = key; *p != '\0'; p++)
		good = good && g_ascii_isgraph(*p) && strchr("[]=", *p) == NULL;
	/* in the first group of a file, GKeyFile takes it for the charset */
	if (good && strcmp(key, "Encoding") != 0)
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_RULE,
		    "a key: expected ASCII letters, digits and signs other than [ ] = #");
	return FALSE;
}

/**
 * gls_key_line_check_value:
 * @key: whose value it is
 * @value: what is to become a value
 * @error: a #GError
 *
 * Returns: %FALSE with %GLS_ERROR_RULE if a reader of the file would not read it back
 */
gboolean
gls_key_line_check_value(const gchar *key, const gchar *value, GError **error)
{
	gboolean good = g_utf8_validate(value, -1, NULL) && is_stripped(value);

	for (const gchar *p = value; *p != '\0'; p++)
		good = good && (!g_ascii_iscntrl(*p) || *p == '\t');
	if (good)
		return TRUE;
	g_set_error(
		error, GLS_ERROR, GLS_ERROR_RULE,
		"%s: expected text in one line, without control characters and spaces at its ends",
		key);
	return FALSE;
}
