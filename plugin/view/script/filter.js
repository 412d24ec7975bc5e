/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * What of the digest is shown: an entry passes if it has one of the chosen states and one of the
 * chosen tags; nothing chosen lets all pass. Entries that do not pass are hidden where they have
 * elements of their own; where they share them with others, only a pale title is left.
 */
const chosen = {states: new Set(kept.states), tags: new Set(kept.tags)};
let hidesSeen = message.hide_seen;

function isSeen(entry) {
  const same = entry.target === undefined ? entry : message.entries[entry.target - 1] ?? entry;

  return entry.state === 'seen' || (same.state === 'seen' && entry.state === 'repeat');
}

function passes(entry) {
  return !(hidesSeen && isSeen(entry)) &&
    (chosen.states.size === 0 || chosen.states.has(entry.state)) &&
    (chosen.tags.size === 0 || entry.tags.some(({rule}) => chosen.tags.has(message.tags[rule].name)));
}

const out = new Set(); // the entries that do not pass, as they are shown

function showPassed(index, passed) {
  const region = regions[index] ?? NONE;

  toggleClass(region.length > 0 ? region : linesOf(index), 'glossator-hidden', !passed);
  marks[index]?.shadowRoot?.querySelector('.margin')
    .classList.toggle('out', !passed && region.length === 0);
  controls.get(`cell-${index}`)?.classList.toggle('out', !passed);
}

/* Shows what passes, in page and picture, and says how many. */
function filter() {
  message.entries.forEach((entry, index) => {
    const passed = passes(entry);

    if (passed !== out.has(index))
      return;
    showPassed(index, passed);
    if (passed)
      out.delete(index);
    else
      out.add(index);
  });
  // text mails and single pages cannot hide titles: they are then pale
  paleTitles();
  const note = strip?.shadowRoot.querySelector('.shown');
  if (note)
    note.textContent = out.size === 0 ? ''
      : fill(words.shown_of, message.entries.length - out.size, message.entries.length);
  observer.takeRecords();
}

function paleTitles() {
  if (!globalThis.CSS?.highlights)
    return;
  const bare = message.entries.map((entry, index) => index)
    .filter(index => !(regions[index]?.length > 0) && anchors[index]?.isConnected &&
      !message.entries[index].in_subject &&
      (isQuiet(message.entries[index]) || !passes(message.entries[index])));

  CSS.highlights.delete('glossator-pale');
  const found = bare.length > 0 ? findMessage() : null;
  if (found === null)
    return;
  const page = locate(found.content);
  const ranges = bare.filter(index => page.places[index] !== undefined).map(index => {
    const from = page.places[index];
    const last = from + message.entries[index].key.length - 1;
    const start = page.nodes[nodeAt(page, from)];
    const range = document.createRange();

    range.setStart(start, startOf(page, start, from));
    range.setEnd(page.nodes[nodeAt(page, last)], endOf(page, last));
    return range;
  });
  CSS.highlights.set('glossator-pale', new Highlight(...ranges));
}

function choose(set, value, chip) {
  if (!set.delete(value))
    set.add(value);
  chip.setAttribute('aria-pressed', String(set.has(value)));
  filter();
}

function hideSeen(toggle) {
  hidesSeen = !hidesSeen;
  toggle.setAttribute('aria-pressed', String(hidesSeen));
  filter();
  send('set-hide-seen', {enabled: hidesSeen});
}
