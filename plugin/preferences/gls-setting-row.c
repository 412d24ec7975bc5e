/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-setting-row.h"
#include "preferences/gls-toast.h"

/**
 * GlsSettingRow:
 *
 * A row with a switch for one setting. It follows the file, writes in a thread, and goes back to what
 * the file says if that fails.
 */
struct _GlsSettingRow {
	AdwActionRow parent_instance;

	GtkSwitch *toggle;
	GlsSettings *settings;
	const GlsSettingSwitch *kind;
	gchar *key;
	guint n_writing;
	gboolean is_syncing;
};

G_DEFINE_FINAL_TYPE(GlsSettingRow, gls_setting_row, ADW_TYPE_ACTION_ROW)

static void
gls_setting_row_dispose(GObject *object)
{
	GlsSettingRow *self = GLS_SETTING_ROW(object);

	if (self->settings != NULL)
		g_signal_handlers_disconnect_by_data(self->settings, self);
	g_clear_object(&self->settings);
	G_OBJECT_CLASS(gls_setting_row_parent_class)->dispose(object);
}

static void
gls_setting_row_finalize(GObject *object)
{
	g_free(GLS_SETTING_ROW(object)->key);
	G_OBJECT_CLASS(gls_setting_row_parent_class)->finalize(object);
}

static void
gls_setting_row_class_init(GlsSettingRowClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_setting_row_dispose;
	object_class->finalize = gls_setting_row_finalize;
}

static void
sync_toggle(GlsSettingRow *self)
{
	gboolean value;

	/* an older state of the file must not undo what is being written */
	if (self->n_writing > 0)
		return;
	value = self->kind->get(self->settings, self->key);
	self->is_syncing = TRUE;
	gtk_switch_set_active(self->toggle, value != self->kind->is_inverted);
	self->is_syncing = FALSE;
}

typedef struct {
	const GlsSettingSwitch *kind;
	GlsSettings *settings;
	gchar *key;
	gboolean value;
} Write;

static void
write_free(Write *write)
{
	g_object_unref(write->settings);
	g_free(write->key);
	g_free(write);
}

static void
write_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	const Write *write = task_data;
	GError *error = NULL;

	if (write->kind->set(write->settings, write->key, write->value, &error))
		g_task_return_boolean(task, TRUE);
	else
		g_task_return_error(task, error);
}

static void
written_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsSettingRow *self = GLS_SETTING_ROW(source);
	g_autoptr(GError) error = NULL;

	self->n_writing--;
	if (!g_task_propagate_boolean(G_TASK(result), &error)) {
		/* translators: what went wrong */
		g_autofree gchar *text = g_strdup_printf(_("Not saved: %s"), error->message);

		gls_toast_show(GTK_WIDGET(self), text);
	}
	if (self->settings != NULL)
		sync_toggle(self);
}

static void
toggled_cb(GlsSettingRow *self)
{
	g_autoptr(GTask) task = NULL;
	Write *write;

	if (self->is_syncing)
		return;
	write = g_new0(Write, 1);
	write->kind = self->kind;
	write->settings = g_object_ref(self->settings);
	write->key = g_strdup(self->key);
	write->value = gtk_switch_get_active(self->toggle) != self->kind->is_inverted;
	self->n_writing++;
	task = g_task_new(self, NULL, written_cb, NULL);
	g_task_set_task_data(task, write, (GDestroyNotify)write_free);
	g_task_run_in_thread(task, write_thread);
}

static void
gls_setting_row_init(GlsSettingRow *self)
{
	self->toggle = GTK_SWITCH(gtk_switch_new());
	gtk_widget_set_valign(GTK_WIDGET(self->toggle), GTK_ALIGN_CENTER);
	adw_action_row_add_suffix(ADW_ACTION_ROW(self), GTK_WIDGET(self->toggle));
	adw_action_row_set_activatable_widget(ADW_ACTION_ROW(self), GTK_WIDGET(self->toggle));
	g_signal_connect_swapped(self->toggle, "notify::active", G_CALLBACK(toggled_cb), self);
}

/**
 * gls_setting_row_new:
 * @settings: settings that have been read, and are followed
 * @kind: which group of them; static
 * @key: which of these: the label of a source, or the name of a service
 *
 * Returns: (transfer floating): a row without a title
 */
GtkWidget *
gls_setting_row_new(GlsSettings *settings, const GlsSettingSwitch *kind, const gchar *key)
{
	GlsSettingRow *self = g_object_new(GLS_TYPE_SETTING_ROW, NULL);

	self->settings = g_object_ref(settings);
	self->kind = kind;
	self->key = g_strdup(key);
	g_signal_connect_swapped(settings, "changed", G_CALLBACK(sync_toggle), self);
	sync_toggle(self);
	return GTK_WIDGET(self);
}
