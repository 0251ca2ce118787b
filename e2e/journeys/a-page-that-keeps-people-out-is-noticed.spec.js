// The other journeys look at pages and find nothing. Here something is wrong with the page, and each of them must see it;
// and no page of the house is left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../house.js';
import { axeSays, beyondTheEdge, focused, hardToHit } from '../looking.js';

test.use({ viewport: { width: 320, height: 568 } });

const spoil = (page, html, style = {}) =>
  page.evaluate(
    ([html, style]) => {
      const it = document.createElement('div');
      it.innerHTML = html;
      Object.assign(it.firstElementChild.style, style);
      document.querySelector('main').prepend(it);
    },
    [html, style],
  );

test.beforeEach(async ({ page }) => {
  await page.goto('/return');
  expect([...(await beyondTheEdge(page)), ...(await hardToHit(page)), ...(await axeSays(page))]).toEqual([]);
});

test('something wider than the screen', async ({ page }) => {
  await spoil(page, '<p>ひろい</p>', { width: '400px' });
  expect(await beyondTheEdge(page)).toContainEqual(expect.stringContaining('ひろい'));
});

test('a button too small for a thumb', async ({ page }) => {
  await spoil(page, '<button type="button">小</button>', { minHeight: '0', minWidth: '0', padding: '0' });
  expect(await hardToHit(page)).toContainEqual(expect.stringContaining('小'));
});

test('grey on grey, and a field without a name', async ({ page }) => {
  await spoil(page, '<p>うすい</p>', { color: '#999', background: '#aaa' });
  await spoil(page, '<input type="text">');
  const said = await axeSays(page);
  expect(said).toContainEqual(expect.stringMatching(/^color-contrast: .*うすい/));
  expect(said).toContainEqual(expect.stringMatching(/^label: /));
});

test('focus that nobody sees', async ({ page }) => {
  await spoil(page, '<button type="button">ここ</button>', { outline: 'none', boxShadow: 'none' });
  await page.getByRole('button', { name: 'ここ' }).focus();
  expect(await focused(page)).toMatchObject({ name: 'ここ', seen: false });
});

test('every address that a room names as a page is on the list of pages to look at', async () => {
  const root = join(import.meta.dirname, '..', '..');
  const sources = ['rooms', 'house'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((file) => file.endsWith('.rs') && !file.includes('tests'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  );
  const named = new Set(sources.flatMap((text) => [...text.matchAll(/\("GET", "(\/[^"]*)"\)/g)].map((it) => it[1])));
  const answersWithoutPage = ['/healthz', '/readyz', '/calendar/{feed}', '/staff/letters/of/{writer}', '/me/take-away/page', '/me/take-away/data'];
  const isAFile = (address) => address.startsWith('/static/') || address.endsWith('/pdf');
  // Built from another address in the list, or part of a ceremony of several people that house/tests/it walks.
  const comesWithOthers = ['/staff/sessions/ended/{session}', '/staff/settings/night', '/staff/team/mend/{account}', '/staff/consent-pages/{expert_page}', '/staff/requests/again/{quiet}'];
  const list = readFileSync(join(root, 'e2e', 'pages.js'), 'utf8');
  const fixed = (address) => address.split('{')[0]; // what stands before a number or a name
  expect(named.size, 'addresses were found').toBeGreaterThan(20);
  const isLookedAt = (it) => isAFile(it) || [...answersWithoutPage, ...comesWithOthers].includes(it) || list.includes(fixed(it));
  expect([...named].filter((it) => !isLookedAt(it))).toEqual([]);
});
