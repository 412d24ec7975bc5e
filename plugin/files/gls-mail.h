/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotator.h"

G_BEGIN_DECLS

/**
 * GlsMail:
 *
 * One mail, as its bytes stand in a file or a pipe.
 */
typedef struct _GlsMail GlsMail;

GlsMail *
gls_mail_new(GBytes *bytes, GError **error);
void
gls_mail_free(GlsMail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsMail, gls_mail_free)

gboolean
gls_mail_is_sealed(const GlsMail *self);
gboolean
gls_mail_get_first_bad(const GlsMail *self, gsize *offset);
GlsMessage *
gls_mail_dup_message(const GlsMail *self);
GBytes *
gls_mail_annotate(GlsMail *self,
		  GlsAnnotator *annotator,
		  GlsAnnotateFlags flags,
		  GPtrArray *warnings,
		  GError **error);
const gchar *
gls_mail_get_format(const GlsMail *self);

G_END_DECLS
