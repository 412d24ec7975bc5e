/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-effect.h"
#include "core/rules/gls-field.h"
#include "core/rules/gls-rule-error.h"

G_BEGIN_DECLS

/**
 * GlsHit:
 * @field: where
 * @item: in which of the texts of that field, from 0; see gls_field_get_text()
 * @start: first byte of the matched words in that text, as shown
 * @end: byte after their last
 *
 * One place that made a rule match. Places that overlap are one.
 */
typedef struct {
	GlsField field;
	guint32 item;
	guint32 start;
	guint32 end;
} GlsHit;

/**
 * GlsTag:
 * @rule: index of its rule in the rule set that made it
 * @name: the rule's name, which is what the tag reads
 * @effect: what the rule does beside giving the tag
 * @score: what it adds to the score of the entry
 * @hits: (element-type GlsHit): why, in order of field, text and place; empty when only a NOT made
 *   it match
 *
 * A tag that a rule gave to an entry.
 */
typedef struct {
	guint rule;
	gchar *name;
	GlsEffect effect;
	gint score;
	GArray *hits;
} GlsTag;

/**
 * GlsRuleSet:
 *
 * The rules of one `rules.ini`, compiled. It does not change once it is made, and can be used by
 * several threads at a time.
 */
typedef struct _GlsRuleSet GlsRuleSet;

GlsRuleSet *
gls_rule_set_new_from_file(const gchar *path, GError **error);
GlsRuleSet *
gls_rule_set_new_from_data(const gchar *data, gssize length, const gchar *name, GError **error);
GlsRuleSet *
gls_rule_set_new_default(void);
GlsRuleSet *
gls_rule_set_ref(GlsRuleSet *self);
void
gls_rule_set_unref(GlsRuleSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRuleSet, gls_rule_set_unref)

guint
gls_rule_set_get_n_rules(const GlsRuleSet *self);
const gchar *
gls_rule_set_get_rule_name(const GlsRuleSet *self, guint rule);
const gchar *
gls_rule_set_get_rule_colour(const GlsRuleSet *self, guint rule);
const gchar *
gls_rule_set_get_rule_query(const GlsRuleSet *self, guint rule);
const gchar *const *
gls_rule_set_get_errors(const GlsRuleSet *self);
const GPtrArray *
gls_rule_set_get_rule_errors(const GlsRuleSet *self);
GPtrArray *
gls_rule_set_match(const GlsRuleSet *self, const GlsEntry *entry, const GlsOrigin *origin);
void
gls_rule_set_warn_of_muted(const GlsRuleSet *self, GPtrArray *warnings);

GBytes *
gls_rule_set_get_default_file(void);
void
gls_tag_free(GlsTag *self);

G_END_DECLS
