/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

G_MODULE_EXPORT void
peas_register_types(GTypeModule *module);

G_END_DECLS
