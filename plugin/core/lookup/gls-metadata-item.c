/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-json.h"
#include "core/lookup/gls-metadata-item.h"

#define DAY ((gint64)24 * 60 * 60)

/* citations and votes grow, and preprints are published: after a month it is asked again */
#define FOUND_LIFE (30 * DAY)
/* a paper that nobody knows today may be indexed in a few days */
#define UNKNOWN_LIFE (3 * DAY)
/* who did not answer is left alone for as long, in seconds */
#define FAILURE_PAUSE (15 * 60)

/* keys of one paper in a file that nobody vouches for */
#define MAX_KEYS 32

/**
 * gls_metadata_item_new:
 * @keys: (transfer full) (element-type utf8): what it is found by
 * @metadata: (transfer full) (nullable): what is known
 *
 * Returns: (transfer full): an item
 */
GlsMetadataItem *
gls_metadata_item_new(GPtrArray *keys, GlsMetadata *metadata)
{
	GlsMetadataItem *self = g_new0(GlsMetadataItem, 1);

	self->ref_count = 1;
	self->keys = keys;
	self->metadata = metadata;
	return self;
}

/**
 * gls_metadata_item_ref:
 * @self: an item
 *
 * Returns: (transfer full): @self
 */
GlsMetadataItem *
gls_metadata_item_ref(GlsMetadataItem *self)
{
	self->ref_count++;
	return self;
}

/**
 * gls_metadata_item_unref:
 * @self: an item
 *
 * Frees it when no key leads to it any more.
 */
void
gls_metadata_item_unref(GlsMetadataItem *self)
{
	if (--self->ref_count > 0)
		return;
	g_ptr_array_unref(self->keys);
	gls_metadata_unref(self->metadata);
	g_free(self);
}

/**
 * gls_metadata_item_is_valid:
 * @self: an item
 * @now: in seconds since 1970 UTC
 *
 * Returns: whether it is young enough to be used; one from the future is not
 */
gboolean
gls_metadata_item_is_valid(const GlsMetadataItem *self, gint64 now)
{
	gint64 life = self->metadata != NULL ? FOUND_LIFE : UNKNOWN_LIFE;

	return now >= self->date && now - self->date < life;
}

/**
 * gls_metadata_item_is_fresh:
 * @self: an item
 * @sources: who may be asked
 * @now: in seconds since 1970 UTC
 *
 * Returns: whether there is nothing to ask: all of them answered, or were asked a while ago
 */
gboolean
gls_metadata_item_is_fresh(const GlsMetadataItem *self, GlsLookupSource sources, gint64 now)
{
	if (!gls_metadata_item_is_valid(self, now))
		return FALSE;
	if ((sources & ~self->answered) == 0)
		return TRUE;
	return (sources & ~self->asked) == 0 && now - self->date < FAILURE_PAUSE;
}

static void
write_sources(GKeyFile *key_file, const gchar *group, const gchar *key, GlsLookupSource sources)
{
	g_autofree gchar *names = gls_lookup_sources_to_string(sources);

	g_key_file_set_string(key_file, group, key, names);
}

static GlsLookupSource
read_sources(GKeyFile *key_file, const gchar *group, const gchar *key)
{
	g_autofree gchar *names = g_key_file_get_string(key_file, group, key, NULL);

	return names != NULL ? gls_lookup_sources_from_string(names) : GLS_LOOKUP_NOTHING;
}

/**
 * gls_metadata_item_write:
 * @self: an item
 * @key_file: a key-file
 * @group: a group that is not in it
 *
 * Writes it as a group: the keys `keys`, `date`, `asked`, `answered` and, if the paper is known,
 * `metadata`, the JSON of gls_metadata_to_json().
 */
void
gls_metadata_item_write(const GlsMetadataItem *self, GKeyFile *key_file, const gchar *group)
{
	g_autoptr(JsonNode) node = NULL;
	g_autofree gchar *json = NULL;

	g_key_file_set_string_list(key_file, group, "keys", (const gchar *const *)self->keys->pdata,
				   self->keys->len);
	g_key_file_set_int64(key_file, group, "date", self->date);
	write_sources(key_file, group, "asked", self->asked);
	write_sources(key_file, group, "answered", self->answered);
	if (self->metadata == NULL)
		return;
	node = gls_metadata_to_json(self->metadata);
	json = json_to_string(node, FALSE);
	g_key_file_set_string(key_file, group, "metadata", json);
}

/**
 * gls_metadata_item_read:
 * @key_file: a key-file
 * @group: a group in it
 *
 * Returns: (transfer full) (nullable): what gls_metadata_item_write() wrote; %NULL if the group is
 *   something else
 */
GlsMetadataItem *
gls_metadata_item_read(GKeyFile *key_file, const gchar *group)
{
	g_auto(GStrv) names = g_key_file_get_string_list(key_file, group, "keys", NULL, NULL);
	g_autofree gchar *json = g_key_file_get_string(key_file, group, "metadata", NULL);
	g_autoptr(JsonNode) node = json != NULL ? gls_json_parse(json, -1, NULL) : NULL;
	g_autoptr(GlsMetadataItem) self = NULL;

	if (names == NULL || names[0] == NULL || (json != NULL && node == NULL))
		return NULL;
	self = gls_metadata_item_new(g_ptr_array_new_with_free_func(g_free), NULL);
	for (guint i = 0; names[i] != NULL && i < MAX_KEYS; i++)
		g_ptr_array_add(self->keys, g_strdup(names[i]));
	if (node != NULL)
		self->metadata = gls_metadata_new_from_json(node);
	if (json != NULL && self->metadata == NULL)
		return NULL;
	self->date = g_key_file_get_int64(key_file, group, "date", NULL);
	self->asked = read_sources(key_file, group, "asked");
	self->answered = read_sources(key_file, group, "answered");
	return g_steal_pointer(&self);
}
