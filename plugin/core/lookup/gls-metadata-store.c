/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/gls-error.h"
#include "core/identity/gls-identity.h"
#include "core/lookup/gls-metadata-item.h"
#include "core/lookup/gls-metadata-match.h"
#include "core/lookup/gls-metadata-store.h"
#include "core/settings/gls-private-file.h"

/* a larger file was not written by this program */
#define MAX_FILE_SIZE (64 * 1024 * 1024)

/**
 * GlsMetadataStore:
 *
 * What was looked up, also in vain, in a key-file that may be removed at any time. It is read when
 * it is first asked. Every method can be called from any thread.
 */
struct _GlsMetadataStore {
	GObject parent_instance;

	gchar *path;
	GMutex mutex;
	GHashTable *items; /* (element-type utf8 GlsMetadataItem); NULL until read */
	GPtrArray *unsaved;
};

G_DEFINE_FINAL_TYPE(GlsMetadataStore, gls_metadata_store, G_TYPE_OBJECT)

static void
gls_metadata_store_finalize(GObject *object)
{
	GlsMetadataStore *self = GLS_METADATA_STORE(object);

	g_free(self->path);
	g_clear_pointer(&self->items, g_hash_table_unref);
	g_ptr_array_unref(self->unsaved);
	g_mutex_clear(&self->mutex);
	G_OBJECT_CLASS(gls_metadata_store_parent_class)->finalize(object);
}

static void
gls_metadata_store_class_init(GlsMetadataStoreClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_metadata_store_finalize;
}

static void
gls_metadata_store_init(GlsMetadataStore *self)
{
	g_mutex_init(&self->mutex);
	self->unsaved = g_ptr_array_new_with_free_func((GDestroyNotify)gls_metadata_item_unref);
}

static gchar *
dup_default_path(void)
{
	return g_build_filename(g_get_user_cache_dir(), "glossator", "look-ups.ini", NULL);
}

/**
 * gls_metadata_store_new:
 * @path: (nullable): the file; %NULL for `look-ups.ini` in the user's cache
 *
 * Returns: (transfer full): a store that has not been read yet
 */
GlsMetadataStore *
gls_metadata_store_new(const gchar *path)
{
	GlsMetadataStore *self = g_object_new(GLS_TYPE_METADATA_STORE, NULL);

	self->path = path != NULL ? g_strdup(path) : dup_default_path();
	return self;
}

static gint64
get_now(void)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

static void
insert(GHashTable *items, GlsMetadataItem *item)
{
	for (guint i = 0; i < item->keys->len; i++) {
		const gchar *key = g_ptr_array_index(item->keys, i);
		const GlsMetadataItem *known = g_hash_table_lookup(items, key);

		if (known == NULL || known->date <= item->date)
			g_hash_table_insert(items, g_strdup(key), gls_metadata_item_ref(item));
	}
}

/* it is only a cache: what cannot be read is as if it were not there */
static GHashTable *
read_items(const gchar *path)
{
	GHashTable *items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
						  (GDestroyNotify)gls_metadata_item_unref);
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_auto(GStrv) groups = NULL;
	gint64 now = get_now();
	GStatBuf status;

	if (g_stat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
	    status.st_size > MAX_FILE_SIZE ||
	    !g_key_file_load_from_file(key_file, path, G_KEY_FILE_NONE, NULL))
		return items;
	groups = g_key_file_get_groups(key_file, NULL);
	for (guint i = 0; groups[i] != NULL; i++) {
		g_autoptr(GlsMetadataItem) item = gls_metadata_item_read(key_file, groups[i]);

		if (item != NULL && gls_metadata_item_is_valid(item, now))
			insert(items, item);
	}
	return items;
}

/* with the mutex locked */
static void
ensure_items(GlsMetadataStore *self)
{
	if (self->items == NULL)
		self->items = read_items(self->path);
}

