/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "lookup/gls-source.h"

G_BEGIN_DECLS

/**
 * GLS_FETCHER_MAX_REPLY:
 *
 * The largest reply that is read, in bytes: 200 papers of arXiv have some 600 KB.
 */
#define GLS_FETCHER_MAX_REPLY (2 * 1024 * 1024)

/**
 * GlsFetcher:
 *
 * Asks sources over the network, and no faster than they like. It is used in one thread.
 */
typedef struct _GlsFetcher GlsFetcher;

GlsFetcher *
gls_fetcher_new(void);
void
gls_fetcher_free(GlsFetcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsFetcher, gls_fetcher_free)

gchar *
gls_fetcher_dup_base(GlsFetcher *self, const GlsSource *source);
GBytes *
gls_fetcher_fetch(GlsFetcher *self,
		  const GlsSource *source,
		  const gchar *uri,
		  const gchar *body,
		  GCancellable *cancellable,
		  GError **error);

G_END_DECLS
