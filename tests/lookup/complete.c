/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-session.h"
#include "core/render/gls-render.h"
#include "files/gls-files.h"

/*
 * complete FILE [cancel]: does with a message what a reader does that shows it, and writes the
 * annotations as JSON, a line for the first look and one for each time they are to be shown anew,
 * until nothing happens for a while. With "cancel" another message is shown at once.
 */

/* longer than the server takes, in milliseconds */
#define QUIET 3000

typedef struct {
	const gchar *path;
	gboolean cancel;
	GMainLoop *loop;
	GlsSession *session;
	GCancellable *cancellable;
	guint quiet_id;
} Reader;

static gboolean
quiet_cb(gpointer user_data)
{
	Reader *reader = user_data;

	reader->quiet_id = 0;
	g_main_loop_quit(reader->loop);
	return G_SOURCE_REMOVE;
}

static void
progress_cb(guint done, guint total, gpointer user_data)
{
	const Reader *reader = user_data;

	g_assert_false(g_cancellable_is_cancelled(reader->cancellable));
	g_printerr("progress: %u of %u\n", done, total);
}

static void
show(Reader *reader)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) messages = gls_files_read(reader->path, warnings, &error);
	g_autoptr(GPtrArray)
		shown = g_ptr_array_new_with_free_func((GDestroyNotify)gls_annotated_message_free);
	GlsAnnotatedMessage *annotated = NULL;
	g_autofree gchar *json = NULL;

	g_assert_no_error(error);
	annotated = gls_annotator_annotate(gls_session_get_annotator(reader->session),
					   g_steal_pointer(&messages->pdata[0]), GLS_ANNOTATE_SHOWN,
					   &error);
	g_assert_no_error(error);
	g_ptr_array_add(shown, annotated);
	json = gls_render_json(shown);
	g_print("%s", json);
	gls_session_complete(reader->session, annotated, progress_cb, reader, reader->cancellable);
	if (reader->cancel)
		g_cancellable_cancel(reader->cancellable);
	g_clear_handle_id(&reader->quiet_id, g_source_remove);
	reader->quiet_id = g_timeout_add(QUIET, quiet_cb, reader);
}

static void
ready_cb(Reader *reader)
{
	g_signal_connect_swapped(reader->session, "changed", G_CALLBACK(show), reader);
	show(reader);
}

int
main(int argc, char **argv)
{
	Reader reader = {.path = argv[1], .cancel = argc > 2};

	g_assert_cmpint(argc, >=, 2);
	reader.loop = g_main_loop_new(NULL, FALSE);
	reader.cancellable = g_cancellable_new();
	reader.session = gls_session_new();
	g_signal_connect_swapped(reader.session, "ready", G_CALLBACK(ready_cb), &reader);
	gls_session_start(reader.session);
	g_main_loop_run(reader.loop);
	g_signal_handlers_disconnect_by_data(reader.session, &reader);
	gls_session_stop(reader.session);
	g_object_unref(reader.session);
	g_object_unref(reader.cancellable);
	g_main_loop_unref(reader.loop);
	return 0;
}
