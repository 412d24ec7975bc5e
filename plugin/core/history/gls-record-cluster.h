/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-record-member.h"

G_BEGIN_DECLS

GPtrArray *
gls_record_cluster_gather(GlsSegmentFolder *folder,
			  const GlsRecord *paper,
			  const gchar *message_key,
			  GlsRecord **similar);

G_END_DECLS
