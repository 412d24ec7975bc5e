/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-history-store.h"
#include "preferences/gls-look-ups-page.h"
#include "preferences/gls-setting-row.h"
#include "preferences/gls-toast.h"

/**
 * GlsLookUpsPage:
 *
 * Which services may be asked about papers, and what they are sent.
 */
struct _GlsLookUpsPage {
	AdwBin parent_instance;

	AdwPreferencesGroup *services;
	AdwEntryRow *mailto;

	GlsHistoryStore *store;
	GlsSettings *settings;
};

G_DEFINE_FINAL_TYPE(GlsLookUpsPage, gls_look_ups_page, ADW_TYPE_BIN)

static const struct {
	const gchar *service;
	const gchar *name;
	const gchar *sent;
} services[] = {
	{"arxiv", "arXiv",
	 N_("Sends arXiv numbers to export.arxiv.org, or the title of a paper that has none")},
	{"hugging-face", "Hugging Face", N_("Sends arXiv numbers to huggingface.co")},
	{"semantic-scholar", "Semantic Scholar",
	 N_("Sends arXiv numbers and DOIs to api.semanticscholar.org, or the title of a paper that "
	    "has neither")},
	{"crossref", "Crossref",
	 N_("Sends DOIs to api.crossref.org, or the title of a paper that has none")},
	{"openalex", "OpenAlex",
	 N_("Sends DOIs to api.openalex.org, or the title of a paper that has none")},
};

static const GlsSettingSwitch look_up_switch = {
	.get = gls_settings_get_look_up,
	.set = gls_settings_set_look_up,
};

static void
sync_mailto(GlsLookUpsPage *self)
{
	g_autofree gchar *address = gls_settings_dup_openalex_mailto(self->settings);
	GtkWidget *focus = gtk_widget_get_focus_child(GTK_WIDGET(self->mailto));

	gtk_widget_set_sensitive(GTK_WIDGET(self->mailto),
				 gls_settings_get_look_up(self->settings, "openalex"));
	/* nobody is typed over */
	if (focus == NULL)
		gtk_editable_set_text(GTK_EDITABLE(self->mailto), address != NULL ? address : "");
}

static void
write_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsLookUpsPage *self = source;
	GError *error = NULL;

	if (gls_settings_set_openalex_mailto(self->settings, task_data, &error))
		g_task_return_boolean(task, TRUE);
	else
		g_task_return_error(task, error);
}

static void
written_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *text = NULL;

	if (g_task_propagate_boolean(G_TASK(result), &error)) {
		gtk_widget_remove_css_class(GTK_WIDGET(GLS_LOOK_UPS_PAGE(source)->mailto), "error");
		return;
	}
	gtk_widget_add_css_class(GTK_WIDGET(GLS_LOOK_UPS_PAGE(source)->mailto), "error");
	text = g_strdup_printf(_("Not saved: %s"), error->message);
	gls_toast_show(GTK_WIDGET(source), text);
}

static void
apply_cb(GlsLookUpsPage *self)
{
	g_autoptr(GTask) task = g_task_new(self, NULL, written_cb, NULL);
	g_autofree gchar *text = g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->mailto)));

	g_task_set_task_data(task, g_strdup(g_strstrip(text)), g_free);
	g_task_run_in_thread(task, write_thread);
}

static void
gls_look_ups_page_dispose(GObject *object)
{
	GlsLookUpsPage *self = GLS_LOOK_UPS_PAGE(object);

	if (self->settings != NULL)
		g_signal_handlers_disconnect_by_data(self->settings, self);
	g_clear_object(&self->store);
	G_OBJECT_CLASS(gls_look_ups_page_parent_class)->dispose(object);
}

static void
gls_look_ups_page_finalize(GObject *object)
{
	g_clear_object(&GLS_LOOK_UPS_PAGE(object)->settings);
	G_OBJECT_CLASS(gls_look_ups_page_parent_class)->finalize(object);
}

static void
gls_look_ups_page_class_init(GlsLookUpsPageClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	object_class->dispose = gls_look_ups_page_dispose;
	object_class->finalize = gls_look_ups_page_finalize;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-look-ups-page.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsLookUpsPage, services);
	gtk_widget_class_bind_template_child(widget_class, GlsLookUpsPage, mailto);
	gtk_widget_class_bind_template_callback(widget_class, apply_cb);
}

/* once the settings are read, so that nothing waits for the disk */
static void
show_settings(GlsLookUpsPage *self)
{
	g_signal_handlers_disconnect_by_func(self->settings, show_settings, self);
	for (guint i = 0; i < G_N_ELEMENTS(services); i++) {
		GtkWidget *row =
			gls_setting_row_new(self->settings, &look_up_switch, services[i].service);

		adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), services[i].name);
		adw_action_row_set_subtitle(ADW_ACTION_ROW(row), _(services[i].sent));
		adw_preferences_group_add(self->services, row);
	}
	g_signal_connect_swapped(self->settings, "changed", G_CALLBACK(sync_mailto), self);
	sync_mailto(self);
}

static void
gls_look_ups_page_init(GlsLookUpsPage *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	self->store = gls_history_store_dup_shared();
	self->settings = g_object_ref(gls_history_store_get_settings(self->store));
	if (gls_history_store_get_directory(self->store) != NULL)
		show_settings(self);
	else
		g_signal_connect_swapped(self->settings, "changed", G_CALLBACK(show_settings),
					 self);
}
