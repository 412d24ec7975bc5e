/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record.h"
#include "core/lookup/gls-metadata-match.h"

/**
 * gls_metadata_is_of:
 * @self: metadata that was found by a title
 * @entry: an entry
 *
 * Returns: whether it is the same paper, in this or another publication, as
 *   gls_identity_is_same() decides
 */
gboolean
gls_metadata_is_of(const GlsMetadata *self, const GlsEntry *entry)
{
	g_autoptr(GlsEntry) found = gls_metadata_to_entry(self);
	g_autoptr(GlsRecord) record = gls_record_new_from_entry(entry);
	g_autoptr(GlsRecord) other_record = NULL;
	GlsPaper paper = gls_record_get_paper(record);
	GlsPaper other;

	if (found == NULL)
		return FALSE;
	other_record = gls_record_new_from_entry(found);
	other = gls_record_get_paper(other_record);
	return gls_identity_is_same(&paper, &other);
}

/**
 * gls_metadata_shares_id:
 * @self: metadata that was found by an id
 * @entry: an entry
 *
 * Returns: whether they have an id in common
 */
gboolean
gls_metadata_shares_id(const GlsMetadata *self, const GlsEntry *entry)
{
	for (guint i = 0; i < self->ids->len; i++) {
		const GlsPaperId *id = g_ptr_array_index(self->ids, i);
		const GlsPaperId *own = gls_entry_get_id(entry, id->scheme);

		if (own != NULL && gls_paper_id_equal(id, own))
			return TRUE;
	}
	return FALSE;
}
