/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-html-element.h"

G_BEGIN_DECLS

/**
 * GlsHtmlTokenKind:
 * @GLS_HTML_END: the end of the source
 * @GLS_HTML_TEXT: text, its character references not decoded
 * @GLS_HTML_START_TAG: a start tag
 * @GLS_HTML_END_TAG: an end tag
 *
 * What a token is. Comments, declarations, processing instructions and the content of raw elements
 * such as `script` are passed over.
 */
typedef enum {
	GLS_HTML_END,
	GLS_HTML_TEXT,
	GLS_HTML_START_TAG,
	GLS_HTML_END_TAG,
} GlsHtmlTokenKind;

/**
 * GlsHtmlSlice:
 * @start: (nullable): first byte in the source; %NULL if there is no such attribute
 * @length: in bytes
 *
 * The value of an attribute as it is written.
 */
typedef struct {
	const gchar *start;
	gsize length;
} GlsHtmlSlice;

/**
 * GlsHtmlToken:
 * @kind: what it is
 * @start: its first byte in the source
 * @end: byte after its last
 * @element: (nullable): what is known about the element of a tag
 * @name: name of the element of a tag, as written
 * @self_closing: %TRUE if the tag ends in a slash
 * @hidden: %TRUE if an attribute of the start tag hides the element
 * @href: the `href` attribute of a start tag
 * @class_name: its `class`
 * @ref: its `ref`
 * @data: its `data-props`
 *
 * A piece of an HTML source.
 */
typedef struct {
	GlsHtmlTokenKind kind;
	const gchar *start;
	const gchar *end;
	const GlsHtmlElement *element;
	GlsHtmlSlice name;
	gboolean self_closing;
	gboolean hidden;
	GlsHtmlSlice href;
	GlsHtmlSlice class_name;
	GlsHtmlSlice ref;
	GlsHtmlSlice data;
} GlsHtmlToken;

/**
 * GlsHtmlTokeniser:
 * @position: where the next token begins
 * @end: byte after the last of the source
 *
 * Cuts an HTML source into tokens in one pass and without allocating memory.
 */
typedef struct {
	const gchar *position;
	const gchar *end;
} GlsHtmlTokeniser;

GlsHtmlTokenKind
gls_html_tokeniser_next(GlsHtmlTokeniser *self, GlsHtmlToken *token);

G_END_DECLS
