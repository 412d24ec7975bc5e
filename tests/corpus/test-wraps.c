/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "files/gls-files.h"
#include "files/gls-mail-private.h"
#include "wraps.h"

/*
 * Wraps every mail in the folders of tests/data/digests in each way of wraps.c, and expects the same
 * format to find the same titles and ids in the same order as in the mail itself. A mail with an
 * HTML and a plain part is wrapped with each of them.
 */

/* one mail, one of its bodies, one way to wrap it */
typedef struct {
	gchar *path;
	guint body;
	const Wrap *wrap;
} Case;

static void
case_free(Case *self)
{
	g_free(self->path);
	g_free(self);
}

static GlsMail *
read_mail(const gchar *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = gls_files_load(path, &error);
	GlsMail *mail;

	g_assert_no_error(error);
	mail = gls_mail_new(bytes, &error);
	g_assert_no_error(error);
	return mail;
}

/* what a digest holds, a line for each entry */
static gchar *
describe(const GlsDigest *digest)
{
	GString *text = g_string_new(gls_digest_get_format_name(digest));

	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(digest->entries, i);

		g_string_append_printf(text, "\n%s", entry->title);
		for (guint j = 0; j < entry->ids->len; j++) {
			g_autofree gchar *id =
				gls_paper_id_to_string(g_ptr_array_index(entry->ids, j));

			g_string_append_printf(text, " <%s>", id);
		}
	}
	return g_string_free(text, FALSE);
}

static GlsDigest *
read_digest(const GlsMessage *message)
{
	g_autoptr(GlsDocument)
		document = gls_document_new(message->body, message->length, message->type);

	return gls_digest_new(message, document);
}

static gchar *
describe_wrapped(const gchar *wrapped, gsize length, const gchar *name)
{
	g_autoptr(GBytes) bytes = g_bytes_new(wrapped, length);
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) messages = NULL;
	g_autoptr(GlsDigest) digest = NULL;
	g_autoptr(GError) error = NULL;

	messages = gls_files_parse(bytes, name, warnings, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(warnings->len, ==, 0);
	g_assert_cmpuint(messages->len, ==, 1);
	digest = read_digest(g_ptr_array_index(messages, 0));
	return describe(digest);
}

static void
test_wrap(gconstpointer user_data)
{
	const Case *self = user_data;
	g_autoptr(GlsMail) mail = read_mail(self->path);
	const GlsMailBody *body = g_ptr_array_index(mail->bodies, self->body);
	g_autoptr(GlsMessage) message = gls_mail_dup_message_of(mail, body);
	g_autoptr(GlsDigest) digest = read_digest(message);
	g_autoptr(GString) wrapped = g_string_new(NULL);
	g_autofree gchar *expected = describe(digest);
	g_autofree gchar *found = NULL;

	/* variants of a mail without its markers are known by who sent them, and by nothing else */
	if (self->wrap->loses_sender && digest->recognition == GLS_RECOGNITION_SENDER) {
		g_test_skip("recognised by its sender alone, which is lost");
		return;
	}
	self->wrap->append(wrapped, mail, message);
	found = describe_wrapped(wrapped->str, wrapped->len, self->wrap->name);
	if (g_strcmp0(found, expected) != 0 && g_test_verbose())
		g_test_message("wrapped as\n%s", wrapped->str);
	g_assert_cmpstr(found, ==, expected);
}

static void
add_file(const gchar *format, const gchar *folder, const gchar *name)
{
	static const gchar *const types[] = {"text", "html"};
	g_autofree gchar *path = g_build_filename(folder, name, NULL);
	g_autoptr(GlsMail) mail = read_mail(path);

	for (guint i = 0; i < mail->bodies->len; i++) {
		const GlsMailBody *body = g_ptr_array_index(mail->bodies, i);

		for (const Wrap *wrap = wraps; wrap->name != NULL; wrap++) {
			g_autofree gchar *test = g_strdup_printf("/wraps/%s/%s/%s/%s", format, name,
								 types[body->type], wrap->name);
			Case *self = g_new0(Case, 1);

			self->path = g_strdup(path);
			self->body = i;
			self->wrap = wrap;
			g_test_add_data_func_full(test, self, test_wrap, (GDestroyNotify)case_free);
		}
	}
}

static void
add_folder(const gchar *root, const gchar *format)
{
	g_autofree gchar *folder = g_build_filename(root, format, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
	const gchar *name;

	g_assert_no_error(error);
	while ((name = g_dir_read_name(dir)) != NULL)
		if (g_str_has_suffix(name, ".eml"))
			add_file(format, folder, name);
}

int
main(int argc, char **argv)
{
	g_autofree gchar *root = NULL;
	g_autoptr(GDir) dir = NULL;
	g_autoptr(GError) error = NULL;
	const gchar *format;

	g_test_init(&argc, &argv, NULL);
	root = g_test_build_filename(G_TEST_DIST, "data", "digests", NULL);
	dir = g_dir_open(root, 0, &error);
	g_assert_no_error(error);
	while ((format = g_dir_read_name(dir)) != NULL)
		add_folder(root, format);
	return g_test_run();
}
