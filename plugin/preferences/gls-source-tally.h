/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/history/gls-source-stats.h"

G_BEGIN_DECLS

#define GLS_TYPE_SOURCE_TALLY (gls_source_tally_get_type())
G_DECLARE_FINAL_TYPE(GlsSourceTally, gls_source_tally, GLS, SOURCE_TALLY, GObject)

GlsSourceTally *
gls_source_tally_new(void);
void
gls_source_tally_want(GlsSourceTally *self);
const GPtrArray *
gls_source_tally_get_sources(GlsSourceTally *self);

G_END_DECLS
