/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-index.h"
#include "core/text/gls-hash.h"

#define INITIAL_SLOTS 1024

/* tells the hashes of groups from those of keys, which are even */
#define GROUP_BIT 1u

/* keys whose slots are on their way from memory together; a paper seldom has more */
#define N_AT_ONCE 16

/* an empty slot has the number 0; others hold the number of a paper plus 1 */
typedef struct {
	guint32 hash;
	guint32 number;
} Slot;

typedef struct {
	guint32 machine;
	guint32 number;
} Segment;

struct _GlsIndex {
	guint64 seed;
	Slot *slots;
	guint32 n_slots;
	guint32 n_used;
	guint32 n_keys;
	GArray *papers;
	GArray *segments;
};

/**
 * gls_index_new:
 *
 * Makes an empty index.
 *
 * Returns: (transfer full): an index
 */
GlsIndex *
gls_index_new(void)
{
	GlsIndex *self = g_new0(GlsIndex, 1);

	/* keys come from mails: nobody shall know which ones collide */
	self->seed = (guint64)g_random_int() << 32 | g_random_int();
	self->n_slots = INITIAL_SLOTS;
	self->slots = g_new0(Slot, self->n_slots);
	self->papers = g_array_new(FALSE, FALSE, sizeof(GlsIndexPaper));
	self->segments = g_array_new(FALSE, FALSE, sizeof(Segment));
	return self;
}

/**
 * gls_index_free:
 * @self: (nullable): an index
 *
 * Frees an index.
 */
void
gls_index_free(GlsIndex *self)
{
	if (self == NULL)
		return;
	g_free(self->slots);
	g_array_unref(self->papers);
	g_array_unref(self->segments);
	g_free(self);
}

/**
 * gls_index_hash_key:
 * @seed: of an index
 * @key: a key
 * @length: of @key in bytes
 *
 * Returns: what an index of that seed keeps of the key, an even number
 */
guint32
gls_index_hash_key(guint64 seed, const gchar *key, gsize length)
{
	guint64 hash = seed ^ length;
	guint64 word = 0;

	for (; length >= sizeof(word); key += sizeof(word), length -= sizeof(word)) {
		memcpy(&word, key, sizeof(word));
		hash = gls_hash_mix(hash ^ word);
	}
	word = 0;
	memcpy(&word, key, length);
	return (guint32)gls_hash_mix(hash ^ word) & ~GROUP_BIT;
}

static guint32
hash_group(const GlsIndex *self, guint64 group, guint32 machine)
{
	return (guint32)gls_hash_mix(gls_hash_mix(self->seed ^ group) ^ machine) | GROUP_BIT;
}

static guint32
get_first_slot(guint32 hash, guint32 n_slots)
{
	return (hash >> 1) & (n_slots - 1);
}

static void
insert(Slot *slots, guint32 n_slots, Slot slot)
{
	guint32 i = get_first_slot(slot.hash, n_slots);

	while (slots[i].number != 0)
		i = (i + 1) & (n_slots - 1);
	slots[i] = slot;
}

static void
grow(GlsIndex *self)
{
	guint32 n_slots = self->n_slots * 2;
	Slot *slots = g_new0(Slot, n_slots);

	for (guint32 i = 0; i < self->n_slots; i++) {
		if (self->slots[i].number != 0)
			insert(slots, n_slots, self->slots[i]);
	}
	g_free(self->slots);
	self->slots = slots;
	self->n_slots = n_slots;
}

/* FALSE if it is there, or too many others are */
static gboolean
add_hash(GlsIndex *self, guint32 hash, guint32 paper)
{
	guint n_same = 0;
	guint32 i;

	for (i = get_first_slot(hash, self->n_slots); self->slots[i].number != 0;
	     i = (i + 1) & (self->n_slots - 1)) {
		if (self->slots[i].hash != hash)
			continue;
		if (self->slots[i].number == paper + 1 || ++n_same >= GLS_INDEX_MAX_SAME)
			return FALSE;
	}
	self->slots[i] = (Slot){hash, paper + 1};
	self->n_used++;
	/* full to two thirds, a look-up meets five slots */
	if (self->n_used > self->n_slots / 3 * 2)
		grow(self);
	return TRUE;
}

/**
 * gls_index_add_segment:
 * @self: an index
 * @machine: which machine wrote it
 * @number: of the segment among those of that machine
 *
 * Makes a segment known.
 *
 * Returns: what the index calls it, counted from 0
 */
guint32
gls_index_add_segment(GlsIndex *self, guint32 machine, guint32 number)
{
	Segment segment = {machine, number};

	g_array_append_val(self->segments, segment);
	return self->segments->len - 1;
}

static gboolean
is_newer(const GlsIndex *self, const GlsIndexPaper *paper, const GlsIndexPaper *other)
{
	guint32 number = g_array_index(self->segments, Segment, paper->segment).number;
	guint32 other_number = g_array_index(self->segments, Segment, other->segment).number;

	return number != other_number ? number > other_number : paper->offset > other->offset;
}

/**
 * gls_index_find_record:
 * @self: an index
 * @group: the group of a record
 * @segment: any segment of the machine that wrote it
 * @paper: (out): the number of the paper
 *
 * Finds the newest record of one group and one machine.
 *
 * Returns: %TRUE if there is one
 */
