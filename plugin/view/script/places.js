/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Where the titles of a message stand in the page. The hosts rewrite its HTML, so places are found by
 * what a reader sees: the letters and digits of the text.
 */

const WINDOW = 16;            // characters by which a text is searched for all titles at once
const SPARE_PLACES = 16;      // places kept of a title beyond the one that is asked for
const MOST_COMPARISONS = 2e6; // of a title with a place: more happen in hostile texts only

const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'select', 'iframe',
  'object', 'svg', 'math']);
const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'br', 'cite', 'code', 'del', 'em',
  'font', 'i', 'img', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong',
  'sub', 'sup', 'tt', 'u', 'var']);

const folds = [];
let comparisons = 0;

/*
 * The letters and digits of a character, as gls_text_page_key() folds them; but it looks at whole
 * words for the sigma that ends one, so the keys that it made are folded once more.
 */
function foldCode(code) {
  let folded = folds[code];

  if (folded === undefined) {
    folded = String.fromCodePoint(code).normalize('NFKD').toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '').replace(/ς/g, 'σ');
    folds[code] = folded;
  }
  return folded;
}

function fold(text) {
  return Array.from(text, character => foldCode(character.codePointAt(0))).join('');
}

message.subject = fold(message.subject);
for (const entry of message.entries) {
  entry.key = fold(entry.key);
  entry.occurrence ??= 0;
}

function acceptNode(node) {
  if (node.nodeType === Node.TEXT_NODE)
    return NodeFilter.FILTER_ACCEPT;
  if (UNREAD.has(node.localName) || isOwn(node) ||
      (message.excluded !== null && node.matches(message.excluded)))
    return NodeFilter.FILTER_REJECT;
  return NodeFilter.FILTER_SKIP;
}

/* What the characters of a text fold to, one by one, and where each of them ends. */
function foldData(data) {
  const pieces = [];
  const ends = [];
  let end = 0;

  while (end < data.length) {
    const code = data.codePointAt(end);
    const folded = foldCode(code);

    end += code > 0xffff ? 2 : 1;
    if (folded === '')
      continue;
    pieces.push(folded);
    for (let i = 0; i < folded.length; i++)
      ends.push(end);
  }
  return {text: pieces.join(''), ends};
}

/* ASCII, which most text is, folds in one go. */
function foldText(data) {
  return /[^\0-\x7f]/.test(data) ? foldData(data).text
    : data.replace(/[^A-Za-z0-9]+/g, '').toLowerCase();
}

/*
 * The folded text of an element, with the way back: what text node `nodes[i]` holds begins at
 * `starts[i]` in it. Where in its node a letter stands is asked for few of them: see endOf().
 */
function readText(element) {
  const walker = document.createTreeWalker(element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, acceptNode);
  const page = {text: '', nodes: [], starts: [], ends: new Map()};
  const pieces = [];
  let length = 0;

  while (walker.nextNode()) {
    const folded = foldText(walker.currentNode.data);

    if (folded === '')
      continue;
    page.nodes.push(walker.currentNode);
    page.starts.push(length);
    pieces.push(folded);
    length += folded.length;
  }
  page.text = pieces.join('');
  return page;
}

/* Searches for titles that share the length of their windows, in one pass with a rolling hash. */
function searchWindows(text, length, wanted, places) {
  const windows = new Map();
  const filter = new Uint8Array(0x10000);
  const hashOf = string => {
    let hash = 0;

    for (let i = 0; i < length; i++)
      hash = Math.imul(hash, 31) + string.charCodeAt(i) | 0;
    return hash;
  };
  let outgoing = 1;
  let hash = hashOf(text);

  for (let i = 1; i < length; i++)
    outgoing = Math.imul(outgoing, 31);
  for (const key of wanted.keys()) {
    const start = hashOf(key);

    windows.set(start, [...windows.get(start) ?? NONE, key]);
    filter[start & 0xffff] = 1;
  }
  for (let at = 0; at + length <= text.length; at++) {
    for (const key of filter[hash & 0xffff] === 1 ? windows.get(hash) ?? NONE : NONE) {
      const found = places.get(key);

      if (found.length >= wanted.get(key))
        continue;
      if (++comparisons > MOST_COMPARISONS)
        return;
      if (text.startsWith(key, at))
        found.push(at);
    }
    hash = hash - Math.imul(text.charCodeAt(at), outgoing) | 0;
    hash = Math.imul(hash, 31) + text.charCodeAt(at + length) | 0;
  }
}

