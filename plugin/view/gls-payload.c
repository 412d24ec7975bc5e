/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "core/render/gls-render-private.h"
#include "core/text/gls-text.h"
#include "view/gls-payload.h"
#include "view/gls-view-words.h"

/* words told of a field that made a rule match; a rule of a common word may have hundreds */
#define MAX_REASONS 8

static void
add_string(JsonBuilder *builder, const gchar *name, const gchar *value)
{
	json_builder_set_member_name(builder, name);
	if (value == NULL)
		json_builder_add_null_value(builder);
	else
		json_builder_add_string_value(builder, value);
}

static void
begin_array(JsonBuilder *builder, const gchar *name)
{
	json_builder_set_member_name(builder, name);
	json_builder_begin_array(builder);
}

static void
add_flag(JsonBuilder *builder, const gchar *name, gboolean value)
{
	json_builder_set_member_name(builder, name);
	json_builder_add_boolean_value(builder, value);
}

static void
add_number(JsonBuilder *builder, const gchar *name, guint value)
{
	json_builder_set_member_name(builder, name);
	json_builder_add_int_value(builder, value);
}

/* the tags that rules give, once for all entries */
static void
add_rules(JsonBuilder *builder, const GlsRuleSet *rules)
{
	guint n = rules != NULL ? gls_rule_set_get_n_rules(rules) : 0;

	begin_array(builder, "tags");
	for (guint i = 0; i < n; i++) {
		json_builder_begin_object(builder);
		add_string(builder, "name", gls_rule_set_get_rule_name(rules, i));
		add_string(builder, "colour", gls_rule_set_get_rule_colour(rules, i));
		add_string(builder, "query", gls_rule_set_get_rule_query(rules, i));
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
}

/* the words of one field that made a rule match, each once */
static void
add_reasons(JsonBuilder *builder,
	    const GlsTag *tag,
	    GlsField field,
	    const GlsEntry *entry,
	    const GlsOrigin *origin)
{
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);
		const gchar *text = NULL;
		g_autofree gchar *found = NULL;
		g_autofree gchar *line = NULL;

		if (hit->field != field || g_hash_table_size(known) >= MAX_REASONS)
			continue;
		text = gls_field_get_text(hit->field, hit->item, entry, origin);
		found = g_strndup(text + hit->start, hit->end - hit->start);
		line = gls_render_line(found);
		if (g_hash_table_add(known, g_utf8_casefold(line, -1)))
			json_builder_add_string_value(builder, line);
	}
}

static gboolean
has_field(const GlsTag *tag, GlsField field)
{
	for (guint i = 0; i < tag->hits->len; i++)
		if (g_array_index(tag->hits, GlsHit, i).field == field)
			return TRUE;
	return FALSE;
}

