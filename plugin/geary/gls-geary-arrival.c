/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "geary/gls-geary-arrival.h"
#include "geary/gls-geary-email.h"

/* Geary tells of a mail before it has fetched the body: seconds until each further look */
static const guint pauses[] = {1, 4, 15, 60, 300, 1200};

/* mails that arrived together and are not all recorded yet */
typedef struct {
	GearyEmailStore *emails;
	GeeIterable *ids;
	GlsAnnotator *annotator;
	GCancellable *cancellable;
	/* Message-IDs of those that are recorded */
	GHashTable *recorded;
	guint n_looks;
	guint n_waiting;
	gboolean incomplete;
} Arrival;

/* the body of one of them is being loaded */
typedef struct {
	Arrival *arrival;
	GearyEmail *email;
	GearyBodyType type;
} Load;

static void
arrival_free(Arrival *self)
{
	g_object_unref(self->emails);
	g_object_unref(self->ids);
	g_object_unref(self->annotator);
	g_object_unref(self->cancellable);
	g_hash_table_unref(self->recorded);
	g_free(self);
}

static void
look(Arrival *self);

static gboolean
look_again_cb(gpointer user_data)
{
	Arrival *self = user_data;

	if (g_cancellable_is_cancelled(self->cancellable))
		arrival_free(self);
	else
		look(self);
	return G_SOURCE_REMOVE;
}

/* called early when the plugin is disabled */
static void
look_again_later(Arrival *self)
{
	g_autoptr(GSource) timer = g_timeout_source_new_seconds(pauses[self->n_looks++]);
	g_autoptr(GSource) cancelled = g_cancellable_source_new(self->cancellable);

	g_source_set_dummy_callback(cancelled);
	g_source_add_child_source(timer, cancelled);
	g_source_set_callback(timer, look_again_cb, self, NULL);
	g_source_attach(timer, NULL);
}

static void
finish_look(Arrival *self)
{
	if (g_cancellable_is_cancelled(self->cancellable) || !self->incomplete) {
		arrival_free(self);
	} else if (self->n_looks < G_N_ELEMENTS(pauses)) {
		look_again_later(self);
	} else {
		g_debug("geary: the body of a mail that arrived did not come");
		arrival_free(self);
	}
}

static void
annotated_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage)
		annotated = gls_annotator_annotate_finish(GLS_ANNOTATOR(source), result, &error);

	if (annotated == NULL)
		g_debug("geary: a mail that arrived was not recorded: %s", error->message);
}

static void
record(Arrival *self, GearyEmail *email, GlsBodyType type, const gchar *body)
{
	g_autofree gchar *valid = g_utf8_make_valid(body, -1);
	GlsMessage *message = gls_message_new(type, valid, -1);

	gls_geary_email_fill(email, message);
	if (message->id != NULL)
		g_hash_table_add(self->recorded, g_strdup(message->id));
	gls_annotator_annotate_async(self->annotator, message, GLS_ANNOTATE_ARRIVED,
				     self->cancellable, annotated_cb, NULL);
}

/* asked for HTML, Geary makes it of a plain text */
static gboolean
is_plain(const gchar *body)
{
	return body == NULL || g_str_has_prefix(body, "<div class=\"plaintext\"");
}

static void
load(Load *load);

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	Load *self = user_data;
	Arrival *arrival = self->arrival;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *body = plugin_email_load_body_as_finish(self->email, result, &error);

	if (self->type == GEARY_BODY_HTML && is_plain(body) &&
	    !g_cancellable_is_cancelled(arrival->cancellable)) {
		self->type = GEARY_BODY_PLAIN;
		load(self);
		return;
	}
	if (body == NULL) {
		g_debug("geary: a mail is not whole yet: %s", error->message);
		arrival->incomplete = TRUE;
	} else if (!g_cancellable_is_cancelled(arrival->cancellable))
		record(arrival, self->email,
		       self->type == GEARY_BODY_HTML ? GLS_BODY_HTML : GLS_BODY_TEXT, body);
	g_object_unref(self->email);
	g_free(self);
	if (--arrival->n_waiting == 0)
		finish_look(arrival);
}

static void
load(Load *self)
{
	plugin_email_load_body_as(self->email, self->type, FALSE, self->arrival->cancellable,
				  loaded_cb, self);
}

static void
take(Arrival *self, GearyEmail *email)
{
	g_autofree gchar *id = gls_geary_email_dup_id(email);
	Load *next = NULL;

	if (id != NULL && g_hash_table_contains(self->recorded, id))
		return;
	next = g_new0(Load, 1);
	next->arrival = self;
	next->email = g_object_ref(email);
	next->type = GEARY_BODY_HTML;
	self->n_waiting++;
	load(next);
}

static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	Arrival *self = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GObject) emails = NULL;
	g_autoptr(GObject) iterator = NULL;

	emails = plugin_email_store_get_email_finish(source, result, &error);
	if (g_cancellable_is_cancelled(self->cancellable)) {
		arrival_free(self);
		return;
	}
	/* this look ends when all that was begun here is done */
	self->n_waiting = 1;
	self->incomplete = emails == NULL;
	if (emails == NULL)
		g_debug("geary: mails that arrived were not found: %s", error->message);
	else
		iterator = gee_iterable_iterator(emails);
	while (iterator != NULL && gee_iterator_next(iterator)) {
		g_autoptr(GObject) email = gee_iterator_get(iterator);

		if (email != NULL)
			take(self, email);
	}
	if (--self->n_waiting == 0)
		finish_look(self);
}

/* what is known of a mail stays as it was when it was found, so it is found anew each time */
static void
look(Arrival *self)
{
	plugin_email_store_get_email(self->emails, self->ids, self->cancellable, found_cb, self);
}

/**
 * gls_geary_arrival_record:
 * @emails: where mails are found
 * @ids: a collection of Plugin.EmailIdentifier: mails that arrived
 * @annotator: records them
 * @cancellable: stops it
 *
 * Records that mails arrived, once Geary has their bodies. A mail without one, or whose body does not
 * come within half an hour, is recorded when it is shown.
 */
void
gls_geary_arrival_record(GearyEmailStore *emails,
			 GeeIterable *ids,
			 GlsAnnotator *annotator,
			 GCancellable *cancellable)
{
	Arrival *self = g_new0(Arrival, 1);

	self->emails = g_object_ref(emails);
	self->ids = g_object_ref(ids);
	self->annotator = g_object_ref(annotator);
	self->cancellable = g_object_ref(cancellable);
	self->recorded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	look(self);
}
