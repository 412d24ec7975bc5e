/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_MACHINE_ID_LENGTH:
 *
 * Hex digits of the id of a machine.
 */
#define GLS_MACHINE_ID_LENGTH 8

gboolean
gls_machine_is_id(const gchar *text, gsize length);
gchar *
gls_machine_dup_path(void);
gchar *
gls_machine_ensure_id(GError **error);

G_END_DECLS
