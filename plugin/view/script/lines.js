/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The lines of an entry whose text stands bare beside that of others, as in a text mail: those behind
 * the line of its title, up to a ruler, or to the blank line before the next title. What stands over
 * a title, such as the date of a paper, cannot be told from the text before it and stays; so does the
 * foot of the message. Lines are put into an element only once they are to be folded.
 */
const RULER = /^[^\S\n]*([-=_*~#])\1{9,}[^\S\n]*$/m;

let order = NONE;         // the entries with a place, in the order of their titles
let stretches = null;     // what stands behind each title, once one is asked for
const lines = new Map();  // by entry: the element that holds its lines, in an array, or nothing

/* Where the title that ends a text begins in it. */
function beginOfTitle(text, key) {
  let at = text.length;

  for (let left = key.length; left > 0 && at > 0;) {
    at -= at > 1 && text.codePointAt(at - 2) > 0xffff ? 2 : 1;
    left -= foldCode(text.codePointAt(at)).length;
  }
  return at;
}

function dataOf(node, isPre) {
  if (node.localName === 'br')
    return '\n';
  if (node.nodeType === Node.COMMENT_NODE)
    return '';
  return isPre && node.nodeType === Node.TEXT_NODE ? node.data
    : node.textContent.replaceAll('\n', ' ');
}

/* What stands beside a title, up to the next one: the nodes, and where their text begins in it all. */
function readStretch(index, nextIndex) {
  const next = anchors[nextIndex];
  const isPre = /^(pre|break)/.test(getComputedStyle(anchors[index].parentElement).whiteSpace);
  const pieces = [];
  let text = '';
  let closed = false;

  for (let node = anchors[index].nextSibling; node !== null && !isBlock(node) && !closed;
       node = node.nextSibling) {
    closed = next !== undefined && node.contains(next);
    if (isOwn(node) || (closed && node.nodeType !== Node.TEXT_NODE))
      continue;
    const data = dataOf(node, isPre);
    pieces.push({node, at: text.length, end: text.length + data.length});
    text += data;
    if (closed)
      text = text.slice(0, beginOfTitle(text, message.entries[nextIndex].key));
  }
  return {pieces, ...findParagraphs(text, closed)};
}

/* The places where the lines of an entry may begin and end, of which each ends a paragraph. */
function findParagraphs(text, closed) {
  const start = text.indexOf('\n');
  const ends = [];
  let isBlank = true;

  if (start < 0)
    return {start, ends, ruled: false};
  const ruler = RULER.exec(text.slice(start + 1));
  const own = ruler !== null ? text.slice(0, start + 1 + ruler.index)
    : closed ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  let at = start + 1;
  for (const line of own.slice(at).split('\n')) {
    const {length} = line.trimEnd();

    if (length > 0 && isBlank)
      ends.push(0);
    if (length > 0)
      ends[ends.length - 1] = at + length;
    isBlank = length === 0;
    at += line.length + 1;
  }
  // what touches the next title belongs to that
  if (ruler === null && closed && ends.length > 1 && !/\n[^\S\n]*\n$/.test(own))
    ends.pop();
  return {start, ends, ruled: ruler !== null};
}

/* A heading may stand before the next title: without a ruler an entry has as many paragraphs as most. */
function readStretches() {
  stretches = [];
  order.forEach((index, at) => {
    let next = at + 1;

    while (next < order.length && anchors[order[next]] === anchors[index])
      next++;
    if (!(regions[index]?.length > 0))
      stretches[index] = {next, ...readStretch(index, order[next])};
  });
  const counts = order.slice(0, -1).map(index => stretches[index]?.ends.length ?? 0)
    .filter(count => count > 0).sort((one, other) => one - other);
  const usual = counts[counts.length - 1 >> 1] ?? 1;
  for (const stretch of stretches.filter(Boolean))
    stretch.end = stretch.ends[Math.min(stretch.ruled ? Infinity : usual, stretch.ends.length) - 1];
}

/* Splits a node behind lines; the titles that ended in it end in the rest. */
function splitBehind({node, at}, end, next) {
  const rest = node.splitText(end - at);

  for (; anchors[order[next]] === node; next++)
    anchors[order[next]] = rest;
}

/* Puts lines into an element of their own. */
function wrapLines({pieces, start, end, next}) {
  const inside = pieces.filter(piece => piece.at < end && piece.end > start);
  const first = inside[0];
  const last = inside[inside.length - 1];
  const element = createElement('span', 'glossator-lines');

  if (last.node.nodeType === Node.TEXT_NODE && last.end > end)
    splitBehind(last, end, next);
  const begin = first.node.nodeType === Node.TEXT_NODE && first.at < start
    ? first.node.splitText(start - first.at) : first.node;
  const stop = (last === first ? begin : last.node).nextSibling;
  begin.before(element);
  for (let node = begin; node !== stop; node = element.nextSibling)
    element.append(node);
  return [element];
}

/* The element that holds the lines of an entry, in an array; none if it has a region, or no lines. */
function linesOf(index) {
  if (anchors[index] === undefined || regions[index]?.length > 0 || message.entries[index].in_subject)
    return NONE;
  if (stretches === null)
    readStretches();
  if (!lines.has(index))
    lines.set(index, stretches[index]?.end === undefined ? NONE : wrapLines(stretches[index]));
  return lines.get(index);
}

function clearLines() {
  for (const [element] of lines.values())
    element?.replaceWith(...element.childNodes);
  lines.clear();
  stretches = null;
  order = NONE;
}
