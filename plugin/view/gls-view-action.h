/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_VIEW_ACTION_MAX_SIZE:
 *
 * The longest message from a page, in bytes: a rule's name is the only part without a natural end.
 */
#define GLS_VIEW_ACTION_MAX_SIZE 4096

/**
 * GlsViewActionKind:
 * @GLS_VIEW_MARK_ALL_SEEN: mark all papers of the message as seen
 * @GLS_VIEW_SET_HIDE_SEEN: hide seen papers of this source, or show them again
 * @GLS_VIEW_MARK_SEEN: mark a paper as seen
 * @GLS_VIEW_MARK_UNSEEN: mark it as not seen
 * @GLS_VIEW_FORGET: drop it from the history
 * @GLS_VIEW_SAME: it is the same paper as another of the message
 * @GLS_VIEW_DIFFERENT: it is not the same as another of the message, or as the one it was met as
 * @GLS_VIEW_UNDO: take the last decision back
 * @GLS_VIEW_EDIT_RULE: open the rules, at one of them if it is named
 * @GLS_VIEW_MUTE_RULE: switch a rule off
 *
 * What a user can ask for in a page.
 */
typedef enum {
	GLS_VIEW_MARK_ALL_SEEN,
	GLS_VIEW_SET_HIDE_SEEN,
	GLS_VIEW_MARK_SEEN,
	GLS_VIEW_MARK_UNSEEN,
	GLS_VIEW_FORGET,
	GLS_VIEW_SAME,
	GLS_VIEW_DIFFERENT,
	GLS_VIEW_UNDO,
	GLS_VIEW_EDIT_RULE,
	GLS_VIEW_MUTE_RULE,
} GlsViewActionKind;

/**
 * GlsViewAction:
 * @kind: what is asked for
 * @token: of the payload that was on screen
 * @entry: the paper's number, from 1; 0 where none is needed
 * @other: the number of another paper, from 1; 0 for none
 * @enabled: for %GLS_VIEW_SET_HIDE_SEEN, whether to hide
 * @rule: (nullable): name of a rule
 *
 * What a user asked for in a page.
 */
typedef struct {
	GlsViewActionKind kind;
	gchar *token;
	guint entry;
	guint other;
	gboolean enabled;
	gchar *rule;
} GlsViewAction;

GlsViewAction *
gls_view_action_new_from_json(const gchar *json, gsize length, GError **error);
GlsViewAction *
gls_view_action_copy(const GlsViewAction *self);
void
gls_view_action_free(GlsViewAction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsViewAction, gls_view_action_free)

G_END_DECLS
