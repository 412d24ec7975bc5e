/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-folder.h"

G_BEGIN_DECLS

/**
 * GlsRecordScanFunc:
 * @place: where the record is
 * @record: the bytes of the record
 * @length: how many bytes there are; others may stand behind the record
 * @user_data: what was given with the function
 *
 * Takes a record that was found. Its sum was not checked.
 */
typedef void (*GlsRecordScanFunc)(GlsSegmentPlace place,
				  const gchar *record,
				  gsize length,
				  gpointer user_data);

void
gls_record_scan(GlsSegmentFolder *folder,
		const GArray *places,
		GlsRecordScanFunc func,
		gpointer user_data);
guint64
gls_record_scan_activity(const gchar *record, gsize length);
gboolean
gls_record_scan_has_text(const gchar *record, gsize length, const gchar *text);

G_END_DECLS
