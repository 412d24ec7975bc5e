/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/lookup/gls-metadata-store.h"
#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

#define GLS_TYPE_LOOKUP (gls_lookup_get_type())
G_DECLARE_FINAL_TYPE(GlsLookup, gls_lookup, GLS, LOOKUP, GObject)

/**
 * GlsLookupProgress:
 * @done: how many papers were dealt with
 * @total: of how many
 * @user_data: what was given with it
 *
 * Told while papers are looked up.
 */
typedef void (*GlsLookupProgress)(guint done, guint total, gpointer user_data);

GlsLookup *
gls_lookup_new(GlsSettings *settings, GlsMetadataStore *store);
gboolean
gls_lookup_is_on(GlsLookup *self);
void
gls_lookup_complete_async(GlsLookup *self,
			  const GPtrArray *entries,
			  GlsLookupProgress progress,
			  gpointer progress_data,
			  GCancellable *cancellable,
			  GAsyncReadyCallback callback,
			  gpointer user_data);
gboolean
gls_lookup_complete_finish(GlsLookup *self,
			   GAsyncResult *result,
			   guint *n_known,
			   gchar **problems,
			   GError **error);

G_END_DECLS