/* Where the titles stand in the text: for each key the places, in order. */
function findPlaces(text) {
  const byLength = new Map();
  const places = new Map();

  comparisons = 0;
  for (const entry of message.entries) {
    const length = Math.min(entry.key.length, WINDOW);

    if (length === 0 || entry.in_subject)
      continue;
    if (!byLength.has(length))
      byLength.set(length, new Map());
    const wanted = byLength.get(length);
    wanted.set(entry.key,
      Math.max(wanted.get(entry.key) ?? 0, entry.occurrence + 1 + SPARE_PLACES));
    places.set(entry.key, []);
  }
  for (const [length, wanted] of byLength)
    searchWindows(text, length, wanted, places);
  return places;
}

/* The index of the text node that holds what stands at a place. */
function nodeAt(page, place) {
  let low = 0;
  let high = page.starts.length;

  while (high - low > 1) {
    const middle = low + high >> 1;

    if (page.starts[middle] <= place)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* Where the letter at a place ends in its node. */
function endOf(page, place) {
  const index = nodeAt(page, place);

  if (!page.ends.has(index))
    page.ends.set(index, foldData(page.nodes[index].data).ends);
  return page.ends.get(index)[place - page.starts[index]];
}

/* Whether a line or an element begins at a place, as it does at most titles. */
function beginsLine(page, place) {
  const index = nodeAt(page, place);

  if (page.starts[index] === place)
    return true;
  const node = page.nodes[index];
  return /\n\s*[^\s\p{L}\p{N}]*\s*$/u.test(
    node.data.slice(endOf(page, place - 1), endOf(page, place) - 1));
}

/*
 * The place of an entry. A host may have dropped text before it, so that the count is wrong: a place
 * that does not begin a line then gives way to one that does.
 */
function choosePlace(page, entry, places, taken, after) {
  const counted = places[entry.occurrence];
  const free = places.filter(place => !taken.has(place));

  if (free.includes(counted) && beginsLine(page, counted))
    return counted;
  const clean = free.filter(place => beginsLine(page, place));
  return clean.find(place => place > after) ?? (free.includes(counted) ? counted : undefined) ??
    free.find(place => place > after) ?? free[0];
}

/* The page's text, and for each entry the place of its title in it, if it has one there. */
function locate(content) {
  const page = readText(content);
  const found = findPlaces(page.text);
  const taken = new Set();
  let after = -1;

  page.places = message.entries.map(entry => {
    const place = choosePlace(page, entry, found.get(entry.key) ?? NONE, taken, after);

    if (place !== undefined) {
      taken.add(place);
      after = place;
    }
    return place;
  });
  return page;
}

/* Whether anything is shown in an element after a node in it. */
function endsElement(node, element) {
  for (let next = node.nextSibling; next !== null; next = next.nextSibling) {
    if (/\S/.test(next.textContent))
      return false;
  }
  return node.parentNode === element;
}

/* Inserts an element after the words of a title: not inside a link, but still in its heading. */
function insertAfterTitle(content, mark, node, offset) {
  const link = node.parentElement.closest('a, button');

  if (link !== null && content.contains(link) && link !== content) {
    node = link;
  } else {
    offset += /^[.,:;?!…)\]}"'”’»]*/u.exec(node.data.slice(offset))[0].length;
    if (/\S/.test(node.data.slice(offset)))
      node.splitText(offset);
  }
  while (node.parentElement !== content && INLINE.has(node.parentElement.localName) &&
         endsElement(node, node.parentElement))
    node = node.parentElement;
  node.after(mark);
}

/*
 * The parts of the page that show the message, or nothing while another page is shown: in Liferea
 * the message's place can also hold a web page.
 */
function findMessage() {
  const content = message.content === null ? pageBody() : document.querySelector(message.content);
  const heading = message.heading === null ? null : document.querySelector(message.heading);

  if (content === null || (message.heading !== null && heading === null))
    return null;
  if (heading !== null && message.subject !== '' && fold(heading.textContent) !== message.subject)
    return null;
  return {content, heading};
}
