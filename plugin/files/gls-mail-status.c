/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "files/gls-mail-status.h"

/* the bit of X-Mozilla-Status that Thunderbird sets once a mail was opened */
#define MOZILLA_READ 0x0001

/* the value of a header line of that name, up to the end of its line; %NULL if it is another */
static gchar *
dup_value(const gchar *line, gsize length, const gchar *name)
{
	gsize name_length = strlen(name);

	if (length <= name_length || line[name_length] != ':' ||
	    g_ascii_strncasecmp(line, name, name_length) != 0)
		return NULL;
	return g_strndup(line + name_length + 1, length - name_length - 1);
}

static gboolean
line_says_unread(const gchar *line, gsize length)
{
	g_autofree gchar *status = dup_value(line, length, "Status");
	g_autofree gchar *mozilla = dup_value(line, length, "X-Mozilla-Status");

	if (status != NULL)
		return strchr(status, 'R') == NULL;
	return mozilla != NULL && (g_ascii_strtoull(mozilla, NULL, 16) & MOZILLA_READ) == 0;
}

/**
 * gls_mail_status_is_unread:
 * @mail: a mail
 *
 * Looks for what mail readers note in the header: `Status`, which has an `R` once the mail was
 * opened, and Thunderbird's `X-Mozilla-Status`.
 *
 * Returns: %TRUE if the mail says that it was not opened yet; most say nothing
 */
gboolean
gls_mail_status_is_unread(GBytes *mail)
{
	gsize length;
	const gchar *data = g_bytes_get_data(mail, &length);

	for (gsize at = 0; at < length;) {
		const gchar *newline = memchr(data + at, '\n', length - at);
		gsize end = newline != NULL ? (gsize)(newline - data) : length;

		if (end == at || (end == at + 1 && data[at] == '\r'))
			return FALSE;
		if (line_says_unread(data + at, end - at))
			return TRUE;
		at = end + 1;
	}
	return FALSE;
}

/**
 * gls_mail_status_is_unread_in_maildir:
 * @path: a file in a Maildir
 *
 * Looks at the name: a mail that was opened is in `cur`, and its name ends in `:2,` and letters, of
 * which one is `S` (some file systems and programs have another sign for the colon).
 *
 * Returns: %TRUE if the mail was not opened yet
 */
gboolean
gls_mail_status_is_unread_in_maildir(const gchar *path)
{
	g_autofree gchar *folder = g_path_get_dirname(path);
	const gchar *flags = strrchr(path, ',');

	if (!g_str_has_suffix(folder, G_DIR_SEPARATOR_S "cur"))
		return TRUE;
	return flags == NULL || flags - path < 2 || flags[-1] != '2' || strchr(flags, 'S') == NULL;
}
