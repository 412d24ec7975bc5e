/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-json.h"
#include "core/lookup/gls-metadata-private.h"
#include "core/text/gls-text.h"

/* ids of one paper, and names of its authors: those of a large collaboration are no use here */
#define MAX_IDS	    16
#define MAX_AUTHORS 50

/* bytes of the longest value; the longest abstract on arXiv has some 6,000 */
#define MAX_VALUE 20000

/* hosts of code whose address is owner/name */
static const gchar *const code_hosts[] = {"github.com", "gitlab.com", "bitbucket.org",
					  "codeberg.org", "huggingface.co"};

/**
 * gls_metadata_new:
 *
 * Returns: (transfer full): metadata that says nothing
 */
GlsMetadata *
gls_metadata_new(void)
{
	GlsMetadata *self = g_new0(GlsMetadata, 1);

	self->ref_count = 1;
	self->ids = g_ptr_array_new_with_free_func((GDestroyNotify)gls_paper_id_free);
	self->authors = g_ptr_array_new_with_free_func(g_free);
	return self;
}

/**
 * gls_metadata_ref:
 * @self: metadata
 *
 * Returns: (transfer full): @self
 */
GlsMetadata *
gls_metadata_ref(GlsMetadata *self)
{
	g_atomic_int_inc(&self->ref_count);
	return self;
}

/**
 * gls_metadata_unref:
 * @self: (nullable): metadata
 *
 * Frees it when nobody holds it any more.
 */
void
gls_metadata_unref(GlsMetadata *self)
{
	if (self == NULL || !g_atomic_int_dec_and_test(&self->ref_count))
		return;
	for (guint i = 0; i < GLS_METADATA_N_FIELDS; i++)
		g_free(self->values[i]);
	g_ptr_array_unref(self->ids);
	g_ptr_array_unref(self->authors);
	g_free(self);
}

