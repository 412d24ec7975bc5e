/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-session.h"
#include "view/gls-view.h"

G_BEGIN_DECLS

void
gls_view_complete(GlsView *self,
		  GlsSession *session,
		  const GlsPayload *payload,
		  GCancellable *cancellable);

G_END_DECLS
