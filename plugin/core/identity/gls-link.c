/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-link.h"

/* redirects within redirects: a mailing service around a search engine around a mail filter */
#define MAX_UNWRAP 4

/* longer links hold pictures or tokens, not papers */
#define MAX_LINK (64 * 1024)

/**
 * gls_link_new:
 * @href: a link as it stands in a page: absolute, relative, or without its scheme
 *
 * Takes a link apart. It is lenient: white space around it and wrong escapes in it do not matter.
 *
 * Returns: (transfer full) (nullable): the parts; %NULL if it is no link at all
 */
GlsLink *
gls_link_new(const gchar *href)
{
	const GUriFlags flags = G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED;
	g_autoptr(GlsLink) self = g_new0(GlsLink, 1);
	g_autofree gchar *host = NULL;

	g_return_val_if_fail(href != NULL, NULL);

	if (strlen(href) > MAX_LINK)
		return NULL;
	if (!g_uri_split(href, flags, &self->scheme, NULL, &host, NULL, &self->path, &self->query,
			 NULL, NULL))
		return NULL;
	if (host != NULL) {
		g_autofree gchar *lower = g_ascii_strdown(host, -1);

		self->host = g_strdup(g_str_has_prefix(lower, "www.") ? lower + 4 : lower);
	}
	return g_steal_pointer(&self);
}

/**
 * gls_link_free:
 * @self: (transfer full) (nullable): a link
 *
 * Frees the parts of a link.
 */
void
gls_link_free(GlsLink *self)
{
	if (self == NULL)
		return;
	g_free(self->scheme);
	g_free(self->host);
	g_free(self->path);
	g_free(self->query);
	g_free(self);
}

/**
 * gls_link_is_at:
 * @self: a link
 * @host: a host in lower case, without `www.`
 *
 * Says whether a link leads to a host or to one below it.
 *
 * Returns: %TRUE if it does
 */
gboolean
gls_link_is_at(const GlsLink *self, const gchar *host)
{
	gsize length = strlen(host);
	gsize own = self->host != NULL ? strlen(self->host) : 0;

	return own >= length && strcmp(self->host + own - length, host) == 0 &&
	       (own == length || self->host[own - length - 1] == '.');
}

/**
 * gls_link_is_at_google:
 * @self: a link
 *
 * Says whether a link leads to Google, in whatever country.
 *
 * Returns: %TRUE if it does
 */
gboolean
gls_link_is_at_google(const GlsLink *self)
{
	return self->host != NULL && (g_str_has_prefix(self->host, "google.") ||
				      g_str_has_prefix(self->host, "scholar.google."));
}

/**
 * gls_link_decode:
 * @text: a part of a link
 * @length: of @text, in bytes, or -1
 *
 * Decodes the escapes in a part of a link once. If they do not make up UTF-8, nothing is decoded.
 *
 * Returns: (transfer full): the decoded text
 */
gchar *
gls_link_decode(const gchar *text, gssize length)
{
	gsize size = length < 0 ? strlen(text) : (gsize)length;
	g_autofree gchar *decoded = g_uri_unescape_segment(text, text + size, NULL);

	if (decoded == NULL || !g_utf8_validate(decoded, -1, NULL))
		return g_strndup(text, size);
	return g_steal_pointer(&decoded);
}

/**
 * gls_link_dup_parameter:
 * @self: a link
 * @name: name of a parameter of the query
 *
 * Looks up a parameter of the query of a link.
 *
 * Returns: (transfer full) (nullable): its first value, decoded; %NULL if it has none
 */
gchar *
gls_link_dup_parameter(const GlsLink *self, const gchar *name)
{
	gsize length = strlen(name);

	for (const gchar *p = self->query; p != NULL && *p != '\0';) {
		gsize size = strcspn(p, "&;");

		if (size > length && strncmp(p, name, length) == 0 && p[length] == '=')
			return gls_link_decode(p + length + 1, (gssize)(size - length - 1));
		p += size;
		p += strspn(p, "&;");
	}
	return NULL;
}

static gboolean
gls_link_is_tracker(const gchar *parameter, gsize length)
{
	return g_ascii_strncasecmp(parameter, "utm_", MIN(length, 4)) == 0 ||
	       (length == 5 && strncmp(parameter, "rss=1", 5) == 0) ||
	       (length >= 6 && strncmp(parameter, "dgcid=", 6) == 0);
}

