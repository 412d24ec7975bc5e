/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The body of a function that runs in a script world of our own. Its arguments are `payload`, the
 * finished annotations as JSON (see gls-payload.c), and `style`, the text of annotate.css.
 *
 * The hosts rewrite the HTML of a message, so places are found by what a reader sees: the letters
 * and digits of the text. Every string is inserted as text, never as markup.
 */
'use strict';

globalThis.glossator?.remove();

const WINDOW = 16;            // characters by which a text is searched for all titles at once
const SPARE_PLACES = 16;      // places kept of a title beyond the one that is asked for
const MOST_COMPARISONS = 2e6; // of a title with a place: more happen in hostile texts only
const FIRST_PAUSE = 50;       // ms between two repairs of a page that keeps changing
const LONGEST_PAUSE = 5000;
const LONG_REST = 500;        // ms without a change after which a page counts as quiet again

const NONE = [];
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'select', 'iframe',
  'object', 'svg', 'math']);
const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'del', 'em', 'font',
  'i', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup',
  'tt', 'u', 'var']);

const message = JSON.parse(payload);
const sheet = new CSSStyleSheet();
const folds = [];
let comparisons = 0;
let marks = [];
let last = -Infinity;
let pause = 0;
let timer = 0;

sheet.replaceSync(style);

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
  if (UNREAD.has(node.localName) || node.classList.contains('glossator') ||
      (message.excluded !== null && node.matches(message.excluded)))
    return NodeFilter.FILTER_REJECT;
  return NodeFilter.FILTER_SKIP;
}

/*
 * The folded text of an element, with the way back: text node `nodes[i]` begins at `starts[i]`, and
 * what stands at `n` in the text ends before character `ends[n]` of its node.
 */
function readText(element) {
  const walker = document.createTreeWalker(element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, acceptNode);
  const page = {text: '', nodes: [], starts: [], ends: []};
  const pieces = [];

  while (walker.nextNode()) {
    let end = 0;

    page.nodes.push(walker.currentNode);
    page.starts.push(page.ends.length);
    const {data} = walker.currentNode;
    while (end < data.length) {
      const code = data.codePointAt(end);
      const folded = foldCode(code);

      end += code > 0xffff ? 2 : 1;
      if (folded === '')
        continue;
      pieces.push(folded);
      for (let i = 0; i < folded.length; i++)
        page.ends.push(end);
    }
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

/* Whether a line or an element begins at a place, as it does at most titles. */
function beginsLine(page, place) {
  const index = nodeAt(page, place);

  if (page.starts[index] === place)
    return true;
  const node = page.nodes[index];
  return /\n\s*[^\s\p{L}\p{N}]*\s*$/u.test(
    node.data.slice(page.ends[place - 1], page.ends[place] - 1));
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

function createElement(name, className, text) {
  const element = document.createElement(name);

  element.className = className;
  if (text !== undefined)
    element.textContent = text;
  return element;
}

function createTags(entry) {
  const group = createElement('span', 'glossator glossator-tags');
  const tags = entry.tags.map(index => message.tags[index]);
  const names = tags.map(tag => tag.name).join(message.tags_separator);

  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', message.tags_label.replace('%s', () => names));
  for (const tag of tags) {
    const pill = createElement('span', 'glossator glossator-tag', tag.name);

    pill.dir = 'auto';
    pill.dataset.colour = tag.colour;
    group.append(pill, ' ');
  }
  return group;
}

function jump(event) {
  const target = marks[Number(event.currentTarget.dataset.target) - 1];

  if (event.type === 'keydown' && event.key !== 'Enter')
    return;
  event.preventDefault();
  target?.scrollIntoView({block: 'center'});
  target?.classList.remove('glossator-target');
  requestAnimationFrame(() => target?.classList.add('glossator-target'));
}

function createState(entry) {
  const state = createElement('span', 'glossator glossator-state', entry.label);

  state.dir = 'auto';
  state.dataset.state = entry.state;
  if (entry.target !== undefined) {
    state.setAttribute('role', 'link');
    state.tabIndex = 0;
    state.dataset.target = entry.target;
    state.addEventListener('click', jump);
    state.addEventListener('keydown', jump);
  }
  return state;
}

/* The margin begins with a space, so that a title and its tags never read as one word. */
function createMargin(entry) {
  const margin = createElement('span', 'glossator glossator-margin');

  margin.append(' ');
  if (entry.tags.length > 0)
    margin.append(createTags(entry));
  margin.append(createState(entry));
  return margin;
}

/*
 * The parts of the page that show the message, or nothing while another page is shown: in Liferea
 * the message's place can also hold a web page.
 */
function findMessage() {
  const content = message.content === null ? document.body : document.querySelector(message.content);
  const heading = message.heading === null ? null : document.querySelector(message.heading);

  if (content === null || (message.heading !== null && heading === null))
    return null;
  if (heading !== null && message.subject !== '' && fold(heading.textContent) !== message.subject)
    return null;
  return {content, heading};
}

/* Takes out all that was inserted, and joins the text nodes that were split for it. */
function clear() {
  const parents = new Set();

  for (const element of document.querySelectorAll('.glossator-margin, .glossator-summary')) {
    parents.add(element.parentNode);
    element.remove();
  }
  for (const parent of parents)
    parent.normalize();
  marks = [];
}

function annotate({content, heading}) {
  const page = readText(content);
  const places = findPlaces(page.text);
  const taken = new Set();
  const found = [];
  let after = -1;

  message.entries.forEach((entry, index) => {
    if (entry.in_subject && heading !== null) {
      marks[index] = createMargin(entry);
      heading.after(marks[index]);
      return;
    }
    const place = choosePlace(page, entry, places.get(entry.key) ?? [], taken, after);
    if (place === undefined)
      return;
    taken.add(place);
    after = place;
    marks[index] = createMargin(entry);
    found.push({mark: marks[index], end: place + entry.key.length - 1});
  });
  // from the end, so that splitting a text node leaves the offsets before it as they are
  found.sort((one, other) => other.end - one.end);
  for (const {mark, end} of found)
    insertAfterTitle(content, mark, page.nodes[nodeAt(page, end)], page.ends[end]);

  if (message.summary === null)
    return;
  const summary = createElement('div', 'glossator glossator-summary', message.summary);
  summary.setAttribute('role', 'note');
  content.prepend(summary);
}

function isComplete() {
  return (message.summary === null || document.querySelector('.glossator-summary') !== null) &&
    marks.filter(mark => mark.isConnected).length === message.entries.length;
}

function repair() {
  timer = 0;
  last = performance.now();
  pause = Math.min(Math.max(2 * pause, FIRST_PAUSE), LONGEST_PAUSE);
  clear();
  if (!document.adoptedStyleSheets.includes(sheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const found = findMessage();
  if (found !== null)
    annotate(found);
  observer.takeRecords();
}

/* Repairs at once, before the next paint; a page that keeps changing is repaired ever more rarely. */
function pageChanged() {
  const rested = performance.now() - last;

  if (timer !== 0 || isComplete())
    return;
  if (rested > 4 * pause + LONG_REST)
    pause = 0;
  if (rested >= pause)
    repair();
  else
    timer = setTimeout(repair, pause - rested);
}

const observer = new MutationObserver(pageChanged);

globalThis.glossator = {
  remove() {
    observer.disconnect();
    clearTimeout(timer);
    clear();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
    delete globalThis.glossator;
  },
};

repair();
pause = 0;
observer.observe(document, {childList: true, subtree: true});
return marks.filter(mark => mark.isConnected).length;
