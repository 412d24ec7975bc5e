/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-recording.h"

static gboolean
is_first_met(const GlsAnnotation *annotation, const GlsRecord *before)
{
	GlsPaper paper = {.title_key = annotation->entry->title_key, .ids = annotation->entry->ids};
	g_autoptr(GPtrArray) keys = NULL;

	if (before != NULL || annotation->state == GLS_STATE_REPEAT)
		return FALSE;
	/* a paper without a key is in no record, so it would be met first each time */
	keys = gls_identity_dup_keys(&paper);
	return keys->len > 0;
}

static gboolean
count_matches(GlsRuleStats *stats,
	      const GlsAnnotatedMessage *message,
	      const GPtrArray *known,
	      gint64 date,
	      GError **error)
{
	g_autoptr(GPtrArray) rules = g_ptr_array_new();

	for (guint i = 0; i < message->annotations->len; i++) {
		const GlsAnnotation *annotation = g_ptr_array_index(message->annotations, i);

		if (!is_first_met(annotation, g_ptr_array_index(known, i)))
			continue;
		for (guint j = 0; j < annotation->tags->len; j++) {
			const GlsTag *tag = g_ptr_array_index(annotation->tags, j);

			g_ptr_array_add(rules, tag->name);
		}
	}
	return gls_rule_stats_count(stats, rules, date, error);
}

/* it arrived when it was sent, for all that its reader knows; it is shown now */
static gint64
get_date(const GlsAnnotatedMessage *message, gboolean shown)
{
	gint64 now = g_get_real_time() / G_USEC_PER_SEC;
	gint64 sent = message->message->date;

	return !shown && sent > 0 && sent < now ? sent : now;
}

/**
 * gls_recording_write:
 * @history: where it is recorded
 * @rule_stats: (nullable): where it is counted which rules matched papers that were met first
 * @message: an annotated message
 * @known: (nullable) (element-type GlsRecord): what @history knew of each entry before; if this is
 *   %NULL it is asked
 * @shown: whether the message is shown, or only arrived
 * @error: return location for a #GError
 *
 * Records the papers of a message.
 *
 * Returns: whether all of it was written, or there is no paper in the message
 */
gboolean
gls_recording_write(GlsHistory *history,
		    GlsRuleStats *rule_stats,
		    const GlsAnnotatedMessage *message,
		    const GPtrArray *known,
		    gboolean shown,
		    GError **error)
{
	const GPtrArray *entries = message->digest->entries;
	g_autoptr(GPtrArray) asked = NULL;
	g_autofree gchar *message_key = NULL;
	GlsSighting sighting = {0};

	if (entries->len == 0)
		return TRUE;
	/* one that cannot be read may still be written, and says so itself if not */
	if (known == NULL && rule_stats != NULL)
		known = asked = gls_history_lookup(history, entries, NULL);
	message_key = gls_message_dup_key(message->message);
	sighting.message_key = message_key;
	sighting.source = (gchar *)gls_annotated_message_get_source(message);
	sighting.date = get_date(message, shown);
	if (!gls_history_record(history, entries, &sighting, shown, error))
		return FALSE;
	return rule_stats == NULL || known == NULL ||
	       count_matches(rule_stats, message, known, sighting.date, error);
}

/**
 * gls_recording_count_digest:
 * @source_stats: where it is counted
 * @message: an annotated message
 * @shown: whether the message is shown, or only arrived
 * @error: return location for a #GError
 *
 * Counts a digest, and one that is not understood, once for each message.
 *
 * Returns: %FALSE as gls_source_stats_count()
 */
gboolean
gls_recording_count_digest(GlsSourceStats *source_stats,
			   const GlsAnnotatedMessage *message,
			   gboolean shown,
			   GError **error)
{
	const GlsDigest *digest = message->digest;
	g_autofree gchar *message_key = NULL;
	g_autoptr(GArray) digests = NULL;
	GlsMetDigest met = {0};

	if (digest->entries->len == 0 && !gls_digest_is_not_understood(digest))
		return TRUE;
	message_key = gls_message_dup_key(message->message);
	met.source = gls_annotated_message_get_source(message);
	met.message_key = message_key;
	met.format = gls_digest_get_format_name(digest);
	met.n_entries = digest->entries->len;
	met.date = get_date(message, shown);
	digests = g_array_new(FALSE, FALSE, sizeof(GlsMetDigest));
	g_array_append_val(digests, met);
	return gls_source_stats_count(source_stats, digests, error);
}
