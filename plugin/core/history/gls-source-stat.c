/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/history/gls-source-stat.h"

/* of the 16 digits of a message's key: among 2000 messages one in two millions is taken for another */
#define KEY_LENGTH 8

/* messages of a source that are remembered: eight years of a daily mail */
#define MAX_UNDERSTOOD	   2000
#define MAX_NOT_UNDERSTOOD 200

/* more than there are */
#define MAX_FORMATS 64

#define KEY_LAST	   "last"
#define KEY_UNDERSTOOD	   "understood"
#define KEY_NOT_UNDERSTOOD "not-understood"
#define PREFIX_FORMAT	   "format-"

static void
format_count_free(GlsFormatCount *count)
{
	g_free(count->name);
	g_free(count);
}

/**
 * gls_source_stat_new:
 * @label: of a source
 *
 * Returns: (transfer full): a source of which nothing came
 */
GlsSourceStat *
gls_source_stat_new(const gchar *label)
{
	GlsSourceStat *self = g_new0(GlsSourceStat, 1);

	self->label = g_strdup(label);
	self->formats = g_ptr_array_new_with_free_func((GDestroyNotify)format_count_free);
	self->understood = g_string_new(NULL);
	self->not_understood = g_string_new(NULL);
	return self;
}

/**
 * gls_source_stat_free:
 * @self: (nullable): a source
 *
 * Frees it.
 */
void
gls_source_stat_free(GlsSourceStat *self)
{
	if (self == NULL)
		return;
	g_free(self->label);
	g_free(self->last);
	g_ptr_array_unref(self->formats);
	g_string_free(self->understood, TRUE);
	g_string_free(self->not_understood, TRUE);
	g_free(self);
}

static void
add_up(guint *count, guint n)
{
	*count = MIN((guint64)*count + n, G_MAXINT);
}

static GlsFormatCount *
ensure_format(GlsSourceStat *self, const gchar *name)
{
	GlsFormatCount *count;

	for (guint i = 0; i < self->formats->len; i++) {
		count = g_ptr_array_index(self->formats, i);
		if (strcmp(count->name, name) == 0)
			return count;
	}
	count = g_new0(GlsFormatCount, 1);
	count->name = g_strdup(name);
	g_ptr_array_add(self->formats, count);
	return count;
}

static void
read_format(GlsSourceStat *self, GKeyFile *key_file, const gchar *group, const gchar *key)
{
	gsize n = 0;
	g_autofree gint *numbers = g_key_file_get_integer_list(key_file, group, key, &n, NULL);
	GlsFormatCount *count;

	if (n != 2 || numbers[0] < 0 || numbers[1] < 0 || self->formats->len >= MAX_FORMATS)
		return;
	count = ensure_format(self, key + strlen(PREFIX_FORMAT));
	count->n_digests = numbers[0];
	count->n_entries = numbers[1];
}

static void
read_messages(GString *messages, GKeyFile *key_file, const gchar *group, const gchar *key)
{
	g_autofree gchar *text = g_key_file_get_string(key_file, group, key, NULL);

	if (text != NULL && strlen(text) % KEY_LENGTH == 0 &&
	    strspn(text, "0123456789abcdef") == strlen(text))
		g_string_assign(messages, text);
}

/* years of four digits, so that days are in the order of their texts */
static gboolean
parse_day(const gchar *text, GDate *date)
{
	guint year;
	guint month;
	guint day;
	gint end = 0;

	g_date_clear(date, 1);
	if (sscanf(text, "%4u-%2u-%2u%n", &year, &month, &day, &end) != 3 || end != 10 ||
	    text[end] != '\0' || !g_date_valid_dmy(day, month, year))
		return FALSE;
	g_date_set_dmy(date, day, month, year);
	return TRUE;
}

/**
 * gls_source_stat_new_from_group:
 * @key_file: a key-file
 * @group: one of its groups: the label of a source, with `%` and two hexadecimal digits for each
 *   byte that cannot stand there
 *
 * Reads a source. A value that says nothing is left out.
 *
 * Returns: (transfer full) (nullable): the source; %NULL if the group is no label
 */
GlsSourceStat *
gls_source_stat_new_from_group(GKeyFile *key_file, const gchar *group)
{
	g_autofree gchar *label = g_uri_unescape_string(group, NULL);
	g_auto(GStrv) keys = g_key_file_get_keys(key_file, group, NULL, NULL);
	g_autoptr(GlsSourceStat) self = NULL;
	g_autofree gchar *last = NULL;
	GDate date;

	if (label == NULL || *label == '\0' || !g_utf8_validate(label, -1, NULL))
		return NULL;
	self = gls_source_stat_new(label);
	last = g_key_file_get_string(key_file, group, KEY_LAST, NULL);
	if (last != NULL && parse_day(last, &date))
		self->last = g_steal_pointer(&last);
	for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
		if (g_str_has_prefix(keys[i], PREFIX_FORMAT))
			read_format(self, key_file, group, keys[i]);
	}
	read_messages(self->understood, key_file, group, KEY_UNDERSTOOD);
	read_messages(self->not_understood, key_file, group, KEY_NOT_UNDERSTOOD);
	return g_steal_pointer(&self);
}

