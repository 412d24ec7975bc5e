/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_RECORD_KEYS_VERSION:
 *
 * Counts the changes of gls_record_dup_keys(). An index on the disk that was made with other keys is
 * made anew.
 */
#define GLS_RECORD_KEYS_VERSION 2

GPtrArray *
gls_record_dup_keys(const gchar *record, gsize length);

G_END_DECLS
