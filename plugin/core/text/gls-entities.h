/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_ENTITY_UTF8_SIZE:
 *
 * Room that gls_entity_decode() may need for its result, in bytes.
 */
#define GLS_ENTITY_UTF8_SIZE 8

gsize
gls_entity_decode(const gchar *text,
		  const gchar *end,
		  gboolean in_attribute,
		  gchar *utf8,
		  gsize *utf8_length);
gchar *
gls_entity_decode_all(const gchar *text, gsize length, gboolean in_attribute);

G_END_DECLS
