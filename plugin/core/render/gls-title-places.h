/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

/**
 * GLS_TITLE_NOT_FOUND:
 *
 * Stands for the place of a title that a document does not hold.
 */
#define GLS_TITLE_NOT_FOUND G_MAXUINT32

GArray *
gls_title_places_find(const GlsDocument *document, const GPtrArray *entries);

G_END_DECLS
