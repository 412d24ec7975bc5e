/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/lookup/gls-lookup-reply.h"
#include "core/lookup/gls-metadata-match.h"
#include "lookup/gls-job.h"

/* who is asked first: the one that needs the fewest questions */
static const GlsLookupSource by_title[] = {GLS_LOOKUP_ARXIV, GLS_LOOKUP_SEMANTIC_SCHOLAR,
					   GLS_LOOKUP_CROSSREF, GLS_LOOKUP_OPENALEX};
static const GlsLookupSource by_id[] = {GLS_LOOKUP_SEMANTIC_SCHOLAR, GLS_LOOKUP_ARXIV,
					GLS_LOOKUP_HUGGING_FACE, GLS_LOOKUP_CROSSREF,
					GLS_LOOKUP_OPENALEX};

/* a shorter title, in bytes of its folded form, finds too many papers */
#define MIN_TITLE 12

typedef struct {
	GlsEntry *entry; /* what is known of it, also by those who were asked */
	GlsMetadata *metadata;
	GlsLookupSource failed;
} Paper;

typedef struct {
	const GlsLookupRequest *request;
	GlsFetcher *fetcher;
	GCancellable *cancellable;
	GlsJobReport report;
	gpointer user_data;
	Paper *papers;
	guint n_papers;
	guint n_questions[GLS_LOOKUP_N_SOURCES];
	GString *problems;
} Job;

static void
report(Job *job, const GlsLookupReply *reply)
{
	g_autofree gchar *line = gls_lookup_reply_to_line(reply);

	job->report(line, job->user_data);
}

static void
report_progress(Job *job)
{
	g_autoptr(GlsLookupReply)
		reply = gls_lookup_reply_new(GLS_LOOKUP_REPLY_PROGRESS, job->request->number);

	for (guint i = 0; i < job->n_papers; i++)
		reply->done += job->papers[i].metadata != NULL;
	report(job, reply);
}

static void
take(Paper *paper, const GlsMetadata *found)
{
	if (paper->metadata == NULL) {
		paper->metadata = gls_metadata_new();
		paper->metadata->date = g_get_real_time() / G_USEC_PER_SEC;
	}
	gls_metadata_merge(paper->metadata, found);
	gls_metadata_complete_entry(paper->metadata, paper->entry);
}

/* the first paper of the reply that is this one: sources put the best first */
static void
take_found(Paper *paper, const GPtrArray *found, gboolean titles)
{
	for (guint i = 0; i < found->len; i++) {
		const GlsMetadata *metadata = g_ptr_array_index(found, i);

		if (titles ? !gls_metadata_is_of(metadata, paper->entry)
			   : !gls_metadata_shares_id(metadata, paper->entry))
			continue;
		take(paper, metadata);
		return;
	}
}

static void
add_problem(Job *job, const GlsSource *source, const GError *error)
{
	const gchar *label = gls_lookup_source_get_label(source->source);

	/* one of each source is enough */
	if (strstr(job->problems->str, label) != NULL)
		return;
	g_string_append_printf(job->problems, "%s%s: %s", job->problems->len > 0 ? "; " : "", label,
			       error->message);
}

static gchar *
make_question(Job *job,
	      const GlsSource *source,
	      const GPtrArray *papers,
	      gboolean titles,
	      gchar **body)
{
	g_autofree gchar *base = gls_fetcher_dup_base(job->fetcher, source);
	g_autoptr(GPtrArray) entries = g_ptr_array_new();

	for (guint i = 0; i < papers->len; i++)
		g_ptr_array_add(entries, ((const Paper *)g_ptr_array_index(papers, i))->entry);
	return titles ? source->ask_titles(base, entries) : source->ask_ids(base, entries, body);
}

static GString *
add_mailto(Job *job, const GlsSource *source, const gchar *address)
{
	GString *uri = g_string_new(address);
	g_autofree gchar *escaped = NULL;

	if (source->source != GLS_LOOKUP_OPENALEX || job->request->mailto == NULL)
		return uri;
	escaped = gls_source_escape(job->request->mailto);
	g_string_append_printf(uri, "&mailto=%s", escaped);
	return uri;
}

static GPtrArray *
ask(Job *job, const GlsSource *source, const GPtrArray *papers, gboolean titles, GError **error)
{
	g_autofree gchar *body = NULL;
	g_autofree gchar *address = make_question(job, source, papers, titles, &body);
	g_autoptr(GString) uri = add_mailto(job, source, address);
	g_autoptr(GBytes) reply =
		gls_fetcher_fetch(job->fetcher, source, uri->str, body, job->cancellable, error);
	gsize length;
	const gchar *data;

	if (reply == NULL)
		return NULL;
	data = g_bytes_get_data(reply, &length);
	return length > 0 ? source->read(data, length, error) : gls_source_new_found();
}