static gssize
find_message(const GString *messages, const gchar *message_key)
{
	for (gsize i = 0; i < messages->len; i += KEY_LENGTH) {
		if (strncmp(messages->str + i, message_key, KEY_LENGTH) == 0)
			return i;
	}
	return -1;
}

static void
add_message(GString *messages, const gchar *message_key, guint max)
{
	g_string_append_len(messages, message_key, KEY_LENGTH);
	if (messages->len > max * KEY_LENGTH)
		g_string_erase(messages, 0, messages->len - max * KEY_LENGTH);
}

static void
set_last(GlsSourceStat *self, gint64 date)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_local(date);
	g_autofree gchar *day = time != NULL ? g_date_time_format(time, "%Y-%m-%d") : NULL;

	if (day == NULL || (self->last != NULL && strcmp(day, self->last) <= 0))
		return;
	g_free(self->last);
	self->last = g_steal_pointer(&day);
}

/**
 * gls_source_stat_count:
 * @self: a source
 * @digest: a digest of it
 *
 * Counts a digest, unless it was counted before. One that was not understood before and is now counts
 * as understood. The last 2000 messages are remembered, and 200 that were not understood.
 *
 * Returns: whether @self changed
 */
gboolean
gls_source_stat_count(GlsSourceStat *self, const GlsMetDigest *digest)
{
	gssize at = find_message(self->not_understood, digest->message_key);
	GlsFormatCount *count;

	if (find_message(self->understood, digest->message_key) >= 0 ||
	    (at >= 0 && digest->n_entries == 0))
		return FALSE;
	set_last(self, digest->date);
	count = ensure_format(self, digest->format);
	if (digest->n_entries == 0) {
		add_message(self->not_understood, digest->message_key, MAX_NOT_UNDERSTOOD);
		return TRUE;
	}
	if (at >= 0)
		g_string_erase(self->not_understood, at, KEY_LENGTH);
	add_message(self->understood, digest->message_key, MAX_UNDERSTOOD);
	add_up(&count->n_digests, 1);
	add_up(&count->n_entries, digest->n_entries);
	return TRUE;
}

/**
 * gls_source_stat_get_last:
 * @self: a source
 * @date: (out): gets the last day on which a digest came
 *
 * Returns: whether one came
 */
gboolean
gls_source_stat_get_last(const GlsSourceStat *self, GDate *date)
{
	return self->last != NULL && parse_day(self->last, date);
}

/**
 * gls_source_stat_get_n_not_understood:
 * @self: a source
 *
 * Returns: how many of its messages were not understood, at most 200
 */
guint
gls_source_stat_get_n_not_understood(const GlsSourceStat *self)
{
	return self->not_understood->len / KEY_LENGTH;
}

/**
 * gls_source_stat_dup_message:
 * @message_key: what gls_message_dup_key() gives for a message
 *
 * Returns: (transfer full): what it is remembered by
 */
gchar *
gls_source_stat_dup_message(const gchar *message_key)
{
	return g_strndup(message_key, KEY_LENGTH);
}

/**
 * gls_source_stat_add_messages:
 * @self: a source
 * @messages: (element-type utf8): gets what its messages that were understood are remembered by
 */
void
gls_source_stat_add_messages(const GlsSourceStat *self, GHashTable *messages)
{
	for (gsize i = 0; i < self->understood->len; i += KEY_LENGTH)
		g_hash_table_add(messages, g_strndup(self->understood->str + i, KEY_LENGTH));
}

static void
write_messages(const GString *messages,
	       GKeyFile *key_file,
	       const gchar *group,
	       const gchar *key,
	       guint max)
{
	gsize length = MIN(messages->len, max * KEY_LENGTH);

	if (length > 0)
		g_key_file_set_string(key_file, group, key, messages->str + messages->len - length);
}

/**
 * gls_source_stat_write:
 * @self: a source
 * @key_file: gets a group for it
 * @max_messages: how many of the messages that were understood are remembered at most, the last
 */
void
gls_source_stat_write(const GlsSourceStat *self, GKeyFile *key_file, guint max_messages)
{
	g_autofree gchar *group = g_uri_escape_string(
		self->label, " " G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS, TRUE);

	if (self->last != NULL)
		g_key_file_set_string(key_file, group, KEY_LAST, self->last);
	for (guint i = 0; i < self->formats->len; i++) {
		const GlsFormatCount *count = g_ptr_array_index(self->formats, i);
		g_autofree gchar *key = g_strconcat(PREFIX_FORMAT, count->name, NULL);
		gint numbers[] = {count->n_digests, count->n_entries};

		g_key_file_set_integer_list(key_file, group, key, numbers, G_N_ELEMENTS(numbers));
	}
	write_messages(self->understood, key_file, group, KEY_UNDERSTOOD, max_messages);
	write_messages(self->not_understood, key_file, group, KEY_NOT_UNDERSTOOD,
		       MAX_NOT_UNDERSTOOD);
}
