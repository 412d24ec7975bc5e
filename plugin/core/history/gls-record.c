/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record-private.h"
#include "core/identity/gls-author-key.h"

#define MAX_YEAR 9999

/**
 * gls_record_new:
 *
 * Makes a record that holds nothing.
 *
 * Returns: (transfer full): a record
 */
GlsRecord *
gls_record_new(void)
{
	GlsRecord *self = g_new0(GlsRecord, 1);

	self->ids = g_ptr_array_new_with_free_func((GDestroyNotify)gls_paper_id_free);
	self->authors = g_ptr_array_new_with_free_func(g_free);
	self->sources = g_ptr_array_new_with_free_func(g_free);
	self->shown_in = g_ptr_array_new_with_free_func(g_free);
	return self;
}

/**
 * gls_record_clear_sighting:
 * @sighting: a sighting of a record
 *
 * Makes it one that never was.
 */
void
gls_record_clear_sighting(GlsSighting *sighting)
{
	g_clear_pointer(&sighting->message_key, g_free);
	g_clear_pointer(&sighting->source, g_free);
	sighting->date = 0;
}

/**
 * gls_record_free:
 * @self: (nullable): a record
 *
 * Frees a record and what it holds.
 */
void
gls_record_free(GlsRecord *self)
{
	if (self == NULL)
		return;
	g_free(self->group);
	g_free(self->title);
	g_free(self->title_key);
	g_ptr_array_unref(self->ids);
	g_ptr_array_unref(self->authors);
	g_free(self->venue);
	g_free(self->sketch);
	g_ptr_array_unref(self->sources);
	gls_record_clear_sighting(&self->arrived);
	gls_record_clear_sighting(&self->shown);
	gls_record_clear_sighting(&self->marked);
	g_ptr_array_unref(self->shown_in);
	g_free(self->version_in);
	g_free(self);
}

static gboolean
accepts_id(const GlsRecord *self, const GlsPaperId *id)
{
	for (guint i = 0; i < self->ids->len; i++) {
		if (gls_paper_id_equal(g_ptr_array_index(self->ids, i), id))
			return FALSE;
	}
	return self->ids->len < GLS_RECORD_MAX_IDS && strlen(id->value) <= GLS_RECORD_MAX_ID;
}

/**
 * gls_record_add_id:
 * @self: a record
 * @id: an id
 *
 * Adds a copy of an id, unless the record has it, has %GLS_RECORD_MAX_IDS, or the id is longer than
 * %GLS_RECORD_MAX_ID bytes.
 *
 * Returns: %TRUE if it was added
 */
gboolean
gls_record_add_id(GlsRecord *self, const GlsPaperId *id)
{
	if (!accepts_id(self, id))
		return FALSE;
	g_ptr_array_add(self->ids, gls_paper_id_copy(id));
	return TRUE;
}

/**
 * gls_record_take_id:
 * @self: a record
 * @id: (transfer full): an id
 *
 * Does what gls_record_add_id() does.
 *
 * Returns: %TRUE if it was added
 */
gboolean
gls_record_take_id(GlsRecord *self, GlsPaperId *id)
{
	g_autoptr(GlsPaperId) own = id;

	if (!accepts_id(self, own))
		return FALSE;
	g_ptr_array_add(self->ids, g_steal_pointer(&own));
	return TRUE;
}

/**
 * gls_record_new_from_entry:
 * @entry: an entry
 *
 * Makes a record that holds what an entry is known by: its title and ids, its first authors, year,
 * venue and the sketch of its abstract. The title loses every mail address and link in it, and is cut at
 * 1,024 bytes; ids after the 32nd are left out.
 *
 * Returns: (transfer full): a record without a group
 */
GlsRecord *
gls_record_new_from_entry(const GlsEntry *entry)
{
	g_autofree gchar *title = gls_record_dup_clean_title(entry->title);
	GlsRecord *self = gls_record_new();

	if (title != NULL)
		gls_record_take_title(self, g_steal_pointer(&title));
	for (guint i = 0; i < entry->ids->len; i++)
		gls_record_add_id(self, g_ptr_array_index(entry->ids, i));
	g_ptr_array_unref(self->authors);
	self->authors = gls_author_keys_new(entry->authors, GLS_PAPER_MAX_AUTHORS);
	if (entry->date != NULL)
		self->year = (guint)CLAMP(g_ascii_strtoll(entry->date, NULL, 10), 0, MAX_YEAR);
	if (entry->venue != NULL)
		self->venue = gls_record_dup_clean_label(entry->venue);
	if (entry->abstract != NULL)
		self->sketch = gls_sketch_new(entry->abstract, -1);
	return self;
}

