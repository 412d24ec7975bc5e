/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history.h"

G_BEGIN_DECLS

/**
 * GlsRepeat:
 * @of: (nullable): the first entry that is the same paper
 * @published: %TRUE if it is another version of it, such as the preprint of an article
 * @similar: (nullable): if there is none, an earlier entry that may be the same paper
 *
 * What an entry is to those before it in its message.
 */
typedef struct {
	const GlsEntry *of;
	gboolean published;
	const GlsEntry *similar;
} GlsRepeat;

GArray *
gls_repeat_find(const GPtrArray *entries, const GPtrArray *papers, GlsHistory *history);

G_END_DECLS
