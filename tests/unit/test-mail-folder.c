/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gstdio.h>

#include "files/gls-mail-folder.h"
#include "files/gls-mail-status.h"

static void
write_file(const gchar *root, const gchar *name)
{
	g_autofree gchar *path = g_build_filename(root, name, NULL);
	g_autofree gchar *folder = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, "Subject: x\n\n", -1, NULL));
}

/* the files in a folder, "!" before those that were not opened, "#" before those of many mails */
static gchar *
list(const gchar *root, const gchar *name)
{
	g_autofree gchar *path = g_build_filename(root, name, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) files = gls_mail_folder_list(path, &error);
	GString *text = g_string_new(NULL);

	g_assert_no_error(error);
	for (guint i = 0; i < files->len; i++) {
		const GlsMailFile *file = g_ptr_array_index(files, i);

		g_assert_cmpuint(file->size, ==, strlen("Subject: x\n\n"));
		g_string_append_printf(text, "%s%s%s ", file->unread ? "!" : "",
				       file->is_mbox ? "#" : "", file->path + strlen(root) + 1);
	}
	return g_string_free(text, FALSE);
}

static void
remove_all(const gchar *path)
{
	g_autoptr(GDir) dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL
									: g_dir_open(path, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *child = g_build_filename(path, name, NULL);

		remove_all(child);
	}
	g_remove(path);
}

static void
test_list(void)
{
	static const gchar *const names[] = {
		"maildir/cur/1.a:2,S",
		"maildir/cur/2.a:2,",
		"maildir/cur/3.a:2,FS",
		"maildir/cur/4.a",
		"maildir/new/5.a",
		"maildir/tmp/6.a",
		"maildir/.Lists/cur/7:2,S",
		"maildir/.Lists/new/8",
		"maildir/dovecot.index",
		"mails/a.eml",
		"mails/b.txt",
		"mails/inner/c.eml",
		"mails/d.mbox",
		"mails/.hidden/e.eml",
		"mails/Sent/cur/9;2,S",
		"mails/Sent/new/10",
	};
	static const struct {
		const gchar *folder;
		const gchar *files;
	} cases[] = {
		{"maildir",
		 "maildir/.Lists/cur/7:2,S !maildir/.Lists/new/8 maildir/cur/1.a:2,S "
		 "!maildir/cur/2.a:2, maildir/cur/3.a:2,FS !maildir/cur/4.a !maildir/new/5.a "},
		{"maildir/cur",
		 "maildir/cur/1.a:2,S !maildir/cur/2.a:2, maildir/cur/3.a:2,FS !maildir/cur/4.a "},
		{"mails", "mails/Sent/cur/9;2,S !mails/Sent/new/10 mails/a.eml #mails/d.mbox "
			  "mails/inner/c.eml "},
		{"empty", ""},
	};
	g_autofree gchar *root = g_dir_make_tmp("glossator-folder-XXXXXX", NULL);
	g_autofree gchar *empty = g_build_filename(root, "empty", NULL);
	g_autoptr(GError) error = NULL;
	g_autofree gchar *loop = g_build_filename(root, "mails", "loop", NULL);

	g_assert_cmpint(g_mkdir(empty, 0700), ==, 0);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		write_file(root, names[i]);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *files = list(root, cases[i].folder);

		g_assert_cmpstr(files, ==, cases[i].files);
	}
	g_assert_null(gls_mail_folder_list(loop, &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
	remove_all(root);
}

static void
test_status(void)
{
	static const struct {
		const gchar *mail;
		gboolean unread;
	} cases[] = {
		{"Subject: x\n\nStatus: O\n", FALSE},
		{"Status: RO\nSubject: x\n\n", FALSE},
		{"Status: O\nSubject: x\n\n", TRUE},
		{"Subject: x\r\nstatus: O\r\n\r\n", TRUE},
		{"Subject: x\r\n\r\nStatus: O\r\n", FALSE},
		{"X-Status: A\n\n", FALSE},
		{"X-Mozilla-Status: 0001\n\n", FALSE},
		{"X-Mozilla-Status: 0011\nX-Mozilla-Status2: 00000000\n\n", FALSE},
		{"X-Mozilla-Status: 0010\n\n", TRUE},
		{"From - Wed Dec 17 09:00:12 2025\nX-Mozilla-Status: 0000\n\n", TRUE},
		{"Status:", TRUE},
		{"", FALSE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GBytes) mail = g_bytes_new(cases[i].mail, strlen(cases[i].mail));

		g_assert_cmpint(gls_mail_status_is_unread(mail), ==, cases[i].unread);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mail-folder/list", test_list);
	g_test_add_func("/mail-folder/status", test_status);
	return g_test_run();
}
