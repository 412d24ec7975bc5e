/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotator.h"
#include "geary/geary-abi.h"

G_BEGIN_DECLS

void
gls_geary_arrival_record(GearyEmailStore *emails,
			 GeeIterable *ids,
			 GlsAnnotator *annotator,
			 GCancellable *cancellable);

G_END_DECLS