static GPtrArray *
dup_keys(const GlsEntry *entry)
{
	GlsPaper paper = {.title = entry->title, .title_key = entry->title_key, .ids = entry->ids};

	return gls_identity_dup_keys(&paper);
}

/* with the mutex locked */
static GlsMetadataItem *
find(GlsMetadataStore *self, const GlsEntry *entry)
{
	g_autoptr(GPtrArray) keys = dup_keys(entry);
	gint64 now = get_now();

	ensure_items(self);
	for (guint i = 0; i < keys->len; i++) {
		const gchar *key = g_ptr_array_index(keys, i);
		GlsMetadataItem *item = g_hash_table_lookup(self->items, key);

		if (item == NULL || !gls_metadata_item_is_valid(item, now))
			continue;
		/* another paper may have the same title */
		if (item->metadata != NULL && g_str_has_prefix(key, "title:") &&
		    !gls_metadata_is_of(item->metadata, entry))
			continue;
		return item;
	}
	return NULL;
}

/**
 * gls_metadata_store_find:
 * @self: a store
 * @entry: an entry
 *
 * Returns: (transfer full) (nullable): what is known of its paper
 */
GlsMetadata *
gls_metadata_store_find(GlsMetadataStore *self, const GlsEntry *entry)
{
	g_autoptr(GMutexLocker) locker = NULL;
	const GlsMetadataItem *item = NULL;

	g_return_val_if_fail(GLS_IS_METADATA_STORE(self), NULL);
	g_return_val_if_fail(entry != NULL, NULL);

	locker = g_mutex_locker_new(&self->mutex);
	item = find(self, entry);
	return item != NULL && item->metadata != NULL ? gls_metadata_ref(item->metadata) : NULL;
}

/**
 * gls_metadata_store_is_fresh:
 * @self: a store
 * @entry: an entry
 * @sources: who may be asked
 *
 * Returns: whether asking them about its paper would tell nothing new
 */
gboolean
gls_metadata_store_is_fresh(GlsMetadataStore *self, const GlsEntry *entry, GlsLookupSource sources)
{
	g_autoptr(GMutexLocker) locker = NULL;
	g_autoptr(GPtrArray) keys = NULL;
	const GlsMetadataItem *item = NULL;

	g_return_val_if_fail(GLS_IS_METADATA_STORE(self), FALSE);
	g_return_val_if_fail(entry != NULL, FALSE);

	/* a paper without an id, whose title says too little, could not be found again */
	keys = dup_keys(entry);
	if (keys->len == 0)
		return TRUE;
	locker = g_mutex_locker_new(&self->mutex);
	item = find(self, entry);
	return item != NULL && gls_metadata_item_is_fresh(item, sources, get_now());
}

/* the paper is also found by the ids that it gained */
static GPtrArray *
dup_all_keys(const GlsEntry *entry, const GlsMetadata *metadata)
{
	GPtrArray *keys = dup_keys(entry);

	for (guint i = 0; metadata != NULL && i < metadata->ids->len; i++) {
		g_autofree gchar *key = gls_paper_id_to_string(g_ptr_array_index(metadata->ids, i));

		if (!g_ptr_array_find_with_equal_func(keys, key, g_str_equal, NULL))
			g_ptr_array_add(keys, g_steal_pointer(&key));
	}
	return keys;
}

/* what other sources said before stays */
static GlsMetadata *
join(GlsMetadata *metadata, const GlsMetadataItem *known)
{
	GlsMetadata *joined = NULL;

	if (known == NULL || known->metadata == NULL)
		return metadata != NULL ? gls_metadata_ref(metadata) : NULL;
	if (metadata == NULL)
		return gls_metadata_ref(known->metadata);
	joined = gls_metadata_new();
	gls_metadata_merge(joined, metadata);
	gls_metadata_merge(joined, known->metadata);
	return joined;
}

/**
 * gls_metadata_store_add:
 * @self: a store
 * @entry: the entry that was looked up
 * @metadata: (nullable): what is known of its paper; %NULL if nobody knows it
 * @asked: who was asked
 * @answered: who of them answered
 *
 * Keeps that, in memory until gls_metadata_store_save().
 */
