/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
gls_mail_status_is_unread(GBytes *mail);
gboolean
gls_mail_status_is_unread_in_maildir(const gchar *path);

G_END_DECLS
