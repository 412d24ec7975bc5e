/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsAuthor:
 * @name: the name as shown, white space squeezed
 * @given: (nullable): given names or initials, %NULL if it cannot be told which they are
 * @family: (nullable): family name with its particles, %NULL if it cannot be told
 *
 * One author of a paper.
 */
typedef struct {
	gchar *name;
	gchar *given;
	gchar *family;
} GlsAuthor;

GlsAuthor *
gls_author_new(const gchar *name, gssize length);
void
gls_author_free(GlsAuthor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsAuthor, gls_author_free)

gchar *
gls_author_clean_list(const gchar *text);
void
gls_author_parse_list(const gchar *text, gssize length, GPtrArray *authors);

G_END_DECLS
