/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "lookup/gls-job.h"

/* a reader that is not used for a while needs no second process */
#define IDLE_SECONDS 60

/*
 * The look-up program: reads requests from the standard input, a line each, and writes replies to the
 * standard output. The main thread reads, and lets a request that is cancelled stop; a worker does
 * one request after the other.
 */
typedef struct {
	GMainLoop *loop;
	GDataInputStream *input;
	GAsyncQueue *requests;	  /* (element-type Work); one without a request ends the worker */
	GHashTable *cancellables; /* (element-type guint GCancellable): of those not done */
	guint idle_seconds;
	guint idle_id;
} Program;

typedef struct {
	Program *program;
	GlsLookupRequest *request;
	GCancellable *cancellable;
} Work;

static gboolean
idle_cb(gpointer user_data)
{
	Program *program = user_data;

	program->idle_id = 0;
	g_main_loop_quit(program->loop);
	return G_SOURCE_REMOVE;
}

static void
expect_end(Program *program)
{
	g_clear_handle_id(&program->idle_id, g_source_remove);
	if (g_hash_table_size(program->cancellables) == 0)
		program->idle_id = g_timeout_add_seconds(program->idle_seconds, idle_cb, program);
}

static gboolean
done_cb(gpointer user_data)
{
	Work *work = user_data;

	g_hash_table_remove(work->program->cancellables, GUINT_TO_POINTER(work->request->number));
	expect_end(work->program);
	gls_lookup_request_free(work->request);
	g_object_unref(work->cancellable);
	g_free(work);
	return G_SOURCE_REMOVE;
}

/* only the worker writes */
static void
write_line(const gchar *text, gpointer user_data)
{
	g_autofree gchar *line = g_strconcat(text, "\n", NULL);
	gsize left = strlen(line);
	const gchar *p = line;

	while (left > 0) {
		gssize n = write(STDOUT_FILENO, p, left);

		/* nobody reads any more: the end of the input will tell as well */
		if (n < 0 && errno != EINTR)
			return;
		p += MAX(n, 0);
		left -= (gsize)MAX(n, 0);
	}
}

static gpointer
worker_thread(gpointer data)
{
	Program *program = data;
	g_autoptr(GMainContext) context = g_main_context_new();
	GlsFetcher *fetcher = NULL;

	g_main_context_push_thread_default(context);
	fetcher = gls_fetcher_new();
	while (TRUE) {
		Work *work = g_async_queue_pop(program->requests);

		if (work->request == NULL) {
			g_free(work);
			break;
		}
		gls_job_run(work->request, fetcher, work->cancellable, write_line, NULL);
		g_idle_add(done_cb, work);
	}
	gls_fetcher_free(fetcher);
	g_main_context_pop_thread_default(context);
	return NULL;
}

static void
take_request(Program *program, GlsLookupRequest *request)
{
	gpointer number = GUINT_TO_POINTER(request->number);
	GCancellable *cancellable = g_hash_table_lookup(program->cancellables, number);
	Work *work = NULL;

	/* a number that is in use is a mistake of whoever asks */
	if (request->cancel || cancellable != NULL) {
		if (request->cancel && cancellable != NULL)
			g_cancellable_cancel(cancellable);
		gls_lookup_request_free(request);
		return;
	}
	work = g_new0(Work, 1);
	work->program = program;
	work->request = request;
	work->cancellable = g_cancellable_new();
	g_hash_table_insert(program->cancellables, number, g_object_ref(work->cancellable));
	expect_end(program);
	g_async_queue_push(program->requests, work);
}

static void
read_line(Program *program);

static void
line_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	Program *program = user_data;
	g_autoptr(GError) error = NULL;
	gsize length;
	g_autofree gchar *line = g_data_input_stream_read_line_finish(G_DATA_INPUT_STREAM(source),
								      result, &length, NULL);
	GlsLookupRequest *request = NULL;

	if (line == NULL) {
		g_main_loop_quit(program->loop);
		return;
	}
	request = gls_lookup_request_new_from_line(line, (gssize)length, &error);
	if (request != NULL)
		take_request(program, request);
	else
		g_printerr("glossator-lookup: %s\n", error->message);
	read_line(program);
}

static void
read_line(Program *program)
{
	g_data_input_stream_read_line_async(program->input, G_PRIORITY_DEFAULT, NULL, line_cb,
					    program);
}

static void
cancel_all(Program *program)
{
	GHashTableIter iter;
	gpointer cancellable;

	g_hash_table_iter_init(&iter, program->cancellables);
	while (g_hash_table_iter_next(&iter, NULL, &cancellable))
		g_cancellable_cancel(cancellable);
}

static void
run(guint idle_seconds)
{
	g_autoptr(GInputStream) input = g_unix_input_stream_new(STDIN_FILENO, FALSE);
	Program program = {.idle_seconds = idle_seconds};
	GThread *worker = NULL;

	program.loop = g_main_loop_new(NULL, FALSE);
	program.input = g_data_input_stream_new(input);
	program.requests = g_async_queue_new();
	program.cancellables = g_hash_table_new_full(NULL, NULL, NULL, g_object_unref);
	worker = g_thread_new("look-ups", worker_thread, &program);
	expect_end(&program);
	read_line(&program);
	g_main_loop_run(program.loop);
	cancel_all(&program);
	g_async_queue_push(program.requests, g_new0(Work, 1));
	g_thread_join(worker);
	/* what the worker is done with */
	while (g_main_context_iteration(NULL, FALSE))
		;
	g_clear_handle_id(&program.idle_id, g_source_remove);
	g_async_queue_unref(program.requests);
	g_hash_table_unref(program.cancellables);
	g_object_unref(program.input);
	g_main_loop_unref(program.loop);
}

int
main(int argc, char **argv)
{
	gint idle_seconds = IDLE_SECONDS;
	gboolean version = FALSE;
	const GOptionEntry entries[] = {
		{"idle", 0, 0, G_OPTION_ARG_INT, &idle_seconds,
		 "End after that many seconds without a request", "SECONDS"},
		{"version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;

	signal(SIGPIPE, SIG_IGN);
	g_option_context_set_summary(context, "Looks papers up for Glossator, which starts it.");
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error) || idle_seconds < 1) {
		g_printerr("glossator-lookup: %s\n",
			   error != NULL ? error->message : "--idle: expected at least 1");
		return 2;
	}
	if (version)
		g_print("glossator-lookup " VERSION "\n");
	else
		run((guint)idle_seconds);
	return 0;
}
