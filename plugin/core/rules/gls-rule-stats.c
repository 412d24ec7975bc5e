/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/rules/gls-rule-stats.h"
#include "core/settings/gls-count-file.h"

/* in bytes; 200 rules that match every week have half of it. Older weeks go first */
#define MAX_SIZE (512 * 1024)

#define HEAD                                                                                       \
	"# How many papers each rule of Glossator matched when they first arrived, by ISO week.\n" \
	"# This file may be deleted.\n\n"

/**
 * GlsRuleStats:
 *
 * How often rules matched: a #GlsCountFile with a group for each rule and a key for each week, such
 * as `2026-W47=12`. Every method can be called from any thread.
 */
struct _GlsRuleStats {
	GObject parent_instance;

	GlsCountFile *file;
};

G_DEFINE_FINAL_TYPE(GlsRuleStats, gls_rule_stats, G_TYPE_OBJECT)

static void
gls_rule_stats_finalize(GObject *object)
{
	GlsRuleStats *self = GLS_RULE_STATS(object);

	gls_count_file_free(self->file);
	G_OBJECT_CLASS(gls_rule_stats_parent_class)->finalize(object);
}

static void
gls_rule_stats_class_init(GlsRuleStatsClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_rule_stats_finalize;
}

static void
gls_rule_stats_init(GlsRuleStats *self)
{
}

/**
 * gls_rule_stats_new:
 * @path: (nullable): the file, which need not exist; %NULL for
 *   `$XDG_STATE_HOME/glossator/rule-stats.ini`
 *
 * Returns: (transfer full): statistics; nothing is read or made yet
 */
GlsRuleStats *
gls_rule_stats_new(const gchar *path)
{
	GlsRuleStats *self = g_object_new(GLS_TYPE_RULE_STATS, NULL);

	self->file = gls_count_file_new(path, "rule-stats.ini");
	return self;
}

/* weeks since the Monday that was 1 January of the year 1 */
static guint
week_of_date(const GDate *date)
{
	return (g_date_get_julian(date) - 1) / 7;
}

static guint
week_of_time(gint64 time)
{
	g_autoptr(GDateTime) local = g_date_time_new_from_unix_local(time);
	GDate date;

	if (local == NULL)
		return 0;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, g_date_time_get_day_of_month(local), g_date_time_get_month(local),
		       g_date_time_get_year(local));
	return week_of_date(&date);
}

/* a week belongs to the year of its Thursday (ISO 8601) */
static gchar *
dup_week_key(guint week)
{
	GDate thursday;

	g_date_clear(&thursday, 1);
	g_date_set_julian(&thursday, week * 7 + 4);
	return g_strdup_printf("%04u-W%02u", g_date_get_year(&thursday),
			       g_date_get_iso8601_week_of_year(&thursday));
}

/* 4 January is always in the first week */
static gboolean
parse_week_key(const gchar *key, guint *week)
{
	guint year;
	guint number;
	gint end = 0;
	GDate date;

	if (strlen(key) != 8 || sscanf(key, "%4u-W%2u%n", &year, &number, &end) != 2 || end != 8 ||
	    year < 1970 || number < 1 || number > 53)
		return FALSE;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, 4, G_DATE_JANUARY, year);
	*week = week_of_date(&date) + number - 1;
	return TRUE;
}

/* GKeyFile refuses others with a critical */
static gboolean
is_group_name(const gchar *name)
{
	if (*name == '\0' || !g_utf8_validate(name, -1, NULL))
		return FALSE;
	for (; *name != '\0'; name++) {
		if (*name == '[' || *name == ']' || g_ascii_iscntrl(*name))
			return FALSE;
	}
	return TRUE;
}

static guint
get_hits(GKeyFile *key_file, const gchar *rule, const gchar *key)
{
	return MAX(0, g_key_file_get_integer(key_file, rule, key, NULL));
}

static void
add_hit(GKeyFile *key_file, const gchar *rule, const gchar *key)
{
	guint hits = get_hits(key_file, rule, key);

	if (is_group_name(rule) && hits < G_MAXINT)
		g_key_file_set_integer(key_file, rule, key, hits + 1);
}

/* what is from that week on. GKeyFile takes long to remove many groups, and not to make them */
static GKeyFile *
keep_from(GKeyFile *key_file, guint first)
{
	GKeyFile *kept = g_key_file_new();
	g_auto(GStrv) rules = g_key_file_get_groups(key_file, NULL);

	for (guint i = 0; rules[i] != NULL; i++) {
		g_auto(GStrv) keys = g_key_file_get_keys(key_file, rules[i], NULL, NULL);

		for (guint j = 0; keys != NULL && keys[j] != NULL; j++) {
			guint week;

			if (parse_week_key(keys[j], &week) && week >= first)
				g_key_file_set_integer(kept, rules[i], keys[j],
						       get_hits(key_file, rules[i], keys[j]));
		}
	}
	return kept;
}

