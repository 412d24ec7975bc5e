/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Prints what annotate.js is called with for the first message of a file, once all others of it
 * were shown: make-payload FILE RULES. It is JSON, {"body": "<p>...", "payload": "{...}"}.
 */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "core/gls-annotator.h"
#include "files/gls-files.h"
#include "view/gls-payload.h"

static const GlsPage page = {.content = "#content", .heading = NULL};

static void
remove_folder(const gchar *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *path = g_build_filename(folder, name, NULL);

		g_remove(path);
	}
	g_rmdir(folder);
}

static GlsAnnotator *
make_annotator(const gchar *folder, const gchar *rules_path)
{
	GlsAnnotator *annotator = gls_annotator_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistory) history = gls_history_open(folder, GLS_HISTORY_NONE, &error);
	g_autoptr(GlsRuleSet) rules = NULL;

	g_assert_no_error(error);
	rules = gls_rule_set_new_from_file(rules_path, &error);
	g_assert_no_error(error);
	gls_annotator_set_rules(annotator, rules);
	gls_annotator_set_history(annotator, history);
	return annotator;
}

static GlsPayload *
make_payload(GlsAnnotator *annotator, GPtrArray *messages)
{
	GlsAnnotatedMessage *annotated = NULL;
	const GlsPayloadSettings settings = {0};
	g_autoptr(GError) error = NULL;

	for (guint i = messages->len; i-- > 0;) {
		GlsAnnotateFlags flags = i == 0 ? GLS_ANNOTATE_NONE : GLS_ANNOTATE_SHOWN;

		gls_annotated_message_free(annotated);
		annotated = gls_annotator_annotate(annotator, g_ptr_array_index(messages, i), flags,
						   &error);
		g_assert_no_error(error);
	}
	return gls_payload_new(annotated, &page, &settings);
}

static void
print(const GlsPayload *payload)
{
	g_autoptr(JsonBuilder) builder = json_builder_new_immutable();
	g_autoptr(JsonNode) root = NULL;
	g_autofree gchar *text = NULL;

	json_builder_begin_object(builder);
	json_builder_set_member_name(builder, "body");
	json_builder_add_string_value(builder, payload->message->message->body);
	json_builder_set_member_name(builder, "payload");
	json_builder_add_string_value(builder, payload->json);
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	text = json_to_string(root, FALSE);
	/* not g_print(), which writes what the locale has */
	puts(text);
}

int
main(int argc, char **argv)
{
	g_autofree gchar *folder = g_dir_make_tmp("glossator-XXXXXX", NULL);
	g_autoptr(GlsAnnotator) annotator = NULL;
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GlsPayload) payload = NULL;
	g_autoptr(GError) error = NULL;

	if (argc != 3) {
		g_printerr("usage: make-payload FILE RULES\n");
		return 1;
	}
	messages = gls_files_read(argv[1], warnings, &error);
	g_assert_no_error(error);
	annotator = make_annotator(folder, argv[2]);
	payload = make_payload(annotator, messages);
	print(payload);
	g_ptr_array_set_free_func(messages, NULL);
	remove_folder(folder);
	return 0;
}