gboolean
gls_index_find_record(const GlsIndex *self, guint64 group, guint32 segment, guint32 *paper)
{
	guint32 machine = g_array_index(self->segments, Segment, segment).machine;
	guint32 hash = hash_group(self, group, machine);

	for (guint32 i = get_first_slot(hash, self->n_slots); self->slots[i].number != 0;
	     i = (i + 1) & (self->n_slots - 1)) {
		const GlsIndexPaper *found =
			&g_array_index(self->papers, GlsIndexPaper, self->slots[i].number - 1);

		if (self->slots[i].hash != hash || found->group != group ||
		    g_array_index(self->segments, Segment, found->segment).machine != machine)
			continue;
		*paper = self->slots[i].number - 1;
		return TRUE;
	}
	return FALSE;
}

/**
 * gls_index_add_record:
 * @self: an index
 * @record: the record, in a segment from gls_index_add_segment()
 *
 * Adds a record. Of two records of one group and one machine the newer one stays, in whatever order
 * they come.
 *
 * Returns: the number of the paper, for gls_index_add_keys()
 */
guint32
gls_index_add_record(GlsIndex *self, const GlsIndexPaper *record)
{
	guint32 machine = g_array_index(self->segments, Segment, record->segment).machine;
	guint32 number;

	if (gls_index_find_record(self, record->group, record->segment, &number)) {
		GlsIndexPaper *paper = &g_array_index(self->papers, GlsIndexPaper, number);

		if (is_newer(self, record, paper))
			*paper = *record;
		return number;
	}
	g_array_append_vals(self->papers, record, 1);
	add_hash(self, hash_group(self, record->group, machine), self->papers->len - 1);
	return self->papers->len - 1;
}

/**
 * gls_index_add_keys:
 * @self: an index
 * @keys: (element-type utf8): keys
 * @paper: the number of a paper
 *
 * Makes a paper be found by some keys, but for those by which %GLS_INDEX_MAX_SAME others are.
 */
void
gls_index_add_keys(GlsIndex *self, const GPtrArray *keys, guint32 paper)
{
	guint32 hashes[N_AT_ONCE];

	for (guint first = 0; first < keys->len; first += N_AT_ONCE) {
		guint n = MIN(N_AT_ONCE, keys->len - first);

		for (guint i = 0; i < n; i++) {
			const gchar *key = g_ptr_array_index(keys, first + i);

			hashes[i] = gls_index_hash_key(self->seed, key, strlen(key));
			__builtin_prefetch(&self->slots[get_first_slot(hashes[i], self->n_slots)]);
		}
		for (guint i = 0; i < n; i++) {
			if (add_hash(self, hashes[i], paper))
				self->n_keys++;
		}
	}
}

/**
 * gls_index_find:
 * @self: an index
 * @key: a key
 * @length: of @key in bytes
 * @papers: (element-type guint32): gets the numbers of the papers that may have the key
 *
 * Finds papers by a key. There may be others among them, so their records have to be looked at.
 */
void
gls_index_find(const GlsIndex *self, const gchar *key, gsize length, GArray *papers)
{
	guint32 hash = gls_index_hash_key(self->seed, key, length);

	for (guint32 i = get_first_slot(hash, self->n_slots); self->slots[i].number != 0;
	     i = (i + 1) & (self->n_slots - 1)) {
		guint32 paper = self->slots[i].number - 1;

		if (self->slots[i].hash == hash)
			g_array_append_val(papers, paper);
	}
}

/**
 * gls_index_get_paper:
 * @self: an index
 * @paper: the number of a paper
 *
 * Returns: (transfer none): where its newest record is, valid until a record is added
 */
const GlsIndexPaper *
gls_index_get_paper(const GlsIndex *self, guint32 paper)
{
	return &g_array_index(self->papers, GlsIndexPaper, paper);
}

/**
 * gls_index_get_n_papers:
 * @self: an index
 *
 * Returns: how many papers there are, counting one for each machine that knows it
 */
guint32
gls_index_get_n_papers(const GlsIndex *self)
{
	return self->papers->len;
}

static gint
compare_activity(gconstpointer a, gconstpointer b)
{
	const GlsIndexPaper *first = a;
	const GlsIndexPaper *second = b;

	if (first->activity != second->activity)
		return first->activity > second->activity ? -1 : 1;
	if (first->segment != second->segment)
		return first->segment > second->segment ? -1 : 1;
	return first->offset > second->offset ? -1 : first->offset < second->offset;
}

/**
 * gls_index_dup_latest:
 * @self: an index
 *
 * Returns: (transfer full) (element-type GlsIndexPaper): the papers, the one that was met last at first
 */
GArray *
gls_index_dup_latest(const GlsIndex *self)
{
	GArray *papers = g_array_copy(self->papers);

	g_array_sort(papers, compare_activity);
	return papers;
}

/**
 * gls_index_get_seed:
 * @self: an index
 *
 * Returns: the seed of its hashes
 */
guint64
gls_index_get_seed(const GlsIndex *self)
{
	return self->seed;
}

/**
 * gls_index_get_n_keys:
 * @self: an index
 *
 * Returns: how many keys gls_index_next_key() gives
 */
guint32
gls_index_get_n_keys(const GlsIndex *self)
{
	return self->n_keys;
}

/**
 * gls_index_next_key:
 * @self: an index
 * @position: (inout): where to go on, 0 at first
 * @key: (out): the key
 *
 * Goes through all keys, in no order.
 *
 * Returns: %TRUE if there was one more
 */
gboolean
gls_index_next_key(const GlsIndex *self, guint32 *position, GlsIndexKey *key)
{
	while (*position < self->n_slots) {
		const Slot *slot = &self->slots[(*position)++];

		if (slot->number == 0 || (slot->hash & GROUP_BIT) != 0)
			continue;
		*key = (GlsIndexKey){slot->hash, slot->number - 1};
		return TRUE;
	}
	return FALSE;
}
