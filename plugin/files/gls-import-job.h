/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"
#include "core/gls-message.h"
#include "core/history/gls-history.h"

G_BEGIN_DECLS

/**
 * GlsImportJob:
 * @mail: (nullable): a mail as it stands in a file
 * @message: (nullable): a message, if it is no @mail
 * @name: what errors call it
 * @unread: %TRUE if its folder says that it was not opened yet
 * @date: when it came, if it does not say itself, in seconds since 1970 UTC
 * @size: of what is to be parsed, in bytes
 * @done: %TRUE once it was parsed
 * @digest: (nullable): what stands in it; %NULL if it could not be parsed
 * @sighting: the message as the history knows it
 * @error: (nullable): why it could not be parsed
 *
 * A message to import. What follows @done is filled in by gls_import_job_parse().
 */
typedef struct {
	GBytes *mail;
	GlsMessage *message;
	gchar *name;
	gboolean unread;
	gint64 date;
	gsize size;

	gboolean done;
	GlsDigest *digest;
	GlsSighting sighting;
	GError *error;
} GlsImportJob;

GlsImportJob *
gls_import_job_new(const gchar *name, gboolean unread, gint64 date);
void
gls_import_job_free(GlsImportJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsImportJob, gls_import_job_free)

void
gls_import_job_parse(GlsImportJob *self);

G_END_DECLS
