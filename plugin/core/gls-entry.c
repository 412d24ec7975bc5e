/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-entry.h"
#include "core/text/gls-text.h"

/* an entry of the field has one to four ids; more would be somebody else's */
#define MAX_IDS 16

/**
 * gls_entry_new:
 * @title: a title as it stands in a message
 * @length: of @title in bytes, or -1 if it ends in a NUL
 *
 * Makes an entry that knows its title and nothing else.
 *
 * Returns: (transfer full): an entry
 */
GlsEntry *
gls_entry_new(const gchar *title, gssize length)
{
	GlsEntry *self = g_new0(GlsEntry, 1);

	self->title = gls_text_squeeze(title, length);
	self->title_key = gls_text_title_key(title, length);
	self->authors = g_ptr_array_new_with_free_func((GDestroyNotify)gls_author_free);
	self->categories = g_ptr_array_new_with_free_func(g_free);
	self->ids = g_ptr_array_new_with_free_func((GDestroyNotify)gls_paper_id_free);
	return self;
}

/**
 * gls_entry_free:
 * @self: (nullable): an entry
 *
 * Frees an entry and what it holds.
 */
void
gls_entry_free(GlsEntry *self)
{
	if (self == NULL)
		return;
	g_free(self->title);
	g_free(self->title_key);
	g_ptr_array_unref(self->authors);
	g_free(self->abstract);
	g_ptr_array_unref(self->ids);
	g_ptr_array_unref(self->categories);
	g_free(self->venue);
	g_free(self->date);
	g_free(self->comment);
	g_free(self->reason);
	g_free(self);
}

/**
 * gls_entry_set_abstract:
 * @self: an entry
 * @abstract: an abstract or snippet as it stands in a message
 * @length: of @abstract in bytes, or -1 if it ends in a NUL
 *
 * Sets the abstract, with its white space squeezed; an empty one is none.
 */
void
gls_entry_set_abstract(GlsEntry *self, const gchar *abstract, gssize length)
{
	g_free(self->abstract);
	self->abstract = gls_text_squeeze(abstract, length);
	if (*self->abstract == '\0')
		g_clear_pointer(&self->abstract, g_free);
}

/**
 * gls_entry_set_comment:
 * @self: an entry
 * @comment: remarks of the authors as they stand in a message
 * @length: of @comment in bytes, or -1 if it ends in a NUL
 *
 * Sets the comment, with its white space squeezed; an empty one is none.
 */
void
gls_entry_set_comment(GlsEntry *self, const gchar *comment, gssize length)
{
	g_free(self->comment);
	self->comment = gls_text_squeeze(comment, length);
	if (*self->comment == '\0')
		g_clear_pointer(&self->comment, g_free);
}

/**
 * gls_entry_add_id:
 * @self: an entry
 * @id: (transfer full) (nullable): an id from the entry's own header or link
 *
 * Adds an id, and takes the version that stands beside it. An id that the entry has already, one
 * that contradicts an id of the same scheme, and one too many are dropped: an entry is one paper.
 *
 * Returns: %TRUE if the entry has it now and had not before
 */
gboolean
gls_entry_add_id(GlsEntry *self, GlsPaperId *id)
{
	g_autoptr(GlsPaperId) own = id;
	const GlsPaperId *known;

	if (own == NULL)
		return FALSE;
	known = gls_entry_get_id(self, own->scheme);
	if (own->version > self->version && (known == NULL || gls_paper_id_equal(known, own)))
		self->version = own->version;
	if (known != NULL || self->ids->len >= MAX_IDS)
		return FALSE;
	g_ptr_array_add(self->ids, g_steal_pointer(&own));
	return TRUE;
}

/**
 * gls_entry_get_id:
 * @self: an entry
 * @scheme: which kind of id
 *
 * Returns: (transfer none) (nullable): its id of that kind
 */
const GlsPaperId *
gls_entry_get_id(const GlsEntry *self, GlsIdScheme scheme)
{
	for (guint i = 0; i < self->ids->len; i++) {
		const GlsPaperId *id = g_ptr_array_index(self->ids, i);

		if (id->scheme == scheme)
			return id;
	}
	return NULL;
}

/**
 * gls_entry_get_version:
 * @self: an entry
 *
 * Tells the version of the paper, also where a listing of arXiv leaves it out: a paper that is new
 * there has its first, and one that is replaced its second at least.
 *
 * Returns: the version, 0 if not known
 */
guint
gls_entry_get_version(const GlsEntry *self)
{
	if (self->version > 0)
		return self->version;
	if (self->kind == GLS_ENTRY_REPLACED)
		return 2;
	return self->kind == GLS_ENTRY_NEW && gls_entry_get_id(self, GLS_ID_ARXIV) != NULL ? 1 : 0;
}

/**
 * gls_entry_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): its name as programs read it, %NULL if unknown
 */
const gchar *
gls_entry_kind_to_string(GlsEntryKind kind)
{
	switch (kind) {
	case GLS_ENTRY_NEW:
		return "new";
	case GLS_ENTRY_CROSS:
		return "cross";
	case GLS_ENTRY_REPLACED:
		return "replaced";
	case GLS_ENTRY_CITATION:
		return "citation";
	case GLS_ENTRY_UNKNOWN:
	default:
		return NULL;
	}
}
