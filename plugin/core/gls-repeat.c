/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-repeat.h"
#include "core/identity/gls-paper-finder.h"

/* what is known of all entries of a message */
typedef struct {
	const GPtrArray *entries;
	const GPtrArray *papers;
	GlsHistory *history;
	const GArray *parts;
	GArray *repeats;
} Repeats;

static guint
get_part(const Repeats *repeats, guint i)
{
	return repeats->parts != NULL ? g_array_index(repeats->parts, guint, i) : 0;
}

/* the user's word comes first */
static GlsVerdict
judge(const Repeats *repeats, guint i, guint j)
{
	GlsPaper paper = gls_record_get_paper(g_ptr_array_index(repeats->papers, i));
	GlsPaper other = gls_record_get_paper(g_ptr_array_index(repeats->papers, j));
	guint part = get_part(repeats, i);
	guint other_part = get_part(repeats, j);

	if (part != 0 && part == other_part)
		return GLS_VERDICT_SAME;
	if (part != 0 && other_part != 0 &&
	    gls_history_is_apart(repeats->history, part, other_part))
		return GLS_VERDICT_DIFFERENT;
	return gls_identity_compare(&paper, &other, NULL);
}

static void
look_at(Repeats *repeats, guint i, const GArray *candidates)
{
	GlsRepeat *repeat = &g_array_index(repeats->repeats, GlsRepeat, i);

	for (guint k = 0; k < candidates->len; k++) {
		guint j = g_array_index(candidates, guint, k);
		const GlsRepeat *known = &g_array_index(repeats->repeats, GlsRepeat, j);
		const GlsEntry *entry = g_ptr_array_index(repeats->entries, j);
		GlsVerdict verdict = judge(repeats, i, j);

		if (verdict >= GLS_VERDICT_VERSION) {
			repeat->of = known->of != NULL ? known->of : entry;
			repeat->published = verdict == GLS_VERDICT_VERSION;
			repeat->similar = NULL;
			return;
		}
		if (verdict == GLS_VERDICT_SIMILAR && repeat->similar == NULL)
			repeat->similar = known->of != NULL ? known->of : entry;
	}
}

/* those that the user said to be the same are found by that, whatever they are called */
static GPtrArray *
dup_keys(const Repeats *repeats, guint i)
{
	GPtrArray *keys = gls_record_dup_paper_keys(g_ptr_array_index(repeats->papers, i));
	guint part = get_part(repeats, i);

	if (part != 0)
		g_ptr_array_add(keys, g_strdup_printf("decided:%u", part));
	return keys;
}

/**
 * gls_repeat_find:
 * @entries: (element-type GlsEntry): the entries of one message, in their order
 * @papers: (element-type GlsRecord): the papers of these, from gls_record_new_from_entry()
 * @history: (nullable): what the user decided
 *
 * Finds the entries that repeat earlier ones. What the user said is the same, or is not, comes before
 * what gls_identity_compare() says.
 *
 * Returns: (transfer full) (element-type GlsRepeat): for each entry what it is to those before it
 */
GArray *
gls_repeat_find(const GPtrArray *entries, const GPtrArray *papers, GlsHistory *history)
{
	g_autoptr(GlsPaperFinder) finder = gls_paper_finder_new();
	g_autoptr(GArray) parts = NULL;
	Repeats repeats = {entries, papers, history};

	g_return_val_if_fail(entries != NULL && papers != NULL, NULL);
	g_return_val_if_fail(entries->len == papers->len, NULL);

	parts = history != NULL ? gls_history_dup_parts(history, entries) : NULL;
	repeats.parts = parts;
	repeats.repeats = g_array_new(FALSE, TRUE, sizeof(GlsRepeat));
	g_array_set_size(repeats.repeats, entries->len);
	for (guint i = 0; i < entries->len; i++) {
		g_autoptr(GPtrArray) keys = dup_keys(&repeats, i);
		g_autoptr(GArray) candidates = gls_paper_finder_find(finder, keys);

		look_at(&repeats, i, candidates);
		gls_paper_finder_add(finder, keys, i);
	}
	return repeats.repeats;
}
