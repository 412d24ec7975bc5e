/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "core/gls-error.h"
#include "lookup/gls-fetcher.h"
#include "lookup/gls-pace.h"

/* seconds for one reply, from the name's resolution to its last byte */
#define REPLY_SECONDS 10

/* which libsoup 3.2 has no name for */
#define TOO_MANY_REQUESTS 429

#define MAX_CONNECTIONS_PER_HOST 2
#define MAX_REDIRECTS		 3
#define MAX_ATTEMPTS		 3

/* who cannot be reached is not asked again at once */
#define UNREACHABLE_PAUSE (60 * G_USEC_PER_SEC)

/* a server of a test is as fast as one likes: pauses are as many times shorter there */
#define TEST_HASTE 50

struct _GlsFetcher {
	SoupSession *session;
	gchar *test_base;
	GlsPace paces[GLS_LOOKUP_N_SOURCES];
};

/* tests put another server in place of all sources; only one on this machine, so that nothing can be
 * led elsewhere by the environment */
static gchar *
dup_test_base(void)
{
	const gchar *base = g_getenv("GLOSSATOR_LOOKUP_BASE");
	g_autoptr(GUri) uri = base != NULL ? g_uri_parse(base, G_URI_FLAGS_NONE, NULL) : NULL;

	if (uri == NULL || g_strcmp0(g_uri_get_host(uri), "127.0.0.1") != 0)
		return NULL;
	return g_strdup(base);
}

/**
 * gls_fetcher_new:
 *
 * Makes a fetcher: without cookies, with the proxy of the system, two connections to a host at most,
 * and the certificates that the system trusts.
 *
 * Returns: (transfer full): a fetcher
 */
GlsFetcher *
gls_fetcher_new(void)
{
	GlsFetcher *self = g_new0(GlsFetcher, 1);

	self->test_base = dup_test_base();
	self->session = soup_session_new_with_options("max-conns-per-host",
						      MAX_CONNECTIONS_PER_HOST, "idle-timeout", 30,
						      "user-agent", "Glossator/" VERSION, NULL);
	return self;
}

/**
 * gls_fetcher_free:
 * @self: (nullable): a fetcher
 *
 * Closes its connections.
 */
void
gls_fetcher_free(GlsFetcher *self)
{
	if (self == NULL)
		return;
	g_object_unref(self->session);
	g_free(self->test_base);
	g_free(self);
}

/**
 * gls_fetcher_dup_base:
 * @self: a fetcher
 * @source: a source
 *
 * Returns: (transfer full): where it is asked: `GLOSSATOR_LOOKUP_BASE` and its name in a test, which
 *   must be on 127.0.0.1
 */
gchar *
gls_fetcher_dup_base(GlsFetcher *self, const GlsSource *source)
{
	if (self->test_base == NULL)
		return g_strdup(source->base);
	return g_strconcat(self->test_base, "/", gls_lookup_source_to_string(source->source), NULL);
}

/* in the clear only on this machine */
static gboolean
check_scheme(GUri *uri, GError **error)
{
	if (g_strcmp0(g_uri_get_scheme(uri), "https") == 0 ||
	    (g_strcmp0(g_uri_get_scheme(uri), "http") == 0 &&
	     g_strcmp0(g_uri_get_host(uri), "127.0.0.1") == 0))
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "expected an https address");
	return FALSE;
}

static gboolean
is_same_host(GUri *uri, GUri *other)
{
	return g_strcmp0(g_uri_get_scheme(uri), g_uri_get_scheme(other)) == 0 &&
	       g_strcmp0(g_uri_get_host(uri), g_uri_get_host(other)) == 0 &&
	       g_uri_get_port(uri) == g_uri_get_port(other);
}

/* the time for a reply is over, or whoever asked went away */
typedef struct {
	GCancellable *cancellable;
	gint over;
} Deadline;

static void
deadline_clear(gpointer data)
{
	Deadline *deadline = data;

	g_object_unref(deadline->cancellable);
}

static void
deadline_release(gpointer deadline)
{
	g_atomic_rc_box_release_full(deadline, deadline_clear);
}

