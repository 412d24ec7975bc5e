/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "files/gls-csv.h"

#define BOM "\xef\xbb\xbf"

/**
 * gls_csv_init:
 * @self: a reader
 * @data: a table; it has to stay as long as the reader
 * @length: of @data in bytes
 *
 * Begins to read a table. A byte order mark is passed over.
 */
void
gls_csv_init(GlsCsv *self, const gchar *data, gsize length)
{
	gsize skipped = length >= strlen(BOM) && memcmp(data, BOM, strlen(BOM)) == 0 ? strlen(BOM)
										     : 0;

	*self = (GlsCsv){data + skipped, data + length, 1};
}

static gchar *
read_bare(GlsCsv *self)
{
	const gchar *start = self->at;
	const gchar *field_end;

	while (self->at < self->end && *self->at != ',' && *self->at != '\n')
		self->at++;
	field_end = self->at;
	if (self->at < self->end && *self->at == '\n' && field_end > start && field_end[-1] == '\r')
		field_end--;
	return g_strndup(start, field_end - start);
}

/* what stands behind the closing quote up to the comma belongs to the field, as others have it */
static gchar *
read_quoted(GlsCsv *self, GError **error)
{
	g_autoptr(GString) field = g_string_new(NULL);
	g_autofree gchar *rest = NULL;
	guint line = self->line;

	for (self->at++; self->at < self->end; self->at++) {
		if (*self->at == '"') {
			if (self->at + 1 == self->end || self->at[1] != '"')
				break;
			self->at++;
		}
		self->line += *self->at == '\n';
		g_string_append_c(field, *self->at);
	}
	if (self->at == self->end) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "line %u: expected a closing quote", line);
		return NULL;
	}
	self->at++;
	rest = read_bare(self);
	g_string_append(field, rest);
	/* a NUL would hide what follows it */
	for (gsize i = 0; i < field->len; i++)
		if (field->str[i] == '\0')
			field->str[i] = ' ';
	return g_strndup(field->str, field->len);
}

/**
 * gls_csv_next:
 * @self: a reader
 * @error: a #GError
 *
 * Reads the next row. Empty lines are passed over.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): its fields, in their order; %NULL at the
 *   end, and with %GLS_ERROR_UNREADABLE if a quote is not closed
 */
GPtrArray *
gls_csv_next(GlsCsv *self, GError **error)
{
	g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);

	while (self->at < self->end && (*self->at == '\n' || *self->at == '\r')) {
		self->line += *self->at == '\n';
		self->at++;
	}
	if (self->at == self->end)
		return NULL;
	for (;;) {
		gchar *field = self->at < self->end && *self->at == '"' ? read_quoted(self, error)
									: read_bare(self);

		if (field == NULL)
			return NULL;
		g_ptr_array_add(fields, field);
		if (self->at == self->end)
			break;
		if (*self->at++ == '\n') {
			self->line++;
			break;
		}
	}
	return g_steal_pointer(&fields);
}
