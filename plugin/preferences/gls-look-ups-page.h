/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_LOOK_UPS_PAGE (gls_look_ups_page_get_type())
G_DECLARE_FINAL_TYPE(GlsLookUpsPage, gls_look_ups_page, GLS, LOOK_UPS_PAGE, AdwBin)

G_END_DECLS
