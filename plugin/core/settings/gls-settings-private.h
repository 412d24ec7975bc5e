/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

gboolean
gls_settings_write(GlsSettings *self,
		   const gchar *group,
		   const gchar *key,
		   const gchar *value,
		   GError **error);

G_END_DECLS
