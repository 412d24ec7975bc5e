/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/identity/gls-identity.h"

G_BEGIN_DECLS

gboolean
gls_identity_shares_id(const GlsPaper *paper, const GlsPaper *other);
guint
gls_identity_get_schemes(const GlsPaper *paper);
guint
gls_identity_get_publications(const GlsPaper *paper);

G_END_DECLS
