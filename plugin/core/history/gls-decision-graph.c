/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-decision-graph.h"
#include "core/history/gls-record-private.h"

/**
 * SECTION:gls-decision-graph
 *
 * Decisions are taken the latest one first. One that contradicts what later ones say together has no
 * effect: if A and B were said to be the same, then B and C, and then that A and C are not, A and B
 * come apart, because that is the oldest of the three. So what holds depends on the decisions only,
 * is the same in both directions, and joins papers over any number of steps.
 *
 * Papers are the nodes, by their first keys. In the end nodes that are the same paper by their ids or
 * titles are joined too, where no decision is against it.
 */

/* a node that was joined to another has that one as parent, the root of a part has itself */
typedef struct {
	GlsRecord *paper;
	guint parent;
} Node;

typedef struct {
	guint node;
	guint other;
} Bar;

struct _GlsDecisionGraph {
	GArray *nodes;
	GArray *bars;
	GHashTable *by_first_key;
	GHashTable *by_key;
	GHashTable *apart;
	GPtrArray *parts;
	GArray *part_of_node;
};

static GlsPaper
get_paper(const GlsRecord *record)
{
	return (GlsPaper){.title_key = record->title_key, .ids = record->ids};
}

static Node *
get_node(const GlsDecisionGraph *self, guint node)
{
	return &g_array_index(self->nodes, Node, node);
}

static guint
find_root(const GlsDecisionGraph *self, guint node)
{
	while (get_node(self, node)->parent != node) {
		get_node(self, node)->parent = get_node(self, get_node(self, node)->parent)->parent;
		node = get_node(self, node)->parent;
	}
	return node;
}

static guint
ensure_node(GlsDecisionGraph *self, const GlsRecord *record, const gchar *first_key)
{
	gpointer value;
	Node node = {.parent = self->nodes->len};

	if (g_hash_table_lookup_extended(self->by_first_key, first_key, NULL, &value)) {
		Node *known = get_node(self, GPOINTER_TO_UINT(value));

		for (guint i = 0; i < record->ids->len; i++)
			gls_record_add_id(known->paper, g_ptr_array_index(record->ids, i));
		if (known->paper->title_key == NULL)
			known->paper->title_key = g_strdup(record->title_key);
		return GPOINTER_TO_UINT(value);
	}
	node.paper = gls_record_new();
	node.paper->title_key = g_strdup(record->title_key);
	for (guint i = 0; i < record->ids->len; i++)
		gls_record_add_id(node.paper, g_ptr_array_index(record->ids, i));
	g_array_append_val(self->nodes, node);
	g_hash_table_insert(self->by_first_key, g_strdup(first_key), GUINT_TO_POINTER(node.parent));
	return node.parent;
}

static gboolean
is_barred(const GlsDecisionGraph *self, guint root, guint other)
{
	for (guint i = 0; i < self->bars->len; i++) {
		const Bar *bar = &g_array_index(self->bars, Bar, i);
		guint first = find_root(self, bar->node);
		guint second = find_root(self, bar->other);

		if ((first == root && second == other) || (first == other && second == root))
			return TRUE;
	}
	return FALSE;
}

static void
join(GlsDecisionGraph *self, guint node, guint other)
{
	guint root = find_root(self, node);
	guint other_root = find_root(self, other);

	if (root != other_root && !is_barred(self, root, other_root))
		get_node(self, MAX(root, other_root))->parent = MIN(root, other_root);
}

static void
take_decision(GlsDecisionGraph *self, const GlsDecision *decision)
{
	guint nodes[2];

	for (guint i = 0; i < G_N_ELEMENTS(nodes); i++) {
		const GlsRecord *record = g_ptr_array_index(decision->papers, i);
		GlsPaper paper = get_paper(record);
		g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

		if (keys->len == 0)
			return;
		nodes[i] = ensure_node(self, record, g_ptr_array_index(keys, 0));
	}
	if (decision->kind == GLS_DECISION_SAME)
		join(self, nodes[0], nodes[1]);
	else if (find_root(self, nodes[0]) != find_root(self, nodes[1])) {
		Bar bar = {nodes[0], nodes[1]};

		g_array_append_val(self->bars, bar);
	}
}

static void
add_keys(GlsDecisionGraph *self, guint node)
{
	GlsPaper paper = get_paper(get_node(self, node)->paper);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	for (guint i = 0; i < keys->len; i++) {
		const gchar *key = g_ptr_array_index(keys, i);
		GArray *nodes = g_hash_table_lookup(self->by_key, key);

		if (nodes == NULL) {
			nodes = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(self->by_key, g_strdup(key), nodes);
		}
		for (guint j = 0; j < nodes->len; j++) {
			guint other = g_array_index(nodes, guint, j);
			GlsPaper other_paper = get_paper(get_node(self, other)->paper);

			if (gls_identity_is_same(&paper, &other_paper))
				join(self, node, other);
		}
		g_array_append_val(nodes, node);
	}
}

static guint64
pair_parts(guint part, guint other)
{
	return (guint64)MIN(part, other) << 32 | MAX(part, other);
}

