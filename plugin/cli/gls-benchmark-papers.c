/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "cli/gls-benchmark-papers.h"
#include "core/history/gls-machine.h"
#include "core/history/gls-segment-writer.h"

#define BATCH	    10000
#define TITLE_WORDS 9
/* the numbers that arXiv can give in a month, and the first year of ids of five digits */
#define PER_MONTH  99999
#define FIRST_YEAR 15

/* titles of papers are made of few words, again and again */
static const gchar *const words[] = {
	"adaptive",	"agents",   "alignment",   "attention",	   "bandits",	 "bayesian",
	"benchmark",	"causal",   "compression", "contrastive",  "decoding",	 "diffusion",
	"distillation", "dynamics", "efficient",   "embeddings",   "evaluation", "federated",
	"gradient",	"graph",    "guided",	   "hierarchical", "inference",	 "kernels",
	"language",	"latent",   "learning",	   "memory",	   "models",	 "multimodal",
	"networks",	"neural",   "offline",	   "optimal",	   "planning",	 "policy",
	"private",	"pruning",  "quantum",	   "reasoning",	   "retrieval",	 "robust",
	"sampling",	"scaling",  "sparse",	   "stochastic",   "tokens",	 "transformers",
	"uncertainty",	"unified",  "variational", "video",	   "vision",	 "zero-shot",
};

/* with them a title begins and ends as few others do, as it is with real ones */
static const gchar *const prefixes[] = {
	"", "anti", "bi", "cross", "hyper", "inter", "meta", "multi", "non", "pre", "semi", "super",
};

/* three of them make a family name that some 100 of a million papers share */
static const gchar *const syllables[] = {
	"ba",  "chen", "da",  "fer", "gu",  "hol", "ja", "kim", "li",
	"mar", "na",   "nov", "ol",  "par", "qi",  "ro", "sa",	"sch",
	"ta",  "than", "ul",  "var", "wan", "xu",  "ya", "za",	"zhu",
};

#define MAX_AUTHORS 4

static const gchar *
pick(GRand *rand, const gchar *const *from, guint n)
{
	return from[g_rand_int_range(rand, 0, (gint32)n)];
}

static GlsAuthor *
make_author(GRand *rand)
{
	g_autoptr(GString) name = g_string_new(NULL);

	g_string_append_printf(name, "%c. ", 'A' + g_rand_int_range(rand, 0, 26));
	for (guint i = 0; i < 3; i++)
		g_string_append(name, pick(rand, syllables, G_N_ELEMENTS(syllables)));
	return gls_author_new(name->str, -1);
}

/**
 * gls_benchmark_paper_new:
 * @number: which paper
 *
 * Makes a paper up: an arXiv id and a title of nine words, which no other number has, and some
 * authors. As with real papers, some four others share an author and a long word with it.
 *
 * Returns: (transfer full): the paper, as a digest has it
 */
GlsEntry *
gls_benchmark_paper_new(guint number)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(number);
	g_autoptr(GString) title = g_string_new(NULL);
	g_autofree gchar *id = g_strdup_printf("%02u%02u.%05u",
					       FIRST_YEAR + number / PER_MONTH / 12 % 84,
					       1 + number / PER_MONTH % 12, number % PER_MONTH + 1);
	GlsEntry *entry;

	for (guint i = 0; i < TITLE_WORDS; i++) {
		g_string_append(title, pick(rand, prefixes, G_N_ELEMENTS(prefixes)));
		g_string_append(title, pick(rand, words, G_N_ELEMENTS(words)));
		g_string_append_c(title, ' ');
	}
	g_string_append_printf(title, "%u", number);
	entry = gls_entry_new(title->str, -1);
	for (guint i = g_rand_int_range(rand, 1, MAX_AUTHORS + 1); i > 0; i--)
		g_ptr_array_add(entry->authors, make_author(rand));
	gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_ARXIV, id));
	return entry;
}

/**
 * gls_benchmark_papers_new:
 * @first: the first number
 * @n: how many
 *
 * Returns: (transfer full) (element-type GlsEntry): papers
 */
GPtrArray *
gls_benchmark_papers_new(guint first, guint n)
{
	GPtrArray *papers = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(papers, gls_benchmark_paper_new(first + i));
	return papers;
}

/**
 * gls_benchmark_papers_new_random:
 * @n: how many
 * @below: papers from number 0 up to before this
 *
 * Returns: (transfer full) (element-type GlsEntry): papers that seldom stand near each other
 */
GPtrArray *
gls_benchmark_papers_new_random(guint n, guint below)
{
	GPtrArray *papers = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(papers,
				gls_benchmark_paper_new(g_random_int_range(0, (gint32)below)));
	return papers;
}

/**
 * gls_benchmark_paper_append_to:
 * @entry: a paper
 * @number: its number
 * @segment: what will be appended to a segment
 *
 * Appends the record that the paper has when it was shown once.
 */
void
gls_benchmark_paper_append_to(const GlsEntry *entry, guint number, GString *segment)
{
	g_autoptr(GlsRecord) record = gls_record_new_from_entry(entry);
	g_autofree gchar *message_key = g_strdup_printf("%016x", number / 72);
	GlsSighting sighting = {message_key, (gchar *)"HF Daily Papers", 1000000000 + number};

	record->group = g_strdup_printf("%016x", number);
	gls_record_add_sighting(record, &sighting, TRUE);
	gls_record_append_to(record, segment);
}

static gboolean
write_batch(GlsSegmentWriter *writer,
	    GlsSegmentFolder *folder,
	    guint first,
	    guint n,
	    GError **error)
{
	g_autoptr(GString) batch = g_string_new(NULL);

	for (guint i = first; i < first + n; i++) {
		g_autoptr(GlsEntry) entry = gls_benchmark_paper_new(i);

		gls_benchmark_paper_append_to(entry, i, batch);
	}
	return gls_segment_folder_refresh(folder, TRUE, error) &&
	       gls_segment_writer_append(writer, folder, batch, error);
}

/**
 * gls_benchmark_papers_write:
 * @directory: a directory for a history
 * @n: how many papers
 * @error: a #GError
 *
 * Writes a history as it is after so many papers were shown.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be written
 */
gboolean
gls_benchmark_papers_write(const gchar *directory, guint n, GError **error)
{
	g_autoptr(GlsSegmentFolder) folder = gls_segment_folder_new(directory);
	g_autofree gchar *machine = gls_machine_ensure_id(error);
	g_autoptr(GlsSegmentWriter) writer = NULL;

	if (machine == NULL)
		return FALSE;
	writer = gls_segment_writer_new(directory, machine);
	if (!gls_segment_writer_lock(writer, error))
		return FALSE;
	for (guint first = 0; first < n; first += BATCH) {
		if (!write_batch(writer, folder, first, MIN(BATCH, n - first), error))
			return FALSE;
	}
	return TRUE;
}
