// Opens publications in reading systems inside a browser, and turns their pages to the end.
//
//   node turn_pages.mjs <job.json
//
// The job: { modules, browser, views: [{ engine, book, look, width, height, scale, folder, last }] }.
// Each view's pages are written to its folder as 001.png, 002.png …; what is printed is a list of
// views, each a list of pages, each a list of words (see reading_systems/words.js). `last` is the
// greatest number of pages; a reading system that stops turning has come to the end before.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.epub': 'application/epub+zip', '.json': 'application/json', '.xhtml': 'application/xhtml+xml',
};
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
  '--disable-sync', '--disable-component-update', '--no-first-run', '--hide-scrollbars',
  '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb',
];
const SYSTEMS = fileURLToPath(new URL('reading_systems', import.meta.url));

const job = JSON.parse(await readStandardInput());
const books = new Map(job.views.map(view => [basename(view.book), view.book]));
const server = createServer(answer).listen(0, '127.0.0.1');
await new Promise(resolve => server.once('listening', resolve));
const puppeteer = createRequire(join(job.modules, 'x.js'))('puppeteer-core');
const browser = await puppeteer.launch({ executablePath: job.browser, args: QUIET });
try {
  const seen = [];
  for (const view of job.views) seen.push(await turnPages(view));
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
  server.close();
}

async function turnPages(view) {
  const page = await browser.newPage();
  const problems = [];
  page.on('pageerror', problem => problems.push(String(problem)));
  await page.setViewport({
    width: view.width, height: view.height, deviceScaleFactor: view.scale,
  });
  const asked = new URLSearchParams({
    engine: view.engine, book: basename(view.book), look: view.look,
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/systems/shell.html?${asked}`);
  await page.waitForFunction('window.system || window.problem', { timeout: 180000 });
  const problem = await page.evaluate('window.problem');
  if (problem) throw new Error(`${view.engine}: ${problem}\n${problems.join('\n')}`);
  const pages = [];
  for (let number = 1; number <= view.last; number += 1) {
    const words = await settledWords(page);
    if (number > 1 && JSON.stringify(words) === JSON.stringify(pages.at(-1))) break;
    pages.push(words);
    await page.screenshot({ path: join(view.folder, `${String(number).padStart(3, '0')}.png`) });
    await page.evaluate('system.next()');
  }
  await page.close();
  return pages;
}

/** The words in the window, when its fonts are there and two looks at it agree. One without any
 *  word is looked at for longer: the page may not be there yet. */
async function settledWords(page) {
  let before = null;
  for (let look = 0; look < 60; look += 1) {
    await new Promise(resolve => setTimeout(resolve, 120));
    await page.evaluate('Promise.all(system.documents().map(shown => shown.fonts.ready.then(() => 0)))');
    const now = await page.evaluate('JSON.stringify(system.words())');
    if (now === before && (now !== '[]' || look > 30)) return JSON.parse(now);
    before = now;
  }
  throw new Error('the page does not come to rest');
}

/** Serves the reading systems, their modules and the books; a book's own files below its name. */
async function answer(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  const [, room, ...rest] = path.split('/');
  const folders = { systems: SYSTEMS, modules: job.modules };
  const file = room === 'books' ? join(books.get(rest[0]) || '', ...rest.slice(1))
    : join(folders[room] || '/nowhere', ...rest);
  try {
    const content = await readFile(file);
    response.setHeader('Content-Type', TYPES[extname(file)] || 'application/octet-stream');
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

async function readStandardInput() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
