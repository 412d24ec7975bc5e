/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Why an entry has a tag: a panel that names the rule and the words that matched, and those words
 * marked in the page while it is open.
 */
const HIGHLIGHT = 'glossator-why';
const MOST_RANGES = 200; // marked in the page at a time

let wrapped = [];

/* Where the letter at a place of the folded text begins in its node. */
function startOf(page, node, place) {
  const end = endOf(page, place);
  const code = node.data.charCodeAt(end - 1);

  return end - (code >= 0xdc00 && code <= 0xdfff ? 2 : 1);
}

/* Whether two letters of the folded text stand side by side in the page, as in one word. */
function isJoined(page, place) {
  const index = nodeAt(page, place);

  return page.starts[index] < place &&
    endOf(page, place - 1) === startOf(page, page.nodes[index], place);
}

function rangesOf(page, key, from, to) {
  const ranges = [];

  for (let at = page.text.indexOf(key, from); at >= 0 && at < to && ranges.length < MOST_RANGES;
    at = page.text.indexOf(key, at + key.length)) {
    const last = at + key.length - 1;
    const start = page.nodes[nodeAt(page, at)];
    const end = page.nodes[nodeAt(page, last)];

    if ((at > from && isJoined(page, at)) || (last + 1 < to && isJoined(page, last + 1)))
      continue;
    const range = document.createRange();
    range.setStart(start, startOf(page, start, at));
    range.setEnd(end, endOf(page, last));
    ranges.push(range);
  }
  return ranges;
}

/* Older WebKits have no highlights: each piece of text is then wrapped for as long as it is marked. */
function wrap(range) {
  const {startContainer, startOffset, endContainer, endOffset} = range;

  if (startContainer !== endContainer)
    return;
  const text = startContainer.splitText(startOffset);
  const mark = createElement('mark', 'glossator-why');
  mark.dataset.glossatorWord = MARK;
  text.splitText(endOffset - startOffset);
  text.before(mark);
  mark.append(text);
  wrapped.push(mark);
}

function unmarkWords() {
  if (globalThis.CSS?.highlights)
    CSS.highlights.delete(HIGHLIGHT);
  for (const mark of wrapped) {
    const parent = mark.parentNode;

    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
  wrapped = [];
  observer.takeRecords();
}

function markWords(index, why) {
  const found = findMessage();

  unmarkWords();
  if (found === null || message.entries[index].in_subject)
    return;
  const page = locate(found.content);
  const from = page.places[index];
  if (from === undefined)
    return;
  const to = Math.min(...page.places.filter(place => place > from), page.text.length);
  const ranges = why.flatMap(({words: matched}) => matched)
    .flatMap(word => fold(word) === '' ? NONE : rangesOf(page, fold(word), from, to));
  if (globalThis.CSS?.highlights) {
    CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
    return;
  }
  // from the end, so that the ranges before stay as they are
  ranges.sort((one, other) => other.compareBoundaryPoints(Range.START_TO_START, one)).forEach(wrap);
  observer.takeRecords();
}

function createReasons(why) {
  const list = createElement('dl', 'reasons');

  for (const {field, words: matched} of why) {
    const where = createElement('dt', '', field);
    const what = createElement('dd');

    matched.forEach((word, index) => {
      const quote = createElement('mark', '', word);

      quote.dir = 'auto';
      what.append(...index > 0 ? [', ', quote] : [quote]);
    });
    list.append(where, what);
  }
  return list;
}

function createRuleButtons(tag) {
  const row = createElement('div', 'buttons');

  row.append(
    createButton('', words.edit_rule, null, () => {
      closeFloating();
      send('edit-rule', {rule: tag.name});
    }),
    createButton('', words.mute, null, () => {
      closeFloating();
      send('mute-rule', {rule: tag.name});
    }));
  return row;
}

function openWhy(anchor, index, {rule, why = NONE}) {
  const tag = message.tags[rule];
  const title = createElement('span', 'tag', tag.name);

  title.dir = 'auto';
  title.dataset.colour = tag.colour;
  const box = createPanel(title);
  if (tag.query) {
    const query = createElement('code', 'query', tag.query);

    query.dir = 'auto';
    box.append(query);
  }
  box.append(why.length > 0 ? createReasons(why) : createElement('p', 'note', words.no_words));
  if (bridge !== null)
    box.append(createRuleButtons(tag));
  openFloating(anchor, box, {done: unmarkWords, focus: box.querySelector('.buttons button')});
  if (floating?.anchor === anchor)
    markWords(index, why);
}

/* What is wrong in the rules, and the way there. */
function openErrors(anchor) {
  const box = createPanel(createElement('span', 'panel-title', message.errors_label), 'wide');
  const list = createElement('ul', 'errors');

  for (const error of message.errors) {
    const line = createElement('li', '', error);

    line.dir = 'auto';
    list.append(line);
  }
  box.append(list);
  if (bridge !== null) {
    const row = createElement('div', 'buttons');

    row.append(createButton('', words.edit_rules, null, () => {
      closeFloating();
      send('edit-rule', {});
    }));
    box.append(row);
  }
  openFloating(anchor, box);
}
