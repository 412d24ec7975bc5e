/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "files/gls-import-job.h"
#include "core/gls-error.h"
#include "files/gls-mail-status.h"
#include "files/gls-mail.h"
#include "files/gls-mbox.h"

/**
 * gls_import_job_new:
 * @name: what errors call it
 * @unread: %TRUE if its folder says that it was not opened yet
 * @date: when it came, if it does not say itself, in seconds since 1970 UTC
 *
 * Returns: (transfer full): a job without a message
 */
GlsImportJob *
gls_import_job_new(const gchar *name, gboolean unread, gint64 date)
{
	GlsImportJob *self = g_new0(GlsImportJob, 1);

	self->name = g_strdup(name);
	self->unread = unread;
	self->date = date;
	return self;
}

/**
 * gls_import_job_free:
 * @self: (nullable): a job
 *
 * Frees a job.
 */
void
gls_import_job_free(GlsImportJob *self)
{
	if (self == NULL)
		return;
	g_clear_pointer(&self->mail, g_bytes_unref);
	g_clear_pointer(&self->message, gls_message_free);
	g_clear_pointer(&self->digest, gls_digest_free);
	g_free(self->sighting.message_key);
	g_free(self->sighting.source);
	g_clear_error(&self->error);
	g_free(self->name);
	g_free(self);
}

static void
parse_mail(GlsImportJob *self)
{
	g_autoptr(GlsMail) mail = gls_mail_new(self->mail, &self->error);
	gint64 delivered = gls_mbox_get_date(self->mail);

	if (mail == NULL)
		return;
	self->unread = self->unread || gls_mail_status_is_unread(self->mail);
	if (delivered > 0)
		self->date = delivered;
	self->message = gls_mail_dup_message(mail);
}

/* a clock that is wrong does not make a paper arrive in the future */
static gint64
get_date(const GlsImportJob *self)
{
	gint64 now = g_get_real_time() / G_USEC_PER_SEC;

	return MIN(self->message->date > 0 ? self->message->date : self->date, now);
}

/**
 * gls_import_job_parse:
 * @self: a job with a mail or a message
 *
 * Reads the message, and finds the papers in it. The mail and the text go: what stays is what the
 * history keeps. Any thread may do it.
 */
void
gls_import_job_parse(GlsImportJob *self)
{
	g_autoptr(GlsDocument) document = NULL;

	if (self->message == NULL)
		parse_mail(self);
	g_clear_pointer(&self->mail, g_bytes_unref);
	if (self->message == NULL)
		return;
	if (self->message->length > GLS_MESSAGE_MAX_SIZE) {
		g_set_error(&self->error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
			    "the message has %" G_GSIZE_FORMAT " bytes, expected at most %d",
			    self->message->length, GLS_MESSAGE_MAX_SIZE);
		g_clear_pointer(&self->message, gls_message_free);
		return;
	}
	document =
		gls_document_new(self->message->body, self->message->length, self->message->type);
	self->digest = gls_digest_new(self->message, document);
	if (self->digest->format != NULL) {
		self->sighting.message_key = gls_message_dup_key(self->message);
		self->sighting.source = g_strdup(self->digest->source != NULL
							 ? self->digest->source
							 : self->message->source);
		self->sighting.date = get_date(self);
	}
	g_clear_pointer(&self->message, gls_message_free);
}
