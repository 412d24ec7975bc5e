/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule.h"

static const gchar *const palette[] = {
	"blue", "green", "yellow", "orange", "red", "purple", "brown", "grey", "teal", "pink", NULL,
};

/**
 * GlsRuleGroup:
 * @key_file: the file
 * @name: of the group
 * @file_name: what errors call the file
 * @errors: (element-type GlsRuleError): where they go
 * @n_errors: how many are of this group
 *
 * The group of a rule file that is being read.
 */
typedef struct {
	GKeyFile *key_file;
	const gchar *name;
	const gchar *file_name;
	GPtrArray *errors;
	guint n_errors;
} GlsRuleGroup;

static const gchar *
find_in_palette(const gchar *colour)
{
	for (guint i = 0; palette[i] != NULL; i++) {
		if (g_ascii_strcasecmp(colour, palette[i]) == 0)
			return palette[i];
	}
	return NULL;
}

/**
 * gls_rule_get_palette:
 *
 * Returns: (transfer none) (array zero-terminated=1): the colours that a rule may have
 */
const gchar *const *
gls_rule_get_palette(void)
{
	return palette;
}

/**
 * gls_rule_find_colour:
 * @colour: (nullable): a colour, as a rule file names it
 * @rule: the name of the rule
 *
 * Returns: (transfer none): that colour of the palette; one that the name of the rule chooses if
 *   there is none of that name
 */
const gchar *
gls_rule_find_colour(const gchar *colour, const gchar *rule)
{
	const gchar *found = colour != NULL ? find_in_palette(colour) : NULL;

	return found != NULL ? found : palette[g_str_hash(rule) % (G_N_ELEMENTS(palette) - 1)];
}

static void
gls_rule_group_add_error(GlsRuleGroup *self, const gchar *key, const gchar *what)
{
	g_ptr_array_add(self->errors, gls_rule_error_new(self->file_name, self->name, key, what));
	self->n_errors++;
}

/* @at: bytes of a value that is ASCII up to there */
static void
gls_rule_group_add_expected(GlsRuleGroup *self, const gchar *key, const gchar *what, gsize at)
{
	g_autofree gchar *expected =
		g_strdup_printf("expected %s at character %" G_GSIZE_FORMAT, what, at + 1);

	gls_rule_group_add_error(self, key, expected);
}

/* as written: GKeyFile's own escapes would forbid the backslashes of TeX. GKeyFile keeps white
 * space at the end, which means nothing here */
static gchar *
gls_rule_group_dup_value(const GlsRuleGroup *self, const gchar *key)
{
	gchar *value = g_key_file_get_value(self->key_file, self->name, key, NULL);

	return value != NULL ? g_strchomp(value) : NULL;
}

static gboolean
gls_rule_group_is_enabled(GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "enabled");

	if (value == NULL || g_ascii_strcasecmp(value, "true") == 0)
		return TRUE;
	if (g_ascii_strcasecmp(value, "false") == 0)
		return FALSE;
	gls_rule_group_add_expected(self, "enabled", "true or false", 0);
	return TRUE;
}

static GlsQueryFlags
gls_rule_group_get_flags(GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "case");

	if (value == NULL)
		return GLS_QUERY_NONE;
	if (g_ascii_strcasecmp(value, "fold") == 0)
		return GLS_QUERY_FOLD_CASE;
	gls_rule_group_add_expected(self, "case", "fold", 0);
	return GLS_QUERY_NONE;
}

static const gchar *
gls_rule_group_get_colour(GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "colour");

	if (value != NULL && find_in_palette(value) == NULL)
		gls_rule_group_add_expected(self, "colour",
					    "blue, green, yellow, orange, red, purple, brown, "
					    "grey, teal or pink",
					    0);
	return gls_rule_find_colour(value, self->name);
}

static GlsEffect
gls_rule_group_get_effect(GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "effect");
	GlsEffect effect = GLS_EFFECT_NONE;

	if (value != NULL && !gls_effect_from_string(value, &effect))
		gls_rule_group_add_expected(self, "effect", "tag, star, dim or hide", 0);
	return effect;
}

