/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "view/gls-webkit.h"

G_BEGIN_DECLS

/**
 * GlsViewHold:
 *
 * Holds the first paint of pages until a #GlsView has shown or cleared its annotations in them, 500 ms
 * from the first frame at most: what is read then is not moved by what is inserted above it.
 */
typedef struct _GlsViewHold GlsViewHold;

GlsViewHold *
gls_view_hold_new(void);
void
gls_view_hold_free(GlsViewHold *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsViewHold, gls_view_hold_free)

void
gls_view_hold_add(GlsViewHold *self, WebKitWebView *web_view);

G_END_DECLS
