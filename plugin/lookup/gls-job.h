/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/lookup/gls-lookup-request.h"
#include "lookup/gls-fetcher.h"

G_BEGIN_DECLS

/**
 * GlsJobReport:
 * @line: a line of the protocol
 * @user_data: what was given with it
 *
 * Takes what is to be replied.
 */
typedef void (*GlsJobReport)(const gchar *line, gpointer user_data);

void
gls_job_run(const GlsLookupRequest *request,
	    GlsFetcher *fetcher,
	    GCancellable *cancellable,
	    GlsJobReport report,
	    gpointer user_data);

G_END_DECLS
