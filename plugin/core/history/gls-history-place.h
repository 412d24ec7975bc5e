/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsHistoryPlaceFault:
 * @GLS_HISTORY_FAULT_NOT_A_FOLDER: it is no folder, or cannot be opened
 * @GLS_HISTORY_FAULT_NOT_WRITABLE: files cannot be written into it
 * @GLS_HISTORY_FAULT_NOT_PRIVATE: other users of this computer can write into it, or own it
 * @GLS_HISTORY_FAULT_NO_LOCKS: programs cannot lock files there against each other
 * @GLS_HISTORY_FAULT_OTHER_FILES: it holds files that are no history; hidden ones do not count, for
 *   programs that synchronise folders have some
 *
 * Why a folder is not safe for a history.
 */
typedef enum {
	GLS_HISTORY_FAULT_NOT_A_FOLDER = 1 << 0,
	GLS_HISTORY_FAULT_NOT_WRITABLE = 1 << 1,
	GLS_HISTORY_FAULT_NOT_PRIVATE = 1 << 2,
	GLS_HISTORY_FAULT_NO_LOCKS = 1 << 3,
	GLS_HISTORY_FAULT_OTHER_FILES = 1 << 4,
} GlsHistoryPlaceFault;

/**
 * GlsHistoryPlace:
 * @faults: #GlsHistoryPlaceFault, 0 if it is safe
 * @on_network: %TRUE if it is on a network file system, which does not tell at once what other
 *   computers write
 * @n_segments: how many segments of a history it holds
 * @n_machines: how many machines wrote them
 *
 * What a folder is like as a place for a history.
 */
typedef struct {
	guint faults;
	gboolean on_network;
	guint n_segments;
	guint n_machines;
} GlsHistoryPlace;

GlsHistoryPlace
gls_history_place_look(const gchar *directory);
gboolean
gls_history_place_copy(const gchar *from, const gchar *to, guint *n_copied, GError **error);

G_END_DECLS
