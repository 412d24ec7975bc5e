/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-annotation.h"

G_BEGIN_DECLS

gchar *
gls_render_text(const GlsAnnotatedMessage *message);
gchar *
gls_render_html(const GlsAnnotatedMessage *message);
gchar *
gls_render_json(const GPtrArray *messages);
gchar *
gls_render_mail_body(const GlsAnnotatedMessage *message, const GlsMessage *body);

gchar *
gls_render_summary(const GlsAnnotatedMessage *message);
gchar *
gls_render_state(const GlsAnnotation *annotation);
const gchar *
gls_render_field(GlsField field);
gchar *
gls_render_why(const GlsTag *tag, const GlsEntry *entry, const GlsOrigin *origin);
gchar *
gls_render_effects(const GlsAnnotation *annotation);
gchar *
gls_render_metadata(const GlsMetadata *metadata);
gchar *
gls_render_rule_notice(const GlsRuleSet *rules);

G_END_DECLS
