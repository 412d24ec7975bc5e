/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Where the titles of a message stand in the page. The hosts rewrite its HTML, so places are found by
 * what a reader sees: the letters and digits of the text.
 */

const BLOCK_SIZES = [16, 8, 4, 1]; // characters of a text that are looked up at once
const SPARE_PLACES = 16;      // places kept of a title beyond the one that is asked for
const MOST_COMPARISONS = 2e6; // of a title with a place: more happen in hostile texts only

const UNREAD = 'script, style, noscript, template, textarea, select, iframe, object, svg, math';
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
function fold(text) {
  return /[^\0-\x7f]/.test(text) ? foldData(text).text
    : text.replace(/[^A-Za-z0-9]+/g, '').toLowerCase();
}

message.subject = fold(message.subject);
for (const entry of message.entries) {
  entry.key = fold(entry.key);
  entry.occurrence ??= 0;
}

/* Leads through the text of an element that a reader sees, without what is ours. */
function walkText(element) {
  const selector = `${UNREAD}, [data-glossator="${MARK}"]`;
  const unread = new Set(element.querySelectorAll(
    message.excluded === null ? selector : `${selector}, ${message.excluded}`));

  if (unread.size === 0)
    return document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  return document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    node => node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT
      : unread.has(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
}

/*
 * The folded text of an element, with the way back: what text node `nodes[i]` holds begins at
 * `starts[i]` in it. Where in its node a letter stands is asked for few of them: see endOf().
 */
function readText(element) {
  const walker = walkText(element);
  const page = {text: '', nodes: [], starts: [], ends: new Map()};
  const pieces = [];
  let length = 0;

  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const folded = fold(node.data);

    if (folded === '')
      continue;
    page.nodes.push(node);
    page.starts.push(length);
    pieces.push(folded);
    length += folded.length;
  }
  page.text = pieces.join('');
  return page;
}

/* The value of a key in a map of lists; an empty one is made for a new key. */
function listOf(map, key) {
  let list = map.get(key);

  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}

/*
 * Searches for titles of at least two blocks less one character. The text is looked at block by
 * block: wherever a title stands, it holds a whole block that begins in its first `size` characters.
 * Where one is met, the first characters of a title that would stand there are looked up.
 */
function searchBlocks(text, size, wanted, places) {
  const least = 2 * size - 1;
  const offsets = new Map(); // of a block in the titles that begin with it, last first
  const titles = new Map();  // by their first characters

  for (const key of wanted.keys()) {
    listOf(titles, key.slice(0, least)).push(key);
    for (let offset = 0; offset < size; offset++) {
      const known = listOf(offsets, key.slice(offset, offset + size));

      if (!known.includes(offset))
        known.push(offset);
    }
  }
  offsets.forEach(known => known.length > 1 && known.sort((one, other) => other - one));
  for (let at = 0; at + size <= text.length; at += size) {
    for (const offset of offsets.get(text.slice(at, at + size)) ?? NONE) {
      const place = at - offset;

      for (const key of titles.get(text.slice(Math.max(place, 0), place + least)) ?? NONE) {
        const found = places.get(key);

        if (found.length >= wanted.get(key))
          continue;
        if (++comparisons > MOST_COMPARISONS)
          return;
        if (text.startsWith(key, place))
          found.push(place);
      }
    }
  }
}

/* Where the titles stand in the text: for each key the places, in order. */
function findPlaces(text) {
  const bySize = new Map();
  const places = new Map();

  comparisons = 0;
  for (const {key, occurrence, in_subject} of message.entries) {
    if (key.length === 0 || in_subject)
      continue;
    const size = BLOCK_SIZES.find(most => key.length >= 2 * most - 1);

    if (!bySize.has(size))
      bySize.set(size, new Map());
    const wanted = bySize.get(size);
    wanted.set(key, Math.max(wanted.get(key) ?? 0, occurrence + 1 + SPARE_PLACES));
    places.set(key, []);
  }
  for (const [size, wanted] of bySize)
    searchBlocks(text, size, wanted, places);
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

/* Where the letter at a place ends in its node; `index` is that of the node, if it is known. */
function endOf(page, place, index = nodeAt(page, place)) {
  const {data} = page.nodes[index];

  // most titles fill their node
  if (place + 1 === (page.starts[index + 1] ?? page.text.length) && /[A-Za-z0-9]$/.test(data))
    return data.length;
  if (!page.ends.has(index))
    page.ends.set(index, foldData(data).ends);
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

/* The node after a title: not inside a link, but still in its heading. */
function anchorOf(content, node, offset) {
  const link = node.parentElement.closest('a, button');

  if (link !== null && content.contains(link) && link !== content) {
    node = link;
  } else {
    offset += /^[.,:;?!…)\]}"'”’»]*/u.exec(node.data.slice(offset))[0].length;
    const rest = node.data.slice(offset);
    // in a text mail the line ends here, and not where a link behind it begins
    if (/\S/.test(rest) || (node.nextSibling !== null && rest.includes('\n')))
      node.splitText(offset);
  }
  while (node.parentElement !== content && INLINE.has(node.parentElement.localName) &&
         endsElement(node, node.parentElement))
    node = node.parentElement;
  return node;
}

/*
 * The nodes after which marks are put, of entries in the order of their titles. A text node is split
 * at each title in it that more text follows: what comes next then stands in the rest of it.
 */
function findAnchors(content, page, placed) {
  const ends = placed.map(({end}) => {
    const node = nodeAt(page, end);

    return {node: page.nodes[node], offset: endOf(page, end, node)};
  });
  let whole = null;
  let rest = null;
  let base = 0;

  placed.forEach(({index}, at) => {
    const {node, offset} = ends[at];

    if (node !== whole) {
      whole = rest = node;
      base = 0;
    }
    const {length} = rest;
    const from = Math.max(offset - base, 0);
    anchors[index] = anchorOf(content, rest, from);
    if (rest.length < length) {
      base += rest.length;
      rest = rest.nextSibling;
    }
  });
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
