/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "geary/gls-geary-arrival.h"
#include "geary/gls-geary-email.h"

/* Geary tells of a mail before it has fetched the body: seconds until each further try */
static const guint pauses[] = {1, 4, 15, 60, 300, 1200};

/* a mail that arrived and is not recorded yet */
typedef struct {
	GearyEmail *email;
	GlsAnnotator *annotator;
	GCancellable *cancellable;
	guint n_tries;
} Arrival;

static void
arrival_free(Arrival *self)
{
	g_object_unref(self->email);
	g_object_unref(self->annotator);
	g_object_unref(self->cancellable);
	g_free(self);
}

static void
load(Arrival *self, GearyBodyType type);

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
record(Arrival *self, GlsBodyType type, const gchar *body)
{
	g_autofree gchar *valid = g_utf8_make_valid(body, -1);
	GlsMessage *message = gls_message_new(type, valid, -1);

	gls_geary_email_fill(self->email, message);
	gls_annotator_annotate_async(self->annotator, message, GLS_ANNOTATE_ARRIVED,
				     self->cancellable, annotated_cb, NULL);
}

static gboolean
try_again_cb(gpointer user_data)
{
	Arrival *self = user_data;

	if (g_cancellable_is_cancelled(self->cancellable))
		arrival_free(self);
	else
		load(self, GEARY_BODY_HTML);
	return G_SOURCE_REMOVE;
}

/* called early when the plugin is disabled */
static void
try_again_later(Arrival *self)
{
	g_autoptr(GSource) timer = g_timeout_source_new_seconds(pauses[self->n_tries++]);
	g_autoptr(GSource) cancelled = g_cancellable_source_new(self->cancellable);

	g_source_set_dummy_callback(cancelled);
	g_source_add_child_source(timer, cancelled);
	g_source_set_callback(timer, try_again_cb, self, NULL);
	g_source_attach(timer, NULL);
}

static void
loaded(Arrival *self, GAsyncResult *result, GearyBodyType type)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *body = plugin_email_load_body_as_finish(self->email, result, &error);

	if (g_cancellable_is_cancelled(self->cancellable)) {
		arrival_free(self);
	} else if (body != NULL) {
		record(self, type == GEARY_BODY_HTML ? GLS_BODY_HTML : GLS_BODY_TEXT, body);
		arrival_free(self);
	} else if (type == GEARY_BODY_HTML) {
		load(self, GEARY_BODY_PLAIN);
	} else if (self->n_tries < G_N_ELEMENTS(pauses)) {
		try_again_later(self);
	} else {
		g_debug("geary: the body of a mail that arrived did not come");
		arrival_free(self);
	}
}

static void
html_loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	loaded(user_data, result, GEARY_BODY_HTML);
}

static void
plain_loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	loaded(user_data, result, GEARY_BODY_PLAIN);
}

static void
load(Arrival *self, GearyBodyType type)
{
	plugin_email_load_body_as(self->email, type, FALSE, self->cancellable,
				  type == GEARY_BODY_HTML ? html_loaded_cb : plain_loaded_cb, self);
}

/**
 * gls_geary_arrival_record:
 * @email: a Plugin.Email that arrived
 * @annotator: records it
 * @cancellable: stops it
 *
 * Records that a mail arrived, once Geary has its body. A mail without one, or whose body does not
 * come within half an hour, is recorded when it is shown.
 */
void
gls_geary_arrival_record(GearyEmail *email, GlsAnnotator *annotator, GCancellable *cancellable)
{
	Arrival *self = g_new0(Arrival, 1);

	self->email = g_object_ref(email);
	self->annotator = g_object_ref(annotator);
	self->cancellable = g_object_ref(cancellable);
	load(self, GEARY_BODY_HTML);
}
