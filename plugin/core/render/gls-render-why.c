/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/render/gls-render-private.h"

/**
 * gls_render_field:
 * @field: one field
 *
 * Returns: its name in the language of the reader
 */
const gchar *
gls_render_field(GlsField field)
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

/* the words in a field that made the rule match, each once, whatever its case, in the order of the
 * text */
static GPtrArray *
dup_reasons(const GlsTag *tag, const GlsEntry *entry, const GlsOrigin *origin, GlsField field)
{
	GPtrArray *reasons = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);
		const gchar *text = NULL;
		g_autofree gchar *words = NULL;

		if (hit->field == field)
			text = gls_field_get_text(field, hit->item, entry, origin);
		if (text == NULL)
			continue;
		words = g_strndup(text + hit->start, hit->end - hit->start);
		if (g_hash_table_add(known, g_utf8_casefold(words, -1)))
			g_ptr_array_add(reasons, g_steal_pointer(&words));
	}
	return reasons;
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

	g_return_val_if_fail(tag != NULL, NULL);
	g_return_val_if_fail(entry != NULL, NULL);

	for (guint bit = 0; bit < GLS_N_FIELDS; bit++) {
		g_autoptr(GPtrArray) reasons = dup_reasons(tag, entry, origin, 1 << bit);

		for (guint i = 0; i < reasons->len; i++) {
			g_autofree gchar *words = gls_render_line(g_ptr_array_index(reasons, i));

			g_string_append(why, why->len > 0 ? ", " : "");
			if (i == 0)
				g_string_append_printf(why, "%s ", gls_render_field(1 << bit));
			g_string_append_printf(why, "\"%s\"", words);
		}
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
	return g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE, "%u rule has an error", "%u rules have errors", n), n);
}
