/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "core/history/gls-history-place.h"
#include "core/history/gls-segment-file.h"

/* magic numbers of statfs(2) that <linux/magic.h> lacks in some releases */
#define CIFS_MAGIC	  0xff534d42
#define SMB2_MAGIC	  0xfe534d42
#define AFS_MAGIC	  0x5346414f
#define CEPH_MAGIC	  0x00c36400
#define V9FS_MAGIC_NUMBER 0x01021997

static gboolean
is_on_network(const gchar *directory)
{
	static const guint32 magics[] = {
		NFS_SUPER_MAGIC, CIFS_MAGIC, SMB2_MAGIC,	SMB_SUPER_MAGIC,
		AFS_MAGIC,	 CEPH_MAGIC, V9FS_MAGIC_NUMBER,
	};
	struct statfs status;

	if (statfs(directory, &status) != 0)
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(magics); i++) {
		if ((guint32)status.f_type == magics[i])
			return TRUE;
	}
	return FALSE;
}

/* a lock keeps another out, as the lock of the history is to */
static gboolean
has_locks(const gchar *path, gint locked)
{
	gint other = g_open(path, O_RDWR | O_CLOEXEC, 0);
	gboolean kept_out = other >= 0 && flock(locked, LOCK_EX | LOCK_NB) == 0 &&
			    flock(other, LOCK_EX | LOCK_NB) != 0;

	if (other >= 0)
		close(other);
	return kept_out;
}

static guint
try_to_write(const gchar *directory)
{
	g_autofree gchar *path = g_build_filename(directory, ".glossator-XXXXXX", NULL);
	gint fd = g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0600);
	guint faults;

	if (fd < 0)
		return GLS_HISTORY_FAULT_NOT_WRITABLE;
	faults = has_locks(path, fd) ? 0 : GLS_HISTORY_FAULT_NO_LOCKS;
	close(fd);
	g_unlink(path);
	return faults;
}

/* counts its segments, and tells if there is anything else */
static guint
look_at_files(const gchar *directory, GlsHistoryPlace *place)
{
	g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
	g_autoptr(GHashTable)
		machines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint faults = dir == NULL ? GLS_HISTORY_FAULT_NOT_A_FOLDER : 0;
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		if (gls_segment_file_is_name(name)) {
			g_autoptr(GlsSegmentFile) file = gls_segment_file_new(name);

			place->n_segments++;
			/* a file that is no machine's own is a copy of another one */
			if (strcmp(file->machine, name) != 0)
				g_hash_table_add(machines, g_strdup(file->machine));
		} else if (*name != '.' && *name != '~' && !g_str_has_suffix(name, ".lock")) {
			faults |= GLS_HISTORY_FAULT_OTHER_FILES;
		}
	}
	place->n_machines = g_hash_table_size(machines);
	return faults;
}

/**
 * gls_history_place_look:
 * @directory: a folder
 *
 * Looks whether a folder is safe for a history. To know, it writes and removes a file of its own there,
 * so it may wait for a disk or a network.
 *
 * Returns: what it is like
 */
GlsHistoryPlace
gls_history_place_look(const gchar *directory)
{
	GlsHistoryPlace place = {0};
	struct stat status;

	if (stat(directory, &status) != 0 || !S_ISDIR(status.st_mode)) {
		place.faults = GLS_HISTORY_FAULT_NOT_A_FOLDER;
		return place;
	}
	place.on_network = is_on_network(directory);
	place.faults = look_at_files(directory, &place) | try_to_write(directory);
	if (status.st_uid != geteuid() || (status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
		place.faults |= GLS_HISTORY_FAULT_NOT_PRIVATE;
	return place;
}
