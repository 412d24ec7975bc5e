/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record-private.h"
#include "core/identity/gls-author-key.h"
#include "core/text/gls-text.h"

/* of 4,894 titles no two are equal in their first 50 characters, two groups are in 40 */
#define MIN_CUT_TITLE_LENGTH 50

#define MAX_YEAR 9999

/* how old the latest time it was shown has to be before the same message is worth a new one */
#define SHOWN_AGAIN_SECONDS (24 * 60 * 60)

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

/* cuts UTF-8 between two characters, to at most max_length bytes */
static gchar *
limit(gchar *text, gsize max_length)
{
	if (strlen(text) > max_length)
		*g_utf8_find_prev_char(text, text + max_length + 1) = '\0';
	return text;
}

static gboolean
is_link(const gchar *word)
{
	return strstr(word, "://") != NULL;
}

/* what looks like an address at all: nobody misses it in a label */
static gboolean
is_like_address(const gchar *word)
{
	const gchar *at = strchr(word, '@');

	return is_link(word) || (at != NULL && at > word && at[1] != '\0') ||
	       (at == word && strchr(word + 1, '@') != NULL);
}

/* what is an address for certain: "pass@k" is none, and stays in a title */
static gboolean
is_address(const gchar *word)
{
	const gchar *at = strchr(word, '@');
	const gchar *dot = at != NULL ? strchr(at + 1, '.') : NULL;

	return is_link(word) ||
	       (at != NULL && at > word && dot != NULL && dot > at + 1 && g_ascii_isalpha(dot[1]));
}

static gboolean
may_have_address(const gchar *text)
{
	return strchr(text, '@') != NULL || is_link(text);
}

/* a text without some of its words, white space squeezed; %NULL if nothing is left */
static gchar *
dup_without(const gchar *text, gboolean (*is_private)(const gchar *word), gsize max_length)
{
	g_autofree gchar *valid = g_utf8_make_valid(text, -1);
	g_autofree gchar *squeezed = gls_text_squeeze(valid, -1);
	g_auto(GStrv) words = NULL;
	g_autoptr(GString) kept = NULL;

	if (*squeezed != '\0' && !may_have_address(squeezed))
		return limit(g_steal_pointer(&squeezed), max_length);
	words = g_strsplit(squeezed, " ", -1);
	kept = g_string_new(NULL);
	for (guint i = 0; words[i] != NULL; i++) {
		if (is_private(words[i]))
			continue;
		if (kept->len > 0)
			g_string_append_c(kept, ' ');
		g_string_append(kept, words[i]);
	}
	if (kept->len == 0)
		return NULL;
	return limit(g_string_free(g_steal_pointer(&kept), FALSE), max_length);
}

/**
 * gls_record_dup_clean_title:
 * @title: a title as it stands in a message
 *
 * Returns: (transfer full) (nullable): the title without any mail address and link, at most
 *   %GLS_RECORD_MAX_TITLE bytes; %NULL if nothing is left
 */
gchar *
gls_record_dup_clean_title(const gchar *title)
{
	return dup_without(title, is_address, GLS_RECORD_MAX_TITLE);
}

/**
 * gls_record_dup_clean_label:
 * @label: label of the source of a message
 *
 * Returns: (transfer full) (nullable): the label without what looks like a mail address or link, at
 *   most %GLS_RECORD_MAX_LABEL bytes; %NULL if nothing is left
 */
gchar *
gls_record_dup_clean_label(const gchar *label)
{
	return dup_without(label, is_like_address, GLS_RECORD_MAX_LABEL);
}

/**
 * gls_record_is_cut:
 * @title: a title
 *
 * Returns: %TRUE if an ellipsis says that it is not whole
 */
gboolean
gls_record_is_cut(const gchar *title)
{
	return g_str_has_suffix(title, "…") || g_str_has_suffix(title, "...") ||
	       g_str_has_prefix(title, "…") || g_str_has_prefix(title, "...");
}

/**
 * gls_record_dup_title_key:
 * @title: a title, at most %GLS_RECORD_MAX_TITLE bytes
 *
 * Folds a title to what a paper is known by.
 *
 * Returns: (transfer full) (nullable): the folded title; %NULL if an ellipsis cuts it short of 50
 *   folded characters, for the titles of other papers begin so too
 */
gchar *
gls_record_dup_title_key(const gchar *title)
{
	g_autofree gchar *title_key = gls_text_title_key(title, -1);

	if (gls_record_is_cut(title) && g_utf8_strlen(title_key, -1) < MIN_CUT_TITLE_LENGTH)
		return NULL;
	return g_steal_pointer(&title_key);
}

/**
 * gls_record_set_title:
 * @self: a record
 * @title: a title
 *
 * Sets the title, cut at %GLS_RECORD_MAX_TITLE bytes, and what it folds to.
 */
void
gls_record_set_title(GlsRecord *self, const gchar *title)
{
	gls_record_take_title(self, g_utf8_make_valid(title, -1));
}

/**
 * gls_record_take_title:
 * @self: a record
 * @title: (transfer full): a title in UTF-8
 *
 * Does what gls_record_set_title() does.
 */
void
gls_record_take_title(GlsRecord *self, gchar *title)
{
	g_free(self->title);
	g_free(self->title_key);
	self->title = limit(title, GLS_RECORD_MAX_TITLE);
	self->title_key = gls_record_dup_title_key(self->title);
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

static gboolean
add_string(GPtrArray *strings, const gchar *string, guint max_strings)
{
	if (string == NULL || strings->len >= max_strings ||
	    g_ptr_array_find_with_equal_func(strings, string, g_str_equal, NULL))
		return FALSE;
	g_ptr_array_add(strings, g_strdup(string));
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
		gls_record_set_title(self, title);
	for (guint i = 0; i < entry->ids->len; i++)
		gls_record_add_id(self, g_ptr_array_index(entry->ids, i));
	g_ptr_array_unref(self->authors);
	self->authors = gls_author_keys_new(entry->authors, GLS_PAPER_MAX_AUTHORS);
	if (entry->date != NULL)
		self->year = (guint)CLAMP(g_ascii_strtoll(entry->date, NULL, 10), 0, MAX_YEAR);
	if (entry->venue != NULL)
		self->venue = dup_without(entry->venue, is_like_address, GLS_RECORD_MAX_LABEL);
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