static gint
gls_rule_group_get_score(GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "score");
	const gchar *digits;
	gsize n_digits;
	gint64 score;

	if (value == NULL)
		return 0;
	digits = value + (*value == '-' || *value == '+');
	n_digits = strspn(digits, "0123456789");
	score = g_ascii_strtoll(value, NULL, 10);
	if (n_digits > 0 && digits[n_digits] == '\0' && ABS(score) <= GLS_RULE_MAX_SCORE)
		return score;
	if (n_digits == 0 || digits[n_digits] != '\0')
		digits += n_digits;
	gls_rule_group_add_expected(self, "score", "a whole number from -1000000 to 1000000",
				    digits - value);
	return 0;
}

/* how many bytes of a value look like 2027-01-31 */
static gsize
gls_rule_measure_day(const gchar *value)
{
	static const gchar *const shape = "dddd-dd-dd";
	gsize n = 0;

	while (shape[n] == 'd' ? g_ascii_isdigit(value[n]) : shape[n] == value[n] && shape[n])
		n++;
	return n;
}

static guint
gls_rule_group_get_until(GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "until");
	gsize good;
	guint year;
	guint month;
	guint day;

	if (value == NULL)
		return 0;
	good = gls_rule_measure_day(value);
	if (good == strlen("2027-01-31")) {
		year = g_ascii_strtoull(value, NULL, 10);
		month = g_ascii_strtoull(value + 5, NULL, 10);
		day = g_ascii_strtoull(value + 8, NULL, 10);
		if (value[good] == '\0' && g_date_valid_dmy(day, month, year))
			return year * 10000 + month * 100 + day;
		if (!g_date_valid_year(year))
			good = 0;
		else if (!g_date_valid_month(month))
			good = 5;
		else if (!g_date_valid_dmy(day, month, year))
			good = 8;
	}
	gls_rule_group_add_expected(self, "until", "a day such as 2027-01-31", good);
	return 0;
}

static GlsQuery *
gls_rule_group_read_query(GlsRuleGroup *self, const gchar *match, const gchar *only_in)
{
	GlsQueryFlags flags = gls_rule_group_get_flags(self);
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) scope_error = NULL;
	GlsQuery *query;

	if (match == NULL) {
		gls_rule_group_add_error(self, "match", "expected what to look for");
		return NULL;
	}
	query = gls_query_new(match, flags, &error);
	if (query == NULL)
		gls_rule_group_add_error(self, "match", error->message);
	else if (only_in != NULL && !gls_query_restrict(query, only_in, &scope_error))
		gls_rule_group_add_error(self, "only-in", scope_error->message);
	return query;
}

/**
 * gls_rule_new_from_group:
 * @key_file: a rule file
 * @group: the name of a group in it
 * @file_name: what errors call the file
 * @errors: (element-type GlsRuleError): where to add what is wrong
 *
 * Reads one rule. Its keys are `match`, `only-in`, `case`, `colour`, `effect`, `score`, `until` and
 * `enabled`; others are left alone. A wrong value makes the rule unusable: with half of what its
 * writer meant it would do something else. A colour that is not named is chosen by the rule's name.
 *
 * Returns: (transfer full) (nullable): the rule, %NULL if it is switched off or unusable
 */
GlsRule *
gls_rule_new_from_group(GKeyFile *key_file,
			const gchar *group,
			const gchar *file_name,
			GPtrArray *errors)
{
	GlsRuleGroup reader = {key_file, group, file_name, errors, 0};
	g_autoptr(GlsRule) self = NULL;

	g_return_val_if_fail(key_file != NULL, NULL);
	g_return_val_if_fail(group != NULL, NULL);
	g_return_val_if_fail(file_name != NULL, NULL);
	g_return_val_if_fail(errors != NULL, NULL);

	if (!gls_rule_group_is_enabled(&reader))
		return NULL;
	self = g_new0(GlsRule, 1);
	self->name = g_strdup(group);
	self->match = gls_rule_group_dup_value(&reader, "match");
	self->only_in = gls_rule_group_dup_value(&reader, "only-in");
	self->query = gls_rule_group_read_query(&reader, self->match, self->only_in);
	self->colour = gls_rule_group_get_colour(&reader);
	self->effect = gls_rule_group_get_effect(&reader);
	self->score = gls_rule_group_get_score(&reader);
	self->until = gls_rule_group_get_until(&reader);
	return reader.n_errors == 0 ? g_steal_pointer(&self) : NULL;
}

/**
 * gls_rule_free:
 * @self: a rule
 *
 * Frees it.
 */
void
gls_rule_free(GlsRule *self)
{
	g_clear_pointer(&self->query, gls_query_free);
	g_free(self->only_in);
	g_free(self->match);
	g_free(self->name);
	g_free(self);
}
