/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* in milliseconds; the program says something before and after each of its questions, which take 10
 * seconds at most */
#define GLS_LOOKUP_PROCESS_PATIENCE 40000

#define GLS_TYPE_LOOKUP_PROCESS (gls_lookup_process_get_type())
G_DECLARE_FINAL_TYPE(GlsLookupProcess, gls_lookup_process, GLS, LOOKUP_PROCESS, GObject)

GlsLookupProcess *
gls_lookup_process_new(const gchar *program, guint patience, GError **error);
void
gls_lookup_process_send(GlsLookupProcess *self, const gchar *line);
void
gls_lookup_process_expect_reply(GlsLookupProcess *self, gboolean expect);
void
gls_lookup_process_stop(GlsLookupProcess *self);

G_END_DECLS
