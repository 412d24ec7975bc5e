/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/history/gls-decision.h"

/* its title, or else the first thing that it is known by */
static gchar *
dup_name(const GlsRecord *paper)
{
	if (paper->title != NULL)
		return g_strdup_printf("“%s”", paper->title);
	if (paper->ids->len > 0)
		return gls_paper_id_to_string(g_ptr_array_index(paper->ids, 0));
	return g_strdup_printf("“%s”", paper->title_key);
}

static gchar *
dup_pair(const GlsDecision *self, const gchar *format)
{
	g_autofree gchar *first = dup_name(g_ptr_array_index(self->papers, 0));
	g_autofree gchar *second = dup_name(g_ptr_array_index(self->papers, 1));
	g_auto(GStrv) pieces = g_strsplit(format, "%s", 3);

	return g_strconcat(pieces[0], first, pieces[1], second, pieces[2], NULL);
}

static gchar *
dup_one(const GlsDecision *self, const gchar *format)
{
	g_autofree gchar *name = dup_name(g_ptr_array_index(self->papers, 0));
	g_auto(GStrv) pieces = g_strsplit(format, "%s", 2);

	return g_strconcat(pieces[0], name, pieces[1], NULL);
}

/**
 * gls_decision_dup_words:
 * @self: a decision
 *
 * Says in words what was decided, such as "marked as seen: “Attention Is All You Need”".
 *
 * Returns: (transfer full): one line, translated
 */
gchar *
gls_decision_dup_words(const GlsDecision *self)
{
	guint n = self->papers->len;

	switch (self->kind) {
	case GLS_DECISION_SEEN:
		return n == 1 ? dup_one(self, _("marked as seen: %s"))
			      : g_strdup_printf(g_dngettext(GETTEXT_PACKAGE,
							    "marked %u paper as seen",
							    "marked %u papers as seen", n),
						n);
	case GLS_DECISION_UNSEEN:
		return n == 1 ? dup_one(self, _("marked as not seen: %s"))
			      : g_strdup_printf(g_dngettext(GETTEXT_PACKAGE,
							    "marked %u paper as not seen",
							    "marked %u papers as not seen", n),
						n);
	case GLS_DECISION_FORGET:
		return n == 1 ? dup_one(self, _("forgot: %s"))
			      : g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "forgot %u paper",
							    "forgot %u papers", n),
						n);
	case GLS_DECISION_SAME:
		return dup_pair(self, _("the same paper: %s and %s"));
	case GLS_DECISION_DIFFERENT:
		return dup_pair(self, _("not the same paper: %s and %s"));
	case GLS_DECISION_UNDO:
	default:
		return g_strdup(_("an earlier decision undone"));
	}
}
