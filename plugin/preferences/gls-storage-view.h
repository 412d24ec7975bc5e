/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_STORAGE_VIEW (gls_storage_view_get_type())
G_DECLARE_FINAL_TYPE(GlsStorageView, gls_storage_view, GLS, STORAGE_VIEW, AdwBin)

G_END_DECLS
