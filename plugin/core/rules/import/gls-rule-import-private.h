/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/import/gls-rule-import.h"

G_BEGIN_DECLS

/**
 * GlsRuleImporter:
 * @name: of the format, as on the command line
 * @read: adds the rules of a text, and notes on what is no rule; %FALSE with %GLS_ERROR_UNREADABLE
 *   only if the text is not of that format at all
 *
 * Reads the filters of one reader. The text is UTF-8, and ends in NUL.
 */
typedef struct {
	const gchar *name;
	gboolean (*read)(GlsRuleImport *import, const gchar *text, GError **error);
} GlsRuleImporter;

extern const GlsRuleImporter gls_import_freshrss;
extern const GlsRuleImporter gls_import_miniflux;
extern const GlsRuleImporter gls_import_newsboat;
extern const GlsRuleImporter gls_import_ttrss_json;

GlsImportedRule *
gls_rule_import_add(GlsRuleImport *self, const gchar *where, const gchar *name, gchar *match);
void
gls_rule_import_note(GlsRuleImport *self, const gchar *where, const gchar *format, ...)
	G_GNUC_PRINTF(3, 4);

gchar *
gls_import_dup_name(const gchar *text);
gchar *
gls_import_dup_phrase(const gchar *field, const gchar *text);
gchar *
gls_import_dup_regex(const gchar *field, const gchar *pattern, const gchar *flags);
gchar *
gls_import_dup_exact(const gchar *field, const gchar *text);

G_END_DECLS
