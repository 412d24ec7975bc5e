/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-file.h"

/* of a rule file, in bytes; 20,000 rules of 200 bytes */
#define GLS_RULE_FILE_MAX_SIZE (4 * 1024 * 1024)

/* groups in a rule file, counted before they are merged */
#define GLS_RULE_FILE_MAX_RULES 20000

/* the line is empty, a comment, [group] or key=value */
static gboolean
gls_rule_file_is_line(const gchar *line, gsize length)
{
	if (length == 0 || *line == '#')
		return TRUE;
	if (*line == '[')
		return memchr(line, ']', length) != NULL;
	return *line != '=' && memchr(line, '=', length) != NULL;
}

/* what GKeyFile would refuse without naming the line, and too many groups */
static gboolean
gls_rule_file_check_lines(const gchar *data, const gchar *name, GError **error)
{
	guint n_groups = 0;
	guint n = 1;

	for (const gchar *line = data; *line != '\0'; n++) {
		gsize length = strcspn(line, "\n");
		gsize indent = MIN(length, strspn(line, " \t\r\v\f"));
		const gchar *start = line + indent;

		n_groups += *start == '[';
		if (!gls_rule_file_is_line(start, length - indent)) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_RULE,
				    "%s: line %u is no [group], key=value or # comment", name, n);
			return FALSE;
		}
		if (n_groups == 0 && indent < length && *start != '#') {
			g_set_error(error, GLS_ERROR, GLS_ERROR_RULE,
				    "%s: line %u stands before the first [group]", name, n);
			return FALSE;
		}
		line += length + (line[length] == '\n');
	}
	if (n_groups > GLS_RULE_FILE_MAX_RULES) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
			    "%s: %u groups, at most %d are read", name, n_groups,
			    GLS_RULE_FILE_MAX_RULES);
		return FALSE;
	}
	return TRUE;
}

static gboolean
gls_rule_file_check_text(const gchar *data, gsize length, const gchar *name, GError **error)
{
	const gchar *bad;
	guint line = 1;

	if (length > GLS_RULE_FILE_MAX_SIZE) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE, "%s: more than %d bytes", name,
			    GLS_RULE_FILE_MAX_SIZE);
		return FALSE;
	}
	if (g_utf8_validate(data, length, &bad))
		return TRUE;
	for (const gchar *p = data; p < bad; p++)
		line += *p == '\n';
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "%s: line %u is not UTF-8 text", name,
		    line);
	return FALSE;
}

/**
 * gls_rule_file_parse:
 * @data: a rule file
 * @length: of @data in bytes
 * @name: what errors call the file
 * @error: a #GError, or %NULL
 *
 * Parses a rule file, which is a key-file with one group for each rule.
 *
 * Returns: (transfer full): the file, %NULL with a #GLS_ERROR that names file and line if @data is
 *   not a key-file, not UTF-8, larger than 4 MiB or of more than 20,000 groups
 */
GKeyFile *
gls_rule_file_parse(const gchar *data, gsize length, const gchar *name, GError **error)
{
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_autoptr(GError) local = NULL;
	g_autofree gchar *text = NULL;

	if (!gls_rule_file_check_text(data, length, name, error))
		return NULL;
	/* some editors begin a file with a byte order mark, which GKeyFile refuses */
	if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		data += 3;
		length -= 3;
	}
	text = g_strndup(data, length);
	if (!gls_rule_file_check_lines(text, name, error))
		return NULL;
	if (!g_key_file_load_from_data(key_file, text, length, G_KEY_FILE_NONE, &local)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "%s: not a key-file: %s", name,
			    local->message);
		return NULL;
	}
	return g_steal_pointer(&key_file);
}

/**
 * gls_rule_file_read:
 * @path: a rule file
 * @length: (out): its size in bytes
 * @error: a #GError, or %NULL
 *
 * Reads a file, but never more than one byte beyond the largest rule file, whatever kind of file
 * it is.
 *
 * Returns: (transfer full): its contents, %NULL with %GLS_ERROR_UNREADABLE that names the file
 */
gchar *
gls_rule_file_read(const gchar *path, gsize *length, GError **error)
{
	g_autofree gchar *data = NULL;
	g_autofree gchar *name = NULL;
	FILE *file;
	gint failure;

	g_return_val_if_fail(path != NULL, NULL);
	g_return_val_if_fail(length != NULL, NULL);

	file = fopen(path, "rbe");
	failure = errno;
	if (file != NULL) {
		data = g_malloc(GLS_RULE_FILE_MAX_SIZE + 1);
		*length = fread(data, 1, GLS_RULE_FILE_MAX_SIZE + 1, file);
		failure = ferror(file) ? errno : 0;
		fclose(file);
		if (failure == 0)
			return g_steal_pointer(&data);
	}
	name = g_filename_display_name(path);
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "%s: cannot be read: %s", name,
		    g_strerror(failure));
	return NULL;
}
