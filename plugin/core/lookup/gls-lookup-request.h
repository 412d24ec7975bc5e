/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/lookup/gls-metadata.h"

G_BEGIN_DECLS

/**
 * GLS_LOOKUP_MAX_PAPERS:
 *
 * Papers in one request; a day of cs.LG has some 400.
 */
#define GLS_LOOKUP_MAX_PAPERS 2000

/**
 * GlsLookupRequest:
 * @number: what its replies are known by, from 1
 * @cancel: %TRUE to stop the request of that number; all else is empty then
 * @sources: who may be asked
 * @mailto: (nullable): address that OpenAlex is told
 * @entries: (element-type GlsEntry): the papers
 *
 * What the look-up program is asked: one line of JSON.
 */
typedef struct {
	guint number;
	gboolean cancel;
	GlsLookupSource sources;
	gchar *mailto;
	GPtrArray *entries;
} GlsLookupRequest;

GlsLookupRequest *
gls_lookup_request_new(guint number);
void
gls_lookup_request_free(GlsLookupRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLookupRequest, gls_lookup_request_free)

void
gls_lookup_request_add(GlsLookupRequest *self, const GlsEntry *entry);

gchar *
gls_lookup_request_to_line(const GlsLookupRequest *self);
GlsLookupRequest *
gls_lookup_request_new_from_line(const gchar *line, gssize length, GError **error);

G_END_DECLS
