/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_IMPORT_GROUP (gls_import_group_get_type())
G_DECLARE_FINAL_TYPE(GlsImportGroup, gls_import_group, GLS, IMPORT_GROUP, AdwPreferencesGroup)

G_END_DECLS