static void
number_parts(GlsDecisionGraph *self)
{
	g_autoptr(GHashTable) part_of_root = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < self->nodes->len; i++) {
		gpointer root = GUINT_TO_POINTER(find_root(self, i));
		guint part = GPOINTER_TO_UINT(g_hash_table_lookup(part_of_root, root));

		if (part == 0) {
			g_ptr_array_add(self->parts, g_ptr_array_new());
			part = self->parts->len;
			g_hash_table_insert(part_of_root, root, GUINT_TO_POINTER(part));
		}
		g_ptr_array_add(g_ptr_array_index(self->parts, part - 1), get_node(self, i)->paper);
		g_array_append_val(self->part_of_node, part);
	}
	for (guint i = 0; i < self->bars->len; i++) {
		const Bar *bar = &g_array_index(self->bars, Bar, i);
		guint64 pair = pair_parts(g_array_index(self->part_of_node, guint, bar->node),
					  g_array_index(self->part_of_node, guint, bar->other));

		g_hash_table_add(self->apart, g_memdup2(&pair, sizeof(pair)));
	}
}

static void
clear_node(gpointer node)
{
	gls_record_free(((Node *)node)->paper);
}

static gint
compare_latest_first(gconstpointer a, gconstpointer b)
{
	return gls_decision_compare(*(GlsDecision *const *)b, *(GlsDecision *const *)a);
}

/**
 * gls_decision_graph_new:
 * @decisions: (element-type GlsDecision): decisions that two papers are the same or not, in any order;
 *   they are sorted
 *
 * Makes a graph.
 *
 * Returns: (transfer full): a graph
 */
GlsDecisionGraph *
gls_decision_graph_new(GPtrArray *decisions)
{
	GlsDecisionGraph *self = g_new0(GlsDecisionGraph, 1);

	self->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
	g_array_set_clear_func(self->nodes, clear_node);
	self->bars = g_array_new(FALSE, FALSE, sizeof(Bar));
	self->by_first_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	self->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     (GDestroyNotify)g_array_unref);
	self->apart = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	self->parts = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	self->part_of_node = g_array_new(FALSE, FALSE, sizeof(guint));
	g_ptr_array_sort(decisions, compare_latest_first);
	for (guint i = 0; i < decisions->len; i++)
		take_decision(self, g_ptr_array_index(decisions, i));
	for (guint i = 0; i < self->nodes->len; i++)
		add_keys(self, i);
	number_parts(self);
	return self;
}

/**
 * gls_decision_graph_free:
 * @self: (nullable): a graph
 *
 * Frees a graph.
 */
void
gls_decision_graph_free(GlsDecisionGraph *self)
{
	if (self == NULL)
		return;
	g_array_unref(self->part_of_node);
	g_ptr_array_unref(self->parts);
	g_hash_table_unref(self->apart);
	g_hash_table_unref(self->by_key);
	g_hash_table_unref(self->by_first_key);
	g_array_unref(self->bars);
	g_array_unref(self->nodes);
	g_free(self);
}

/* the part of the nodes with a key that are the paper; 0 if there is none, or they are apart */
static guint
find_by_key(const GlsDecisionGraph *self, const gchar *key, const GlsPaper *paper)
{
	const GArray *nodes = g_hash_table_lookup(self->by_key, key);
	guint found = 0;

	for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
		guint node = g_array_index(nodes, guint, i);
		guint part = g_array_index(self->part_of_node, guint, node);
		GlsPaper other = get_paper(get_node(self, node)->paper);

		if (!gls_identity_is_same(paper, &other))
			continue;
		if (found != 0 && gls_decision_graph_is_apart(self, found, part))
			return 0;
		found = found != 0 ? found : part;
	}
	return found;
}

/**
 * gls_decision_graph_find:
 * @self: a graph
 * @paper: a paper
 *
 * Finds the part that a paper belongs to. What it is known by first counts more than what else it is
 * known by, and an id more than a title. A paper that could belong to two parts that are apart
 * belongs to none.
 *
 * Returns: the number of the part, 0 if there is none
 */
guint
gls_decision_graph_find(const GlsDecisionGraph *self, const GlsPaper *paper)
{
	g_autoptr(GPtrArray) keys = NULL;
	gpointer node;
	guint part = 0;

	if (self->nodes->len == 0)
		return 0;
	keys = gls_identity_dup_keys(paper);
	if (keys->len > 0 && g_hash_table_lookup_extended(self->by_first_key,
							  g_ptr_array_index(keys, 0), NULL, &node))
		return g_array_index(self->part_of_node, guint, GPOINTER_TO_UINT(node));
	for (guint i = 0; part == 0 && i < keys->len; i++)
		part = find_by_key(self, g_ptr_array_index(keys, i), paper);
	return part;
}

/**
 * gls_decision_graph_is_apart:
 * @self: a graph
 * @part: number of a part, or 0
 * @other: number of another, or 0
 *
 * Returns: %TRUE if the user said that they are not the same
 */
gboolean
gls_decision_graph_is_apart(const GlsDecisionGraph *self, guint part, guint other)
{
	guint64 pair = pair_parts(part, other);

	return part != 0 && other != 0 && g_hash_table_contains(self->apart, &pair);
}

/**
 * gls_decision_graph_get_papers:
 * @self: a graph
 * @part: number of a part
 *
 * Returns: (transfer none) (element-type GlsRecord): the papers that the user said to be the same
 */
const GPtrArray *
gls_decision_graph_get_papers(const GlsDecisionGraph *self, guint part)
{
	return g_ptr_array_index(self->parts, part - 1);
}
