/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <string.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_SEGMENT_SUFFIX:
 *
 * How the name of every segment ends.
 */
#define GLS_SEGMENT_SUFFIX ".seen"

/**
 * GLS_SEGMENT_MAX_RECORD:
 *
 * The longest record that is read, in bytes. The limits of a #GlsRecord keep those that are written
 * under half of it.
 */
#define GLS_SEGMENT_MAX_RECORD (64 * 1024)

/**
 * GLS_SEGMENT_GROUP_LENGTH:
 *
 * The hex digits of the name of a record of a paper.
 */
#define GLS_SEGMENT_GROUP_LENGTH 16

/**
 * GlsSegmentPieceKind:
 * @GLS_SEGMENT_RECORD: a whole record, as it was written
 * @GLS_SEGMENT_DAMAGED: its checksum is wrong, or it is too long to be a record
 * @GLS_SEGMENT_INCOMPLETE: it has no end, or no beginning
 *
 * What a stretch of a segment holds.
 */
typedef enum {
	GLS_SEGMENT_RECORD,
	GLS_SEGMENT_DAMAGED,
	GLS_SEGMENT_INCOMPLETE,
} GlsSegmentPieceKind;

/**
 * GlsSegmentPiece:
 * @kind: what it holds
 * @offset: where it begins, in bytes
 * @length: in bytes
 *
 * A stretch of a segment that is a record, or should be one.
 */
typedef struct {
	GlsSegmentPieceKind kind;
	gsize offset;
	gsize length;
} GlsSegmentPiece;

/**
 * GlsSegmentLine:
 * @key: the key, not ended by a NUL
 * @key_length: in bytes
 * @value: the value as written, escaped, not ended by a NUL
 * @value_length: in bytes
 *
 * One line of a record. It points into the bytes of the record.
 */
typedef struct {
	const gchar *key;
	gsize key_length;
	const gchar *value;
	gsize value_length;
} GlsSegmentLine;

gboolean
gls_segment_next(const gchar *data, gsize length, gsize *position, GlsSegmentPiece *piece);
gboolean
gls_segment_get_group(const gchar *record, gsize length, guint64 *group);

gboolean
gls_segment_next_line(const gchar *record, gsize length, gsize *position, GlsSegmentLine *line);

/**
 * gls_segment_line_has_key:
 * @line: a line
 * @key: a key
 *
 * Returns: %TRUE if the line is that of @key
 */
static inline gboolean
gls_segment_line_has_key(const GlsSegmentLine *line, const gchar *key)
{
	return strlen(key) == line->key_length && memcmp(line->key, key, line->key_length) == 0;
}

gchar *
gls_segment_line_dup_string(const GlsSegmentLine *line);
void
gls_segment_line_read_list(const GlsSegmentLine *line,
			   guint max_items,
			   gsize max_length,
			   GPtrArray *items);
GPtrArray *
gls_segment_line_dup_list(const GlsSegmentLine *line, guint max_items, gsize max_length);
gint64
gls_segment_line_get_date(const GlsSegmentLine *line);
gint64
gls_segment_line_get_time(const GlsSegmentLine *line);

gsize
gls_segment_begin_record(GString *segment, const gchar *group);
void
gls_segment_append_string(GString *segment, const gchar *key, const gchar *value);
void
gls_segment_append_list(GString *segment, const gchar *key, const GPtrArray *values);
void
gls_segment_append_date(GString *segment, const gchar *key, gint64 date);
void
gls_segment_append_time(GString *segment, const gchar *key, gint64 time);
void
gls_segment_end_record(GString *segment, gsize start);

G_END_DECLS
