/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "preferences/gls-query-completion.h"
#include "preferences/gls-query-spans.h"
#include "preferences/gls-query-view.h"

/* for each #GlsQuerySpanKind its colour on light and on dark; words have that of the text. All have a
 * contrast of 4.5 : 1 with the background of a list */
static const gchar *const colours[GLS_N_QUERY_SPAN_KINDS][2] = {
	[GLS_QUERY_SPAN_PHRASE] = {"#1a7243", "#8ff0a4"},
	[GLS_QUERY_SPAN_REGEX] = {"#813d9c", "#dc8add"},
	[GLS_QUERY_SPAN_FIELD] = {"#1a5fb4", "#99c1f1"},
	[GLS_QUERY_SPAN_OPERATOR] = {"#9c3c00", "#ffbe6f"},
};

/**
 * GlsQueryView:
 *
 * Where a query is written: in one line that is wrapped, coloured as it is read, with the fields
 * offered that begin as what was typed. It emits `changed`, and `activate` on Enter.
 */
struct _GlsQueryView {
	GtkTextView parent_instance;

	GtkTextTag *tags[GLS_N_QUERY_SPAN_KINDS];
	GtkTextTag *mistake;
	GlsQueryCompletion *completion;
};

G_DEFINE_FINAL_TYPE(GlsQueryView, gls_query_view, GTK_TYPE_TEXT_VIEW)

