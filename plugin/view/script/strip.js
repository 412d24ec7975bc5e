/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The strip at the top of a digest: counts, the picture of the digest, filters, and what is to be
 * done with all of it.
 */
const MOST_TAGS = 12; // shown before the others are asked for

/* Sizes of a cell of the picture, in px, for up to so many papers. */
const CELL_SIZES = [[60, 16], [200, 12], [Infinity, 9]];

function labelCell(cell, index) {
  const {title, label, tags} = message.entries[index];

  cell.title = [`#${index + 1} ${title}: ${label}`, ...tags.map(({rule}) => message.tags[rule].name)]
    .join(words.separator);
  cell.setAttribute('aria-label', cell.title);
}

/* There are many cells: they are copies of one, and share its listener. */
function createPicture() {
  const picture = createElement('div', 'picture');
  const cell = createButton('cell');
  const cells = message.entries.map(({state, effects}, index) => {
    const copy = cell.cloneNode();

    copy.dataset.state = state;
    if (effects?.includes('star'))
      copy.classList.add('star');
    labelCell(copy, index);
    controls.set(`cell-${index}`, copy);
    return copy;
  });
  const [, size] = CELL_SIZES.find(([most]) => cells.length <= most);

  picture.style.setProperty('--cell', `${size}px`);
  picture.setAttribute('role', 'toolbar');
  picture.setAttribute('aria-label', words.picture);
  picture.append(...cells);
  picture.addEventListener('click', ({target}) => {
    if (target !== picture)
      jumpTo(cells.indexOf(target), {focus: true});
  });
  rove(picture, cells);
  return picture;
}

function countBy(valuesOf) {
  const counts = new Map();

  for (const entry of message.entries) {
    for (const value of valuesOf(entry))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function createChip(kind, value, label, count) {
  const set = chosen[kind];
  const chip = createButton('chip', undefined, `chip-${kind}-${value}`,
    () => choose(set, value, chip));
  const text = createElement('span', '', label);

  text.dir = 'auto';
  chip.append(text, ' ', createElement('span', 'count', count));
  chip.setAttribute('aria-pressed', String(set.has(value)));
  return chip;
}

function createStateChips() {
  const counts = countBy(entry => [entry.state]);

  return message.states.filter(({name}) => counts.has(name)).map(({name, label}) => {
    const chip = createChip('states', name, label, counts.get(name));

    chip.prepend(createShape(name));
    return chip;
  });
}

/* The tags that occur, most frequent first. */
function createTagChips() {
  const counts = countBy(entry => entry.tags.map(({rule}) => rule));
  const rules = [...counts.keys()].sort((one, other) =>
    counts.get(other) - counts.get(one) || one - other);

  return rules.map(rule => {
    const {name, colour} = message.tags[rule];
    const chip = createChip('tags', name, name, counts.get(rule));

    chip.dataset.colour = colour;
    chip.classList.add('tag');
    return chip;
  });
}

function showMore(more, chips) {
  for (const chip of chips)
    chip.hidden = false;
  more.hidden = true;
  chips[0].focus();
}

function createFilters() {
  const row = createElement('div', 'chips');
  const states = createStateChips();
  const tags = createTagChips();
  const far = tags.slice(MOST_TAGS).filter(chip => chip.getAttribute('aria-pressed') !== 'true');
  const all = [...states, ...tags];

  if (all.length < 2)
    return null;
  row.setAttribute('role', 'toolbar');
  row.setAttribute('aria-label', words.filters);
  row.append(...states);
  if (states.length > 0 && tags.length > 0)
    row.append(createElement('span', 'divider'));
  row.append(...tags);
  if (far.length > 1) {
    const more = createButton('chip', fill(words.more, far.length), 'chip-more',
      () => showMore(more, far));

    for (const chip of far)
      chip.hidden = true;
    row.append(more);
    all.push(more);
  }
  rove(row, all);
  return row;
}

let progress = ''; // what goes on, such as looking papers up
let progressLine = null;

function showProgress() {
  if (progressLine === null)
    return;
  progressLine.textContent = progress;
  progressLine.hidden = progress === '';
}

function createHead() {
  const head = createElement('div', 'head');
  const summary = createElement('p', 'summary', message.summary);
  const shown = createElement('span', 'shown');
  const buttons = createElement('div', 'buttons');

  summary.dir = 'auto';
  shown.setAttribute('role', 'status');
  progressLine = createElement('span', 'note');
  progressLine.dir = 'auto';
  progressLine.setAttribute('role', 'status');
  showProgress();
  head.append(summary, shown, progressLine);
  if (message.errors.length > 0) {
    const error = createButton('error', undefined, 'errors', () => openErrors(error));

    const label = createElement('span', '', message.errors_label);

    label.dir = 'auto';
    error.append(createElement('span', 'warning', '!'), label);
    error.setAttribute('aria-expanded', 'false');
    head.append(error);
  }
  if (bridge !== null && message.entries.length > 0) {
    const seen = createButton('', words.mark_all_seen, 'all-seen', () => send('mark-all-seen', {}));
    const hide = createButton('toggle', words.hide_seen, 'hide-seen', () => hideSeen(hide));

    seen.disabled = message.entries.every(({state}) => state === 'seen' || state === 'repeat');
    hide.setAttribute('aria-pressed', String(hidesSeen));
    buttons.append(seen, hide);
    head.append(buttons);
  }
  return head;
}

let toldNotice = kept.toldNotice; // number of the notice that was closed

/* What was changed last, and the way back; it floats, so that nothing moves. */
function createToast() {
  const toast = createElement('div', 'toast');
  const undo = createButton('', words.undo, 'undo', () => send('undo', {}));
  const close = createButton('flat close', '×', 'toast-close', () => {
    toldNotice = message.notice_number;
    toast.remove();
  });

  toast.setAttribute('role', 'status');
  close.setAttribute('aria-label', words.close);
  toast.append(createElement('span', '', message.notice), ...message.undo ? [undo] : [], close);
  return toast;
}

function createStrip() {
  const host = createHost('glossator-strip');
  const box = createElement('div', 'strip');

  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', words.strip);
  box.append(createHead());
  if (message.entries.length > 1) {
    box.append(createPicture());
    const filters = createFilters();
    if (filters !== null)
      box.append(filters);
  }
  attachTree(host, box, ...message.notice && message.notice_number !== toldNotice ? [createToast()] : []);
  return host;
}
