/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_DECISIONS_VIEW (gls_decisions_view_get_type())
G_DECLARE_FINAL_TYPE(GlsDecisionsView, gls_decisions_view, GLS, DECISIONS_VIEW, AdwBin)

G_END_DECLS
