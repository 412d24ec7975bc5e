/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "files/gls-mail-private.h"

/**
 * Wrap:
 * @name: of the file it makes, whose ending tells its kind
 * @loses_sender: %TRUE if nothing in it tells who sent the mail
 * @append: appends the file: @mail, or @message with one of its bodies, wrapped
 *
 * A way in which a digest reaches a reader other than by itself.
 */
typedef struct {
	const gchar *name;
	gboolean loses_sender;
	void (*append)(GString *out, const GlsMail *mail, const GlsMessage *message);
} Wrap;

/* ends in one without a name */
extern const Wrap wraps[];
