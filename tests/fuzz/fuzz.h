/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size);
