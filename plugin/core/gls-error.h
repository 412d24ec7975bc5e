/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_ERROR:
 *
 * The error domain of the engine. Messages are lower case, carry no final stop, and say what was
 * expected and where; they never carry text of a mail, a raw link or an address.
 */
#define GLS_ERROR (gls_error_quark())

/**
 * GlsError:
 * @GLS_ERROR_UNREADABLE: the bytes are not what they were said to be (binary, cut, not XML ...)
 * @GLS_ERROR_TOO_LARGE: a named limit was crossed
 * @GLS_ERROR_RULE: a rule, or the file of rules, is wrong
 * @GLS_ERROR_HISTORY: the history could not be read or written
 * @GLS_ERROR_LIMIT: an allowance of work was used up
 * @GLS_ERROR_CHANGED: somebody else changed a file meanwhile
 * @GLS_ERROR_CONFLICT: what was asked for contradicts what is known
 * @GLS_ERROR_NOT_FOUND: there is no such thing
 */
typedef enum {
	GLS_ERROR_UNREADABLE,
	GLS_ERROR_TOO_LARGE,
	GLS_ERROR_RULE,
	GLS_ERROR_HISTORY,
	GLS_ERROR_LIMIT,
	GLS_ERROR_CHANGED,
	GLS_ERROR_CONFLICT,
	GLS_ERROR_NOT_FOUND,
} GlsError;

GQuark
gls_error_quark(void);

G_END_DECLS
