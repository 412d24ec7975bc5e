/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/formats/gls-subject-entry.h"

/**
 * gls_subject_entry_add:
 * @digest: a digest
 * @message: an item of a feed, whose subject is the title of a paper
 *
 * Adds the paper that a feed item is about, as gls_digest_add_subject_entry() does, but believes
 * what the item says identifies it more than its link.
 *
 * Returns: (transfer none) (nullable): the entry; %NULL if the subject has no letter or digit
 */
GlsEntry *
gls_subject_entry_add(GlsDigest *digest, const GlsMessage *message)
{
	GlsEntry *entry = gls_digest_add_subject_entry(digest, message);

	if (entry == NULL || message->identifiers == NULL)
		return entry;
	g_ptr_array_set_size(entry->ids, 0);
	for (guint i = 0; message->identifiers[i] != NULL; i++)
		gls_entry_add_id(entry, gls_paper_id_new_from_string(message->identifiers[i]));
	gls_entry_add_id(entry, gls_paper_id_new_from_link(message->link));
	return entry;
}

/**
 * gls_subject_entry_ensure_date:
 * @entry: an entry
 * @message: its feed item
 *
 * Gives an entry without a date that of its feed item, if that has one; and likewise an entry of
 * which only the month or the year is known, and is the same.
 */
void
gls_subject_entry_ensure_date(GlsEntry *entry, const GlsMessage *message)
{
	g_autoptr(GDateTime) date = NULL;
	g_autofree gchar *day = NULL;

	if (message->date <= 0)
		return;
	date = g_date_time_new_from_unix_utc(message->date);
	day = date != NULL ? g_date_time_format(date, "%Y-%m-%d") : NULL;
	if (day == NULL || (entry->date != NULL && !g_str_has_prefix(day, entry->date)))
		return;
	g_free(entry->date);
	entry->date = g_steal_pointer(&day);
}
