/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

/*
 * The one place that knows which WebKit the host has. WebKitGTK 4.0 and 4.1 have the same ABI for
 * all that is called here, so a module built against either runs in a host with the other: it is
 * not linked to WebKit, and its symbols are found in the host.
 */
#ifdef GLS_WEBKIT_6
#include <webkit/webkit.h>
#else
#include <webkit2/webkit2.h>
#endif
