/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsKeyLineKind:
 * @GLS_KEY_LINE_BLANK: white space, or nothing
 * @GLS_KEY_LINE_COMMENT: a comment, or what a key-file does not know
 * @GLS_KEY_LINE_GROUP: [group]
 * @GLS_KEY_LINE_KEY: key=value
 */
typedef enum {
	GLS_KEY_LINE_BLANK,
	GLS_KEY_LINE_COMMENT,
	GLS_KEY_LINE_GROUP,
	GLS_KEY_LINE_KEY,
} GlsKeyLineKind;

/**
 * GlsKeyLine:
 * @text: all of it, with its line end if it has one
 * @kind: what it is
 * @name: (nullable): of the group or key
 * @name_start: where the name begins in @text, in bytes
 * @name_end: the byte after it
 * @value_start: where the value of a key begins
 * @value_end: the byte after it
 *
 * A line of a key-file.
 */
typedef struct {
	gchar *text;
	GlsKeyLineKind kind;
	gchar *name;
	gsize name_start;
	gsize name_end;
	gsize value_start;
	gsize value_end;
} GlsKeyLine;

GlsKeyLine *
gls_key_line_new(const gchar *text, gsize length);
void
gls_key_line_free(GlsKeyLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsKeyLine, gls_key_line_free)

gboolean
gls_key_line_is(const GlsKeyLine *self, GlsKeyLineKind kind, const gchar *name);
gboolean
gls_key_line_has_end(const GlsKeyLine *self);
void
gls_key_line_replace(GlsKeyLine *self, gsize start, gsize end, const gchar *text);

gboolean
gls_key_line_check_group(const gchar *name, GError **error);
gboolean
gls_key_line_check_key(const gchar *key, GError **error);
gboolean
gls_key_line_check_value(const gchar *key, const gchar *value, GError **error);

G_END_DECLS
