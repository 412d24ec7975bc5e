/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Lets axe-core look at an annotated page in a headless Chromium, light, dark, from right to left,
 * with more contrast, with forced colours and at twice the size, with each panel and menu open; and
 * sees that nothing of it is printed. Prints TAP.
 *
 * usage: test-accessibility.mjs MAKE-PAYLOAD DIGEST RULES ANNOTATE.JS ANNOTATE.CSS PAGE.CSS [PICTURES]
 */
import {execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const AXE = fileURLToPath(new URL('node_modules/axe-core/axe.min.js', import.meta.url));
const LONGEST_WAIT = 30000; // ms for an answer of the browser

const LOOKS = [
  {name: 'light', style: 'color: #2e3436; background: #fff', dir: 'ltr', scheme: 'light'},
  {name: 'dark', style: 'color: #eee; background: #242424', dir: 'ltr', scheme: 'dark'},
  {name: 'rtl', style: 'color: #2e3436; background: #fff', dir: 'rtl', scheme: 'light'},
  {name: 'contrast', style: 'color: #000; background: #fff', dir: 'ltr', scheme: 'light',
    features: [{name: 'prefers-contrast', value: 'more'}]},
  {name: 'forced', style: 'color: CanvasText; background: Canvas', dir: 'ltr', scheme: 'dark',
    features: [{name: 'forced-colors', value: 'active'}]},
  {name: 'large', style: 'color: #2e3436; background: #fff', dir: 'ltr', scheme: 'light', zoom: 2},
];
const STEPS = [
  ['as it opens', ''],
  ['with a filter', 'one(".chip").click()'],
  ['with the panel of a tag', 'one(".margin .tag").click()'],
  ['with the menu of a state', 'one(".margin button[aria-haspopup=menu]").click()'],
  ['with the errors', 'one(".error").click()'],
];
// a panel is open, and papers are hidden by a filter
const PRINTED = 'one(".chip").click(); one(".margin .tag").click()';
const DEEP = `const all = (selector, root = document) => [...root.querySelectorAll('*')].flatMap(e =>
  [...e.matches(selector) ? [e] : [], ...e.shadowRoot ? all(selector, e.shadowRoot) : []]);
  const one = selector => all(selector)[0];`;

function findBrowser() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(path => existsSync(path));
}

