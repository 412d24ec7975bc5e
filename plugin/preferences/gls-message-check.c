/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/gls-digest.h"
#include "files/gls-files.h"
#include "preferences/gls-message-check.h"

/* a feed may have many items; a report has the first of them */
#define MAX_REPORTED 20

typedef struct {
	guint n_messages;
	guint n_digests;
	guint n_not_understood;
	guint n_papers;
	GString *formats;
	GString *report;
} Found;

static void
look_at(Found *found, const GlsMessage *message)
{
	g_autoptr(GlsDocument)
		document = gls_document_new(message->body, message->length, message->type);
	g_autoptr(GlsDigest) digest = gls_digest_new(message, document);
	const gchar *format = gls_digest_get_format_name(digest);

	found->n_messages++;
	if (found->n_messages <= MAX_REPORTED)
		g_string_append_printf(found->report,
				       "message %u: %s, %" G_GSIZE_FORMAT " bytes, format %s, "
				       "recognised by %s, %u papers\n",
				       found->n_messages,
				       message->type == GLS_BODY_HTML ? "HTML" : "text",
				       message->length, format != NULL ? format : "unknown",
				       format != NULL ? gls_digest_get_recognised_by(digest) : "-",
				       digest->entries->len);
	if (format == NULL)
		return;
	found->n_digests++;
	found->n_papers += digest->entries->len;
	found->n_not_understood += digest->entries->len == 0;
	if (found->n_digests == 1)
		g_string_append(found->formats, format);
}

static gchar *
dup_title(const Found *found)
{
	if (found->n_digests == 0)
		return g_strdup(_("Not known to be a digest"));
	if (found->n_not_understood == found->n_digests)
		return g_strdup(_("Format not understood"));
	return g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "Understood: %u paper",
					   "Understood: %u papers", found->n_papers),
			       found->n_papers);
}

static gchar *
dup_details(const Found *found)
{
	if (found->n_digests == 0)
		return g_strdup(_("If it lists papers, please report it: this is a kind of digest "
				  "that Glossator has not met yet."));
	if (found->n_not_understood == found->n_digests)
		/* translators: short name of a format */
		return g_strdup_printf(
			_("It is a digest of the kind “%s”, but no paper was found "
			  "in it. Perhaps its layout has changed: please report it."),
			found->formats->str);
	/* translators: short name of a format */
	return g_strdup_printf(_("It is a digest of the kind “%s”. If papers are missing, please "
				 "report it."),
			       found->formats->str);
}

/**
 * gls_message_check_new:
 * @path: a file
 * @error: a #GError
 *
 * Reads the messages in a file as a reader with Glossator would. It may take a while.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL if the file cannot be read
 */
GlsMessageCheck *
gls_message_check_new(const gchar *path, GError **error)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GBytes) bytes = gls_files_load(path, error);
	g_autoptr(GPtrArray)
		messages = bytes != NULL ? gls_files_parse(bytes, path, warnings, error) : NULL;
	g_autoptr(GString) formats = g_string_new(NULL);
	g_autoptr(GString) report = g_string_new("Glossator " VERSION "\n");
	Found found = {.formats = formats, .report = report};
	GlsMessageCheck *self = NULL;

	if (messages == NULL)
		return NULL;
	for (guint i = 0; i < messages->len; i++)
		look_at(&found, g_ptr_array_index(messages, i));
	self = g_new0(GlsMessageCheck, 1);
	self->title = dup_title(&found);
	self->details = dup_details(&found);
	self->report = g_strdup(report->str);
	return self;
}

/**
 * gls_message_check_free:
 * @self: (nullable): what was found
 *
 * Frees it.
 */
void
gls_message_check_free(GlsMessageCheck *self)
{
	if (self == NULL)
		return;
	g_free(self->title);
	g_free(self->details);
	g_free(self->report);
	g_free(self);
}
