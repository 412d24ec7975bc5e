/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-entry.h"

G_BEGIN_DECLS

/**
 * GlsField:
 * @GLS_FIELD_TITLE: the title of an entry
 * @GLS_FIELD_ABSTRACT: its abstract or snippet
 *
 * The parts of an entry that a rule can look at, as bits.
 */
typedef enum {
	GLS_FIELD_TITLE = 1 << 0,
	GLS_FIELD_ABSTRACT = 1 << 1,
} GlsField;

#define GLS_FIELD_ALL (GLS_FIELD_TITLE | GLS_FIELD_ABSTRACT)

const gchar *
gls_field_to_string(GlsField field);
const gchar *
gls_field_get_text(GlsField field, const GlsEntry *entry);

G_END_DECLS
