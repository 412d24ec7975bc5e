/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/history/gls-record.h"
#include "view/gls-view-words.h"

static const struct {
	const gchar *name;
	const gchar *text;
} words[] = {
	/* TRANSLATORS: between two tags that are read aloud: "entropy, privacy" */
	{"separator", N_(", ")},
	/* TRANSLATORS: read aloud by screen readers before the tags of a paper; keep the %s */
	{"tags_of", N_("tags: %s")},
	/* TRANSLATORS: read aloud: the strip with counts and filters above a digest */
	{"strip", N_("summary of this digest")},
	/* TRANSLATORS: read aloud: a small picture with one mark for each paper */
	{"picture", N_("picture of this digest, one mark for each paper")},
	/* TRANSLATORS: read aloud: buttons that show only papers with some states and some tags */
	{"filters", N_("show only papers with one of these states and one of these tags")},
	/* TRANSLATORS: how many papers a filter lets through: "3 of 12 shown"; keep both %s */
	{"shown_of", N_("%s of %s shown")},
	/* TRANSLATORS: a button that shows the other tags: "8 more"; keep the %s */
	{"more", N_("%s more")},
	{"mark_all_seen", N_("Mark All Seen")},
	{"hide_seen", N_("Hide Seen")},
	{"undo", N_("Undo")},
	{"close", N_("Close")},
	{"edit_rule", N_("Edit Rule")},
	{"edit_rules", N_("Edit Rules")},
	/* TRANSLATORS: a button that switches a rule off */
	{"mute", N_("Mute")},
	{"no_words", N_("This rule asks for words that are not there.")},
	/* TRANSLATORS: read aloud: the menu behind "seen 11 Mar in cs.LG"; keep the %s */
	{"menu_of", N_("%s: what to do")},
	/* TRANSLATORS: number of another paper in the same message; keep the %s */
	{"go_to", N_("Go to #%s")},
	{"mark_seen", N_("Mark as Seen")},
	{"mark_unseen", N_("Mark as Unseen")},
	/* TRANSLATORS: number of another paper in the same message; keep the %s */
	{"not_same_as", N_("Not the Same Paper as #%s")},
	/* TRANSLATORS: number of another paper in the same message; keep the %s */
	{"same_as_number", N_("Same Paper as #%s")},
	{"not_same", N_("Not the Same Paper")},
	{"same_as", N_("Same Paper as…")},
	{"same_title", N_("Which is the same paper?")},
	{"search", N_("Search titles")},
	{"forget", N_("Forget This Paper")},
	{"undo_last", N_("Undo Last Change")},
	/* TRANSLATORS: read aloud: a star before the tags of a paper */
	{"star", N_("starred")},
	/* TRANSLATORS: a link that opens what was looked up of a paper */
	{"details", N_("Details")},
	/* TRANSLATORS: a link that opens, or folds, a paper that a rule hides */
	{"unfold", N_("Show")},
	{"fold", N_("Fold")},
};

static const gchar *
get_state_label(GlsState state)
{
	switch (state) {
	case GLS_STATE_NEW:
		return C_("state of a paper", "new");
	case GLS_STATE_SEEN:
		/* TRANSLATORS: a filter: papers that were shown before */
		return C_("state of a paper", "seen");
	case GLS_STATE_ELSEWHERE:
		/* TRANSLATORS: a filter: papers that are also in a message that was not opened yet */
		return C_("state of a paper", "also elsewhere");
	case GLS_STATE_UPDATED:
		/* TRANSLATORS: a filter: papers of which an earlier version was seen */
		return C_("state of a paper", "updated");
	case GLS_STATE_REPEAT:
		/* TRANSLATORS: a filter: papers that stand twice in this message */
		return C_("state of a paper", "repeat");
	default:
		return gls_state_to_string(state);
	}
}

static void
add_states(JsonBuilder *builder)
{
	json_builder_set_member_name(builder, "states");
	json_builder_begin_array(builder);
	for (GlsState state = 0; state < GLS_N_STATES; state++) {
		json_builder_begin_object(builder);
		json_builder_set_member_name(builder, "name");
		json_builder_add_string_value(builder, gls_state_to_string(state));
		json_builder_set_member_name(builder, "label");
		json_builder_add_string_value(builder, get_state_label(state));
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
}

/**
 * gls_view_words_add:
 * @builder: makes a payload; an object is open in it
 *
 * Adds all that the page says in words of its own, translated: members "words" and "states".
 */
void
gls_view_words_add(JsonBuilder *builder)
{
	g_return_if_fail(builder != NULL);

	json_builder_set_member_name(builder, "words");
	json_builder_begin_object(builder);
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		json_builder_set_member_name(builder, words[i].name);
		json_builder_add_string_value(builder, _(words[i].text));
	}
	json_builder_end_object(builder);
	add_states(builder);
}