static gboolean
deadline_cb(gpointer user_data)
{
	Deadline *deadline = user_data;

	g_atomic_int_set(&deadline->over, 1);
	g_cancellable_cancel(deadline->cancellable);
	return G_SOURCE_REMOVE;
}

/* the main loop runs in another thread, where the source may be about to be dispatched when it is
 * destroyed: it holds the deadline as well */
static GSource *
deadline_watch(Deadline *deadline)
{
	GSource *timeout = g_timeout_source_new_seconds(REPLY_SECONDS);

	g_source_set_callback(timeout, deadline_cb, g_atomic_rc_box_acquire(deadline),
			      deadline_release);
	g_source_attach(timeout, NULL);
	return timeout;
}

static GBytes *
read_all(GInputStream *stream, GCancellable *cancellable, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint8 chunk[16384];
	gssize n;

	while ((n = g_input_stream_read(stream, chunk, sizeof(chunk), cancellable, error)) > 0) {
		if (bytes->len + (gsize)n > GLS_FETCHER_MAX_REPLY) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
				    "the reply is larger than %d MB",
				    GLS_FETCHER_MAX_REPLY / 1024 / 1024);
			return NULL;
		}
		g_byte_array_append(bytes, chunk, (guint)n);
	}
	return n < 0 ? NULL : g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static SoupMessage *
new_message(GUri *uri, const gchar *body)
{
	SoupMessage *message =
		soup_message_new_from_uri(body != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET, uri);
	g_autoptr(GBytes) bytes = body != NULL ? g_bytes_new(body, strlen(body)) : NULL;

	soup_message_add_flags(message, SOUP_MESSAGE_NO_REDIRECT);
	if (bytes != NULL)
		soup_message_set_request_body_from_bytes(message, "application/json", bytes);
	return message;
}

static void
cancel_cb(GCancellable *cancellable, gpointer user_data)
{
	g_cancellable_cancel(user_data);
}

static GBytes *
send_and_read(GlsFetcher *self, SoupMessage *message, GCancellable *cancellable, GError **error)
{
	g_autoptr(GInputStream)
		stream = soup_session_send(self->session, message, cancellable, error);
	GBytes *bytes = NULL;

	if (stream == NULL)
		return NULL;
	bytes = read_all(stream, cancellable, error);
	/* what is not read to its end must not keep the connection */
	g_input_stream_close(stream, cancellable, NULL);
	return bytes;
}

/* sends the message and reads its reply within the time for both */
static GBytes *
send_message(GlsFetcher *self, SoupMessage *message, GCancellable *cancellable, GError **error)
{
	Deadline *deadline = g_atomic_rc_box_new0(Deadline);
	g_autoptr(GSource) timeout = NULL;
	GBytes *bytes = NULL;
	gulong id;

	deadline->cancellable = g_cancellable_new();
	id = g_cancellable_connect(cancellable, G_CALLBACK(cancel_cb), deadline->cancellable, NULL);
	timeout = deadline_watch(deadline);
	bytes = send_and_read(self, message, deadline->cancellable, error);
	g_cancellable_disconnect(cancellable, id);
	g_source_destroy(timeout);
	if (bytes == NULL && g_atomic_int_get(&deadline->over) != 0) {
		g_clear_error(error);
		g_set_error(error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "no reply within %d seconds",
			    REPLY_SECONDS);
	}
	deadline_release(deadline);
	return bytes;
}

static GUri *
dup_redirection(SoupMessage *message, GError **error)
{
	const gchar *location = soup_message_headers_get_one(
		soup_message_get_response_headers(message), "Location");
	g_autoptr(GUri) uri = NULL;

	if (location != NULL)
		uri = g_uri_parse_relative(soup_message_get_uri(message), location,
					   SOUP_HTTP_URI_FLAGS, NULL);
	if (uri != NULL && is_same_host(uri, soup_message_get_uri(message)))
		return g_steal_pointer(&uri);
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "it sends to another host");
	return NULL;
}

