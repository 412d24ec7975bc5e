/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

/*
 * The one place that knows which WebKit the host has. WebKitGTK 4.0, 4.1 and 6.0 have the same ABI
 * for all that is called, but for what is below. That is asked for when it runs: a module that was
 * built against any of them runs in a host with any other, for it is linked to no WebKit, and its
 * symbols are found in the host.
 */
#if __has_include(<webkit2/webkit2.h>)
#include <webkit2/webkit2.h>
#else
#include <webkit/webkit.h>
#endif

/* in 4.x only, where the function of 6.0 with a shorter name takes no world */
extern __attribute__((weak)) gboolean
webkit_user_content_manager_register_script_message_handler_in_world(
	WebKitUserContentManager *manager,
	const gchar *name,
	const gchar *world);
extern __attribute__((weak)) void
webkit_user_content_manager_unregister_script_message_handler_in_world(
	WebKitUserContentManager *manager,
	const gchar *name,
	const gchar *world);

/* in 4.x only, where this is the argument of script-message-received, and not a JSCValue */
typedef struct _WebKitJavascriptResult WebKitJavascriptResult;
extern __attribute__((weak)) JSCValue *
webkit_javascript_result_get_js_value(WebKitJavascriptResult *result);

typedef gboolean (*GlsWebkitRegister)(WebKitUserContentManager *, const gchar *, const gchar *);
typedef void (*GlsWebkitUnregister)(WebKitUserContentManager *, const gchar *, const gchar *);

/* Returns: (transfer full): what a script sent */
static inline gchar *
gls_webkit_dup_script_message(gpointer argument)
{
	if (webkit_javascript_result_get_js_value == NULL)
		return jsc_value_to_string(argument);
	return jsc_value_to_string(webkit_javascript_result_get_js_value(argument));
}

/* Returns: %FALSE if a handler of that name is there already */
static inline gboolean
gls_webkit_register_script_message_handler(WebKitUserContentManager *manager,
					   const gchar *name,
					   const gchar *world)
{
	GlsWebkitRegister in_6 = (GlsWebkitRegister)(GCallback)
		webkit_user_content_manager_register_script_message_handler;

	if (webkit_user_content_manager_register_script_message_handler_in_world == NULL)
		return in_6(manager, name, world);
	return webkit_user_content_manager_register_script_message_handler_in_world(manager, name,
										    world);
}

static inline void
gls_webkit_unregister_script_message_handler(WebKitUserContentManager *manager,
					     const gchar *name,
					     const gchar *world)
{
	GlsWebkitUnregister in_6 = (GlsWebkitUnregister)(GCallback)
		webkit_user_content_manager_unregister_script_message_handler;

	if (webkit_user_content_manager_unregister_script_message_handler_in_world == NULL)
		in_6(manager, name, world);
	else
		webkit_user_content_manager_unregister_script_message_handler_in_world(manager,
										       name, world);
}
