/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-evidence.h"
#include "core/text/gls-text.h"

/* fewer than two are no repetition */
#define MIN_ENTRIES 2
/* without ids, two headings with text prove nothing yet */
#define MIN_ENTRIES_WITHOUT_IDS 3
/* bytes at the beginning of the text where a message says what it is about */
#define INTRODUCTION 600

static const gchar *const paper_words[] = {
	"arxiv",  "papers",    "preprint",    "preprints", "biorxiv", "medrxiv",
	"pubmed", "abstracts", "proceedings", "citations", "scholar", "in press",
};

static const gchar *const abstract_phrases[] = {
	"in this paper",    "this paper",      "in this work",	 "this work",	"in this study",
	"this study",	    "in this article", "this article",	 "we propose",	"we present",
	"we introduce",	    "we show",	       "we demonstrate", "we study",	"we investigate",
	"we develop",	    "we find",	       "we prove",	 "we describe", "we report",
	"we analyze",	    "we analyse",      "we consider",	 "we derive",	"et al",
	"state of the art", "experiments",     "our results",	 "our method",	"our approach",
	"here we",
};

/* whether folded text holds a phrase as whole words */
static gboolean
has_phrase(const gchar *folded, const gchar *phrase)
{
	gsize length = strlen(phrase);

	for (const gchar *at = folded; (at = strstr(at, phrase)) != NULL; at++)
		if ((at == folded || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
			return TRUE;
	return FALSE;
}

static gboolean
has_any_phrase(const gchar *text, gsize length, const gchar *const *phrases, guint n_phrases)
{
	g_autofree gchar *folded = gls_text_fold(text, length);

	for (guint i = 0; i < n_phrases; i++)
		if (has_phrase(folded, phrases[i]))
			return TRUE;
	return FALSE;
}

static gboolean
says_papers(const GlsMessage *message, const GlsDocument *document)
{
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	g_autofree gchar *about = g_strjoin(" ", message->subject != NULL ? message->subject : "",
					    message->source != NULL ? message->source : "", NULL);

	/* a character is not cut in two */
	length = MIN(length, INTRODUCTION);
	while (length > 0 && (text[length] & 0xc0) == 0x80)
		length--;
	return has_any_phrase(about, strlen(about), paper_words, G_N_ELEMENTS(paper_words)) ||
	       has_any_phrase(text, length, paper_words, G_N_ELEMENTS(paper_words));
}

/**
 * gls_evidence_weigh:
 * @digest: entries that were found by their layout alone
 * @message: the message they stand in
 * @document: its document
 *
 * Judges whether repeated headings are papers: by ids in most of them, else by the phrases of
 * abstracts in a third of their texts, else by a message that says it is about papers.
 *
 * Returns: how many entries carry a text or an id; 0 if they do not look like papers
 */
guint
gls_evidence_weigh(const GlsDigest *digest, const GlsMessage *message, const GlsDocument *document)
{
	guint n_ids = 0;
	guint n_abstracts = 0;
	guint n_phrases = 0;
	guint n_filled = 0;

	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(digest->entries, i);
		gboolean has_phrases = entry->abstract != NULL &&
				       has_any_phrase(entry->abstract, strlen(entry->abstract),
						      abstract_phrases,
						      G_N_ELEMENTS(abstract_phrases));

		n_ids += entry->ids->len > 0;
		n_abstracts += entry->abstract != NULL;
		n_phrases += has_phrases;
		n_filled += entry->ids->len > 0 || entry->abstract != NULL;
	}
	/* most of what is repeated must be papers, not sections */
	if (n_filled < MIN_ENTRIES || n_filled * 2 < digest->entries->len)
		return 0;
	if (n_ids * 2 >= digest->entries->len)
		return n_filled;
	if (n_abstracts < MIN_ENTRIES_WITHOUT_IDS)
		return 0;
	if (n_phrases * 3 >= n_abstracts || says_papers(message, document))
		return n_filled;
	return 0;
}
