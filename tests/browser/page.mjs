// node page.mjs ADDRESS PROFILE SCREENSHOTS: drives the search page. Each case is a function; one that throws has failed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [address, profile, screenshots] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
fs.mkdirSync(screenshots, { recursive: true });

let contexts = 0;
async function open(options = {}) {
  return chromium.launchPersistentContext(`${profile}-${contexts++}`, {
    executablePath: '/usr/bin/chromium', args: flags, locale: 'zh-CN', viewport: { width: 1280, height: 900 }, ...options,
  });
}

// The page may load nothing from elsewhere, log no error and break no policy.
function watch(page, problems) {
  page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('dialog', (dialog) => { problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(address)) problems.push(`asked for ${request.url()}`); });
}

async function search(page, words) {
  await page.fill('#q', words);
  await page.press('#q', 'Enter');
  await page.waitForLoadState();
}

const texts = (page, selector) => page.locator(selector).allTextContents();

const cases = {
  async 'search in Chinese'(page) {
    await page.goto(address);
    assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
    await search(page, '公园');
    assert.ok((await texts(page, '.hits mark')).every((text) => /^(公[园園]|parks?)$/i.test(text)));
    assert.match(await page.textContent('.counts'), /\d+段/);
  },
  async 'search in English'(page) {
    await page.goto(`${address}?ui=en`);
    await search(page, 'park');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.ok((await texts(page, '.hits mark')).some((text) => /park/i.test(text)));
  },
  async 'a year in the chart filters, and the filter comes off'(page) {
    await page.goto(`${address}?q=公园`);
    const bar = page.locator('.years button', { hasText: '2016' });
    const count = Number(await bar.locator('.count').textContent());
    await bar.click();
    assert.match(page.url(), /year=2016/);
    assert.match(await page.textContent('.counts'), new RegExp(`^${count}段`));
    await page.click('.filters .chip');
    assert.doesNotMatch(page.url(), /year=/);
  },
  async 'next page, with other passages'(page) {
    await page.goto(`${address}?q=公园&n=3`);
    const before = await page.getAttribute('.hits h2 a', 'href');
    await page.click('.pager [rel=next]');
    assert.equal(await page.getAttribute('.hits', 'start'), '4');
    assert.notEqual(await page.getAttribute('.hits h2 a', 'href'), before);
    await page.click('.pager [rel=prev]');
    assert.equal(await page.getAttribute('.hits h2 a', 'href'), before);
  },
  async 'a passage, its neighbour, its report'(page) {
    await page.goto(`${address}?q=公园`);
    const text = (await page.textContent('.hits .text')).trim();
    await page.click('.hits h2 a');
    assert.equal((await page.textContent('.chosen .text')).trim(), text);
    const link = page.url();
    await page.click('.around a >> nth=0');
    assert.notEqual(page.url(), link);
    await page.click('.around a >> nth=-1');
    await page.waitForSelector('.report');
    assert.ok(await page.locator('.report .text').count() > 1);
  },
  async 'the other language keeps the search'(page) {
    await page.goto(`${address}?q=公园&year=2016`);
    await page.click('nav a[lang=en]');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.equal(await page.inputValue('#q'), '公园');
    assert.match(page.url(), /year=2016/);
  },
  async 'one passage a report'(page) {
    await page.goto(`${address}?q=公园`);
    await page.click('.choices > a >> nth=0');
    const titles = await page.locator('.hits h2 a').evaluateAll((links) => links.map((link) => new URL(link.href).searchParams.get('report')));
    assert.equal(new Set(titles).size, titles.length);
  },
  async 'keyboard alone: skip link, suggestions, result'(page) {
    await page.goto(address);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.keyboard.type('全国');
    await page.waitForSelector('#suggestions li');
    await page.keyboard.press('ArrowDown');
    const chosen = await page.textContent('#suggestions [aria-selected=true]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    assert.equal(await page.inputValue('#q'), chosen);
    for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement.matches('.hits h2 a'))); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.chosen');
  },
  async 'Escape closes the suggestions'(page) {
    await page.goto(address);
    await page.locator('#q').pressSequentially('par');
    await page.waitForSelector('#suggestions li');
    await page.keyboard.press('Escape');
    assert.equal(await page.isVisible('#suggestions'), false);
    assert.equal(await page.inputValue('#q'), 'par');
  },
  async 'text of a report is never markup'(page) {
    for (const path of ['?q=HYPERLINK', '?q=onload', 'honors', '?q=<script>alert(1)</script>']) {
      await page.goto(new URL(path, address).href);
      assert.equal(await page.locator('main img, main script, main b, main svg:not(.bar)').count(), 0);
    }
  },
  async 'honours by year lead to passages'(page) {
    await page.goto(new URL('honors', address).href);
    await page.fill('.filter [name=q]', '文明');
    await page.press('.filter [name=q]', 'Enter');
    await page.waitForURL(/q=/);
    const cell = page.locator('.names td a').first();
    const count = Number(await cell.textContent());
    await cell.click();
    assert.equal(Number((await page.textContent('.counts')).match(/\d+/)[0]), count);
  },
  async 'honours by level'(page) {
    await page.goto(new URL('honors', address).href);
    await page.selectOption('.filter [name=level]', '省级');
    await page.click('.filter button');
    await page.waitForURL(/level=/);
    const levels = await texts(page, '.names td.remark');
    assert.ok(levels.length > 0 && levels.every((level) => level === '省级'));
  },
  async 'a long query keeps a filter and a light page'(page) {
    const query = '公园'.repeat(200);
    await page.goto(`${address}?q=${query}`);
    assert.ok((await page.content()).length < 60000);
    await page.click('.years button >> nth=0');
    assert.match(page.url(), /year=/);
    assert.equal(await page.inputValue('#q'), query);
  },
};

