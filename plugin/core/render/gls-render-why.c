/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/render/gls-render-private.h"

static const gchar *
get_field_name(GlsField field)
{
	switch (field) {
	case GLS_FIELD_TITLE:
		/* translators: where the words stand that made a rule match: title "regret bound" */
		return C_("where words stand", "title");
	case GLS_FIELD_ABSTRACT:
		return C_("where words stand", "abstract");
	case GLS_FIELD_AUTHOR:
		return C_("where words stand", "author");
	case GLS_FIELD_CATEGORY:
		return C_("where words stand", "category");
	case GLS_FIELD_COMMENT:
		return C_("where words stand", "comment");
	case GLS_FIELD_SOURCE:
		return C_("where words stand", "source");
	case GLS_FIELD_ID:
		return C_("where words stand", "id");
	default:
		g_return_val_if_reached("");
	}
}

/* each text once, whatever its case */
static void
append_hit(GString *why, const GlsHit *hit, const gchar *text, GHashTable *known)
{
	g_autofree gchar *words = g_strndup(text + hit->start, hit->end - hit->start);
	g_autofree gchar *line = gls_render_line(words);

	if (!g_hash_table_add(known, g_utf8_casefold(words, -1)))
		return;
	if (why->len > 0)
		g_string_append(why, ", ");
	if (g_hash_table_size(known) == 1)
		g_string_append_printf(why, "%s ", get_field_name(hit->field));
	g_string_append_printf(why, "\"%s\"", line);
}

/**
 * gls_render_why:
 * @tag: a tag
 * @entry: its entry
 * @origin: (nullable): where the entry comes from; see gls_annotated_message_get_origin()
 *
 * Says in the language of the reader what made a rule match, as it stands in the message: title
 * "regret bound", abstract "bandit", "arms".
 *
 * Returns: (transfer full): one line of text without a line end; empty if only a NOT made it match
 */
gchar *
gls_render_why(const GlsTag *tag, const GlsEntry *entry, const GlsOrigin *origin)
{
	GString *why = g_string_new(NULL);
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GlsField field = 0;

	g_return_val_if_fail(tag != NULL, NULL);

	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);
		const gchar *text = gls_field_get_text(hit->field, hit->item, entry, origin);

		if (hit->field != field)
			g_hash_table_remove_all(known);
		field = hit->field;
		if (text != NULL)
			append_hit(why, hit, text, known);
	}
	return g_string_free(why, FALSE);
}

/**
 * gls_render_effects:
 * @annotation: an annotation
 *
 * Says in words what the rules do to a paper beside its tags: "starred, score 120".
 *
 * Returns: (transfer full) (nullable): one line of text without a line end, %NULL if they do nothing
 */
gchar *
gls_render_effects(const GlsAnnotation *annotation)
{
	static const struct {
		GlsEffect effect;
		const gchar *name;
	} names[] = {
		{GLS_EFFECT_STAR, NC_("what rules do to a paper", "starred")},
		{GLS_EFFECT_DIM, NC_("what rules do to a paper", "dimmed")},
		{GLS_EFFECT_HIDE, NC_("what rules do to a paper", "hidden")},
	};
	GString *text = g_string_new(NULL);

	g_return_val_if_fail(annotation != NULL, NULL);

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (!(annotation->effects & names[i].effect))
			continue;
		g_string_append_printf(
			text, "%s%s", text->len > 0 ? ", " : "",
			g_dpgettext2(GETTEXT_PACKAGE, "what rules do to a paper", names[i].name));
	}
	if (annotation->score != 0) {
		g_string_append(text, text->len > 0 ? ", " : "");
		/* translators: what the scores of the rules that match a paper add up to */
		g_string_append_printf(text, _("score %d"), annotation->score);
	}
	return g_string_free(text, text->len == 0);
}

/**
 * gls_render_rule_notice:
 * @rules: (nullable): rules
 *
 * Says that rules were left out, in a line for the reader of a message: "1 rule has an error".
 *
 * Returns: (transfer full) (nullable): one line of text without a line end, %NULL if all is well
 */
gchar *
gls_render_rule_notice(const GlsRuleSet *rules)
{
	const GPtrArray *errors = rules != NULL ? gls_rule_set_get_rule_errors(rules) : NULL;
	const gchar *last = NULL;
	guint n = 0;

	for (guint i = 0; errors != NULL && i < errors->len; i++) {
		const GlsRuleError *error = g_ptr_array_index(errors, i);

		/* the errors of a rule follow each other */
		n += g_strcmp0(error->rule, last) != 0;
		last = error->rule;
	}
	if (n == 0)
		return NULL;
	return g_strdup_printf(ngettext("%u rule has an error", "%u rules have errors", n), n);
}