/* leaves out the parameters that tell where a click came from */
static gchar *
gls_link_drop_trackers(const gchar *href)
{
	gsize length = strcspn(href, "?#");
	GString *clean = g_string_new_len(href, (gssize)length);
	const gchar *p = href + length;
	gchar before = '?';

	if (*p == '?')
		p++;
	while (*p != '\0' && *p != '#') {
		length = strcspn(p, "&#");
		if (length > 0 && !gls_link_is_tracker(p, length)) {
			g_string_append_c(clean, before);
			g_string_append_len(clean, p, (gssize)length);
			before = '&';
		}
		p += length;
		if (*p == '&')
			p++;
	}
	g_string_append(clean, p);
	return g_string_free(clean, FALSE);
}

/* a part of a link in base64url, whose padding may be written as `~` or left out */
static gchar *
gls_link_decode_base64(const gchar *text, gsize length)
{
	g_autoptr(GString) padded = g_string_new_len(text, (gssize)length);
	gsize size;
	gchar *decoded;

	g_string_replace(padded, "~", "", 0);
	g_string_replace(padded, "=", "", 0);
	g_string_replace(padded, "-", "+", 0);
	g_string_replace(padded, "_", "/", 0);
	while (padded->len % 4 != 0)
		g_string_append_c(padded, '=');
	decoded = (gchar *)g_base64_decode(padded->str, &size);
	/* it may hold binary numbers around the link */
	for (gsize i = 0; i < size; i++) {
		if (decoded[i] == '\0')
			decoded[i] = ' ';
	}
	decoded = g_realloc(decoded, size + 1);
	decoded[size] = '\0';
	return decoded;
}

/* the link in a text up to a byte that no link has */
static gchar *
gls_link_find_in(const gchar *text)
{
	const gchar *start = strstr(text, "http");
	const gchar *end = start;

	while (end != NULL && *end > ' ' && *end < 0x7f && strchr("\"<>", *end) == NULL)
		end++;
	return start != NULL ? g_strndup(start, (gsize)(end - start)) : NULL;
}

/* scholar_url?url= (older q=) and google.com/url?q= */
static gchar *
gls_link_unwrap_google(const GlsLink *self)
{
	gchar *target = gls_link_dup_parameter(self, "url");

	return target != NULL ? target : gls_link_dup_parameter(self, "q");
}

/* /CL0/TARGET/1/TOKEN, of Amazon's mailing service */
static gchar *
gls_link_unwrap_amazon(const gchar *target)
{
	const gchar *end = g_strrstr(target, "/1/");

	return gls_link_decode(target, end != NULL ? end - target : -1);
}

/* _=BASE64, which holds target=LINK among other parameters */
static gchar *
gls_link_unwrap_nature(const GlsLink *self)
{
	g_autofree gchar *token = gls_link_dup_parameter(self, "_");
	g_autofree gchar *decoded = NULL;
	const gchar *target;

	if (token == NULL)
		return NULL;
	decoded = gls_link_decode_base64(token, strlen(token));
	target = strstr(decoded, "target=");
	if (target == NULL)
		return NULL;
	target += strlen("target=");
	return gls_link_decode(target, (gssize)strcspn(target, "& "));
}

/* /f/a/TOKEN/AABE5gA~/BASE64; with AABE5hA~ the last part is encrypted */
static gchar *
gls_link_unwrap_springer(const GlsLink *self)
{
	const gchar *part = strstr(self->path, "/AABE5gA~/");
	g_autofree gchar *decoded = NULL;

	if (part == NULL)
		return NULL;
	part += strlen("/AABE5gA~/");
	decoded = gls_link_decode_base64(part, strcspn(part, "/"));
	return gls_link_find_in(decoded);
}

/* u= with - for % and _ for /: https://help.proofpoint.com */
static gchar *
gls_link_unwrap_proofpoint(const GlsLink *self)
{
	g_autofree gchar *target = gls_link_dup_parameter(self, "u");

	if (target == NULL)
		return NULL;
	if (strstr(self->path, "/v2/") != NULL)
		g_strdelimit(g_strdelimit(target, "-", '%'), "_", '/');
	return gls_link_decode(target, -1);
}

