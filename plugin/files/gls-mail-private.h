/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "files/gls-mail.h"
#include "files/gls-mail-body-private.h"

G_BEGIN_DECLS

/**
 * GlsMail:
 * @bytes: the mail as it came in
 * @start: where its first header begins in @bytes: after a "From " line of an mbox, else 0
 * @message: the mail as GMime reads it; its offsets count from @start
 * @bodies: (element-type GlsMailBody): first the body to show, then the same in another type if the
 *   mail brings both; empty if there is no text in it
 * @sealed: %TRUE if a signature or encryption covers any part of it
 * @format: (nullable): the format that recognised it when it was annotated
 */
struct _GlsMail {
	GBytes *bytes;
	gsize start;
	GMimeMessage *message;
	GPtrArray *bodies;
	gboolean sealed;
	const gchar *format;
};

GlsMessage *
gls_mail_dup_message_of(const GlsMail *self, const GlsMailBody *body);

G_END_DECLS
