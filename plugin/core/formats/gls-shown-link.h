/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

/**
 * GlsShownLink:
 * @start: first byte of what is linked, in the document's text
 * @end: byte after its last
 * @after: byte after the link with its address, if the text shows that
 * @block: index of the block it begins in
 * @href: (nullable): where it leads; %NULL if it is marked by its class alone
 * @class_name: (nullable): the `class` attribute
 *
 * A link as a reader sees it, in HTML or in plain text.
 */
typedef struct {
	guint32 start;
	guint32 end;
	guint32 after;
	guint block;
	gchar *href;
	const gchar *class_name;
} GlsShownLink;

GArray *
gls_shown_links_new(const GlsDocument *document, const gchar *class_name);
gboolean
gls_shown_link_has_class(const gchar *class_names, const gchar *class_name);

G_END_DECLS
