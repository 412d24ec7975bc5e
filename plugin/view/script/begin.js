/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The files of this folder are joined, in the order of meson.build, to the body of one function that
 * runs in a script world of our own. Its arguments are `payload`, the finished annotations as JSON
 * (see gls-payload.c), `token`, which stands for them in what is sent back, `style`, the text of
 * annotate.css, and `page_style`, that of page.css.
 *
 * What is shown stands in shadow trees: no style of the page reaches it, and neither what is copied
 * nor what the host reads out of the page has it in it. Every string is inserted as text, never as
 * markup.
 */
'use strict';

const message = JSON.parse(payload);
const {words} = message;

/* What the user had done in the page before this is shown in place of it; nothing in another one. */
const kept = globalThis.glossator?.remove(message.message) ?? {};

/* Tells our elements from those of a page that has named its own alike. */
const MARK = globalThis.glossatorMark ??= crypto.getRandomValues(new Uint32Array(4)).join('-');

const NONE = [];
const sheet = new CSSStyleSheet();
const pageSheet = new CSSStyleSheet();
const bridge = globalThis.webkit?.messageHandlers?.glossator ?? null;

const controls = new Map();  // what can be focused, by a name that outlives a new payload
let anchors = [];            // for each entry the node that its mark is put after, if it has a place
let marks = [];              // for each entry the element after its title, once it is there
let strip = null;
let regions = [];            // for each entry the elements of the page that belong to it

sheet.replaceSync(style);
pageSheet.replaceSync(page_style);

function isOwn(element) {
  return element.dataset?.glossator === MARK;
}

function createElement(name, className, text) {
  const element = document.createElement(name);

  if (className)
    element.className = className;
  if (text !== undefined)
    element.textContent = text;
  return element;
}

/* Not document.body, whose place a picture of that name takes. */
function pageBody() {
  return Document.prototype.querySelector.call(document, 'body');
}

/* An element for the page, which is empty to all but the eye. */
function createHost(name) {
  const host = document.createElement(name);

  host.setAttribute('data-glossator', MARK);
  return host;
}

/* The shadow tree of such an element, which holds what is shown. */
function attachTree(host, ...nodes) {
  const tree = host.attachShadow({mode: 'open'});

  tree.adoptedStyleSheets = [sheet];
  tree.append(...nodes);
}

/* A button; `name` is that of its place, by which it is found again in the next payload. */
function createButton(className, text, name, act) {
  const button = createElement('button', className, text);

  button.type = 'button';
  if (name)
    controls.set(name, button);
  if (act)
    button.addEventListener('click', act);
  return button;
}

/* Fills the %s of a sentence; what is filled in is never read as a pattern. */
function fill(sentence, ...values) {
  return sentence.replace(/%s/g, () => String(values.shift()));
}

/* Asks the plugin to do something; the token says what is on screen. */
function send(action, details) {
  bridge?.postMessage(JSON.stringify({token, action, ...details}));
}

function focusedElement() {
  let element = document.activeElement;

  while (element?.shadowRoot?.activeElement)
    element = element.shadowRoot.activeElement;
  return element;
}

function isRightToLeft(element) {
  return getComputedStyle(element).direction === 'rtl';
}

/*
 * One stop of the Tab key for several controls; the arrow keys, Home and End lead through them, as
 * the patterns of ARIA have it.
 */
function rove(container, items, {vertical = false} = {}) {
  let current = items[0];
  const moveTo = item => {
    current.tabIndex = -1;
    current = item;
    current.tabIndex = 0;
  };

  for (const item of items)
    item.tabIndex = item === current ? 0 : -1;
  container.addEventListener('focusin', event => {
    if (items.includes(event.target))
      moveTo(event.target);
  });
  container.addEventListener('keydown', event => {
    const forward = vertical ? 'ArrowDown' : isRightToLeft(container) ? 'ArrowLeft' : 'ArrowRight';
    const backward = {ArrowDown: 'ArrowUp', ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft'}[forward];
    const shown = items.filter(item => !item.hidden && !item.disabled);
    const at = shown.indexOf(current);
    const wanted = {[forward]: at + 1, [backward]: at - 1, Home: 0, End: -1}[event.key];

    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    moveTo(shown.at(wanted % shown.length));
    current.focus();
  });
}
