/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-private.h"
#include "core/history/gls-segment.h"

/**
 * SECTION:gls-record-join
 *
 * What several records of one paper say together. It depends on the records only, not on the order
 * in which they are read, nor on which machine wrote which.
 */

/**
 * gls_record_dup_group:
 * @first_key: what the paper was known by first
 * @renewed: time of the decision that the record comes after, see #GlsRecord
 *
 * Makes the name of a record. What came after a decision to forget has another one than what came
 * before it, so that the decision can be undone.
 *
 * Returns: (transfer full): the name, 16 hex digits
 */
gchar *
gls_record_dup_group(const gchar *first_key, gint64 renewed)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree gchar *suffix = g_strdup_printf("\n%" G_GINT64_FORMAT, renewed);

	g_checksum_update(sum, (const guchar *)first_key, -1);
	if (renewed > 0)
		g_checksum_update(sum, (const guchar *)suffix, -1);
	return g_strndup(g_checksum_get_string(sum), GLS_SEGMENT_GROUP_LENGTH);
}

/**
 * gls_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a copy
 */
GlsRecord *
gls_record_copy(const GlsRecord *self)
{
	GlsRecord *copy = gls_record_new();

	copy->group = g_strdup(self->group);
	copy->renewed = self->renewed;
	gls_record_merge(copy, self);
	return copy;
}

static gint
compare_numbers(gint64 number, gint64 other)
{
	return (number > other) - (number < other);
}

static gint64
get_n_known(const GlsRecord *self)
{
	return (gint64)self->ids->len + self->sources->len + self->shown_in->len;
}

static gint
compare_texts(const GlsRecord *self, const GlsRecord *other)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) other_text = g_string_new(NULL);

	gls_record_append_to(self, text);
	gls_record_append_to(other, other_text);
	return g_strcmp0(text->str, other_text->str);
}

/**
 * gls_record_compare:
 * @self: a record with a group
 * @other: another
 *
 * Compares two records of one paper by when they began. Of two states of one record the one that
 * knows more comes first, so that the other adds nothing to it. No two records that differ are equal.
 *
 * Returns: a number that is less than, equal to or greater than 0
 */
gint
gls_record_compare(const GlsRecord *self, const GlsRecord *other)
{
	gint order = compare_numbers(self->arrived.date, other->arrived.date);

	if (order == 0)
		order = g_strcmp0(self->arrived.message_key, other->arrived.message_key);
	if (order == 0)
		order = g_strcmp0(self->group, other->group);
	if (order == 0)
		order = compare_numbers(get_n_known(other), get_n_known(self));
	if (order == 0)
		order = compare_numbers(other->last_shown, self->last_shown);
	return order != 0 ? order : compare_texts(self, other);
}

static gint
compare_records(gconstpointer a, gconstpointer b)
{
	return gls_record_compare(*(GlsRecord *const *)a, *(GlsRecord *const *)b);
}

/**
 * gls_record_get_activity:
 * @self: a record
 *
 * Returns: when the paper was met last, as far as that is recorded, or else when it was marked, in
 *   seconds since 1970 UTC
 */
gint64
gls_record_get_activity(const GlsRecord *self)
{
	gint64 met = MAX(self->arrived.date, MAX(self->shown.date, self->last_shown));

	return met != 0 ? met : self->marked.date;
}

/* a whole title is better than a cut one, then the one shown last, of those never shown the first one,
 * then any but always the same */
static gboolean
has_better_title(const GlsRecord *self, const GlsRecord *other)
{
	gboolean cut;
	gboolean other_cut;
	gint order;

	if (self->title == NULL || other == NULL || other->title == NULL)
		return self->title != NULL;
	cut = gls_record_is_cut(self->title);
	other_cut = gls_record_is_cut(other->title);
	if (cut != other_cut)
		return other_cut;
	order = compare_numbers(self->last_shown, other->last_shown);
	if (order == 0)
		order = compare_numbers(other->arrived.date, self->arrived.date);
	return order != 0 ? order > 0 : g_strcmp0(self->title, other->title) < 0;
}

