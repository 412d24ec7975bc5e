/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record-private.h"
#include "core/history/gls-source-stats.h"
#include "core/settings/gls-count-file.h"

/* in bytes; 60 sources that have all messages that are remembered. The older ones go first */
#define MAX_SIZE (1024 * 1024)

/* those from which nothing came for the longest time go first */
#define MAX_SOURCES 500

#define HEAD                                                                                       \
	"# What readers with Glossator met of each source: format-NAME=digests;entries, and the\n" \
	"# first digits of the keys of messages, so that none is counted twice.\n"                 \
	"# This file may be deleted.\n\n"

/**
 * GlsSourceStats:
 *
 * Which formats the digests of each source had, and which of them were not understood: a #GlsCountFile
 * with a group for each source. Every method can be called from any thread.
 */
struct _GlsSourceStats {
	GObject parent_instance;

	GlsCountFile *file;
	GMutex mutex;
	GHashTable *known; /* (element-type utf8): messages that were counted, and understood */
	gboolean has_known;
};

G_DEFINE_FINAL_TYPE(GlsSourceStats, gls_source_stats, G_TYPE_OBJECT)

static void
gls_source_stats_finalize(GObject *object)
{
	GlsSourceStats *self = GLS_SOURCE_STATS(object);

	gls_count_file_free(self->file);
	g_hash_table_unref(self->known);
	g_mutex_clear(&self->mutex);
	G_OBJECT_CLASS(gls_source_stats_parent_class)->finalize(object);
}

static void
gls_source_stats_class_init(GlsSourceStatsClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_source_stats_finalize;
}

static void
gls_source_stats_init(GlsSourceStats *self)
{
	g_mutex_init(&self->mutex);
	self->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * gls_source_stats_new:
 * @path: (nullable): the file, which need not exist; %NULL for
 *   `$XDG_STATE_HOME/glossator/source-stats.ini`
 *
 * Returns: (transfer full): statistics; nothing is read or made yet
 */
GlsSourceStats *
gls_source_stats_new(const gchar *path)
{
	GlsSourceStats *self = g_object_new(GLS_TYPE_SOURCE_STATS, NULL);

	self->file = gls_count_file_new(path, "source-stats.ini");
	return self;
}

/**
 * gls_source_stats_get_path:
 * @self: statistics
 *
 * Returns: (transfer none): where the file is
 */
const gchar *
gls_source_stats_get_path(GlsSourceStats *self)
{
	g_return_val_if_fail(GLS_IS_SOURCE_STATS(self), NULL);

	return gls_count_file_get_path(self->file);
}

/* the source from which something came last is the first */
static gint
compare_last(gconstpointer a, gconstpointer b)
{
	const GlsSourceStat *const *first = a;
	const GlsSourceStat *const *second = b;
	gint order = g_strcmp0((*second)->last, (*first)->last);

	return order != 0 ? order : strcmp((*first)->label, (*second)->label);
}

static GPtrArray *
parse(GKeyFile *key_file)
{
	GPtrArray *sources = g_ptr_array_new_with_free_func((GDestroyNotify)gls_source_stat_free);
	g_auto(GStrv) groups = g_key_file_get_groups(key_file, NULL);

	for (guint i = 0; groups[i] != NULL; i++) {
		GlsSourceStat *source = gls_source_stat_new_from_group(key_file, groups[i]);

		if (source != NULL)
			g_ptr_array_add(sources, source);
	}
	return sources;
}

static void
sort(GPtrArray *sources)
{
	g_ptr_array_sort(sources, compare_last);
	if (sources->len > MAX_SOURCES)
		g_ptr_array_set_size(sources, MAX_SOURCES);
}

static gchar *
dup_text(const GPtrArray *sources)
{
	g_autofree gchar *text = NULL;
	gsize length = MAX_SIZE + 1;

	for (guint max = G_MAXUINT16; max > 0 && length > MAX_SIZE; max /= 2) {
		g_autoptr(GKeyFile) key_file = g_key_file_new();

		for (guint i = 0; i < sources->len; i++)
			gls_source_stat_write(g_ptr_array_index(sources, i), key_file, max);
		g_free(text);
		text = g_key_file_to_data(key_file, &length, NULL);
	}
	return g_strconcat(HEAD, text, NULL);
}

/* digests to count, and all sources with them */
typedef struct {
	const GArray *digests;
	GPtrArray *sources;
} Counting;

static void
counting_clear(Counting *counting)
{
	g_clear_pointer(&counting->sources, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Counting, counting_clear)

static GlsSourceStat *
ensure_source(GPtrArray *sources, const gchar *label)
{
	GlsSourceStat *source;

	for (guint i = 0; i < sources->len; i++) {
		source = g_ptr_array_index(sources, i);
		if (strcmp(source->label, label) == 0)
			return source;
	}
	source = gls_source_stat_new(label);
	g_ptr_array_add(sources, source);
	return source;
}

static gchar *
count(GKeyFile *key_file, gpointer user_data)
{
	Counting *counting = user_data;
	gboolean changed = FALSE;

	g_clear_pointer(&counting->sources, g_ptr_array_unref);
	counting->sources = parse(key_file);
	for (guint i = 0; i < counting->digests->len; i++) {
		const GlsMetDigest *digest = &g_array_index(counting->digests, GlsMetDigest, i);
		g_autofree gchar *label = gls_record_dup_clean_label(digest->source);

		if (label != NULL && *label != '\0')
			changed |= gls_source_stat_count(ensure_source(counting->sources, label),
							 digest);
	}
	sort(counting->sources);
	return changed ? dup_text(counting->sources) : NULL;
}

/* those that are not known to be counted; a reader that starts has every item of its feeds */
static GArray *
dup_unknown(GlsSourceStats *self, const GArray *digests)
{
	GArray *unknown = g_array_new(FALSE, FALSE, sizeof(GlsMetDigest));
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);

	for (guint i = 0; i < digests->len; i++) {
		const GlsMetDigest *digest = &g_array_index(digests, GlsMetDigest, i);
		g_autofree gchar *key = gls_source_stat_dup_message(digest->message_key);

		if (digest->source != NULL && !g_hash_table_contains(self->known, key))
			g_array_append_vals(unknown, digest, 1);
	}
	return unknown;
}

static void
remember(GlsSourceStats *self, const Counting *counting)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);

	for (guint i = 0; !self->has_known && i < counting->sources->len; i++)
		gls_source_stat_add_messages(g_ptr_array_index(counting->sources, i), self->known);
	self->has_known = TRUE;
	for (guint i = 0; i < counting->digests->len; i++) {
		const GlsMetDigest *digest = &g_array_index(counting->digests, GlsMetDigest, i);

		if (digest->n_entries > 0)
			g_hash_table_add(self->known,
					 gls_source_stat_dup_message(digest->message_key));
	}
}

