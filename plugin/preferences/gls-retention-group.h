/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_RETENTION_GROUP (gls_retention_group_get_type())
G_DECLARE_FINAL_TYPE(GlsRetentionGroup,
		     gls_retention_group,
		     GLS,
		     RETENTION_GROUP,
		     AdwPreferencesGroup)

G_END_DECLS
