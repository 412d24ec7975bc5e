/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotator.h"
#include "core/lookup/gls-lookup.h"
#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

#define GLS_TYPE_SESSION (gls_session_get_type())
G_DECLARE_FINAL_TYPE(GlsSession, gls_session, GLS, SESSION, GObject)

GlsSession *
gls_session_new(void);
void
gls_session_start(GlsSession *self);
void
gls_session_stop(GlsSession *self);
GlsAnnotator *
gls_session_get_annotator(GlsSession *self);
GlsSettings *
gls_session_get_settings(GlsSession *self);
GlsHistory *
gls_session_get_history(GlsSession *self);
void
gls_session_report(GlsSession *self, const gchar *text);
void
gls_session_complete(GlsSession *self,
		     const GlsAnnotatedMessage *message,
		     GlsLookupProgress progress,
		     gpointer progress_data,
		     GCancellable *cancellable);

G_END_DECLS
