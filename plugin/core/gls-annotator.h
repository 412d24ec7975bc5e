/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/gls-annotation.h"
#include "core/history/gls-history.h"
#include "core/history/gls-source-stats.h"
#include "core/lookup/gls-metadata-store.h"
#include "core/rules/gls-rule-stats.h"
#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

/**
 * GlsAnnotateFlags:
 * @GLS_ANNOTATE_NONE: look only
 * @GLS_ANNOTATE_ARRIVED: record that the message arrived
 * @GLS_ANNOTATE_SHOWN: record that it is shown in an opened message
 */
typedef enum {
	GLS_ANNOTATE_NONE = 0,
	GLS_ANNOTATE_ARRIVED = 1 << 0,
	GLS_ANNOTATE_SHOWN = 1 << 1,
} GlsAnnotateFlags;

#define GLS_TYPE_ANNOTATOR (gls_annotator_get_type())
G_DECLARE_FINAL_TYPE(GlsAnnotator, gls_annotator, GLS, ANNOTATOR, GObject)

GlsAnnotator *
gls_annotator_new(void);
void
gls_annotator_set_rules(GlsAnnotator *self, GlsRuleSet *rules);
void
gls_annotator_set_history(GlsAnnotator *self, GlsHistory *history);
void
gls_annotator_set_rule_stats(GlsAnnotator *self, GlsRuleStats *rule_stats);
void
gls_annotator_set_source_stats(GlsAnnotator *self, GlsSourceStats *source_stats);
void
gls_annotator_set_thresholds(GlsAnnotator *self, gint star_at, gint dim_below);
void
gls_annotator_set_settings(GlsAnnotator *self, GlsSettings *settings);
void
gls_annotator_set_metadata(GlsAnnotator *self, GlsMetadataStore *metadata);

GlsAnnotatedMessage *
gls_annotator_annotate(GlsAnnotator *self,
		       GlsMessage *message,
		       GlsAnnotateFlags flags,
		       GError **error);
gboolean
gls_annotator_record(GlsAnnotator *self,
		     const GlsAnnotatedMessage *message,
		     GlsAnnotateFlags flags,
		     GError **error);
void
gls_annotator_annotate_async(GlsAnnotator *self,
			     GlsMessage *message,
			     GlsAnnotateFlags flags,
			     GCancellable *cancellable,
			     GAsyncReadyCallback callback,
			     gpointer user_data);
GlsAnnotatedMessage *
gls_annotator_annotate_finish(GlsAnnotator *self, GAsyncResult *result, GError **error);

G_END_DECLS
