/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *
gls_toast_show(GtkWidget *from, const gchar *text);

G_END_DECLS