const shown = { start: '', results: '?q=公园', english: '?q=park&ui=en', nothing: '?q="没有这样的话"&year=2016', honors: 'honors', help: 'help', report: null, passage: null };

async function addresses(page) {
  await page.goto(`${address}?q=公园`);
  const passage = await page.locator('.hits h2 a').first().evaluate((link) => link.href);
  const list = Object.fromEntries(Object.entries(shown).map(([name, path]) => [name, path === null ? passage : new URL(path || '/', address).href]));
  list.report = passage.replace('/passage?', '/report?').replace(/&passage=\d+/, '');
  return list;
}

// Each kind of page, at each width, in each scheme: no barrier that axe calls serious, nothing wider than the screen.
async function lookAt(name, options) {
  const context = await open(options), page = await context.newPage(), failures = [];
  for (const [kind, link] of Object.entries(await addresses(page))) {
    await page.goto(link);
    await page.screenshot({ path: `${screenshots}/${kind}-${name}.png` });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) failures.push(`${kind}, ${name}: ${wide} pixels too wide`);
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const violation of result.violations)
      if (['serious', 'critical'].includes(violation.impact))
        failures.push(`${kind}, ${name}: ${violation.id}: ${violation.nodes[0].html.slice(0, 160)}`);
  }
  await context.close();
  return failures;
}

async function print() {
  const context = await open(), page = await context.newPage();
  for (const [kind, link] of Object.entries(await addresses(page))) {
    await page.goto(link);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 }); // A4 at 96 dots an inch
    await page.screenshot({ path: `${screenshots}/${kind}-print.png` });
  }
  await context.close();
}

async function runCases(label, options, names) {
  let failures = 0;
  const context = await open(options);
  for (const name of names) {
    const page = await context.newPage(), problems = [];
    watch(page, problems);
    try {
      await cases[name](page);
      assert.deepEqual(problems, []);
      console.log(`ok: ${name}${label}`);
    } catch (error) {
      failures++;
      console.log(`FAILED: ${name}${label}: ${error.message}`);
    }
    await page.close();
  }
  await context.close();
  return failures;
}

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const withoutScript = Object.keys(cases).filter((name) => !/keyboard|Escape/.test(name));
let failures = await runCases('', {}, Object.keys(cases));
failures += await runCases(', without JavaScript', { javaScriptEnabled: false }, withoutScript);
failures += await runCases(', on a phone', phone, withoutScript);
for (const [name, options] of Object.entries({ light: {}, dark: { colorScheme: 'dark' }, phone: { ...phone, colorScheme: 'dark' } })) {
  const found = await lookAt(name, options);
  found.forEach((line) => console.log(`FAILED: ${line}`));
  failures += found.length;
}
await print();
console.log(failures ? `${failures} failed` : 'the page holds');
process.exit(failures ? 1 : 0);
