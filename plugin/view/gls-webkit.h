/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

/*
 * The one place that knows which WebKit the host has. WebKitGTK 4.0 and 4.1 have the same ABI for
 * all that is called here, so a module built against either runs in a host with the other: it is
 * not linked to WebKit, and its symbols are found in the host.
 */
#ifdef GLS_WEBKIT_6
#include <webkit/webkit.h>
#else
#include <webkit2/webkit2.h>
#endif

/* the argument of script-message-received: a JSCValue in 6.0, and in 4.x what holds one */
static inline gchar *
gls_webkit_dup_script_message(gpointer argument)
{
#ifdef GLS_WEBKIT_6
	return jsc_value_to_string(argument);
#else
	return jsc_value_to_string(webkit_javascript_result_get_js_value(argument));
#endif
}

/* Returns: %FALSE if a handler of that name is there already */
static inline gboolean
gls_webkit_register_script_message_handler(WebKitUserContentManager *manager,
					   const gchar *name,
					   const gchar *world)
{
#ifdef GLS_WEBKIT_6
	return webkit_user_content_manager_register_script_message_handler(manager, name, world);
#else
	return webkit_user_content_manager_register_script_message_handler_in_world(manager, name,
										    world);
#endif
}

static inline void
gls_webkit_unregister_script_message_handler(WebKitUserContentManager *manager,
					     const gchar *name,
					     const gchar *world)
{
#ifdef GLS_WEBKIT_6
	webkit_user_content_manager_unregister_script_message_handler(manager, name, world);
#else
	webkit_user_content_manager_unregister_script_message_handler_in_world(manager, name,
									       world);
#endif
}