static gboolean
is_name_of_repository(const gchar *name)
{
	return *name != '\0' && *name != '.' &&
	       name[strspn(name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_.")] == '\0';
}

/*
 * gls_metadata_dup_code:
 * @address: where code is said to be: a link, or what was made of one
 *
 * Keeps what names a repository, and drops all else: parameters that follow the reader, files.
 *
 * Returns: (transfer full) (nullable): `host/owner/name`; %NULL if it names no repository
 */
gchar *
gls_metadata_dup_code(const gchar *address)
{
	const gchar *scheme = strstr(address, "://");
	const gchar *place = scheme != NULL ? scheme + strlen("://") : address;
	g_autofree gchar *path = g_strndup(place, strcspn(place, "?# "));
	g_auto(GStrv) parts = g_strsplit(path, "/", 5);
	const gchar *host = parts[0];

	if (host == NULL || g_strv_length(parts) < 3)
		return NULL;
	if (g_ascii_strncasecmp(host, "www.", 4) == 0)
		host += 4;
	if (g_str_has_suffix(parts[2], ".git"))
		parts[2][strlen(parts[2]) - strlen(".git")] = '\0';
	if (!is_name_of_repository(parts[1]) || !is_name_of_repository(parts[2]))
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(code_hosts); i++)
		if (g_ascii_strcasecmp(host, code_hosts[i]) == 0)
			return g_strjoin("/", code_hosts[i], parts[1], parts[2], NULL);
	return NULL;
}

static gboolean
is_date(const gchar *text)
{
	static const gchar pattern[] = "dddd-dd-dd";
	gsize length = strlen(text);

	if (length != 4 && length != 7 && length != 10)
		return FALSE;
	for (gsize i = 0; i < length; i++)
		if (pattern[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != '-')
			return FALSE;
	return TRUE;
}

static gboolean
is_count(const gchar *text)
{
	guint64 number;

	return g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &number, NULL);
}

/* the one form of a value; %NULL if it is none for that field */
static gchar *
dup_canonical(GlsMetadataField field, const gchar *value)
{
	g_autoptr(GlsPaperId) id = NULL;

	switch (field) {
	case GLS_METADATA_CODE:
		return gls_metadata_dup_code(value);
	case GLS_METADATA_PUBLISHED:
		id = gls_paper_id_new_from_string(value);
		/* the DOI of a preprint at arXiv becomes its arXiv id */
		return id != NULL && id->scheme == GLS_ID_DOI ? g_strdup(id->value) : NULL;
	case GLS_METADATA_DATE:
		return is_date(value) ? g_strdup(value) : NULL;
	case GLS_METADATA_CITATIONS:
	case GLS_METADATA_UPVOTES:
		return is_count(value) ? g_strdup(value) : NULL;
	default:
		return strlen(value) <= MAX_VALUE ? gls_text_squeeze(value, -1) : NULL;
	}
}

/**
 * gls_metadata_set:
 * @self: metadata
 * @field: what it is
 * @source: who says so
 * @value: (nullable): the value as the source gives it
 *
 * Sets a value in its canonical form. One that is none for the field, one of more than 20,000 bytes
 * and an empty one change nothing.
 */
void
gls_metadata_set(GlsMetadata *self,
		 GlsMetadataField field,
		 GlsLookupSource source,
		 const gchar *value)
{
	g_autofree gchar *canonical = value != NULL ? dup_canonical(field, value) : NULL;

	if (canonical == NULL || *canonical == '\0')
		return;
	g_free(self->values[field]);
	self->values[field] = g_steal_pointer(&canonical);
	self->sources[field] = source;
}

/**
 * gls_metadata_set_count:
 * @self: metadata
 * @field: what it is
 * @source: who says so
 * @count: a number; a negative one changes nothing
 *
 * Sets a number.
 */
void
gls_metadata_set_count(GlsMetadata *self,
		       GlsMetadataField field,
		       GlsLookupSource source,
		       gint64 count)
{
	g_autofree gchar *text = g_strdup_printf("%" G_GINT64_FORMAT, count);

	gls_metadata_set(self, field, source, text);
}

/**
 * gls_metadata_add_id:
 * @self: metadata
 * @id: (transfer full) (nullable): an id of the paper
 *
 * Adds an id, unless there is one of that kind.
 *
 * Returns: %TRUE if it was added
 */
gboolean
gls_metadata_add_id(GlsMetadata *self, GlsPaperId *id)
{
	g_autoptr(GlsPaperId) own = id;

	if (own == NULL || self->ids->len >= MAX_IDS)
		return FALSE;
	for (guint i = 0; i < self->ids->len; i++) {
		const GlsPaperId *known = g_ptr_array_index(self->ids, i);

		if (known->scheme == own->scheme)
			return FALSE;
	}
	g_ptr_array_add(self->ids, g_steal_pointer(&own));
	return TRUE;
}

/**
 * gls_metadata_add_author:
 * @self: metadata
 * @name: (nullable): name of the next author
 *
 * Adds an author; those after the first 50 are dropped.
 */
void
gls_metadata_add_author(GlsMetadata *self, const gchar *name)
{
	g_autofree gchar *squeezed = name != NULL ? gls_text_squeeze(name, -1) : NULL;

	if (squeezed == NULL || *squeezed == '\0' || self->authors->len >= MAX_AUTHORS)
		return;
	g_ptr_array_add(self->authors, g_steal_pointer(&squeezed));
}

/**
 * gls_metadata_merge:
 * @self: metadata
 * @other: what another source says of the same paper
 *
 * Takes over what @self does not say.
 */
void
gls_metadata_merge(GlsMetadata *self, const GlsMetadata *other)
{
	gboolean has_authors = self->authors->len > 0;

	for (guint i = 0; i < GLS_METADATA_N_FIELDS; i++)
		if (self->values[i] == NULL)
			gls_metadata_set(self, i, other->sources[i], other->values[i]);
	for (guint i = 0; i < other->ids->len; i++)
		gls_metadata_add_id(self, gls_paper_id_copy(g_ptr_array_index(other->ids, i)));
	for (guint i = 0; !has_authors && i < other->authors->len; i++)
		gls_metadata_add_author(self, g_ptr_array_index(other->authors, i));
	self->date = MAX(self->date, other->date);
}

static void
add_authors(const GlsMetadata *self, GlsEntry *entry)
{
	/* one name is a list of one, with the same limits */
	for (guint i = 0; i < self->authors->len; i++)
		gls_author_parse_list(g_ptr_array_index(self->authors, i), -1, entry->authors);
}

/**
 * gls_metadata_to_entry:
 * @self: metadata
 *
 * Returns: (transfer full) (nullable): the paper as an entry, to be compared with others; %NULL if
 *   there is no title
 */
GlsEntry *
gls_metadata_to_entry(const GlsMetadata *self)
{
	GlsEntry *entry = NULL;

	if (self->values[GLS_METADATA_TITLE] == NULL)
		return NULL;
	entry = gls_entry_new(self->values[GLS_METADATA_TITLE], -1);
	gls_metadata_complete_entry(self, entry);
	return entry;
}

static gboolean
is_cut(const gchar *text)
{
	return g_str_has_suffix(text, "…") || g_str_has_suffix(text, "...");
}

/* the text that a digest gives stays, unless it is the beginning of a longer one */
static void
complete_text(gchar **text, const gchar *value)
{
	if (value == NULL)
		return;
	if (*text != NULL && (!is_cut(*text) || strlen(value) <= strlen(*text)))
		return;
	g_free(*text);
	*text = g_strdup(value);
}

/**
 * gls_metadata_complete_entry:
 * @self: metadata
 * @entry: an entry of the same paper
 *
 * Adds what the entry does not say itself: ids, authors, date, venue, comment, and an abstract in
 * place of none or of one that is cut by an ellipsis. An id that contradicts one of the entry is
 * left out.
 */
void
gls_metadata_complete_entry(const GlsMetadata *self, GlsEntry *entry)
{
	g_return_if_fail(self != NULL);
	g_return_if_fail(entry != NULL);

	for (guint i = 0; i < self->ids->len; i++)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(self->ids, i)));
	if (self->values[GLS_METADATA_PUBLISHED] != NULL)
		gls_entry_add_id(
			entry, gls_paper_id_new(GLS_ID_DOI, self->values[GLS_METADATA_PUBLISHED]));
	if (entry->authors->len == 0)
		add_authors(self, entry);
	complete_text(&entry->abstract, self->values[GLS_METADATA_ABSTRACT]);
	complete_text(&entry->venue, self->values[GLS_METADATA_VENUE]);
	complete_text(&entry->date, self->values[GLS_METADATA_DATE]);
	complete_text(&entry->comment, self->values[GLS_METADATA_COMMENT]);
}