enum {
	SIGNAL_CHANGED,
	SIGNAL_ACTIVATE,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer(GlsQueryView *self)
{
	return gtk_text_view_get_buffer(GTK_TEXT_VIEW(self));
}

static void
apply_tag(GlsQueryView *self, GtkTextTag *tag, glong first, glong end)
{
	GtkTextIter start;
	GtkTextIter stop;

	gtk_text_buffer_get_iter_at_offset(get_buffer(self), &start, first);
	gtk_text_buffer_get_iter_at_offset(get_buffer(self), &stop, end);
	gtk_text_buffer_apply_tag(get_buffer(self), tag, &start, &stop);
}

static void
colour(GlsQueryView *self)
{
	g_autofree gchar *text = gls_query_view_dup_query(self);
	g_autoptr(GArray) spans = gls_query_spans_find(text);
	GtkTextIter start;
	GtkTextIter end;

	gtk_text_buffer_get_bounds(get_buffer(self), &start, &end);
	gtk_text_buffer_remove_all_tags(get_buffer(self), &start, &end);
	for (guint i = 0; i < spans->len; i++) {
		const GlsQuerySpan *span = &g_array_index(spans, GlsQuerySpan, i);

		if (self->tags[span->kind] != NULL)
			apply_tag(self, self->tags[span->kind],
				  g_utf8_pointer_to_offset(text, text + span->start),
				  g_utf8_pointer_to_offset(text, text + span->end));
	}
}

static void
changed_cb(GtkTextBuffer *buffer, GlsQueryView *self)
{
	colour(self);
	if (gtk_widget_has_focus(GTK_WIDGET(self)))
		gls_query_completion_offer(self->completion);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
dress(GlsQueryView *self)
{
	gboolean dark = adw_style_manager_get_dark(adw_style_manager_get_default());

	for (guint i = 0; i < GLS_N_QUERY_SPAN_KINDS; i++) {
		if (self->tags[i] != NULL)
			g_object_set(self->tags[i], "foreground", colours[i][dark], NULL);
	}
}

/* a line break that is pasted becomes a space: a query is one line */
static void
insert_text_cb(GtkTextBuffer *buffer,
	       GtkTextIter *place,
	       gchar *text,
	       gint length,
	       GlsQueryView *self)
{
	g_autofree gchar *line = NULL;

	if (memchr(text, '\n', length) == NULL && memchr(text, '\r', length) == NULL)
		return;
	line = g_strdelimit(g_strndup(text, length), "\r\n", ' ');
	g_signal_stop_emission_by_name(buffer, "insert-text");
	gtk_text_buffer_insert(buffer, place, line, -1);
}

static gboolean
key_pressed_cb(GtkEventControllerKey *controller,
	       guint key,
	       guint code,
	       GdkModifierType modifiers,
	       GlsQueryView *self)
{
	if (gls_query_completion_handle_key(self->completion, key, modifiers))
		return GDK_EVENT_STOP;
	if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
		return GDK_EVENT_PROPAGATE;
	g_signal_emit(self, signals[SIGNAL_ACTIVATE], 0);
	return GDK_EVENT_STOP;
}

static void
gls_query_view_size_allocate(GtkWidget *widget, gint width, gint height, gint baseline)
{
	GTK_WIDGET_CLASS(gls_query_view_parent_class)
		->size_allocate(widget, width, height, baseline);
	gls_query_completion_present(GLS_QUERY_VIEW(widget)->completion);
}

static void
gls_query_view_dispose(GObject *object)
{
	GlsQueryView *self = GLS_QUERY_VIEW(object);

	g_signal_handlers_disconnect_by_data(adw_style_manager_get_default(), self);
	g_clear_pointer(&self->completion, gls_query_completion_free);
	G_OBJECT_CLASS(gls_query_view_parent_class)->dispose(object);
}

static void
gls_query_view_class_init(GlsQueryViewClass *klass)
{
	G_OBJECT_CLASS(klass)->dispose = gls_query_view_dispose;
	GTK_WIDGET_CLASS(klass)->size_allocate = gls_query_view_size_allocate;

	signals[SIGNAL_CHANGED] = g_signal_new("changed", GLS_TYPE_QUERY_VIEW, G_SIGNAL_RUN_LAST, 0,
					       NULL, NULL, NULL, G_TYPE_NONE, 0);
	signals[SIGNAL_ACTIVATE] = g_signal_new("activate", GLS_TYPE_QUERY_VIEW, G_SIGNAL_RUN_LAST,
						0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_tags(GlsQueryView *self)
{
	for (guint i = 0; i < GLS_N_QUERY_SPAN_KINDS; i++) {
		if (colours[i][0] != NULL)
			self->tags[i] = gtk_text_buffer_create_tag(get_buffer(self), NULL, NULL);
	}
	self->mistake = gtk_text_buffer_create_tag(get_buffer(self), NULL, "underline",
						   PANGO_UNDERLINE_ERROR, NULL);
	dress(self);
	g_signal_connect_swapped(adw_style_manager_get_default(), "notify::dark", G_CALLBACK(dress),
				 self);
}

static void
gls_query_view_init(GlsQueryView *self)
{
	GtkEventController *keys = gtk_event_controller_key_new();

	gtk_text_view_set_wrap_mode(GTK_TEXT_VIEW(self), GTK_WRAP_WORD_CHAR);
	gtk_text_view_set_accepts_tab(GTK_TEXT_VIEW(self), FALSE);
	gtk_text_view_set_input_hints(GTK_TEXT_VIEW(self), GTK_INPUT_HINT_NO_SPELLCHECK);
	gtk_widget_add_css_class(GTK_WIDGET(self), "query");
	make_tags(self);
	self->completion = gls_query_completion_new(GTK_TEXT_VIEW(self));
	g_signal_connect(get_buffer(self), "changed", G_CALLBACK(changed_cb), self);
	g_signal_connect(get_buffer(self), "insert-text", G_CALLBACK(insert_text_cb), self);
	gtk_event_controller_set_propagation_phase(keys, GTK_PHASE_CAPTURE);
	g_signal_connect(keys, "key-pressed", G_CALLBACK(key_pressed_cb), self);
	gtk_widget_add_controller(GTK_WIDGET(self), keys);
}

/**
 * gls_query_view_dup_query:
 * @self: a view
 *
 * Returns: (transfer full): the query as it is written
 */
gchar *
gls_query_view_dup_query(GlsQueryView *self)
{
	GtkTextIter start;
	GtkTextIter end;

	gtk_text_buffer_get_bounds(get_buffer(self), &start, &end);
	return gtk_text_buffer_get_text(get_buffer(self), &start, &end, FALSE);
}

/**
 * gls_query_view_set_query:
 * @self: a view
 * @query: (nullable): a query
 *
 * Shows another query, which cannot be undone from the keyboard.
 */
void
gls_query_view_set_query(GlsQueryView *self, const gchar *query)
{
	gtk_text_buffer_begin_irreversible_action(get_buffer(self));
	gtk_text_buffer_set_text(get_buffer(self), query != NULL ? query : "", -1);
	gtk_text_buffer_end_irreversible_action(get_buffer(self));
}

/**
 * gls_query_view_set_mistake:
 * @self: a view
 * @character: where a mistake is, from 1; 0 if there is none
 *
 * Underlines the place of a mistake.
 *
 * Returns: how far that is from the left, in pixels; -1 if it is not in the last line
 */
gint
gls_query_view_set_mistake(GlsQueryView *self, guint character)
{
	GdkRectangle place;
	GtkTextIter start;
	GtkTextIter end;
	GdkRectangle last;
	gint x = 0;

	gtk_text_buffer_get_bounds(get_buffer(self), &start, &end);
	gtk_text_view_get_iter_location(GTK_TEXT_VIEW(self), &end, &last);
	gtk_text_buffer_remove_tag(get_buffer(self), self->mistake, &start, &end);
	if (character == 0)
		return -1;
	gtk_text_buffer_get_iter_at_offset(get_buffer(self), &start, character - 1);
	gtk_text_view_get_iter_location(GTK_TEXT_VIEW(self), &start, &place);
	gtk_text_view_buffer_to_window_coords(GTK_TEXT_VIEW(self), GTK_TEXT_WINDOW_WIDGET, place.x,
					      place.y, &x, NULL);
	/* what is missing at the end is marked at the last character */
	if (gtk_text_iter_is_end(&start))
		gtk_text_iter_backward_char(&start);
	end = start;
	gtk_text_iter_forward_char(&end);
	gtk_text_buffer_apply_tag(get_buffer(self), self->mistake, &start, &end);
	return place.y == last.y ? x : -1;
}
