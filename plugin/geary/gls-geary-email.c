/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "geary/gls-geary-email.h"

static gboolean
has_property(gpointer object, const gchar *name, GType type)
{
	GParamSpec *pspec = g_object_class_find_property(G_OBJECT_GET_CLASS(object), name);

	return pspec != NULL && g_type_is_a(pspec->value_type, type);
}

/* Returns: (transfer full) (nullable): an object that another one has as a property */
static GObject *
dup_part(GObject *whole, const gchar *name)
{
	GObject *part = NULL;

	if (whole != NULL && has_property(whole, name, G_TYPE_OBJECT))
		g_object_get(whole, name, &part, NULL);
	return part;
}

/* Returns: (transfer full) (nullable): a string that an object has as a property, as valid UTF-8 */
static gchar *
dup_string(gpointer object, const gchar *name)
{
	g_autofree gchar *value = NULL;

	if (object == NULL || !has_property(object, name, G_TYPE_STRING))
		return NULL;
	g_object_get(object, name, &value, NULL);
	return value != NULL ? g_utf8_make_valid(value, -1) : NULL;
}

/* Returns: (transfer full) (nullable): the value of a header, which is an object of its own */
static gchar *
dup_header(GObject *email, const gchar *name)
{
	g_autoptr(GObject) header = dup_part(email, name);

	return dup_string(header, "value");
}

static void
fill_sender(GObject *email, GlsMessage *message)
{
	g_autoptr(GObject) senders = dup_part(email, "from");
	g_autoptr(GObject) sender = NULL;
	g_autofree gchar *name = NULL;

	if (senders == NULL || geary_rf_c822_mailbox_addresses_get == NULL ||
	    geary_rf_c822_mailbox_addresses_get_size == NULL ||
	    geary_rf_c822_mailbox_addresses_get_size(senders) < 1)
		return;
	sender = geary_rf_c822_mailbox_addresses_get(senders, 0);
	message->sender = dup_string(sender, "address");
	name = dup_string(sender, "name");
	message->source = gls_message_dup_sender_label(name, message->sender);
}

static void
fill_date(GObject *email, GlsMessage *message)
{
	g_autoptr(GObject) header = dup_part(email, "date");
	g_autoptr(GDateTime) date = NULL;

	if (header == NULL || !has_property(header, "value", G_TYPE_DATE_TIME))
		return;
	g_object_get(header, "value", &date, NULL);
	if (date != NULL)
		message->date = MAX(g_date_time_to_unix(date), 0);
}

/**
 * gls_geary_email_dup_id:
 * @email: a Geary.Email or Plugin.Email
 *
 * Returns: (transfer full) (nullable): its Message-ID, without angle brackets
 */
gchar *
gls_geary_email_dup_id(GObject *email)
{
	return dup_header(email, "message-id");
}

/**
 * gls_geary_email_fill:
 * @email: a Geary.Email or Plugin.Email
 * @message: a message that has only its body yet
 *
 * Gives a message what its headers say: the same that a mail read from a file has.
 */
void
gls_geary_email_fill(GObject *email, GlsMessage *message)
{
	message->id = gls_geary_email_dup_id(email);
	message->subject = dup_header(email, "subject");
	fill_sender(email, message);
	fill_date(email, message);
}
