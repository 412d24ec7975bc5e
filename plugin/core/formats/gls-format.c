/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/formats/gls-format.h"

/**
 * gls_format_recognise:
 * @self: a format
 * @message: a message
 * @document: its document
 *
 * Returns: how sure the format is that the message is of it
 */
GlsRecognition
gls_format_recognise(const GlsFormat *self, const GlsMessage *message, const GlsDocument *document)
{
	if (self->recognise != NULL)
		return self->recognise(message, document);
	return gls_toc_recognise(self->toc, message, document);
}

/**
 * gls_format_parse:
 * @self: a format
 * @message: a message that it recognised
 * @document: its document
 * @digest: gets its entries, in order
 */
void
gls_format_parse(const GlsFormat *self,
		 const GlsMessage *message,
		 const GlsDocument *document,
		 GlsDigest *digest)
{
	if (self->parse != NULL)
		self->parse(message, document, digest);
	else
		gls_toc_read(self->toc, message, document, digest);
}
