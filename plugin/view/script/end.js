/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Shows it all, and shows it again whenever the host has changed the page.
 */
const FIRST_PAUSE = 50;    // ms between two repairs of a page that keeps changing
const LONGEST_PAUSE = 5000;
const LONG_REST = 500;     // ms without a change after which a page counts as quiet again

/* Before the first paint only as many entries of this height, in px, are marked as the view holds:
 * most of the time goes into a new layout of each title. The others follow, some at a time. */
const LEAST_HEIGHT = 24;
const MORE_MARKS = 60;
const MORE_PAUSE = 30; // ms, in which the page is painted

let last = -Infinity;
let pause = 0;
let timer = 0;
let filled = 0;
let filling = 0;

/* Takes out all that was inserted, and joins the text nodes that were split for it. */
function clear() {
  const parents = new Set(anchors.map(anchor => anchor.parentNode));

  closeFloating({focus: false});
  clearTimeout(filling);
  filled = 0;
  globalThis.CSS?.highlights?.delete('glossator-pale');
  clearRegions();
  clearLines();
  out.clear();
  for (const element of document.querySelectorAll(`[data-glossator="${MARK}"]`))
    element.remove();
  for (const parent of parents)
    parent?.normalize();
  controls.clear();
  anchors = [];
  marks = [];
  strip = null;
}

/* Finds the places of the entries; gives those with a title in the text, in the order of it. */
function placeEntries({content, heading}) {
  const page = locate(content);
  const placed = [];

  message.entries.forEach((entry, index) => {
    if (entry.in_subject && heading !== null)
      anchors[index] = heading;
    else if (page.places[index] !== undefined)
      placed.push({index, end: page.places[index] + entry.key.length - 1});
  });
  placed.sort((one, other) => one.end - other.end);
  findAnchors(content, page, placed);
  return placed.map(({index}) => index);
}

function insertMark(index) {
  let before = anchors[index];

  // of another title at the same place
  while (before.nextSibling !== null && isOwn(before.nextSibling))
    before = before.nextSibling;
  marks[index] = createMark(index);
  before.after(marks[index]);
}

/* Marks entries in their order, until so many that are shown are; the others follow. */
function insertMarks(most) {
  let shown = 0;

  for (; filled < message.entries.length && shown < most; filled++) {
    if (anchors[filled] === undefined)
      continue;
    insertMark(filled);
    shown += !out.has(filled);
  }
  clearTimeout(filling);
  if (filled < message.entries.length)
    filling = setTimeout(insertMarks, MORE_PAUSE, MORE_MARKS);
  observer.takeRecords();
}

function annotate(found) {
  order = placeEntries(found);
  regions = findRegions(order);
  if (message.summary !== null) {
    strip = createStrip();
    found.content.prepend(strip);
  }
  filter();
  insertMarks(kept.scroll ? Infinity : Math.ceil(innerHeight / LEAST_HEIGHT));
}

function focusAgain(name) {
  if (name === null || name === undefined)
    return;
  insertMarks(Infinity);
  controls.get(name)?.focus({preventScroll: true});
}

function isComplete() {
  return (message.summary === null || strip?.isConnected === true) &&
    message.entries.every((_, index) =>
      (index < filled ? marks : anchors)[index]?.isConnected === true);
}

/* How far below the top of the view the first title in it stands, and which it is. */
function readScroll() {
  if (scrollY === 0)
    return null;
  insertMarks(Infinity);
  const index = marks.findIndex(mark => mark?.isConnected && mark.getBoundingClientRect().top >= 0);

  return index < 0 ? null : {index, top: marks[index].getBoundingClientRect().top};
}

function restoreScroll(scroll) {
  const mark = scroll ? marks[scroll.index] : undefined;

  if (mark?.isConnected)
    scrollBy({top: mark.getBoundingClientRect().top - scroll.top, behavior: 'instant'});
}

function nameOfFocus() {
  const focused = focusedElement();

  return [...controls].find(([, control]) => control === focused)?.[0] ?? floating?.name ?? null;
}

/* What its user has done here, for what is shown next. */
function remember() {
  return {
    states: [...chosen.states],
    tags: [...chosen.tags],
    opened: message.entries.map((_, index) => index).filter(index =>
      controls.get(`opener-${index}`)?.getAttribute('aria-expanded') === 'true'),
    focus: nameOfFocus(),
    floating: floating?.name,
    toldNotice,
    scroll: readScroll(),
  };
}

function repair() {
  const focus = nameOfFocus();

  timer = 0;
  last = performance.now();
  pause = Math.min(Math.max(2 * pause, FIRST_PAUSE), LONGEST_PAUSE);
  clear();
  if (!document.adoptedStyleSheets.includes(pageSheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, pageSheet];
  const found = findMessage();
  if (found !== null)
    annotate(found);
  focusAgain(focus);
  observer.takeRecords();
}

/* Repairs at once, before the next paint; a page that keeps changing is repaired ever more rarely. */
function pageChanged() {
  const rested = performance.now() - last;

  if (timer !== 0 || isComplete())
    return;
  // the host has yet to write the message: what comes before it is no repair
  if (anchors.length === 0 && findMessage() === null)
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
  /* Restores the page; gives what was done in it if the same message is shown next. */
  remove(next) {
    const memory = next === message.message ? remember() : {};

    observer.disconnect();
    clearTimeout(timer);
    clear();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== pageSheet);
    delete globalThis.glossator;
    return memory;
  },
  /* Says in the strip what goes on; nothing if the text is empty. */
  tell(text) {
    progress = text;
    showProgress();
    observer.takeRecords();
  },
};

repair();
restoreScroll(kept.scroll);
focusAgain(kept.focus);
if (kept.floating)
  controls.get(kept.floating)?.click();
pause = 0;
observer.observe(document, {childList: true, subtree: true});
// if the first paint was held until now
globalThis.glossatorRelease?.();
return anchors.filter(anchor => anchor.isConnected).length;
