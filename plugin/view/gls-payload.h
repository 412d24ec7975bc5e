/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotation.h"

G_BEGIN_DECLS

/**
 * GlsPage:
 * @content: (nullable): CSS selector of the element that holds the body of a message; %NULL if the
 *   body of the page does
 * @heading: (nullable): CSS selector of the element that shows its subject; %NULL if none does
 *
 * Where a host's page shows a message.
 */
typedef struct {
	const gchar *content;
	const gchar *heading;
} GlsPage;

gchar *
gls_payload_new(const GlsAnnotatedMessage *message, const GlsPage *page);

G_END_DECLS
