/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-decision.h"
#include "core/history/gls-machine.h"
#include "core/history/gls-record-private.h"

/* of the id of a decision; the time in microseconds leaves so many */
#define N_RANDOM_BITS 12

static const gchar *const kind_names[GLS_N_DECISION_KINDS] = {
	[GLS_DECISION_SEEN] = "seen",		[GLS_DECISION_UNSEEN] = "unseen",
	[GLS_DECISION_FORGET] = "forget",	[GLS_DECISION_SAME] = "same",
	[GLS_DECISION_DIFFERENT] = "different", [GLS_DECISION_UNDO] = "undo",
};

/**
 * gls_decision_new:
 * @kind: what is decided
 *
 * Makes a decision that is about no paper yet, and was made nowhere.
 *
 * Returns: (transfer full): a decision
 */
GlsDecision *
gls_decision_new(GlsDecisionKind kind)
{
	GlsDecision *self = g_new0(GlsDecision, 1);

	self->part = 1;
	self->kind = kind;
	self->papers = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	return self;
}

/**
 * gls_decision_set_origin:
 * @self: a decision
 * @machine: id of this machine
 * @time: when it is made, in microseconds since 1970 UTC, later than every other decision of this
 *   machine
 *
 * Sets where and when it is made, and gives it an id by that: a machine makes one at a time. The rest
 * of the id is random, in case two machines have one id.
 */
void
gls_decision_set_origin(GlsDecision *self, const gchar *machine, gint64 time)
{
	guint64 number = (guint64)time << N_RANDOM_BITS |
			 (g_random_int() & ((1u << N_RANDOM_BITS) - 1));

	g_free(self->event);
	self->event = g_strdup_printf("%s-%016" G_GINT64_MODIFIER "x", machine, number);
	self->time = time;
}

/* nothing but what identifies the paper is kept; mail addresses and links in its title are left out */
static void
add_paper(GlsDecision *self, const GlsPaper *paper, const gchar *title)
{
	GlsRecord *record = gls_record_new();

	if (title != NULL)
		record->title = gls_record_dup_clean_title(title);
	record->title_key = g_strdup(paper->title_key);
	for (guint i = 0; paper->ids != NULL && i < paper->ids->len; i++)
		gls_record_add_id(record, g_ptr_array_index(paper->ids, i));
	g_ptr_array_add(self->papers, record);
}

/**
 * gls_decision_copy:
 * @self: a decision
 *
 * Returns: (transfer full): a copy
 */
GlsDecision *
gls_decision_copy(const GlsDecision *self)
{
	GlsDecision *copy = g_new0(GlsDecision, 1);

	*copy = *self;
	copy->event = g_strdup(self->event);
	copy->undoes = g_strdup(self->undoes);
	copy->sighting.message_key = g_strdup(self->sighting.message_key);
	copy->sighting.source = g_strdup(self->sighting.source);
	copy->papers = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	for (guint i = 0; i < self->papers->len; i++) {
		const GlsRecord *paper = g_ptr_array_index(self->papers, i);
		GlsPaper known = {.title_key = paper->title_key, .ids = paper->ids};

		add_paper(copy, &known, paper->title);
	}
	return copy;
}

/**
 * gls_decision_free:
 * @self: (nullable): a decision
 *
 * Frees a decision.
 */
void
gls_decision_free(GlsDecision *self)
{
	if (self == NULL)
		return;
	g_free(self->event);
	g_ptr_array_unref(self->papers);
	gls_record_clear_sighting(&self->sighting);
	g_free(self->undoes);
	g_free(self);
}

/**
 * gls_decision_add_entry:
 * @self: a decision
 * @entry: an entry
 *
 * Adds the paper of an entry. Nothing but what identifies it is kept: mail addresses and links in its
 * title are left out.
 */
void
gls_decision_add_entry(GlsDecision *self, const GlsEntry *entry)
{
	GlsPaper paper = {.title_key = entry->title_key, .ids = entry->ids};

	add_paper(self, &paper, entry->title);
}

/**
 * gls_decision_set_sighting:
 * @self: a decision
 * @sighting: the message it is made in
 *
 * Sets the message. The label of its source loses every mail address and link in it.
 */
void
gls_decision_set_sighting(GlsDecision *self, const GlsSighting *sighting)
{
	gls_record_clear_sighting(&self->sighting);
	self->sighting.message_key = g_strdup(sighting->message_key);
	if (sighting->source != NULL)
		self->sighting.source = gls_record_dup_clean_label(sighting->source);
	self->sighting.date = sighting->date;
}

/**
 * gls_decision_compare:
 * @self: a decision
 * @other: another
 *
 * Compares two decisions by their times, then by the ids of their machines. Of two that contradict
 * each other the later one counts.
 *
 * Returns: a number that is less than, equal to or greater than 0
 */
gint
gls_decision_compare(const GlsDecision *self, const GlsDecision *other)
{
	if (self->time != other->time)
		return self->time < other->time ? -1 : 1;
	/* the id of the machine comes first in it */
	return strcmp(self->event, other->event);
}

/**
 * gls_decision_is_of_machine:
 * @self: a decision
 * @machine: id of a machine
 *
 * Returns: %TRUE if it was made there
 */
gboolean
gls_decision_is_of_machine(const GlsDecision *self, const gchar *machine)
{
	return strncmp(self->event, machine, GLS_MACHINE_ID_LENGTH) == 0;
}

/**
 * gls_decision_kind_to_string:
 * @kind: a kind of decision
 *
 * Returns: (transfer none): its name, as it stands in a segment
 */
const gchar *
gls_decision_kind_to_string(GlsDecisionKind kind)
{
	g_return_val_if_fail(kind < GLS_N_DECISION_KINDS, NULL);

	return kind_names[kind];
}
