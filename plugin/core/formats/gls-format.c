/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/formats/gls-format.h"

/**
 * gls_format_recognise:
 * @self: a format, but none that has to read a message for it
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

/**
 * gls_format_read:
 * @self: a format
 * @message: a message
 * @document: its document
 * @digest: gets the entries if the message is of the format
 *
 * Returns: how sure the format is that the message is of it
 */
GlsRecognition
gls_format_read(const GlsFormat *self,
		const GlsMessage *message,
		const GlsDocument *document,
		GlsDigest *digest)
{
	GlsRecognition recognition;

	if (self->read != NULL)
		return self->read(message, document, digest);
	recognition = gls_format_recognise(self, message, document);
	if (recognition != GLS_RECOGNITION_NONE)
		gls_format_parse(self, message, document, digest);
	return recognition;
}
