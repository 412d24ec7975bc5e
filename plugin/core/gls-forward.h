/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

/**
 * GlsForward:
 * @sender: (nullable): address of who sent the mail that was forwarded; never stored
 * @subject: its subject
 *
 * What a mail that was forwarded in the text of another one says of itself.
 */
typedef struct {
	gchar *sender;
	gchar *subject;
} GlsForward;

GlsForward *
gls_forward_find(const GlsDocument *document);
void
gls_forward_free(GlsForward *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsForward, gls_forward_free)

G_END_DECLS
