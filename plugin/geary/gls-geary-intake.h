/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotator.h"
#include "geary/geary-abi.h"

G_BEGIN_DECLS

/**
 * GlsGearyIntake:
 *
 * Records the mails that arrive in Geary.
 */
typedef struct _GlsGearyIntake GlsGearyIntake;

GlsGearyIntake *
gls_geary_intake_new(GearyEmailContext *email_context,
		     GearyFolderContext *folder_context,
		     GearyNotificationContext *notifications,
		     GlsAnnotator *annotator);
void
gls_geary_intake_free(GlsGearyIntake *self);

G_END_DECLS