/**
 * gls_record_get_paper:
 * @self: a record
 *
 * Returns: what its paper is known by; the strings belong to the record
 */
GlsPaper
gls_record_get_paper(const GlsRecord *self)
{
	return (GlsPaper){.title = self->title,
			  .title_key = self->title_key,
			  .ids = self->ids,
			  .authors = self->authors,
			  .year = self->year,
			  .version = self->version,
			  .venue = self->venue,
			  .sketch = self->sketch};
}

/**
 * gls_record_dup_paper_keys:
 * @self: a record
 *
 * Makes all keys by which the paper of a record is found: see gls_identity_dup_keys() and
 * gls_identity_dup_anchors().
 *
 * Returns: (transfer full) (element-type utf8): the keys
 */
GPtrArray *
gls_record_dup_paper_keys(const GlsRecord *self)
{
	GlsPaper paper = gls_record_get_paper(self);
	GPtrArray *keys = gls_identity_dup_keys(&paper);

	g_ptr_array_extend_and_steal(keys, gls_identity_dup_anchors(&paper));
	return keys;
}

/**
 * gls_record_get_state:
 * @self: (nullable): all that is known of a paper, or %NULL if nothing is
 * @message_key: a message that holds it
 *
 * Tells what the paper is in that message. A repeat is for others to tell, who see its entries.
 *
 * A paper shown first in this very message stays new there, however often it is opened. Only if it
 * had arrived before in a message that was never opened, it is elsewhere. What the user marked as seen
 * is seen everywhere.
 *
 * Returns: %GLS_STATE_NEW, %GLS_STATE_SEEN or %GLS_STATE_ELSEWHERE
 */
GlsState
gls_record_get_state(const GlsRecord *self, const gchar *message_key)
{
	const GlsSighting *other = gls_record_get_other_sighting(self, message_key);

	if (other == NULL)
		return GLS_STATE_NEW;
	return other == &self->arrived ? GLS_STATE_ELSEWHERE : GLS_STATE_SEEN;
}

/**
 * gls_record_get_other_sighting:
 * @self: (nullable): all that is known of a paper, or %NULL if nothing is
 * @message_key: a message that holds it
 *
 * Returns: (transfer none) (nullable): where the paper was seen or is elsewhere; %NULL if it is new
 */
const GlsSighting *
gls_record_get_other_sighting(const GlsRecord *self, const gchar *message_key)
{
	if (self == NULL)
		return NULL;
	if (self->shown.message_key != NULL && g_strcmp0(self->shown.message_key, message_key) != 0)
		return &self->shown;
	if (self->marked.message_key != NULL)
		return &self->marked;
	if (self->arrived.message_key == NULL ||
	    g_strcmp0(self->arrived.message_key, message_key) == 0 ||
	    g_ptr_array_find_with_equal_func(self->shown_in, self->arrived.message_key, g_str_equal,
					     NULL))
		return NULL;
	return &self->arrived;
}

/**
 * gls_record_get_update:
 * @self: all that is known of a paper
 * @version: of the paper in a message, 0 if not said
 * @message_key: that message
 * @seen_version: (out): the version that was shown before, 0 if not known
 *
 * Tells whether a version is higher than any that was shown before in another message.
 *
 * Returns: %TRUE if it is
 */
gboolean
gls_record_get_update(const GlsRecord *self,
		      guint version,
		      const gchar *message_key,
		      guint *seen_version)
{
	gboolean is_own = version == self->version && g_strcmp0(self->version_in, message_key) == 0;

	*seen_version = is_own ? self->version_before : self->version;
	return version > 1 && version > *seen_version;
}

/**
 * gls_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its name as programs read it
 */
const gchar *
gls_state_to_string(GlsState state)
{
	switch (state) {
	case GLS_STATE_SEEN:
		return "seen";
	case GLS_STATE_ELSEWHERE:
		return "elsewhere";
	case GLS_STATE_REPEAT:
		return "repeat";
	case GLS_STATE_UPDATED:
		return "updated";
	case GLS_STATE_NEW:
	default:
		return "new";
	}
}
