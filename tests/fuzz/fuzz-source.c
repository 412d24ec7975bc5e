/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "lookup/gls-source.h"

#include "fuzz.h"

/* the first byte says whose reply the others are */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	const GlsSource *source = NULL;
	g_autoptr(GPtrArray) found = NULL;
	g_autoptr(GError) error = NULL;

	if (size < 1)
		return 0;
	source = gls_source_get(1 << (data[0] % GLS_LOOKUP_N_SOURCES));
	found = source->read((const gchar *)data + 1, size - 1, &error);
	g_assert_true((found == NULL) == (error != NULL));
	for (guint i = 0; found != NULL && i < found->len; i++) {
		const GlsMetadata *metadata = g_ptr_array_index(found, i);
		g_autoptr(JsonNode) node = gls_metadata_to_json(metadata);
		g_autoptr(GlsMetadata) again = gls_metadata_new_from_json(node);
		g_autoptr(JsonNode) node_again = gls_metadata_to_json(again);

		g_assert_true(json_node_equal(node, node_again));
	}
	return 0;
}
