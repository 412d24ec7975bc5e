/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-writer.h"

G_BEGIN_DECLS

gboolean
gls_retention_drop_before(GlsSegmentFolder *folder,
			  GlsSegmentWriter *writer,
			  gint64 date,
			  guint *n_dropped,
			  GError **error);

G_END_DECLS
