/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsLink:
 * @scheme: (nullable): in lower case, %NULL if the link has none
 * @host: (nullable): in lower case without `www.`, %NULL if the link has none
 * @path: as written, not decoded
 * @query: (nullable): as written, without its question mark
 *
 * The parts of a link.
 */
typedef struct {
	gchar *scheme;
	gchar *host;
	gchar *path;
	gchar *query;
} GlsLink;

GlsLink *
gls_link_new(const gchar *href);
void
gls_link_free(GlsLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLink, gls_link_free)

gboolean
gls_link_is_at(const GlsLink *self, const gchar *host);
gboolean
gls_link_is_at_google(const GlsLink *self);
gchar *
gls_link_dup_parameter(const GlsLink *self, const gchar *name);
gchar *
gls_link_decode(const gchar *text, gssize length);
gchar *
gls_link_unwrap(const gchar *href);

G_END_DECLS
