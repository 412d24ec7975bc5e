/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_HISTORY_PAGE (gls_history_page_get_type())
G_DECLARE_FINAL_TYPE(GlsHistoryPage, gls_history_page, GLS, HISTORY_PAGE, AdwBin)

G_END_DECLS
