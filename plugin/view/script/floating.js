/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The one thing that floats over the page at a time: a panel or a menu. It takes the focus, Escape
 * closes it, and the focus goes back to where it was.
 */
const GAP = 4;  // px between what floats and what it belongs to
const EDGE = 8; // px it keeps from the edges of the view

let floating = null;

function place({box, anchor}) {
  const width = document.documentElement.clientWidth;
  const height = innerHeight;
  const at = anchor.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const start = isRightToLeft(anchor.getRootNode().host) ? at.right - size.width : at.left;
  const below = at.bottom + GAP;
  const above = at.top - GAP - size.height;
  const top = below + size.height <= height - EDGE || above < EDGE ? below : above;

  box.style.left = `${Math.max(EDGE, Math.min(start, width - EDGE - size.width))}px`;
  box.style.top = `${Math.max(EDGE, Math.min(top, height - EDGE - size.height))}px`;
}

function pointerDown(event) {
  if (!event.composedPath().some(node => node === floating.host || node === floating.anchor))
    closeFloating({focus: false});
}

function pageMoved() {
  place(floating);
}

function closeFloating({focus = true} = {}) {
  if (floating === null)
    return;
  const {host, anchor, name, done} = floating;

  floating = null;
  document.removeEventListener('pointerdown', pointerDown, true);
  removeEventListener('scroll', pageMoved, true);
  removeEventListener('resize', pageMoved);
  host.remove();
  anchor.setAttribute('aria-expanded', 'false');
  done?.();
  if (focus)
    (anchor.isConnected ? anchor : controls.get(name))?.focus();
}

/* The Tab key stays in a panel, and leaves a menu. */
function floatingKey(event) {
  const {box} = floating;
  const stops = [...box.querySelectorAll('button, input')].filter(stop => stop.tabIndex === 0);
  const at = stops.indexOf(event.composedPath()[0]);

  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    closeFloating();
  } else if (event.key === 'Tab' && box.getAttribute('role') === 'menu') {
    closeFloating();
  } else if (event.key === 'Tab') {
    event.preventDefault();
    stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length]?.focus();
  }
}

/* The colours of the page around a control: what floats over it looks like it. */
function coloursOf(control) {
  const transparent = /^(transparent|rgba\(.*, 0\))$/;
  const around = control.getRootNode().host;

  for (let element = around; element !== null; element = element.parentElement) {
    const {backgroundColor} = getComputedStyle(element);

    if (!transparent.test(backgroundColor))
      return {background: backgroundColor, color: getComputedStyle(element).color};
  }
  return {background: 'Canvas', color: getComputedStyle(pageBody()).color};
}

/* Opens a box beside the control it belongs to; a second press closes it. */
function openFloating(anchor, box, {focus, done} = {}) {
  const again = floating?.anchor === anchor;

  closeFloating({focus: again});
  if (again)
    return;
  const host = createHost('glossator-floating');
  const name = [...controls].find(([, control]) => control === anchor)?.[0];

  const colours = coloursOf(anchor);

  box.dir = getComputedStyle(anchor.getRootNode().host).direction;
  box.style.color = colours.color;
  box.style.backgroundColor = colours.background;
  attachTree(host, box);
  pageBody().append(host);
  observer.takeRecords();
  floating = {host, box, anchor, name, done};
  box.addEventListener('keydown', floatingKey);
  anchor.setAttribute('aria-expanded', 'true');
  place(floating);
  document.addEventListener('pointerdown', pointerDown, true);
  addEventListener('scroll', pageMoved, true);
  addEventListener('resize', pageMoved);
  (focus ?? box.querySelector('button'))?.focus({preventScroll: true});
}

/* A menu of {label, act}; what is missing is left out. */
function openMenu(anchor, label, offers) {
  const box = createElement('div', 'floating menu');
  const items = offers.filter(offer => offer).map(offer => {
    const item = createButton('menu-item', offer.label, null, () => {
      closeFloating({focus: !offer.opens});
      offer.act();
    });

    item.setAttribute('role', 'menuitem');
    return item;
  });

  box.setAttribute('role', 'menu');
  box.setAttribute('aria-label', label);
  box.append(...items);
  rove(box, items, {vertical: true});
  openFloating(anchor, box);
}

function createPanel(title, className = '') {
  const box = createElement('div', `floating panel ${className}`);
  const head = createElement('div', 'panel-head');
  const close = createButton('flat close', '×', null, () => closeFloating());

  title.id = 'title';
  head.append(title, close);
  close.setAttribute('aria-label', words.close);
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-labelledby', 'title');
  box.append(head);
  return box;
}
