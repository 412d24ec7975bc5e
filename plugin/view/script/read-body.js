/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The body of a function that runs in a script world of our own, for a host that hands out no
 * source. Once the page is parsed, it gives the body of the message as the host shows it: as HTML, or as text where the host
 * made a page of a plain text. Its arguments: `plain`, a selector of what holds plain text;
 * `quotes`, of what holds earlier messages; `most`, the length that is looked at.
 */
'use strict';

const BLOCKS = new Set(['ADDRESS', 'BLOCKQUOTE', 'DIV', 'LI', 'P', 'PRE', 'TABLE', 'TR']);

function isPlain(body) {
  const children = [...body.children].filter(child => /\S/.test(child.textContent));

  return children.length > 0 && children.every(child => child.matches(plain));
}

/* The lines of a plain text, as they were before the host put them into elements. */
function readLines(element) {
  const pieces = [];
  const startLine = () => {
    if (pieces.length > 0 && !pieces[pieces.length - 1].endsWith('\n'))
      pieces.push('\n');
  };
  const walk = parent => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE)
        pieces.push(node.data);
      if (node.nodeType !== Node.ELEMENT_NODE)
        continue;
      if (node.localName === 'br') {
        pieces.push('\n');
        continue;
      }
      const isBlock = BLOCKS.has(node.tagName);
      if (isBlock)
        startLine();
      walk(node);
      if (isBlock)
        startLine();
    }
  };

  walk(element);
  return pieces.filter(piece => piece !== '').join('');
}

function read(body, isText) {
  const text = isText ? readLines(body) : body.innerHTML;

  return text.length > most ? '' : text;
}

if (document.readyState === 'loading')
  await new Promise(resolve =>
    document.addEventListener('DOMContentLoaded', resolve, {once: true}));

// not document.body, whose place a picture of that name takes
const body = Document.prototype.querySelector.call(document, 'body').cloneNode(true);
const isText = isPlain(body);

for (const element of body.querySelectorAll(`[data-glossator="${globalThis.glossatorMark}"], button`))
  element.remove();
const whole = read(body, isText);
const found = body.querySelectorAll(quotes);
for (const element of found)
  element.remove();
return {
  text: isText,
  whole,
  unquoted: found.length > 0 ? read(body, isText) : null,
};