static void
add_tag(JsonBuilder *builder, const GlsTag *tag, const GlsEntry *entry, const GlsOrigin *origin)
{
	json_builder_begin_object(builder);
	json_builder_set_member_name(builder, "rule");
	json_builder_add_int_value(builder, tag->rule);
	begin_array(builder, "why");
	for (guint i = 0; i < GLS_N_FIELDS; i++) {
		GlsField field = 1 << i;

		if (!has_field(tag, field))
			continue;
		json_builder_begin_object(builder);
		add_string(builder, "field", gls_render_field(field));
		begin_array(builder, "words");
		add_reasons(builder, tag, field, entry, origin);
		json_builder_end_array(builder);
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
	json_builder_end_object(builder);
}

static void
add_effects(JsonBuilder *builder, GlsEffect wanted)
{
	static const GlsEffect effects[] = {GLS_EFFECT_STAR, GLS_EFFECT_DIM, GLS_EFFECT_HIDE};

	begin_array(builder, "effects");
	for (guint i = 0; i < G_N_ELEMENTS(effects); i++)
		if (wanted & effects[i])
			json_builder_add_string_value(builder, gls_effect_to_string(effects[i]));
	json_builder_end_array(builder);
}

static void
add_entry(JsonBuilder *builder, const GlsAnnotation *annotation, const GlsOrigin *origin)
{
	const GlsEntry *entry = annotation->entry;
	g_autofree gchar *key = gls_text_page_key(entry->title, -1);
	g_autofree gchar *title = gls_render_line(entry->title);
	g_autofree gchar *label = gls_render_state(annotation);

	json_builder_begin_object(builder);
	add_string(builder, "key", key);
	add_string(builder, "title", title);
	if (entry->occurrence > 0)
		add_number(builder, "occurrence", entry->occurrence);
	if (entry->in_subject)
		add_number(builder, "in_subject", TRUE);
	begin_array(builder, "tags");
	for (guint i = 0; i < annotation->tags->len; i++)
		add_tag(builder, g_ptr_array_index(annotation->tags, i), entry, origin);
	json_builder_end_array(builder);
	add_string(builder, "state", gls_state_to_string(annotation->state));
	add_string(builder, "label", label);
	if (annotation->effects != GLS_EFFECT_NONE)
		add_effects(builder, annotation->effects);
	if (annotation->repeat_of > 0)
		add_number(builder, "target", annotation->repeat_of);
	if (annotation->similar != NULL && annotation->similar->n > 0)
		add_number(builder, "similar", annotation->similar->n);
	json_builder_end_object(builder);
}

/* a message that is one paper has its state at its head, and needs no count of it */
static gchar *
make_summary(const GlsAnnotatedMessage *message)
{
	const GlsAnnotation *first = NULL;

	if (message->annotations->len == 1)
		first = g_ptr_array_index(message->annotations, 0);
	return first != NULL && first->entry->in_subject ? NULL : gls_render_summary(message);
}

/* a feed of papers has other items too, such as covers and corrections: there is nothing to say of
 * them; but a mail of a known kind that holds no paper is told to be not understood */
static gboolean
is_worth_showing(const GlsDigest *digest)
{
	return digest->entries->len > 0 || digest->recognition > GLS_RECOGNITION_HOST;
}

static void
add_errors(JsonBuilder *builder, const GlsRuleSet *rules)
{
	const gchar *const *errors = rules != NULL ? gls_rule_set_get_errors(rules) : NULL;
	guint n = errors != NULL ? g_strv_length((gchar **)errors) : 0;
	g_autofree gchar *label = gls_render_rule_notice(rules);

	add_string(builder, "errors_label", label);
	begin_array(builder, "errors");
	for (guint i = 0; i < n; i++)
		json_builder_add_string_value(builder, errors[i]);
	json_builder_end_array(builder);
}

/* which message it is, where it stands in the page, and what is said of all of it */
static void
add_head(JsonBuilder *builder, const GlsPayload *self, const GlsPage *page)
{
	const gchar *subject = self->message->message->subject;
	g_autofree gchar *key = gls_text_page_key(subject != NULL ? subject : "", -1);
	g_autofree gchar *summary = make_summary(self->message);
	g_autofree gchar *message_key = gls_message_dup_key(self->message->message);

	add_string(builder, "message", message_key);
	add_string(builder, "content", page->content);
	add_string(builder, "heading", page->heading);
	add_string(builder, "excluded", page->excluded);
	add_string(builder, "subject", key);
	add_string(builder, "summary", summary);
}

static void
add_settings(JsonBuilder *builder,
	     const GlsAnnotatedMessage *message,
	     const GlsPayloadSettings *settings)
{
	const GlsPayloadSettings none = {0};
	const gchar *source = gls_annotated_message_get_source(message);
	g_autofree gchar *key = gls_message_dup_key(message->message);
	gboolean hide_seen = FALSE;

	if (settings == NULL)
		settings = &none;
	if (settings->settings != NULL && source != NULL)
		hide_seen = gls_settings_get_hide_seen(settings->settings, source);
	add_flag(builder, "hide_seen", hide_seen);
	add_flag(builder, "undo", settings->can_undo);
	add_string(builder, "notice",
		   g_strcmp0(settings->notice_message, key) == 0 ? settings->notice : NULL);
	add_number(builder, "notice_number", settings->notice_number);
}

static gchar *
make_json(const GlsPayload *self, const GlsPage *page, const GlsPayloadSettings *settings)
{
	const GPtrArray *annotations = self->message->annotations;
	const GlsOrigin origin = gls_annotated_message_get_origin(self->message);
	g_autoptr(JsonBuilder) builder = json_builder_new_immutable();
	g_autoptr(JsonNode) root = NULL;

	json_builder_begin_object(builder);
	add_head(builder, self, page);
	gls_view_words_add(builder);
	add_settings(builder, self->message, settings);
	add_errors(builder, self->message->rules);
	add_rules(builder, self->message->rules);
	begin_array(builder, "entries");
	for (guint i = 0; i < annotations->len; i++)
		add_entry(builder, g_ptr_array_index(annotations, i), &origin);
	json_builder_end_array(builder);
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	return json_to_string(root, FALSE);
}

/**
 * gls_payload_new:
 * @message: (transfer full): an annotated message
 * @page: where the host's page shows a message
 * @settings: (nullable): what is shown beside the annotations
 *
 * Makes what annotate.js is called with: all that is to be shown, with what the places in the page
 * are found by. Nothing is to be shown of a message that is not a digest, nor of an item without a
 * paper in a feed of papers.
 *
 * Returns: (transfer full): a payload
 */
GlsPayload *
gls_payload_new(GlsAnnotatedMessage *message,
		const GlsPage *page,
		const GlsPayloadSettings *settings)
{
	GlsPayload *self = NULL;

	g_return_val_if_fail(message != NULL, NULL);
	g_return_val_if_fail(page != NULL, NULL);

	self = g_atomic_rc_box_new0(GlsPayload);
	self->message = message;
	self->token = g_uuid_string_random();
	self->summary = gls_render_summary(message);
	self->n_entries = message->annotations->len;
	self->warnings = g_ptr_array_ref(message->warnings);
	if (is_worth_showing(message->digest))
		self->json = make_json(self, page, settings);
	return self;
}

/**
 * gls_payload_ref:
 * @self: a payload
 *
 * Returns: (transfer full): @self, with one more reference
 */
GlsPayload *
gls_payload_ref(GlsPayload *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return g_atomic_rc_box_acquire(self);
}

static void
payload_clear(GlsPayload *self)
{
	g_free(self->json);
	g_free(self->token);
	g_free(self->summary);
	gls_annotated_message_free(self->message);
	g_ptr_array_unref(self->warnings);
}

/**
 * gls_payload_unref:
 * @self: (transfer full): a payload
 *
 * Drops a reference, and frees the payload with the last.
 */
void
gls_payload_unref(GlsPayload *self)
{
	g_return_if_fail(self != NULL);

	g_atomic_rc_box_release_full(self, (GDestroyNotify)payload_clear);
}

typedef struct {
	GlsMessage *message;
	GlsPage page;
	GlsPayloadSettings settings;
	gchar *notice;
	gchar *notice_message;
} Job;

static void
job_free(Job *job)
{
	gls_message_free(job->message);
	g_clear_object(&job->settings.settings);
	g_free(job->notice);
	g_free(job->notice_message);
	g_free(job);
}

static void
job_take_settings(Job *job, const GlsPayloadSettings *settings)
{
	job->settings = *settings;
	if (settings->settings != NULL)
		g_object_ref(settings->settings);
	job->notice = g_strdup(settings->notice);
	job->notice_message = g_strdup(settings->notice_message);
	job->settings.notice = job->notice;
	job->settings.notice_message = job->notice_message;
}

static void
prepare_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	Job *job = task_data;
	g_autoptr(GlsAnnotatedMessage) annotated = NULL;
	GError *error = NULL;

	if (g_task_return_error_if_cancelled(task))
		return;
	annotated = gls_annotator_annotate(source, g_steal_pointer(&job->message),
					   GLS_ANNOTATE_NONE, &error);
	if (annotated == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(
			task,
			gls_payload_new(g_steal_pointer(&annotated), &job->page, &job->settings),
			(GDestroyNotify)gls_payload_unref);
}

/**
 * gls_payload_prepare_async:
 * @annotator: annotates the message
 * @message: (transfer full): a message; nothing is recorded of it
 * @page: where the host's page shows a message; its strings must live until this is done
 * @settings: (nullable): what is shown beside the annotations
 * @cancellable: (nullable): stops it; the callback is then told so
 * @callback: called in the caller's main context when it is done
 * @user_data: for @callback
 *
 * Annotates a message and makes its payload, both in a thread: a digest of 500 papers takes more
 * time than a window may stand still.
 */
void
gls_payload_prepare_async(GlsAnnotator *annotator,
			  GlsMessage *message,
			  const GlsPage *page,
			  const GlsPayloadSettings *settings,
			  GCancellable *cancellable,
			  GAsyncReadyCallback callback,
			  gpointer user_data)
{
	g_autoptr(GTask) task = NULL;
	Job *job = NULL;

	g_return_if_fail(GLS_IS_ANNOTATOR(annotator));
	g_return_if_fail(message != NULL);
	g_return_if_fail(page != NULL);

	job = g_new0(Job, 1);
	job->message = message;
	job->page = *page;
	if (settings != NULL)
		job_take_settings(job, settings);
	task = g_task_new(annotator, cancellable, callback, user_data);
	g_task_set_source_tag(task, gls_payload_prepare_async);
	g_task_set_task_data(task, job, (GDestroyNotify)job_free);
	g_task_run_in_thread(task, prepare_thread);
}

/**
 * gls_payload_prepare_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a payload; %NULL with the error of gls_annotator_annotate(), or with
 *   %G_IO_ERROR_CANCELLED
 */
GlsPayload *
gls_payload_prepare_finish(GAsyncResult *result, GError **error)
{
	g_return_val_if_fail(G_IS_TASK(result), NULL);

	return g_task_propagate_pointer(G_TASK(result), error);
}
