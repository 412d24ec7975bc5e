/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gls_hash_mix:
 * @hash: a number
 *
 * The finaliser of MurmurHash3, https://github.com/aappleby/smhasher: each bit of @hash changes half
 * of those of the result.
 *
 * Returns: a number that is as good as random, and always the same
 */
static inline guint64
gls_hash_mix(guint64 hash)
{
	hash ^= hash >> 33;
	hash *= G_GUINT64_CONSTANT(0xff51afd7ed558ccd);
	hash ^= hash >> 33;
	hash *= G_GUINT64_CONSTANT(0xc4ceb9fe1a85ec53);
	return hash ^ hash >> 33;
}

G_END_DECLS
