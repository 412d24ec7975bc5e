/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-entry.h"
#include "core/gls-origin.h"

G_BEGIN_DECLS

/**
 * GlsField:
 * @GLS_FIELD_TITLE: the title of an entry
 * @GLS_FIELD_ABSTRACT: its abstract or snippet
 * @GLS_FIELD_AUTHOR: the names of its authors
 * @GLS_FIELD_CATEGORY: its subject classes
 * @GLS_FIELD_COMMENT: what its authors remark on it
 * @GLS_FIELD_SOURCE: the names of where it comes from
 * @GLS_FIELD_ID: its ids in their canonical form
 *
 * The parts of an entry that a rule can look at, as bits, in the order in which they are shown.
 */
typedef enum {
	GLS_FIELD_TITLE = 1 << 0,
	GLS_FIELD_ABSTRACT = 1 << 1,
	GLS_FIELD_AUTHOR = 1 << 2,
	GLS_FIELD_CATEGORY = 1 << 3,
	GLS_FIELD_COMMENT = 1 << 4,
	GLS_FIELD_SOURCE = 1 << 5,
	GLS_FIELD_ID = 1 << 6,
} GlsField;

#define GLS_N_FIELDS 7

/**
 * GLS_FIELD_DEFAULT:
 *
 * Where a rule looks that names no field.
 */
#define GLS_FIELD_DEFAULT (GLS_FIELD_TITLE | GLS_FIELD_ABSTRACT)
#define GLS_FIELD_ALL	  ((1 << GLS_N_FIELDS) - 1)

const gchar *
gls_field_to_string(GlsField field);
const gchar *
gls_field_get_text(GlsField field, guint item, const GlsEntry *entry, const GlsOrigin *origin);

G_END_DECLS
