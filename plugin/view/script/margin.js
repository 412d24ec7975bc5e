/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The margin of an entry: its tags and its state, behind its title. It is one stop of the Tab key.
 */

function jumpTo(index, {focus = false} = {}) {
  insertMarks(Infinity);
  const target = marks[index];

  if (!target?.isConnected)
    return;
  toggleClass([...regions[index] ?? NONE, ...lines.get(index) ?? NONE], 'glossator-hidden', false);
  out.delete(index);
  target.scrollIntoView({block: 'center'});
  if (focus)
    (controls.get(`state-${index}`) ?? controls.get(`tag-${index}-0`))
      ?.focus({preventScroll: true});
  const margin = target.shadowRoot.querySelector('.margin');
  margin.classList.remove('target');
  requestAnimationFrame(() => margin.classList.add('target'));
}

function createShape(state) {
  const shape = createElement('span', 'shape');

  shape.dataset.state = state;
  shape.setAttribute('aria-hidden', 'true');
  return shape;
}

function createTag(index, tag, at) {
  const {name, colour} = message.tags[tag.rule];
  const pill = createButton('tag', name, `tag-${index}-${at}`, () => openWhy(pill, index, tag));

  pill.dir = 'auto';
  pill.dataset.colour = colour;
  pill.setAttribute('aria-expanded', 'false');
  return pill;
}

function createTags(index, entry) {
  const group = createElement('span', 'tags');
  const names = entry.tags.map(({rule}) => message.tags[rule].name).join(words.separator);

  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', fill(words.tags_of, names));
  entry.tags.forEach((tag, at) => group.append(createTag(index, tag, at), ' '));
  return group;
}

/* Asks which other entry is the same paper. */
function openPicker(anchor, index) {
  const box = createPanel(createElement('span', 'panel-title', words.same_title), 'wide');
  const search = createElement('input');
  const list = createElement('div', 'choices');
  const choices = message.entries.map((entry, other) => {
    const choice = createButton('menu-item', `#${other + 1} ${entry.title}`, null, () => {
      closeFloating();
      send('same', {entry: index + 1, other: other + 1});
    });

    choice.dir = 'auto';
    return other === index ? null : {choice, key: fold(`${other + 1}${entry.title}`)};
  }).filter(choice => choice !== null);
  const show = () => list.replaceChildren(...choices
    .filter(({key}) => key.includes(fold(search.value))).slice(0, 50).map(({choice}) => choice));

  search.type = 'search';
  search.placeholder = words.search;
  search.setAttribute('aria-label', words.search);
  search.addEventListener('input', show);
  show();
  box.append(search, list);
  openFloating(anchor, box, {focus: search});
}

function openStateMenu(anchor, index) {
  const entry = message.entries[index];
  const n = index + 1;
  const {target, similar} = entry;
  const ask = (label, action, details) => ({label, act: () => send(action, {entry: n, ...details})});
  const known = ['seen', 'elsewhere', 'updated'].includes(entry.state);

  openMenu(anchor, fill(words.menu_of, entry.label), [
    (target ?? similar) && {label: fill(words.go_to, target ?? similar), opens: true,
      act: () => jumpTo((target ?? similar) - 1, {focus: true})},
    entry.state === 'seen' ? ask(words.mark_unseen, 'mark-unseen') :
      ask(words.mark_seen, 'mark-seen'),
    target && ask(fill(words.not_same_as, target), 'different', {other: target}),
    similar && ask(fill(words.same_as_number, similar), 'same', {other: similar}),
    known && ask(words.not_same, 'different'),
    message.entries.length > 1 && {label: words.same_as, opens: true,
      act: () => openPicker(anchor, index)},
    ask(words.forget, 'forget'),
    message.undo && {label: words.undo_last, act: () => send('undo', {})},
  ]);
}

/* A state leads to the other copy if that stands in the same message; else it opens its menu. */
function createState(index, entry) {
  const link = entry.target !== undefined;
  const act = link ? () => jumpTo(entry.target - 1, {focus: true})
    : () => openStateMenu(state, index);
  const state = createButton('state', undefined, `state-${index}`, act);
  const label = createElement('span', 'label', entry.label);

  label.dir = 'auto';
  state.append(createShape(entry.state), label);
  state.dataset.state = entry.state;
  if (link)
    state.setAttribute('role', 'link');
  if (bridge === null && !link) {
    const still = createElement('span', 'state');

    still.dataset.state = entry.state;
    still.append(createShape(entry.state), label);
    controls.delete(`state-${index}`);
    return [still];
  }
  if (!link) {
    state.setAttribute('aria-haspopup', 'menu');
    return [state];
  }
  if (bridge === null)
    return [state];
  const more = createButton('state more', '▾', `more-${index}`, () => openStateMenu(more, index));
  more.setAttribute('aria-haspopup', 'menu');
  more.setAttribute('aria-label', fill(words.menu_of, entry.label));
  return [state, more];
}

/* An entry that a rule hides is one line, which opens. */
function createOpener(index) {
  const rest = [...findRest(regions[index] ?? NONE, anchors[index]), ...linesOf(index)];

  if (rest.length === 0)
    return null;
  const show = open => {
    toggleClass(rest, 'glossator-folded', !open);
    opener.setAttribute('aria-expanded', String(open));
    opener.textContent = open ? words.fold : words.unfold;
  };
  const opener = createButton('opener', words.unfold, `opener-${index}`, () => {
    // whoever asks for the lines sees them, whatever the filter says
    toggleClass(lines.get(index) ?? NONE, 'glossator-hidden', false);
    show(opener.getAttribute('aria-expanded') !== 'true');
  });

  show(kept.opened?.includes(index) ?? false);
  return opener;
}

/* What others know of the paper: who says what, a line each. */
function createDetails(index, {title, details}) {
  const opener = createButton('opener', words.details, `details-${index}`, () => {
    const heading = createElement('span', 'panel-title', title);
    const box = createPanel(heading, 'wide');

    heading.dir = 'auto';
    for (const detail of details) {
      const line = createElement('p', 'note', detail);

      line.dir = 'auto';
      box.append(line);
    }
    openFloating(opener, box);
  });

  opener.setAttribute('aria-expanded', 'false');
  return opener;
}

function createMark(index) {
  const mark = createHost('glossator-margin');
  const entry = message.entries[index];
  const quiet = isQuiet(entry) && regions[index]?.length > 0;
  const margin = createElement('span', 'margin');
  const opener = entry.effects?.includes('hide') ? createOpener(index) : null;

  if (entry.effects?.includes('star')) {
    const star = createElement('span', 'star', '★');

    star.setAttribute('role', 'img');
    star.setAttribute('aria-label', words.star);
    margin.append(star, ' ');
  }
  if (entry.tags.length > 0)
    margin.append(createTags(index, entry));
  margin.append(...createState(index, entry));
  if (entry.details !== undefined)
    margin.append(' ', createDetails(index, entry));
  if (opener !== null)
    margin.append(' ', opener);
  const stops = [...margin.querySelectorAll('button')];
  if (stops.length > 0)
    rove(margin, stops);
  if (quiet)
    toggleClass(regions[index], 'glossator-quiet', true);
  margin.classList.toggle('quiet', quiet);
  margin.classList.toggle('out', !passes(entry) && !(regions[index]?.length > 0));
  // so that a title and its tags are never read as one word, nor read aloud as one
  attachTree(mark, createElement('span', 'spoken', ',\u00a0'), ' ', margin);
  return mark;
}
