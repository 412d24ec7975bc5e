/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsRegexTimes:
 * @GLS_REGEX_ONCE: exactly once
 * @GLS_REGEX_REPEATED: at least once
 * @GLS_REGEX_OPTIONAL: any number of times
 *
 * How often something in a pattern may stand.
 */
typedef enum {
	GLS_REGEX_ONCE,
	GLS_REGEX_REPEATED,
	GLS_REGEX_OPTIONAL,
} GlsRegexTimes;

/**
 * GlsRegexPart:
 * @needs: (element-type GPtrArray): sets of literals: of each, one stands in whatever the part matches
 * @run: ASCII characters that follow each other, up to where the part was read
 * @is_exact: %TRUE if @run is all of it
 *
 * A part of a pattern, such as an alternative or a group.
 */
typedef struct {
	GPtrArray *needs;
	GString *run;
	gboolean is_exact;
} GlsRegexPart;

GlsRegexPart *
gls_regex_part_new(void);
void
gls_regex_part_free(GlsRegexPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRegexPart, gls_regex_part_free)

void
gls_regex_part_add_letter(GlsRegexPart *self, gchar letter, GlsRegexTimes times);
void
gls_regex_part_add_group(GlsRegexPart *self, GlsRegexPart *group, GlsRegexTimes times);
void
gls_regex_part_add_alternative(GlsRegexPart *self, GlsRegexPart *other);
void
gls_regex_part_end_run(GlsRegexPart *self);

G_END_DECLS
