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

/* Margins that are filled before the first paint: more than a view can hold; and then at a time. */
const FIRST_MARGINS = 40;
const MORE_MARGINS = 60;

let last = -Infinity;
let pause = 0;
let timer = 0;
let filled = 0;
let filling = 0;

message.subject = fold(message.subject);
for (const entry of message.entries) {
  entry.key = fold(entry.key);
  entry.occurrence ??= 0;
}

/* Takes out all that was inserted, and joins the text nodes that were split for it. */
function clear() {
  const parents = new Set();

  closeFloating({focus: false});
  clearTimeout(filling);
  filled = 0;
  globalThis.CSS?.highlights?.delete('glossator-pale');
  clearRegions();
  for (const element of document.querySelectorAll(`[data-glossator="${MARK}"]`)) {
    parents.add(element.parentNode);
    element.remove();
  }
  for (const parent of parents)
    parent.normalize();
  controls.clear();
  marks = [];
  strip = null;
}

function insertMarks({content, heading}) {
  const page = locate(content);
  const found = [];

  message.entries.forEach((entry, index) => {
    if (entry.in_subject && heading !== null) {
      marks[index] = createHost('glossator-margin');
      heading.after(marks[index]);
    } else if (page.places[index] !== undefined) {
      marks[index] = createHost('glossator-margin');
      found.push({mark: marks[index], end: page.places[index] + entry.key.length - 1});
    }
  });
  // from the end, so that splitting a text node leaves the offsets before it as they are
  found.sort((one, other) => other.end - one.end);
  for (const {mark, end} of found)
    insertAfterTitle(content, mark, page.nodes[nodeAt(page, end)], endOf(page, end));
}

/* Fills margins in their order; those far below the first view come after it is painted. */
function fillMargins(most) {
  const end = Math.min(filled + most, message.entries.length);

  for (; filled < end; filled++) {
    if (marks[filled] !== undefined)
      fillMargin(filled, marks[filled]);
  }
  clearTimeout(filling);
  if (filled < message.entries.length)
    filling = setTimeout(fillMargins, 0, MORE_MARGINS);
}

function annotate(found) {
  insertMarks(found);
  regions = findRegions();
  quieten();
  if (message.summary !== null) {
    strip = createStrip();
    found.content.prepend(strip);
  }
  fillMargins(kept.scroll ? Infinity : FIRST_MARGINS);
  filter();
}

function focusAgain(name) {
  if (name === null || name === undefined)
    return;
  fillMargins(Infinity);
  controls.get(name)?.focus({preventScroll: true});
}

function isComplete() {
  return (message.summary === null || strip?.isConnected === true) &&
    marks.filter(mark => mark.isConnected).length === message.entries.length;
}

/* How far below the top of the view the first title in it stands, and which it is. */
function readScroll() {
  if (scrollY === 0)
    return null;
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
return marks.filter(mark => mark.isConnected).length;
