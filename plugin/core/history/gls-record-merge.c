/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-private.h"

/* how old the latest time it was shown has to be before the same message is worth a new one */
#define SHOWN_AGAIN_SECONDS (24 * 60 * 60)

static gboolean
add_string(GPtrArray *strings, const gchar *string, guint max_strings)
{
	if (string == NULL || strings->len >= max_strings ||
	    g_ptr_array_find_with_equal_func(strings, string, g_str_equal, NULL))
		return FALSE;
	g_ptr_array_add(strings, g_strdup(string));
	return TRUE;
}

/* takes over a sighting that was before the one that is known */
static gboolean
set_earlier(GlsSighting *self, const GlsSighting *other)
{
	if (other->message_key == NULL || (self->message_key != NULL && self->date <= other->date))
		return FALSE;
	g_free(self->message_key);
	g_free(self->source);
	self->message_key = g_strdup(other->message_key);
	self->source = g_strdup(other->source);
	self->date = other->date;
	return TRUE;
}

static gboolean
set_shown(GlsRecord *self, const GlsSighting *shown)
{
	guint i;

	if (!set_earlier(&self->shown, shown))
		return FALSE;
	if (g_ptr_array_find_with_equal_func(self->shown_in, shown->message_key, g_str_equal, &i))
		g_ptr_array_remove_index(self->shown_in, i);
	g_ptr_array_insert(self->shown_in, 0, g_strdup(shown->message_key));
	if (self->shown_in->len > GLS_RECORD_MAX_SHOWN_IN)
		g_ptr_array_set_size(self->shown_in, GLS_RECORD_MAX_SHOWN_IN);
	return TRUE;
}

/* what is known of the paper itself; what came first stays */
static gboolean
merge_paper(GlsRecord *self, const GlsRecord *other)
{
	gboolean changed = FALSE;

	if (self->authors->len == 0 && other->authors->len > 0) {
		for (guint i = 0; i < other->authors->len; i++)
			g_ptr_array_add(self->authors,
					g_strdup(g_ptr_array_index(other->authors, i)));
		changed = TRUE;
	}
	if (self->year == 0 && other->year != 0) {
		self->year = other->year;
		changed = TRUE;
	}
	if (self->venue == NULL && other->venue != NULL) {
		self->venue = g_strdup(other->venue);
		changed = TRUE;
	}
	if (self->sketch == NULL && other->sketch != NULL) {
		self->sketch = g_memdup2(other->sketch, sizeof(*other->sketch));
		changed = TRUE;
	}
	return changed;
}

/* takes over a version that was shown; what it gives is the same in whatever order */
static gboolean
merge_version(GlsRecord *self, guint version, const gchar *version_in, guint version_before)
{
	guint before = MAX(self->version_before, version_before);

	if (version != self->version)
		before = MAX(before, MIN(version, self->version));
	if (version < self->version || version_in == NULL ||
	    (version == self->version && g_strcmp0(self->version_in, version_in) <= 0)) {
		gboolean changed = before != self->version_before;

		self->version_before = before;
		return changed;
	}
	g_free(self->version_in);
	self->version = version;
	self->version_in = g_strdup(version_in);
	self->version_before = before;
	return TRUE;
}

/**
 * gls_record_merge:
 * @self: a record
 * @other: what else is known of the same paper
 *
 * Takes over into @self: the earliest time it arrived and was shown, the latest it was shown, all
 * ids, sources and messages, the highest version that was shown, and the title if that of @self is
 * cut by an ellipsis and the other is not; also authors, year and sketch if @self has none. The group
 * stays. Lists are full with 32 ids, 16 sources and 64 messages.
 *
 * Returns: %TRUE if @self changed
 */
gboolean
gls_record_merge(GlsRecord *self, const GlsRecord *other)
{
	gboolean changed = FALSE;

	if (other->title != NULL && (self->title == NULL || (gls_record_is_cut(self->title) &&
							     !gls_record_is_cut(other->title)))) {
		gls_record_set_title(self, other->title);
		changed = TRUE;
	}
	for (guint i = 0; i < other->ids->len; i++)
		changed |= gls_record_add_id(self, g_ptr_array_index(other->ids, i));
	changed |= merge_paper(self, other);
	changed |= merge_version(self, other->version, other->version_in, other->version_before);
	for (guint i = 0; i < other->sources->len; i++) {
		changed |= add_string(self->sources, g_ptr_array_index(other->sources, i),
				      GLS_RECORD_MAX_SOURCES);
	}
	changed |= set_earlier(&self->arrived, &other->arrived);
	changed |= set_shown(self, &other->shown);
	for (guint i = 0; i < other->shown_in->len; i++) {
		changed |= add_string(self->shown_in, g_ptr_array_index(other->shown_in, i),
				      GLS_RECORD_MAX_SHOWN_IN);
	}
	if (other->last_shown > self->last_shown) {
		self->last_shown = other->last_shown;
		changed = TRUE;
	}
	return changed;
}

/**
 * gls_record_add_sighting:
 * @self: a record
 * @sighting: a message that holds the paper
 * @shown: %TRUE if it is rendered in the opened message, %FALSE if it arrived
 *
 * Adds a sighting. The label of its source loses every mail address and link in it, and is cut at
 * 120 bytes. A message that is known changes nothing, but that a paper shown again after more than
 * a day keeps the new time.
 *
 * Returns: %TRUE if @self changed
 */
gboolean
gls_record_add_sighting(GlsRecord *self, const GlsSighting *sighting, gboolean shown)
{
	g_autofree gchar *source =
		sighting->source != NULL ? gls_record_dup_clean_label(sighting->source) : NULL;
	GlsSighting clean = {sighting->message_key, source, sighting->date, 0};
	gboolean changed = add_string(self->sources, source, GLS_RECORD_MAX_SOURCES);

	changed |= set_earlier(&self->arrived, &clean);
	if (!shown)
		return changed;
	if (sighting->version > self->version)
		changed |= merge_version(self, sighting->version, sighting->message_key, 0);
	changed |= set_shown(self, &clean);
	changed |= add_string(self->shown_in, clean.message_key, GLS_RECORD_MAX_SHOWN_IN);
	if (clean.date > self->last_shown + (changed ? 0 : SHOWN_AGAIN_SECONDS)) {
		self->last_shown = clean.date;
		changed = TRUE;
	}
	return changed;
}