/* A browser on a pipe: messages in JSON, each ended by a NUL. */
class Browser {
  constructor(path, profile) {
    this.process = spawn(path, ['--headless=new', '--remote-debugging-pipe', '--no-sandbox',
      '--disable-gpu', '--no-first-run', `--user-data-dir=${profile}`],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});
    this.waiting = new Map();
    this.next = 1;
    let rest = '';
    this.process.stdio[4].setEncoding('utf8').on('data', data => {
      const parts = (rest + data).split('\0');

      rest = parts.pop();
      parts.forEach(part => this.receive(JSON.parse(part)));
    });
  }

  receive({id, result, error}) {
    const waiting = this.waiting.get(id);

    this.waiting.delete(id);
    if (error)
      waiting?.reject(new Error(error.message));
    else
      waiting?.resolve(result);
  }

  send(method, params = {}, sessionId = this.session) {
    const id = this.next++;

    this.process.stdio[3].write(`${JSON.stringify({id, method, params, sessionId})}\0`);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method}: no answer`)), LONGEST_WAIT);
      const done = act => value => {
        clearTimeout(timer);
        act(value);
      };

      this.waiting.set(id, {resolve: done(resolve), reject: done(reject)});
    });
  }

  async open() {
    const {targetId} = await this.send('Target.createTarget', {url: 'about:blank'});
    const {sessionId} = await this.send('Target.attachToTarget', {targetId, flatten: true});

    this.session = sessionId;
  }

  /* Twice the size leaves half the room, as when its user zooms in. */
  async zoom(zoom) {
    await this.send('Emulation.setDeviceMetricsOverride',
      {width: 760 / zoom, height: 900 / zoom, deviceScaleFactor: zoom, mobile: false});
  }

  async evaluate(expression) {
    const {result, exceptionDetails} = await this.send('Runtime.evaluate',
      {expression, awaitPromise: true, returnByValue: true});

    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  close() {
    this.process.kill();
  }
}

async function show(browser, {body, payload}, look, [script, style, pageStyle]) {
  const html = `<!DOCTYPE html><html lang="en" dir="${look.dir}"><head><title>Daily papers</title>` +
    `<style>body { font: 15px sans-serif; margin: 1em } html { ${look.style} }` +
    `a { color: ${look.scheme === 'dark' ? '#99c1f1' : '#1a5fb4'} }</style></head>` +
    `<body><main><h1>Daily papers</h1><h2>Today</h2><div id="content">${body}</div></main></body></html>`;

  await browser.zoom(look.zoom ?? 1);
  await browser.send('Emulation.setEmulatedMedia', {media: '',
    features: [{name: 'prefers-color-scheme', value: look.scheme}, ...look.features ?? []]});
  await browser.evaluate(`globalThis.glossator?.remove(); document.open();
    document.write(${JSON.stringify(html)}); document.close();
    globalThis.webkit = {messageHandlers: {glossator: {postMessage() {}}}};`);
  await browser.evaluate(readFileSync(AXE, 'utf8'));
  await browser.evaluate(`new Function('payload', 'token', 'style', 'page_style', ${JSON.stringify(script)})(
    ${JSON.stringify(payload)}, 't', ${JSON.stringify(style)}, ${JSON.stringify(pageStyle)})`);
  await browser.evaluate('new Promise(resolve => setTimeout(resolve, 200))');
}

async function look(browser) {
  const violations = await browser.evaluate(`axe.run(document,
    {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})
    .then(({violations}) => violations.filter(({impact}) => ['serious', 'critical'].includes(impact))
    .map(({id, help, nodes}) => id + ': ' + help + ' ' +
      nodes.slice(0, 3).map(n => JSON.stringify(n.target) + (n.any[0]?.message ?? '')).join(', ')))`);

  return violations;
}

/* What of ours has a box on paper, and how the page's text differs from that without us. */
async function print(browser) {
  await browser.send('Emulation.setEmulatedMedia', {media: 'print'});
  return browser.evaluate(`(() => { ${DEEP}
    const boxes = all('*').filter(e => /^glossator-/.test(e.localName) ||
      /^glossator-/.test(e.getRootNode().host?.localName)).filter(e => e.getClientRects().length > 0);
    const colours = () => all('#content *').filter(e => !/^glossator-/.test(e.localName))
      .map(e => getComputedStyle(e).color + getComputedStyle(e).display);
    const [text, looks] = [document.body.innerText, colours()];
    const known = all('glossator-margin').length;
    globalThis.glossator.remove();
    return [...known > 0 ? [] : ['nothing was annotated'],
      ...boxes.map(e => e.localName + ' is printed'),
      ...text === document.body.innerText ? [] : ['the text differs'],
      ...colours().every((look, i) => look === looks[i]) ? [] : ['colours differ']];
  })()`);
}

async function photograph(browser, path) {
  const {data} = await browser.send('Page.captureScreenshot', {format: 'png'});

  writeFileSync(path, Buffer.from(data, 'base64'));
}

async function main([make, digest, rules, ...files]) {
  const browserPath = findBrowser();
  const profile = mkdtempSync(join(tmpdir(), 'glossator-axe-'));

  if (browserPath === undefined || !existsSync(AXE)) {
    console.log(`1..0 # SKIP ${browserPath ? 'no axe-core: npm ci in tests/view' : 'no Chromium'}`);
    return 0;
  }
  const made = JSON.parse(execFileSync(make, [digest, rules], {maxBuffer: 1 << 28}));
  const texts = files.slice(0, 3).map(path => readFileSync(path, 'utf8'));
  const browser = new Browser(browserPath, profile);
  let number = 0;
  let failed = 0;

  try {
    await browser.open();
    console.log(`1..${LOOKS.length * STEPS.length + 1}`);
    for (const style of LOOKS) {
      for (const [name, script] of STEPS) {
        await show(browser, made, style, texts);
        await browser.evaluate(`{ ${DEEP} ${script}; }; undefined`);
        number++;
        if (files[3])
          await photograph(browser, join(files[3], `${style.name}-${number}.png`));
        const found = await look(browser);
        failed += found.length > 0;
        console.log(`${found.length > 0 ? 'not ok' : 'ok'} ${number} ${style.name}, ${name}`);
        found.forEach(line => console.log(`# ${line}`));
      }
    }
    await show(browser, made, LOOKS[0], texts);
    await browser.evaluate(`{ ${DEEP} ${PRINTED}; }; undefined`);
    const printed = await print(browser);
    failed += printed.length > 0;
    console.log(`${printed.length > 0 ? 'not ok' : 'ok'} ${number + 1} nothing is printed`);
    printed.slice(0, 5).forEach(line => console.log(`# ${line}`));
  } finally {
    browser.close();
    await new Promise(resolve => browser.process.once('exit', resolve));
    rmSync(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  }
  return failed > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
