/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/lookup/gls-metadata.h"

G_BEGIN_DECLS

gchar *
gls_metadata_dup_code(const gchar *address);

G_END_DECLS
