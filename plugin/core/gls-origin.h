/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GLS_ORIGIN_MAX_NAMES 3

/**
 * GlsOrigin:
 * @names: (array zero-terminated=1): what it is called, none of them twice; owned by somebody else
 *
 * Where a paper comes from, as rules ask for it: the label that its reader sees, the one that the
 * message brought, and the format of the digest.
 */
typedef struct {
	const gchar *names[GLS_ORIGIN_MAX_NAMES + 1];
} GlsOrigin;

void
gls_origin_add_name(GlsOrigin *self, const gchar *name);

G_END_DECLS
