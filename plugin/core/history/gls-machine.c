/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "core/gls-error.h"
#include "core/history/gls-machine.h"

/* hex digits of what stands for the host in the name of the file */
#define HOST_LENGTH 8

/**
 * gls_machine_is_id:
 * @text: some text
 * @length: of @text in bytes
 *
 * Returns: %TRUE if it is the id of a machine: 8 hex digits in lower case
 */
gboolean
gls_machine_is_id(const gchar *text, gsize length)
{
	if (length != GLS_MACHINE_ID_LENGTH)
		return FALSE;
	for (gsize i = 0; i < length; i++) {
		if (!g_ascii_isdigit(text[i]) && (text[i] < 'a' || text[i] > 'f'))
			return FALSE;
	}
	return TRUE;
}

/* %NULL without an error if there is none yet */
static gchar *
read_id(const gchar *path, GError **error)
{
	g_autofree gchar *text = NULL;
	g_autoptr(GError) local_error = NULL;

	if (!g_file_get_contents(path, &text, NULL, &local_error)) {
		if (!g_error_matches(local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY,
				    "the id of this machine could not be read: %s",
				    local_error->message);
		}
		return NULL;
	}
	g_strchomp(text);
	if (!gls_machine_is_id(text, strlen(text))) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY,
			    "%s: expected 8 hex digits, the id of this machine", path);
		return NULL;
	}
	return g_steal_pointer(&text);
}

/* writes a new id to a file of its own, so that the one linked to is never half written */
static gboolean
write_new_id(gint fd)
{
	g_autofree gchar *text = g_strdup_printf("%0*x\n", GLS_MACHINE_ID_LENGTH, g_random_int());
	gssize length = (gssize)strlen(text);

	return write(fd, text, length) == length && fsync(fd) == 0;
}

static gboolean
create_id(const gchar *path, GError **error)
{
	g_autofree gchar *new_path = g_strconcat(path, ".XXXXXX", NULL);
	gint fd = g_mkstemp_full(new_path, O_RDWR | O_CLOEXEC, 0600);
	gboolean linked = FALSE;
	gint saved_errno = errno;

	if (fd >= 0) {
		linked = write_new_id(fd) && (link(new_path, path) == 0 || errno == EEXIST);
		saved_errno = errno;
		close(fd);
		g_unlink(new_path);
	}
	if (!linked) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY,
			    "%s: the id of this machine could not be written: %s", path,
			    g_strerror(saved_errno));
	}
	return linked;
}

/* what tells this host from others that have a copy of the home, or the same one over a network */
static gchar *
dup_host(void)
{
	g_autofree gchar *host = NULL;
	g_autofree gchar *salted = NULL;
	g_autofree gchar *sum = NULL;

	if (!g_file_get_contents("/etc/machine-id", &host, NULL, NULL) || *host == '\0') {
		g_free(host);
		host = g_strdup(g_get_host_name());
	}
	/* machine-id(5): not to be shown as it is */
	salted = g_strconcat("glossator ", host, NULL);
	sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, salted, -1);
	return g_strndup(sum, HOST_LENGTH);
}

/**
 * gls_machine_dup_path:
 *
 * Returns: (transfer full): the file that the id of this machine is kept in
 */
gchar *
gls_machine_dup_path(void)
{
	g_autofree gchar *host = dup_host();
	g_autofree gchar *name = g_strconcat("machine-", host, NULL);

	return g_build_filename(g_get_user_state_dir(), "glossator", name, NULL);
}

/**
 * gls_machine_ensure_id:
 * @error: a #GError
 *
 * Returns the id of this machine, or rather of this user on it: 8 hex digits, by which the files
 * that it writes are told from those of other machines in one synchronised folder. It is chosen at
 * random once and kept in `$XDG_STATE_HOME/glossator/machine-HOST`, which is not synchronised. HOST is
 * a hash of what the system calls itself, so that a machine whose home is a copy of that of another
 * chooses an id of its own. Of several processes that choose at a time one wins.
 *
 * If two machines have one id all the same, as copies of a virtual machine do, programs that synchronise
 * make conflict copies of their segments, and nothing is lost: see gls_segment_file_is_name().
 *
 * Returns: (transfer full) (nullable): the id; %NULL with %GLS_ERROR_HISTORY if it could not be read
 *   or kept
 */
gchar *
gls_machine_ensure_id(GError **error)
{
	g_autofree gchar *path = gls_machine_dup_path();
	g_autofree gchar *directory = g_path_get_dirname(path);
	g_autofree gchar *id = NULL;
	g_autoptr(GError) local_error = NULL;

	id = read_id(path, &local_error);
	if (id == NULL && local_error == NULL) {
		/* create_id() tells what is wrong if this fails */
		g_mkdir_with_parents(directory, 0700);
		if (create_id(path, &local_error))
			id = read_id(path, &local_error);
	}
	if (local_error != NULL) {
		g_propagate_error(error, g_steal_pointer(&local_error));
		return NULL;
	}
	return g_steal_pointer(&id);
}