/**
 * gls_source_stats_count:
 * @self: statistics
 * @digests: (element-type GlsMetDigest): digests that a reader met, each with a key of 16 digits
 * @error: a #GError
 *
 * Counts digests, each message once, with one write of the file at most. One without a source is
 * left out. It waits for other processes and for the disk.
 *
 * Returns: %FALSE if they could not be counted. That is said once: until it works again, %TRUE
 */
gboolean
gls_source_stats_count(GlsSourceStats *self, const GArray *digests, GError **error)
{
	g_autoptr(GArray) unknown = NULL;
	g_auto(Counting) counting = {0};

	g_return_val_if_fail(GLS_IS_SOURCE_STATS(self), FALSE);
	g_return_val_if_fail(digests != NULL, FALSE);

	counting.digests = unknown = dup_unknown(self, digests);
	if (unknown->len == 0)
		return TRUE;
	if (!gls_count_file_edit(self->file, count, &counting,
				 "the digests of sources are not counted", error))
		return FALSE;
	if (!gls_count_file_has_failed(self->file))
		remember(self, &counting);
	return TRUE;
}

/**
 * gls_source_stats_read:
 * @self: statistics
 * @error: a #GError
 *
 * Reads what came from each source.
 *
 * Returns: (transfer full) (element-type GlsSourceStat): at most 500, the source from which something
 *   came last first; %NULL if the file cannot be read
 */
GPtrArray *
gls_source_stats_read(GlsSourceStats *self, GError **error)
{
	g_autoptr(GKeyFile) key_file = NULL;
	GPtrArray *sources;

	g_return_val_if_fail(GLS_IS_SOURCE_STATS(self), NULL);

	key_file = gls_count_file_read(self->file, error);
	if (key_file == NULL)
		return NULL;
	sources = parse(key_file);
	sort(sources);
	return sources;
}
