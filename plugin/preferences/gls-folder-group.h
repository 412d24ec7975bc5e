/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_FOLDER_GROUP (gls_folder_group_get_type())
G_DECLARE_FINAL_TYPE(GlsFolderGroup, gls_folder_group, GLS, FOLDER_GROUP, AdwPreferencesGroup)

G_END_DECLS
