/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/formats/gls-subject-entry.h"

static void
add_identifiers(GlsEntry *entry, const GlsMessage *message)
{
	for (guint i = 0; message->identifiers != NULL && message->identifiers[i] != NULL; i++)
		gls_entry_add_id(entry, gls_paper_id_new_from_string(message->identifiers[i]));
}

/**
 * gls_subject_entry_add_ids:
 * @entry: an entry
 * @message: the item of a feed that it is the subject of
 * @belief: what is to be believed if the link and the identifiers of the item do not agree
 *
 * Adds the ids that an item of a feed gives its subject.
 */
void
gls_subject_entry_add_ids(GlsEntry *entry, const GlsMessage *message, GlsSubjectBelief belief)
{
	if (belief == GLS_SUBJECT_BELIEVE_IDENTIFIERS)
		add_identifiers(entry, message);
	gls_entry_add_id(entry, gls_paper_id_new_from_link(message->link));
	if (belief == GLS_SUBJECT_BELIEVE_LINK)
		add_identifiers(entry, message);
}

/**
 * gls_subject_entry_add:
 * @digest: a digest
 * @message: an item of a feed, whose subject is the title of a paper
 * @belief: what is to be believed if the link and the identifiers of the item do not agree
 *
 * Adds the paper that a feed item is about, as gls_digest_add_subject_entry() does, with its ids.
 *
 * Returns: (transfer none) (nullable): the entry; %NULL if the subject has no letter or digit
 */
GlsEntry *
gls_subject_entry_add(GlsDigest *digest, const GlsMessage *message, GlsSubjectBelief belief)
{
	GlsEntry *entry = gls_digest_add_subject_entry(digest, message);

	if (entry != NULL)
		gls_subject_entry_add_ids(entry, message, belief);
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
