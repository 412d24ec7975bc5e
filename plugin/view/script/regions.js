/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * What of the page belongs to an entry: from the block of its title to that of the next one. Only
 * whole elements count, as only they can be dimmed and folded; an entry whose text stands bare beside
 * that of others, as in a text mail, has none.
 */

/* The child of the lowest common ancestor of two nodes that holds the first of them. */
function branchOf(node, other) {
  while (node.parentNode !== null && !node.parentNode.contains(other))
    node = node.parentNode;
  return node;
}

/* The element of an entry that holds no other entry, as large as it can be. */
function trunkOf(anchor, before, after) {
  const branches = [before, after].filter(other => other !== undefined)
    .map(other => branchOf(anchor, other));

  return branches.reduce((one, other) => one.contains(other) ? other : one);
}

function isBlank(node) {
  return node.nodeType === Node.COMMENT_NODE ||
    (node.nodeType === Node.TEXT_NODE && !/\S/.test(node.data));
}

function isBlock(node) {
  return node.nodeType === Node.ELEMENT_NODE && !INLINE.has(node.localName) && !isOwn(node);
}

/* From an element up to, and without, the one that holds the next entry. */
function siblingsUntil(first, next, most) {
  const found = [];

  for (let node = first; node !== null && !node.contains(next ?? null); node = node.nextSibling) {
    if (found.length >= most)
      break;
    if (isBlank(node) || (isOwn(node) && node !== first))
      continue;
    if (!isBlock(node))
      return NONE;
    found.push(node);
  }
  return found;
}

/*
 * What follows the last entry of a list may be the foot of the message: it is given no more elements
 * than the entry before it has.
 */
function findRegions(placed) {
  const found = [];
  let last = NONE;

  if (placed.length < 2)
    return found;
  placed.forEach((index, at) => {
    const anchor = anchors[index];
    const next = anchors[placed[at + 1]];
    const trunk = trunkOf(anchor, anchors[placed[at - 1]], next);
    const closed = trunk.parentNode.contains(next ?? null);
    const beside = last[0]?.parentNode === trunk.parentNode;

    last = trunk === anchor ? NONE : siblingsUntil(trunk, next, closed ? Infinity : beside ? last.length : 1);
    found[index] = last;
  });
  return found;
}

/* What of a region does not hold the title: it goes when an entry is folded to one line. */
function findRest(region, anchor) {
  const rest = [];
  let inner = anchor;

  if (region.length === 0)
    return rest;
  while (!isBlock(inner))
    inner = inner.parentNode;
  for (; inner !== region[0]; inner = inner.parentNode) {
    for (const child of inner.parentNode.children) {
      if (child !== inner && !isOwn(child))
        rest.push(child);
    }
  }
  return [...rest, ...region.slice(1)];
}

const touched = new Set(); // elements of the page that have a class of ours

/* Sets a class on elements of the page, and takes it away without a trace. */
function toggleClass(elements, name, on) {
  for (const element of elements) {
    if (element.classList.contains(name) === on)
      continue;
    element.classList.toggle(name, on);
    touched.add(element);
    if (!on && element.classList.length === 0)
      element.removeAttribute('class');
  }
}

/* A seen paper is quiet: it can be read, and does not call. */
function isQuiet(entry) {
  return entry.state === 'seen' || entry.effects?.includes('dim') === true ||
    entry.effects?.includes('hide') === true;
}

function clearRegions() {
  for (const name of ['glossator-quiet', 'glossator-folded', 'glossator-hidden'])
    toggleClass(touched, name, false);
  touched.clear();
  regions = [];
}
