/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsFormatCount:
 * @name: short name of the format
 * @n_digests: messages of that format in which papers were found
 * @n_entries: entries in them
 *
 * Digests of a format.
 */
typedef struct {
	gchar *name;
	guint n_digests;
	guint n_entries;
} GlsFormatCount;

/**
 * GlsMetDigest:
 * @source: the label of its source, as the history keeps it
 * @message_key: what gls_message_dup_key() gives for its message
 * @format: short name of its format
 * @n_entries: entries in it; 0 if the format is not understood
 * @date: when it came or was opened, in seconds since 1970 UTC
 *
 * A digest that a reader met. Its strings belong to somebody else.
 */
typedef struct {
	const gchar *source;
	const gchar *message_key;
	const gchar *format;
	guint n_entries;
	gint64 date;
} GlsMetDigest;

/**
 * GlsSourceStat:
 * @label: of the source
 * @last: (nullable): the last day on which a digest came, such as "2026-11-21"
 * @formats: (element-type GlsFormatCount): the formats that its digests had, in the order in which
 *   they were met
 * @understood: the messages that were counted last, 8 hexadecimal digits of the key of each
 * @not_understood: those in which no paper was found, likewise
 *
 * The digests of a source.
 */
typedef struct {
	gchar *label;
	gchar *last;
	GPtrArray *formats;
	GString *understood;
	GString *not_understood;
} GlsSourceStat;

GlsSourceStat *
gls_source_stat_new(const gchar *label);
GlsSourceStat *
gls_source_stat_new_from_group(GKeyFile *key_file, const gchar *group);
void
gls_source_stat_free(GlsSourceStat *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsSourceStat, gls_source_stat_free)

gboolean
gls_source_stat_count(GlsSourceStat *self, const GlsMetDigest *digest);
gboolean
gls_source_stat_get_last(const GlsSourceStat *self, GDate *date);
guint
gls_source_stat_get_n_not_understood(const GlsSourceStat *self);
gchar *
gls_source_stat_dup_message(const gchar *message_key);
void
gls_source_stat_add_messages(const GlsSourceStat *self, GHashTable *messages);
void
gls_source_stat_write(const GlsSourceStat *self, GKeyFile *key_file, guint max_messages);

G_END_DECLS
