/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/history/gls-record.h"

G_BEGIN_DECLS

#define GLS_TYPE_PAPER_ITEM (gls_paper_item_get_type())
G_DECLARE_FINAL_TYPE(GlsPaperItem, gls_paper_item, GLS, PAPER_ITEM, GObject)

GlsPaperItem *
gls_paper_item_new(const GlsRecord *record);

const gchar *
gls_paper_item_get_title(GlsPaperItem *self);
const gchar *
gls_paper_item_get_details(GlsPaperItem *self);
GlsState
gls_paper_item_get_state(GlsPaperItem *self);
void
gls_paper_item_set_state(GlsPaperItem *self, GlsState state);
const gchar *
gls_paper_item_get_state_words(GlsPaperItem *self);
GlsEntry *
gls_paper_item_dup_entry(GlsPaperItem *self);

G_END_DECLS
