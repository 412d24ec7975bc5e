/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-record.h"

G_BEGIN_DECLS

/* limits of a record; the longest with all of them full takes 32 KiB in a segment */
#define GLS_RECORD_MAX_TITLE	1024
#define GLS_RECORD_MAX_LABEL	120
#define GLS_RECORD_MAX_ID	256
#define GLS_RECORD_MAX_IDS	32
#define GLS_RECORD_MAX_SOURCES	16
#define GLS_RECORD_MAX_SHOWN_IN 64

/* keys of a record that lead to its paper */
#define GLS_RECORD_KEY_TITLE   "title"
#define GLS_RECORD_KEY_IDS     "ids"
#define GLS_RECORD_KEY_AUTHORS "authors"

/* further keys of a record */
#define GLS_RECORD_KEY_SOURCES	  "sources"
#define GLS_RECORD_KEY_ARRIVED	  "arrived"
#define GLS_RECORD_KEY_SHOWN	  "shown"
#define GLS_RECORD_KEY_LAST_SHOWN "last-shown"

void
gls_record_set_title(GlsRecord *self, const gchar *title);
void
gls_record_take_title(GlsRecord *self, gchar *title);
GlsRecord *
gls_record_copy(const GlsRecord *self);
gchar *
gls_record_dup_group(const gchar *first_key, gint64 renewed);
gchar *
gls_record_dup_clean_title(const gchar *title);
gchar *
gls_record_dup_clean_label(const gchar *label);
gboolean
gls_record_add_key(GlsRecord *self, const gchar *key);
gboolean
gls_record_is_ruled_out(const gchar *data, gsize length, const GlsPaper *paper);
gboolean
gls_record_is_cut(const gchar *title);
void
gls_record_hide_shown(GlsRecord *self, gint64 until);
gboolean
gls_record_hide(GlsRecord *self, gint64 until);
void
gls_record_clear_sighting(GlsSighting *sighting);
gboolean
gls_record_add_id(GlsRecord *self, const GlsPaperId *id);
gboolean
gls_record_take_id(GlsRecord *self, GlsPaperId *id);

G_END_DECLS
