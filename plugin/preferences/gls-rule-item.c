/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule.h"
#include "core/text/gls-text.h"
#include "preferences/gls-rule-item.h"

/**
 * GlsRuleItem:
 *
 * A rule in the list of rules. It emits `changed` when it becomes another. It is filled in a thread,
 * and belongs to the main thread from then on.
 */
struct _GlsRuleItem {
	GObject parent_instance;

	GlsRuleValues *values;
	gchar *folded;
	gchar *mistake;
	guint weeks[GLS_RULE_ITEM_WEEKS];
	guint n_hits;
	guint n_known_weeks;
};

G_DEFINE_FINAL_TYPE(GlsRuleItem, gls_rule_item, G_TYPE_OBJECT)

static guint signal_changed;

static void
gls_rule_item_finalize(GObject *object)
{
	GlsRuleItem *self = GLS_RULE_ITEM(object);

	gls_rule_values_free(self->values);
	g_free(self->folded);
	g_free(self->mistake);
	G_OBJECT_CLASS(gls_rule_item_parent_class)->finalize(object);
}

static void
gls_rule_item_class_init(GlsRuleItemClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_rule_item_finalize;

	signal_changed = g_signal_new("changed", GLS_TYPE_RULE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
				      NULL, NULL, G_TYPE_NONE, 0);
}

static void
gls_rule_item_init(GlsRuleItem *self)
{
}

static gchar *
fold(const GlsRuleValues *values)
{
	const gchar *match = values->keys[GLS_RULE_KEY_MATCH];
	g_autofree gchar *text = g_strconcat(values->name, " ", match, NULL);

	return gls_text_fold(text, -1);
}

/**
 * gls_rule_item_new:
 * @values: (transfer full): the rule
 *
 * Returns: (transfer full): it, as yet without hits
 */
GlsRuleItem *
gls_rule_item_new(GlsRuleValues *values)
{
	GlsRuleItem *self = g_object_new(GLS_TYPE_RULE_ITEM, NULL);

	self->values = values;
	self->folded = fold(values);
	return self;
}

/**
 * gls_rule_item_set_hits:
 * @self: an item
 * @weeks: (nullable) (element-type guint): hits in each of %GLS_RULE_ITEM_WEEKS weeks
 * @n_known_weeks: for how many weeks hits have been counted
 *
 * Says how often the rule matched.
 */
void
gls_rule_item_set_hits(GlsRuleItem *self, const GArray *weeks, guint n_known_weeks)
{
	g_return_if_fail(weeks == NULL || weeks->len == GLS_RULE_ITEM_WEEKS);

	self->n_known_weeks = n_known_weeks;
	self->n_hits = 0;
	for (guint i = 0; i < GLS_RULE_ITEM_WEEKS; i++) {
		self->weeks[i] = weeks != NULL ? g_array_index(weeks, guint, i) : 0;
		self->n_hits += self->weeks[i];
	}
}

/**
 * gls_rule_item_set_mistake:
 * @self: an item
 * @mistake: (nullable): what is wrong in the rule
 *
 * Says why the rule does not work.
 */
void
gls_rule_item_set_mistake(GlsRuleItem *self, const gchar *mistake)
{
	g_free(self->mistake);
	self->mistake = g_strdup(mistake);
}

/**
 * gls_rule_item_take_over:
 * @self: an item
 * @fresh: the same rule, read later
 *
 * Brings an item up to date.
 */
void
gls_rule_item_take_over(GlsRuleItem *self, const GlsRuleItem *fresh)
{
	if (gls_rule_values_equal(self->values, fresh->values) &&
	    g_strcmp0(self->mistake, fresh->mistake) == 0 &&
	    self->n_known_weeks == fresh->n_known_weeks &&
	    memcmp(self->weeks, fresh->weeks, sizeof self->weeks) == 0)
		return;
	gls_rule_values_free(self->values);
	self->values = gls_rule_values_copy(fresh->values);
	g_free(self->folded);
	self->folded = g_strdup(fresh->folded);
	gls_rule_item_set_mistake(self, fresh->mistake);
	memcpy(self->weeks, fresh->weeks, sizeof self->weeks);
	self->n_hits = fresh->n_hits;
	self->n_known_weeks = fresh->n_known_weeks;
	g_signal_emit(self, signal_changed, 0);
}

/**
 * gls_rule_item_get_values:
 * @self: an item
 *
 * Returns: (transfer none): the rule as it stands in the file
 */
const GlsRuleValues *
gls_rule_item_get_values(const GlsRuleItem *self)
{
	return self->values;
}

/**
 * gls_rule_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the name of the rule
 */
const gchar *
gls_rule_item_get_name(const GlsRuleItem *self)
{
	return self->values->name;
}

/**
 * gls_rule_item_get_mistake:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what is wrong in the rule
 */
const gchar *
gls_rule_item_get_mistake(const GlsRuleItem *self)
{
	return self->mistake;
}

/**
 * gls_rule_item_get_colour:
 * @self: an item
 *
 * Returns: (transfer none): the colour of its tag, by name
 */
const gchar *
gls_rule_item_get_colour(const GlsRuleItem *self)
{
	return gls_rule_find_colour(self->values->keys[GLS_RULE_KEY_COLOUR], self->values->name);
}

/**
 * gls_rule_item_get_weeks:
 * @self: an item
 *
 * Returns: (transfer none) (array fixed-size=12): how often it matched in each of the last weeks, the
 *   oldest first
 */
const guint *
gls_rule_item_get_weeks(const GlsRuleItem *self)
{
	return self->weeks;
}

/**
 * gls_rule_item_is_counted:
 * @self: an item
 *
 * Returns: whether anything was counted in these weeks, of whatever rule
 */
gboolean
gls_rule_item_is_counted(const GlsRuleItem *self)
{
	return self->n_known_weeks > 0;
}

/**
 * gls_rule_item_is_idle:
 * @self: an item
 *
 * Returns: whether it is switched on and never matched, though counting began weeks ago
 */
gboolean
gls_rule_item_is_idle(const GlsRuleItem *self)
{
	return self->n_hits == 0 && self->n_known_weeks >= GLS_RULE_ITEM_WEEKS &&
	       self->mistake == NULL && gls_rule_values_is_enabled(self->values);
}

/**
 * gls_rule_item_contains:
 * @self: an item
 * @folded: text, folded by gls_text_fold()
 *
 * Returns: whether that stands in its name or its query
 */
gboolean
gls_rule_item_contains(const GlsRuleItem *self, const gchar *folded)
{
	return strstr(self->folded, folded) != NULL;
}
