/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <sys/mman.h>
#include <unistd.h>

#include "files/gls-mail-status.h"
#include "files/gls-mbox.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	gint descriptor = memfd_create("mbox", MFD_CLOEXEC);
	g_autoptr(GlsMbox) mbox = gls_mbox_new(descriptor);
	gsize total = 0;
	GBytes *mail;

	g_assert_true(write(descriptor, data, size) == (gssize)size);
	g_assert_true(lseek(descriptor, 0, SEEK_SET) == 0);
	while ((mail = gls_mbox_next(mbox, NULL)) != NULL) {
		total += g_bytes_get_size(mail);
		gls_mbox_get_date(mail);
		gls_mail_status_is_unread(mail);
		g_bytes_unref(mail);
	}
	g_assert_true(gls_mbox_get_position(mbox) == size);
	g_assert_true(total <= size);
	close(descriptor);
	return 0;
}
