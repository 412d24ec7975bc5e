/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-paper-item.h"

G_BEGIN_DECLS

#define GLS_TYPE_PAPER_LIST (gls_paper_list_get_type())
G_DECLARE_FINAL_TYPE(GlsPaperList, gls_paper_list, GLS, PAPER_LIST, GObject)

GlsPaperList *
gls_paper_list_new(void);
void
gls_paper_list_ask(GlsPaperList *self, const gchar *directory, const gchar *text, guint states);
void
gls_paper_list_stop(GlsPaperList *self);
void
gls_paper_list_load_more(GlsPaperList *self);
gboolean
gls_paper_list_remove(GlsPaperList *self, GlsPaperItem *item, guint *position);
void
gls_paper_list_insert(GlsPaperList *self, GlsPaperItem *item, guint position);
gboolean
gls_paper_list_is_busy(GlsPaperList *self);
gboolean
gls_paper_list_is_complete(GlsPaperList *self);

G_END_DECLS