/* one attempt, with the redirections in it; @message is the last one that was sent */
static GBytes *
attempt(GlsFetcher *self,
	GUri *uri,
	const gchar *body,
	SoupMessage **message,
	GCancellable *cancellable,
	GError **error)
{
	g_autoptr(GUri) next = g_uri_ref(uri);

	for (guint i = 0; i <= MAX_REDIRECTS; i++) {
		g_autoptr(GBytes) bytes = NULL;

		g_clear_object(message);
		*message = new_message(next, body);
		bytes = send_message(self, *message, cancellable, error);
		if (bytes == NULL || !SOUP_STATUS_IS_REDIRECTION(soup_message_get_status(*message)))
			return g_steal_pointer(&bytes);
		g_uri_unref(g_steal_pointer(&next));
		next = dup_redirection(*message, error);
		if (next == NULL)
			return NULL;
	}
	g_set_error(error, GLS_ERROR, GLS_ERROR_LIMIT, "it redirects more than %d times",
		    MAX_REDIRECTS);
	return NULL;
}

static gboolean
is_to_be_tried_again(SoupMessage *message)
{
	guint status = soup_message_get_status(message);

	return status == TOO_MANY_REQUESTS || status >= 500;
}

/* a paper that is unknown is a reply too: an empty one */
static GBytes *
check_reply(const GlsSource *source, SoupMessage *message, GBytes *bytes, GError **error)
{
	SoupStatus status = soup_message_get_status(message);
	const gchar *type = soup_message_headers_get_content_type(
		soup_message_get_response_headers(message), NULL);

	if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_BAD_REQUEST)
		return g_bytes_new_static("", 0);
	if (status != SOUP_STATUS_OK) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "it replies with status %d",
			    status);
		return NULL;
	}
	if (type == NULL || strstr(type, source->media_type) == NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "expected a reply in %s",
			    source->media_type);
		return NULL;
	}
	return g_bytes_ref(bytes);
}

static GBytes *
try(GlsFetcher *self,
    const GlsSource *source,
    GUri *uri,
    const gchar *body,
    GCancellable *cancellable,
    GError **error)
{
	GlsPace *pace = &self->paces[g_bit_nth_lsf(source->source, -1)];
	guint pause = self->test_base != NULL ? source->pause / TEST_HASTE : source->pause;

	for (guint i = 0; i < MAX_ATTEMPTS; i++) {
		g_autoptr(SoupMessage) message = NULL;
		g_autoptr(GBytes) bytes = NULL;
		const gchar *retry_after;

		if (!gls_pace_wait(pace, pause, cancellable, error))
			return NULL;
		bytes = attempt(self, uri, body, &message, cancellable, error);
		if (bytes == NULL) {
			if (!g_cancellable_is_cancelled(cancellable))
				gls_pace_hold(pace, UNREACHABLE_PAUSE);
			return NULL;
		}
		if (!is_to_be_tried_again(message))
			return check_reply(source, message, bytes, error);
		retry_after = soup_message_headers_get_one(
			soup_message_get_response_headers(message), "Retry-After");
		if (!gls_pace_hold(pace, gls_pace_get_delay(retry_after, i,
							    g_get_real_time() / G_USEC_PER_SEC)))
			break;
	}
	g_set_error(error, GLS_ERROR, GLS_ERROR_LIMIT, "it takes no more questions now");
	return NULL;
}

/**
 * gls_fetcher_fetch:
 * @self: a fetcher
 * @source: who is asked
 * @uri: the address of the question
 * @body: (nullable): JSON that is posted
 * @cancellable: stops it
 * @error: a #GError
 *
 * Asks, when the source may be asked. A question that is turned away is asked up to three times,
 * after the pause that the reply wants. Redirections are followed within the same host only.
 *
 * Returns: (transfer full): the reply, which is empty if the source knows no such paper; %NULL if it
 *   did not answer within 10 seconds, with a status of success, in the type of its replies and with
 *   at most %GLS_FETCHER_MAX_REPLY bytes
 */
GBytes *
gls_fetcher_fetch(GlsFetcher *self,
		  const GlsSource *source,
		  const gchar *uri,
		  const gchar *body,
		  GCancellable *cancellable,
		  GError **error)
{
	g_autoptr(GUri) parsed = g_uri_parse(uri, SOUP_HTTP_URI_FLAGS, error);

	if (parsed == NULL || !check_scheme(parsed, error))
		return NULL;
	return try(self, source, parsed, body, cancellable, error);
}