/* /v3/__LINK__;TOKEN, where `*` stands for a character that the token holds */
static gchar *
gls_link_unwrap_urldefense(const gchar *href)
{
	const gchar *start = strstr(href, "/v3/__");
	const gchar *end = start != NULL ? g_strrstr(start, "__;") : NULL;

	if (end == NULL)
		return NULL;
	start += strlen("/v3/__");
	if (start >= end || memchr(start, '*', (gsize)(end - start)) != NULL)
		return NULL;
	return g_strndup(start, (gsize)(end - start));
}

/* redirects that only their own server can resolve */
static gboolean
gls_link_is_opaque(const GlsLink *self)
{
	static const gchar *const paths[] = {
		"/ls/click",		 /* SendGrid: Wiley, SAGE */
		"/e/er",		 /* Eloqua: ACS */
		"/track/click", "/f/a/", /* Springer Nature */
	};

	if (g_str_has_prefix(self->host, "click."))
		return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
		if (g_str_has_prefix(self->path, paths[i]))
			return TRUE;
	}
	return FALSE;
}

/* sets *@target to where one redirect leads, %NULL if that cannot be known; %FALSE if it is none */
static gboolean
gls_link_unwrap_once(const GlsLink *self, const gchar *href, gchar **target)
{
	const gchar *amazon = strstr(self->path, "/CL0/");

	*target = NULL;
	if (self->host == NULL)
		return FALSE;
	/* most pages of these are no redirects */
	if (gls_link_is_at(self, "nature.com") || gls_link_is_at(self, "springer.com")) {
		*target = gls_link_unwrap_nature(self);
		return *target != NULL || gls_link_is_opaque(self);
	}
	if (amazon == NULL)
		amazon = strstr(self->path, "/L0/");
	if (amazon != NULL)
		*target = gls_link_unwrap_amazon(strchr(amazon + 1, '/') + 1);
	else if (gls_link_is_at_google(self) &&
		 (g_str_equal(self->path, "/scholar_url") || g_str_equal(self->path, "/url")))
		*target = gls_link_unwrap_google(self);
	else if (gls_link_is_at(self, "safelinks.protection.outlook.com"))
		*target = gls_link_dup_parameter(self, "url");
	else if (gls_link_is_at(self, "urldefense.proofpoint.com"))
		*target = gls_link_unwrap_proofpoint(self);
	else if (gls_link_is_at(self, "urldefense.com"))
		*target = gls_link_unwrap_urldefense(href);
	else if (gls_link_is_at(self, "links.springernature.com"))
		*target = gls_link_unwrap_springer(self);
	else
		return gls_link_is_opaque(self);
	return TRUE;
}

/**
 * gls_link_unwrap:
 * @href: a link as it stands in a page or mail
 *
 * Finds where a link leads in the end: the redirects of search engines, mailing services and mail
 * filters that name their target are undone, and what tells where a click came from (`utm_*`,
 * `rss=1`, `dgcid`) is left out. Nothing is fetched.
 *
 * A redirect holds the reader's address: it must not be stored or logged.
 *
 * Returns: (transfer full) (nullable): the target, which is @href itself if that is no redirect;
 *   %NULL if the target cannot be known, or if @href leads to no page
 */
gchar *
gls_link_unwrap(const gchar *href)
{
	g_autofree gchar *current = NULL;

	g_return_val_if_fail(href != NULL, NULL);

	current = g_strstrip(g_strdup(href));
	for (guint i = 0; i < MAX_UNWRAP; i++) {
		g_autoptr(GlsLink) link = gls_link_new(current);
		g_autofree gchar *target = NULL;

		if (link == NULL)
			return NULL;
		if (link->scheme != NULL && !g_str_equal(link->scheme, "https") &&
		    !g_str_equal(link->scheme, "http"))
			return NULL;
		if (!gls_link_unwrap_once(link, current, &target))
			return gls_link_drop_trackers(current);
		/* a token may decode to anything */
		if (target == NULL || !g_utf8_validate(target, -1, NULL))
			return NULL;
		g_free(current);
		current = g_steal_pointer(&target);
	}
	return NULL;
}
