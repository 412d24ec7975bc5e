/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-entry.h"

G_BEGIN_DECLS

/**
 * GlsPaper:
 * @title_key: (nullable): folded title
 * @ids: (nullable) (element-type GlsPaperId): strong ids
 *
 * What a paper is known by: an entry and a record both have one.
 */
typedef struct {
	const gchar *title_key;
	const GPtrArray *ids;
} GlsPaper;

gboolean
gls_identity_is_same(const GlsPaper *paper, const GlsPaper *other);
gboolean
gls_identity_contradicts(const GlsPaper *paper, const GlsPaper *other);
GPtrArray *
gls_identity_dup_keys(const GlsPaper *paper);

G_END_DECLS
