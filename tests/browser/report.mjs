// node report.mjs FILE PROFILE SCREENSHOTS: the HTML of a keyword report, opened as a file. Each case is a function; one that throws has failed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [file, profile, screenshots] = process.argv.slice(2);
const address = `file://${file}`;
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
fs.mkdirSync(screenshots, { recursive: true });

let contexts = 0;
async function open(options = {}) {
  return chromium.launchPersistentContext(`${profile}-${contexts++}`, {
    executablePath: '/usr/bin/chromium', args: flags, viewport: { width: 1280, height: 900 }, ...options,
  });
}

const column = (page, table, number) => page.locator(`${table} tbody tr`).evaluateAll(
  (rows, number) => rows.map((row) => row.cells[number].textContent), number);
const shown = (page, selector) => page.locator(selector).evaluateAll((parts) => parts.filter((part) => !part.hidden).length);

const cases = {
  async 'a click on a column sorts by number, another one turns it round'(page) {
    const before = (await column(page, 'table >> nth=0', 2)).map(Number);
    await page.locator('thead button').nth(2).click();
    const down = (await column(page, 'table >> nth=0', 2)).map(Number);
    assert.deepEqual(down, [...before].sort((a, b) => b - a));
    assert.equal(await page.locator('thead th').nth(2).getAttribute('aria-sort'), 'descending');
    await page.locator('thead button').nth(2).click();
    assert.deepEqual((await column(page, 'table >> nth=0', 2)).map(Number), [...before].sort((a, b) => a - b));
  },
  async 'sorting by keyboard'(page) {
    await page.locator('thead button').nth(0).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('thead th').nth(0).getAttribute('aria-sort'), 'ascending');
  },
  async 'the matrix switches its measure, and back'(page) {
    const first = await page.locator('.heat tbody').innerHTML();
    const sums = (text) => text.map((value) => Number(value || 0));
    const passages = sums(await column(page, '.heat', -1 + await page.locator('.heat thead th').count()));
    await page.locator('input[name=measure]').nth(2).check();
    const times = sums(await column(page, '.heat', -1 + await page.locator('.heat thead th').count()));
    assert.ok(times.every((value, i) => value >= passages[i]) && times.some((value, i) => value > passages[i]));
    await page.locator('input[name=measure]').nth(3).check();
    assert.match((await column(page, '.heat', -1 + await page.locator('.heat thead th').count())).join(' '), /\d\.\d{4}/);
    await page.locator('input[name=measure]').nth(0).check();
    assert.equal((await page.locator('.heat tbody').innerHTML()).replaceAll(' class=""', ''), first);
  },
  async 'only keywords with some text'(page) {
    const all = await page.locator('section').count();
    await page.fill('#find', '隧道');
    assert.equal(await shown(page, 'section'), 1);
    assert.equal(await shown(page, 'tr[data-row]'), 2);
    await page.fill('#find', '');
    assert.equal(await shown(page, 'section'), all);
  },
  async 'a name leads to its passages, with marks and citations'(page) {
    await page.locator('table >> nth=0').locator('a', { hasText: '隧道' }).click();
    const section = page.locator('section', { has: page.locator('h3', { hasText: '隧道' }) });
    assert.ok(await section.locator('h3').evaluate((head) => head.getBoundingClientRect().top < window.innerHeight));
    assert.ok((await section.locator('blockquote mark').allTextContents()).every((text) => text === '隧道'));
    assert.match(await section.locator('cite').first().textContent(), /\d/);
    await section.locator('summary').click();
    assert.ok(await section.locator('.kwic tbody tr').count() > 0);
  },
  async 'names are never markup'(page) {
    assert.equal(await page.locator('main b, main img').count(), 0);
    assert.ok(await page.locator('h3', { hasText: '<b>' }).count());
  },
};

async function runCases() {
  let failures = 0;
  const context = await open();
  for (const [name, run] of Object.entries(cases)) {
    const page = await context.newPage(), problems = [];
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => { if (!request.url().startsWith(address)) problems.push(`asked for ${request.url()}`); });
    try {
      await page.goto(address);
      await run(page);
      assert.deepEqual(problems, []);
      console.log(`ok: report: ${name}`);
    } catch (error) {
      failures++;
      console.log(`FAILED: report: ${name}: ${error.message}`);
    }
    await page.close();
  }
  await context.close();
  return failures;
}

// At each width, in each scheme: no barrier that axe calls serious, nothing wider than the screen.
async function lookAt(name, options) {
  const context = await open(options), page = await context.newPage(), failures = [];
  await page.goto(address);
  await page.screenshot({ path: `${screenshots}/report-${name}.png` });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) failures.push(`${wide} pixels too wide`);
  await page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const violation of result.violations)
    if (['serious', 'critical'].includes(violation.impact))
      failures.push(`${violation.id}: ${violation.nodes[0].html.slice(0, 160)}`);
  await context.close();
  failures.forEach((line) => console.log(`FAILED: report, ${name}: ${line}`));
  return failures.length;
}

let failures = await runCases();
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
for (const [name, options] of Object.entries({ light: {}, dark: { colorScheme: 'dark' }, phone: { ...phone, colorScheme: 'dark' } }))
  failures += await lookAt(name, options);
console.log(failures ? `${failures} failed` : 'the keyword report holds');
process.exit(failures ? 1 : 0);
