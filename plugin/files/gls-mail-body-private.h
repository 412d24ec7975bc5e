/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gmime/gmime.h>

#include "core/gls-message.h"

G_BEGIN_DECLS

/* GMime 3.2 has none of its own */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeContentType, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)

/**
 * GlsMailBody:
 * @part: the part of the mail that holds it
 * @message: the message that @part stands in: the mail, or one that was forwarded in it
 * @type: how to read @text
 * @text: decoded, valid UTF-8 without NUL
 * @length: of @text in bytes
 * @repaired: %TRUE if the part held bytes that its charset does not allow
 * @first_bad: offset of the first of them in the decoded part
 *
 * A part of a mail that a reader may see as its body.
 */
typedef struct {
	GMimePart *part;
	GMimeMessage *message;
	GlsBodyType type;
	gchar *text;
	gsize length;
	gboolean repaired;
	gsize first_bad;
} GlsMailBody;

void
gls_mail_body_free(GlsMailBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsMailBody, gls_mail_body_free)

GPtrArray *
gls_mail_body_choose(GMimeMessage *message, gboolean *sealed, GError **error);

G_END_DECLS
