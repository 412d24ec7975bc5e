/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_PAPERS_VIEW (gls_papers_view_get_type())
G_DECLARE_FINAL_TYPE(GlsPapersView, gls_papers_view, GLS, PAPERS_VIEW, AdwBin)

G_END_DECLS
