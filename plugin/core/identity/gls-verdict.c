/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/identity/gls-identity.h"

/**
 * gls_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its name as programs read it
 */
const gchar *
gls_verdict_to_string(GlsVerdict verdict)
{
	switch (verdict) {
	case GLS_VERDICT_SAME:
		return "same";
	case GLS_VERDICT_VERSION:
		return "version";
	case GLS_VERDICT_SIMILAR:
		return "similar";
	case GLS_VERDICT_DIFFERENT:
	default:
		return "different";
	}
}

/**
 * gls_reason_to_string:
 * @reason: a reason
 *
 * Returns: (transfer none): its name as programs read it
 */
const gchar *
gls_reason_to_string(GlsReason reason)
{
	static const gchar *const names[] = {
		[GLS_REASON_NONE] = "none",
		[GLS_REASON_ID] = "id",
		[GLS_REASON_OTHER_ID] = "other-id",
		[GLS_REASON_TITLE] = "title",
		[GLS_REASON_OTHER_AUTHORS] = "other-authors",
		[GLS_REASON_GENERIC_TITLE] = "generic-title",
		[GLS_REASON_CUT_TITLE] = "cut-title",
		[GLS_REASON_NEAR_TITLE] = "near-title",
		[GLS_REASON_OTHER_WORDS] = "other-words",
		[GLS_REASON_ABSTRACT] = "abstract",
	};

	g_return_val_if_fail(reason < G_N_ELEMENTS(names), NULL);

	return names[reason];
}
