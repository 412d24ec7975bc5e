/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/lookup/gls-lookup-process.h"

/**
 * GlsLookupProcess:
 *
 * A running look-up program, which talks in lines. #GlsLookupProcess::line has a line that it wrote;
 * #GlsLookupProcess::ended is emitted once it went away. One that keeps somebody waiting for too
 * long is killed. All happens in the main context that it was made in.
 */
struct _GlsLookupProcess {
	GObject parent_instance;

	GSubprocess *process;
	GDataInputStream *output;
	GCancellable *cancellable;
	GQueue lines;
	gboolean writing;
	guint patience;
	GSource *hang_source;
};

enum {
	SIGNAL_LINE,
	SIGNAL_ENDED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(GlsLookupProcess, gls_lookup_process, G_TYPE_OBJECT)

static void
clear_hang_source(GlsLookupProcess *self)
{
	if (self->hang_source != NULL)
		g_source_destroy(self->hang_source);
	g_clear_pointer(&self->hang_source, g_source_unref);
}

static void
gls_lookup_process_finalize(GObject *object)
{
	GlsLookupProcess *self = GLS_LOOKUP_PROCESS(object);

	gls_lookup_process_stop(self);
	g_clear_object(&self->process);
	g_clear_object(&self->output);
	g_object_unref(self->cancellable);
	g_queue_clear_full(&self->lines, g_free);
	G_OBJECT_CLASS(gls_lookup_process_parent_class)->finalize(object);
}

static void
gls_lookup_process_class_init(GlsLookupProcessClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_lookup_process_finalize;
	signals[SIGNAL_LINE] = g_signal_new("line", GLS_TYPE_LOOKUP_PROCESS, G_SIGNAL_RUN_LAST, 0,
					    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
	signals[SIGNAL_ENDED] = g_signal_new("ended", GLS_TYPE_LOOKUP_PROCESS, G_SIGNAL_RUN_LAST, 0,
					     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gls_lookup_process_init(GlsLookupProcess *self)
{
	self->cancellable = g_cancellable_new();
	g_queue_init(&self->lines);
}

static void
read_line(GlsLookupProcess *self);

static void
line_read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsLookupProcess) self = user_data;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *line = g_data_input_stream_read_line_finish_utf8(
		G_DATA_INPUT_STREAM(source), result, NULL, &error);

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (line == NULL) {
		gls_lookup_process_stop(self);
		g_signal_emit(self, signals[SIGNAL_ENDED], 0);
		return;
	}
	if (self->hang_source != NULL)
		gls_lookup_process_expect_reply(self, TRUE);
	g_signal_emit(self, signals[SIGNAL_LINE], 0, line);
	if (!g_cancellable_is_cancelled(self->cancellable))
		read_line(self);
}

static void
read_line(GlsLookupProcess *self)
{
	g_data_input_stream_read_line_async(self->output, G_PRIORITY_DEFAULT, self->cancellable,
					    line_read_cb, g_object_ref(self));
}

/**
 * gls_lookup_process_new:
 * @program: path of the look-up program
 * @patience: how long it may say nothing while somebody waits for it, in milliseconds, such as
 *   %GLS_LOOKUP_PROCESS_PATIENCE
 * @error: a #GError
 *
 * Starts the program.
 *
 * Returns: (transfer full): the process; %NULL with a #GSpawnError if it cannot be started
 */
GlsLookupProcess *
gls_lookup_process_new(const gchar *program, guint patience, GError **error)
{
	g_autoptr(GlsLookupProcess) self = g_object_new(GLS_TYPE_LOOKUP_PROCESS, NULL);

	self->patience = patience;
	/* GLib ignores SIGPIPE once there are sockets: a program that goes away while it is written
	 * to must not take this process with it */
	g_type_class_unref(g_type_class_ref(G_TYPE_SOCKET));
	self->process =
		g_subprocess_new(G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
				 error, program, NULL);
	if (self->process == NULL)
		return NULL;
	self->output = g_data_input_stream_new(g_subprocess_get_stdout_pipe(self->process));
	read_line(self);
	return g_steal_pointer(&self);
}

static void
write_next(GlsLookupProcess *self);

static void
written_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsLookupProcess) self = user_data;
	g_autoptr(GError) error = NULL;

	self->writing = FALSE;
	g_free(g_queue_pop_head(&self->lines));
	/* if it went away, the end of its output tells */
	if (g_output_stream_write_all_finish(G_OUTPUT_STREAM(source), result, NULL, &error))
		write_next(self);
}

static void
write_next(GlsLookupProcess *self)
{
	const gchar *line = g_queue_peek_head(&self->lines);

	if (self->writing || line == NULL)
		return;
	self->writing = TRUE;
	g_output_stream_write_all_async(g_subprocess_get_stdin_pipe(self->process), line,
					strlen(line), G_PRIORITY_DEFAULT, self->cancellable,
					written_cb, g_object_ref(self));
}

/**
 * gls_lookup_process_send:
 * @self: a process
 * @line: a line without its end
 *
 * Sends a line when it can take it.
 */
void
gls_lookup_process_send(GlsLookupProcess *self, const gchar *line)
{
	g_return_if_fail(GLS_IS_LOOKUP_PROCESS(self));

	g_queue_push_tail(&self->lines, g_strconcat(line, "\n", NULL));
	write_next(self);
}

static gboolean
hang_cb(gpointer user_data)
{
	GlsLookupProcess *self = user_data;

	g_debug("look-ups: the program hangs and is killed");
	clear_hang_source(self);
	/* its output ends then */
	g_subprocess_force_exit(self->process);
	return G_SOURCE_REMOVE;
}

/**
 * gls_lookup_process_expect_reply:
 * @self: a process
 * @expect: whether somebody waits for a line
 *
 * From now on the program is killed when it writes nothing for as long as it was given, or may be idle.
 */
void
gls_lookup_process_expect_reply(GlsLookupProcess *self, gboolean expect)
{
	g_return_if_fail(GLS_IS_LOOKUP_PROCESS(self));

	clear_hang_source(self);
	if (!expect)
		return;
	self->hang_source = g_timeout_source_new(self->patience);
	g_source_set_callback(self->hang_source, hang_cb, self, NULL);
	g_source_attach(self->hang_source, g_main_context_get_thread_default());
}

/**
 * gls_lookup_process_stop:
 * @self: a process
 *
 * Ends the program; nothing is emitted any more.
 */
void
gls_lookup_process_stop(GlsLookupProcess *self)
{
	g_return_if_fail(GLS_IS_LOOKUP_PROCESS(self));

	clear_hang_source(self);
	g_cancellable_cancel(self->cancellable);
	if (self->process != NULL)
		g_subprocess_force_exit(self->process);
}