void
gls_metadata_store_add(GlsMetadataStore *self,
		       const GlsEntry *entry,
		       GlsMetadata *metadata,
		       GlsLookupSource asked,
		       GlsLookupSource answered)
{
	g_autoptr(GMutexLocker) locker = NULL;
	g_autoptr(GPtrArray) keys = NULL;
	g_autoptr(GlsMetadataItem) item = NULL;
	const GlsMetadataItem *known = NULL;

	g_return_if_fail(GLS_IS_METADATA_STORE(self));
	g_return_if_fail(entry != NULL);

	locker = g_mutex_locker_new(&self->mutex);
	known = find(self, entry);
	keys = dup_all_keys(entry, metadata);
	if (keys->len == 0)
		return;
	item = gls_metadata_item_new(g_steal_pointer(&keys), join(metadata, known));
	item->asked = asked;
	item->answered = answered | (known != NULL ? known->answered & ~asked : 0);
	item->date = get_now();
	insert(self->items, item);
	g_ptr_array_add(self->unsaved, g_steal_pointer(&item));
}

static gint
compare_age(gconstpointer a, gconstpointer b)
{
	const GlsMetadataItem *item = *(GlsMetadataItem *const *)a;
	const GlsMetadataItem *other = *(GlsMetadataItem *const *)b;

	return (item->date < other->date) - (item->date > other->date);
}

/* each item once, the newest first */
static GPtrArray *
sort_items(GHashTable *items)
{
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
	GPtrArray *sorted = g_ptr_array_new();
	GHashTableIter iter;
	gpointer item;

	g_hash_table_iter_init(&iter, items);
	while (g_hash_table_iter_next(&iter, NULL, &item))
		if (g_hash_table_add(known, item))
			g_ptr_array_add(sorted, item);
	g_ptr_array_sort(sorted, compare_age);
	return sorted;
}

static gboolean
write_items(const gchar *path, GHashTable *items, GError **error)
{
	g_autoptr(GPtrArray) sorted = sort_items(items);
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_autofree gchar *text = NULL;

	for (guint i = 0; i < sorted->len && i < GLS_METADATA_STORE_MAX_PAPERS; i++) {
		g_autofree gchar *group = g_strdup_printf("%u", i + 1);

		gls_metadata_item_write(g_ptr_array_index(sorted, i), key_file, group);
	}
	text = g_key_file_to_data(key_file, NULL, NULL);
	return gls_private_file_save(path, text, error);
}

/**
 * gls_metadata_store_save:
 * @self: a store
 * @error: a #GError
 *
 * Writes what was added into the file, beside what other processes wrote there meanwhile. The oldest
 * papers beyond %GLS_METADATA_STORE_MAX_PAPERS are dropped. It waits for other processes and for
 * the disk.
 *
 * Returns: %FALSE if the file could not be written
 */
gboolean
gls_metadata_store_save(GlsMetadataStore *self, GError **error)
{
	g_autoptr(GMutexLocker) locker = NULL;
	g_autoptr(GHashTable) items = NULL;
	gint lock;
	gboolean saved;

	g_return_val_if_fail(GLS_IS_METADATA_STORE(self), FALSE);

	locker = g_mutex_locker_new(&self->mutex);
	if (self->unsaved->len == 0)
		return TRUE;
	lock = gls_private_file_lock(self->path, error);
	if (lock < 0)
		return FALSE;
	items = read_items(self->path);
	for (guint i = 0; i < self->unsaved->len; i++)
		insert(items, g_ptr_array_index(self->unsaved, i));
	saved = write_items(self->path, items, error);
	g_close(lock, NULL);
	if (!saved)
		return FALSE;
	g_clear_pointer(&self->items, g_hash_table_unref);
	self->items = g_steal_pointer(&items);
	g_ptr_array_set_size(self->unsaved, 0);
	return TRUE;
}
