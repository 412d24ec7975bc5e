/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_AUTHOR_NAME_MAX_LENGTH:
 *
 * How long a name may be, in bytes. What is longer is the name of no one author.
 */
#define GLS_AUTHOR_NAME_MAX_LENGTH 1000

/**
 * GlsAuthorName:
 * @given: (array zero-terminated=1): folded given names in their order, an initial as one letter;
 *   empty if only a family name is known
 * @family: (array zero-terminated=1): the folded words of the family name, without particles;
 *   empty if the name has no letters but those in @letters
 * @particles: folded particles before the family name, without spaces; empty if there are none
 * @full_family: particles and family name without spaces
 * @full_name: (nullable): all of the name without spaces, if its given names may be particles in
 *   capitals: "Le Cun"; else %NULL
 * @letters: the letters of a name in Chinese, Japanese or Korean script; empty if there are none
 * @gap: where a space stands in @letters, in bytes; 0 if there is none
 *
 * The name of an author, taken apart to be compared.
 */
typedef struct {
	gchar **given;
	gchar **family;
	gchar *particles;
	gchar *full_family;
	gchar *full_name;
	gchar *letters;
	gsize gap;
} GlsAuthorName;

GlsAuthorName *
gls_author_name_new(const gchar *text, gssize length);
GlsAuthorName *
gls_author_name_new_wanted(const gchar *text, gssize length);
void
gls_author_name_free(GlsAuthorName *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsAuthorName, gls_author_name_free)

gboolean
gls_author_name_matches(const GlsAuthorName *self, const GlsAuthorName *wanted);

G_END_DECLS
