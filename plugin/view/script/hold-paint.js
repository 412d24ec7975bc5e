/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Runs in a script world of our own before anything of a page is there. The page is laid out, but not
 * seen, until it is annotated or it is known that there is nothing to annotate; whatever becomes of
 * that, it is seen soon: the time is counted from the first frame that would have shown it. A style
 * sheet that is adopted leaves no trace in the page, and is stronger than the styles of a mail, whose
 * policies do not stop it either.
 */
'use strict';

{
  const LONGEST = 500; // ms, on a machine that has much else to do
  const sheet = new CSSStyleSheet();
  let timer = 0;
  const release = () => {
    clearTimeout(timer);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
    delete globalThis.glossatorRelease;
  };

  // not `visibility`, which also hides from assistive technology, and which elements can undo; and
  // not the root, with which its background would go: a dark page would flash
  sheet.replaceSync('@media screen { :root > body { opacity: 0 !important } }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  globalThis.glossatorRelease = release;
  document.addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => {
    timer = setTimeout(release, LONGEST);
  }), {once: true});
}
