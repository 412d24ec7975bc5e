/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_SOURCES_PAGE (gls_sources_page_get_type())
G_DECLARE_FINAL_TYPE(GlsSourcesPage, gls_sources_page, GLS, SOURCES_PAGE, AdwBin)

G_END_DECLS
