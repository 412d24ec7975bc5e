/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsEffect:
 * @GLS_EFFECT_NONE: a tag and nothing else
 * @GLS_EFFECT_STAR: the paper is pointed out
 * @GLS_EFFECT_DIM: it steps back
 * @GLS_EFFECT_HIDE: it is folded to one line, never removed
 *
 * What rules do to a paper beside its tags, as bits: effects add up.
 */
typedef enum {
	GLS_EFFECT_NONE = 0,
	GLS_EFFECT_STAR = 1 << 0,
	GLS_EFFECT_DIM = 1 << 1,
	GLS_EFFECT_HIDE = 1 << 2,
} GlsEffect;

const gchar *
gls_effect_to_string(GlsEffect effect);
gboolean
gls_effect_from_string(const gchar *name, GlsEffect *effect);

G_END_DECLS
