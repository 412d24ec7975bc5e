/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/rules/gls-effect.h"

static const struct {
	GlsEffect effect;
	const gchar *name;
} effects[] = {
	{GLS_EFFECT_NONE, "tag"},
	{GLS_EFFECT_STAR, "star"},
	{GLS_EFFECT_DIM, "dim"},
	{GLS_EFFECT_HIDE, "hide"},
};

/**
 * gls_effect_to_string:
 * @effect: one effect
 *
 * Returns: (nullable): its name in rule files and JSON, %NULL if @effect is several
 */
const gchar *
gls_effect_to_string(GlsEffect effect)
{
	for (guint i = 0; i < G_N_ELEMENTS(effects); i++) {
		if (effects[i].effect == effect)
			return effects[i].name;
	}
	return NULL;
}

/**
 * gls_effect_from_string:
 * @name: its name, in any case
 * @effect: (out): the effect
 *
 * Returns: %TRUE, or %FALSE if there is no effect of that name
 */
gboolean
gls_effect_from_string(const gchar *name, GlsEffect *effect)
{
	g_return_val_if_fail(name != NULL, FALSE);
	g_return_val_if_fail(effect != NULL, FALSE);

	for (guint i = 0; i < G_N_ELEMENTS(effects); i++) {
		if (g_ascii_strcasecmp(name, effects[i].name) == 0) {
			*effect = effects[i].effect;
			return TRUE;
		}
	}
	return FALSE;
}