/* one question about as many papers as it may hold */
static void
ask_batch(Job *job, const GlsSource *source, const GPtrArray *papers, gboolean titles)
{
	guint *n_questions = &job->n_questions[g_bit_nth_lsf(source->source, -1)];
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) found = NULL;

	if (*n_questions < source->max_questions) {
		(*n_questions)++;
		found = ask(job, source, papers, titles, &error);
	}
	for (guint i = 0; i < papers->len; i++) {
		Paper *paper = g_ptr_array_index(papers, i);

		if (found != NULL)
			take_found(paper, found, titles);
		else
			paper->failed |= source->source;
	}
	/* a source that fails is not asked again for this digest */
	if (error != NULL) {
		*n_questions = source->max_questions;
		add_problem(job, source, error);
	}
	report_progress(job);
}

static gboolean
has_id_of(const GlsEntry *entry, guint schemes)
{
	for (guint i = 0; i < GLS_ID_N_SCHEMES; i++)
		if ((schemes & (1 << i)) && gls_entry_get_id(entry, i) != NULL)
			return TRUE;
	return FALSE;
}

static gboolean
lacks_any(const Paper *paper, guint fields)
{
	for (guint i = 0; i < GLS_METADATA_N_FIELDS; i++)
		if ((fields & (1 << i)) &&
		    (paper->metadata == NULL || paper->metadata->values[i] == NULL))
			return TRUE;
	return FALSE;
}

/* ids by which no source is asked, such as those of Google Scholar, are as good as none */
static gboolean
is_to_be_asked(const Paper *paper, const GlsSource *source, gboolean titles)
{
	const guint ids = 1 << GLS_ID_ARXIV | 1 << GLS_ID_DOI | 1 << GLS_ID_PMID | 1 << GLS_ID_S2;

	if (titles)
		return !has_id_of(paper->entry, ids) &&
		       strlen(paper->entry->title_key) >= MIN_TITLE;
	return has_id_of(paper->entry, source->schemes) && lacks_any(paper, source->fields);
}

static void
ask_source(Job *job, const GlsSource *source, gboolean titles)
{
	guint size = titles ? source->max_titles : source->max_ids;
	g_autoptr(GPtrArray) batch = g_ptr_array_new();

	for (guint i = 0; i < job->n_papers; i++) {
		if (is_to_be_asked(&job->papers[i], source, titles))
			g_ptr_array_add(batch, &job->papers[i]);
		if (batch->len == 0 || (batch->len < size && i + 1 < job->n_papers))
			continue;
		if (g_cancellable_is_cancelled(job->cancellable))
			return;
		ask_batch(job, source, batch, titles);
		g_ptr_array_set_size(batch, 0);
	}
}

static void
ask_all(Job *job)
{
	GlsLookupSource sources = job->request->sources;

	for (guint i = 0; i < G_N_ELEMENTS(by_title); i++)
		if (sources & by_title[i])
			ask_source(job, gls_source_get(by_title[i]), TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(by_id); i++)
		if (sources & by_id[i])
			ask_source(job, gls_source_get(by_id[i]), FALSE);
}

static void
report_results(Job *job)
{
	g_autoptr(GlsLookupReply)
		last = gls_lookup_reply_new(GLS_LOOKUP_REPLY_DONE, job->request->number);

	for (guint i = 0; i < job->n_papers; i++) {
		const Paper *paper = &job->papers[i];
		g_autoptr(GlsLookupReply)
			reply = gls_lookup_reply_new(GLS_LOOKUP_REPLY_PAPER, job->request->number);

		reply->paper = i;
		reply->answered = job->request->sources & ~paper->failed;
		if (paper->metadata != NULL)
			reply->metadata = gls_metadata_ref(paper->metadata);
		report(job, reply);
	}
	if (job->problems->len > 0)
		last->problems = g_strdup(job->problems->str);
	report(job, last);
}

/**
 * gls_job_run:
 * @request: what is asked; its entries gain what becomes known
 * @fetcher: asks
 * @cancellable: stops it; then nothing is replied any more
 * @report: takes the lines of the reply
 * @user_data: for @report
 *
 * Answers a request: papers without an id are looked for by their titles, then all of them are
 * completed by their ids, each from those sources alone that can tell what is missing. What is found
 * by a title counts only if gls_metadata_is_of() says that it is the same paper.
 */
void
gls_job_run(const GlsLookupRequest *request,
	    GlsFetcher *fetcher,
	    GCancellable *cancellable,
	    GlsJobReport report_line,
	    gpointer user_data)
{
	g_autoptr(GString) problems = g_string_new(NULL);
	Job job = {request, fetcher, cancellable, report_line, user_data};

	job.problems = problems;
	job.n_papers = request->entries->len;
	job.papers = g_new0(Paper, job.n_papers);
	for (guint i = 0; i < job.n_papers; i++)
		job.papers[i].entry = g_ptr_array_index(request->entries, i);
	ask_all(&job);
	if (!g_cancellable_is_cancelled(cancellable))
		report_results(&job);
	for (guint i = 0; i < job.n_papers; i++)
		gls_metadata_unref(job.papers[i].metadata);
	g_free(job.papers);
}
