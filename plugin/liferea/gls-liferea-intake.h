/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotator.h"
#include "liferea/gls-liferea-headlines.h"

G_BEGIN_DECLS

/**
 * GlsLifereaIntake:
 *
 * Records the items that arrive in Liferea, whether they are opened or not.
 */
typedef struct _GlsLifereaIntake GlsLifereaIntake;

GlsLifereaIntake *
gls_liferea_intake_new(GObject *feed_list, GlsAnnotator *annotator, GlsLifereaHeadlines *headlines);
void
gls_liferea_intake_free(GlsLifereaIntake *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLifereaIntake, gls_liferea_intake_free)

G_END_DECLS