static gchar *
dup_text(GKeyFile *key_file, guint week)
{
	g_autofree gchar *text = NULL;
	gsize length = MAX_SIZE + 1;

	for (guint n = GLS_RULE_STATS_WEEKS; n > 0 && length > MAX_SIZE; n /= 2) {
		g_autoptr(GKeyFile) kept = keep_from(key_file, week >= n ? week - n + 1 : 0);

		g_free(text);
		text = g_key_file_to_data(kept, &length, NULL);
	}
	return g_strconcat(HEAD, text, NULL);
}

/* hits to count: the names of their rules, and when they were */
typedef struct {
	const GPtrArray *rules;
	gint64 date;
} Hits;

static gchar *
count(GKeyFile *key_file, gpointer user_data)
{
	const Hits *hits = user_data;
	g_autofree gchar *key = dup_week_key(week_of_time(hits->date));

	for (guint i = 0; i < hits->rules->len; i++)
		add_hit(key_file, g_ptr_array_index(hits->rules, i), key);
	return dup_text(key_file, week_of_time(g_get_real_time() / G_USEC_PER_SEC));
}

/**
 * gls_rule_stats_count:
 * @self: statistics
 * @rules: (element-type utf8): the names of rules, one for each hit
 * @date: when that was, in seconds since 1970 UTC
 * @error: a #GError
 *
 * Counts hits with one write of the file, which is made with mode 0600. It waits for other processes
 * and for the disk.
 *
 * Returns: %FALSE if they could not be counted. That is said once: until it works again, %TRUE
 */
gboolean
gls_rule_stats_count(GlsRuleStats *self, const GPtrArray *rules, gint64 date, GError **error)
{
	Hits hits = {rules, date};

	g_return_val_if_fail(GLS_IS_RULE_STATS(self), FALSE);
	g_return_val_if_fail(rules != NULL, FALSE);

	return rules->len == 0 ||
	       gls_count_file_edit(self->file, count, &hits, "the matches of rules are not counted",
				   error);
}

/**
 * gls_rule_stats_read:
 * @self: statistics
 * @now: the time at the end of the last week, in seconds since 1970 UTC
 * @n_weeks: how many weeks up to then
 * @n_known_weeks: (out): how many weeks ago counting began, the week of @now included; 0 if it did
 *   not
 * @error: a #GError
 *
 * Reads how often rules matched.
 *
 * Returns: (transfer full) (element-type utf8 GArray): for each rule that ever matched, an array of
 *   @n_weeks guints, the oldest week first; %NULL if the file cannot be read
 */
GHashTable *
gls_rule_stats_read(GlsRuleStats *self,
		    gint64 now,
		    guint n_weeks,
		    guint *n_known_weeks,
		    GError **error)
{
	g_autoptr(GKeyFile) key_file = NULL;
	g_autoptr(GHashTable) hits = NULL;
	g_auto(GStrv) rules = NULL;
	guint last = week_of_time(now);

	g_return_val_if_fail(GLS_IS_RULE_STATS(self), NULL);
	g_return_val_if_fail(n_known_weeks != NULL, NULL);

	key_file = gls_count_file_read(self->file, error);
	if (key_file == NULL)
		return NULL;
	*n_known_weeks = 0;
	hits = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				     (GDestroyNotify)g_array_unref);
	rules = g_key_file_get_groups(key_file, NULL);
	for (guint i = 0; rules[i] != NULL; i++) {
		g_auto(GStrv) keys = g_key_file_get_keys(key_file, rules[i], NULL, NULL);
		GArray *weeks = g_array_sized_new(FALSE, TRUE, sizeof(guint), n_weeks);

		g_array_set_size(weeks, n_weeks);
		g_hash_table_insert(hits, g_strdup(rules[i]), weeks);
		for (guint j = 0; keys != NULL && keys[j] != NULL; j++) {
			guint week;

			if (!parse_week_key(keys[j], &week) || week > last)
				continue;
			*n_known_weeks = MAX(*n_known_weeks, last - week + 1);
			if (last - week < n_weeks)
				g_array_index(weeks, guint, n_weeks - 1 - (last - week)) +=
					get_hits(key_file, rules[i], keys[j]);
		}
	}
	return g_steal_pointer(&hits);
}
