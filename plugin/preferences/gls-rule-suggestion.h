/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-trial-papers.h"

G_BEGIN_DECLS

/**
 * GlsRuleSuggestion:
 * @phrase: words that follow each other, folded
 * @n_papers: in how many titles they stand
 * @example: one of these titles
 *
 * What a new rule could look for.
 */
typedef struct {
	gchar *phrase;
	guint n_papers;
	gchar *example;
} GlsRuleSuggestion;

GPtrArray *
gls_rule_suggestions_find(const GlsTrialPapers *papers, const gchar *rules);

G_END_DECLS