/* takes over the latest mark */
static void
join_mark(GlsRecord *self, const GlsRecord *other)
{
	if (other->marked.message_key == NULL ||
	    (self->marked.message_key != NULL && self->marked.date >= other->marked.date))
		return;
	gls_record_clear_sighting(&self->marked);
	self->marked.message_key = g_strdup(other->marked.message_key);
	self->marked.source = g_strdup(other->marked.source);
	self->marked.date = other->marked.date;
}

/**
 * gls_record_join:
 * @records: (element-type GlsRecord): records of one paper; they are sorted, and the first is taken
 *
 * Joins records: see gls_record_merge(). The title is that of the record that was shown last, or if none
 * was, of the one that arrived first; but a title that is not cut by an ellipsis is better than one
 * that is.
 *
 * Returns: (transfer full) (nullable): the record; %NULL if there was none
 */
GlsRecord *
gls_record_join(GPtrArray *records)
{
	const GlsRecord *titled = NULL;
	g_autofree gchar *title = NULL;
	GlsRecord *joined;

	if (records->len == 0)
		return NULL;
	g_ptr_array_sort(records, compare_records);
	for (guint i = 0; i < records->len; i++) {
		if (has_better_title(g_ptr_array_index(records, i), titled))
			titled = g_ptr_array_index(records, i);
	}
	title = titled != NULL ? g_strdup(titled->title) : NULL;
	joined = g_ptr_array_steal_index(records, 0);
	for (guint i = 0; i < records->len; i++) {
		const GlsRecord *record = g_ptr_array_index(records, i);

		gls_record_merge(joined, record);
		join_mark(joined, record);
		joined->renewed = MAX(joined->renewed, record->renewed);
	}
	if (g_strcmp0(joined->title, title) != 0)
		gls_record_set_title(joined, title);
	return joined;
}

/**
 * gls_record_hide_shown:
 * @self: a record
 * @until: a time in seconds since 1970 UTC
 *
 * Takes from a record that the paper was shown up to a time. If it was shown again later, it is not
 * recorded where: the message that it was shown in last for the first time stands for that.
 */
void
gls_record_hide_shown(GlsRecord *self, gint64 until)
{
	g_autofree gchar *latest = NULL;

	if (self->shown.message_key == NULL || self->shown.date > until)
		return;
	latest = g_strdup(g_ptr_array_index(self->shown_in, self->shown_in->len - 1));
	g_ptr_array_set_size(self->shown_in, 0);
	if (self->last_shown <= until) {
		gls_record_clear_sighting(&self->shown);
		self->last_shown = 0;
		self->version = 0;
		self->version_before = 0;
		g_clear_pointer(&self->version_in, g_free);
		return;
	}
	g_free(self->shown.message_key);
	self->shown.message_key = g_strdup(latest);
	self->shown.date = self->last_shown;
	g_ptr_array_add(self->shown_in, g_steal_pointer(&latest));
}

/* labels of what is left */
static void
keep_sources(GlsRecord *self)
{
	const gchar *const left[] = {self->arrived.source, self->shown.source};

	g_ptr_array_set_size(self->sources, 0);
	for (guint i = 0; i < G_N_ELEMENTS(left); i++) {
		if (left[i] != NULL && (i == 0 || g_strcmp0(left[i], left[0]) != 0))
			g_ptr_array_add(self->sources, g_strdup(left[i]));
	}
}

/**
 * gls_record_hide:
 * @self: a record
 * @until: a time in seconds since 1970 UTC
 *
 * Takes from a record all that happened up to a time.
 *
 * Returns: %FALSE if nothing is left in it
 */
gboolean
gls_record_hide(GlsRecord *self, gint64 until)
{
	if (self->arrived.date > until)
		return TRUE;
	gls_record_hide_shown(self, until);
	gls_record_clear_sighting(&self->arrived);
	keep_sources(self);
	return self->arrived.message_key != NULL || self->shown.message_key != NULL;
}
