// Capabilities 9, A21; DESIGN §7: the first page is small, asks nobody else, and nothing inline may run.
import { expect, field, test } from '../house.js';

const LARGEST_BYTES = 60 * 1024;

test('the first page weighs at most 60 KB all told, and comes from nowhere but the house', async ({ page, house }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  devtools.on('Network.loadingFinished', (it) => (bytes += it.encodedDataLength));
  const asked = [];
  page.on('request', (it) => asked.push(it.url()));
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(bytes, 'something was transferred').toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(LARGEST_BYTES);
  expect(asked.filter((url) => !url.startsWith('data:') && new URL(url).origin !== house.address)).toEqual([]);
});

test('no page asks another place, complains in the console, or lets anything inline run', async ({ page, house }) => {
  const troubles = [];
  page.on('console', (it) => it.type() === 'error' && !/404/.test(it.text()) && troubles.push(it.text()));
  page.on('pageerror', (it) => troubles.push(it.message));
  page.on('request', (it) => !it.url().startsWith('data:') && new URL(it.url()).origin !== house.address && troubles.push(it.url()));
  for (const path of ['/', '/read', '/places', '/try', '/family', '/limits', '/help', '/letters/new', '/return', '/today', '/staff/sign-in', '/nowhere']) {
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect.soft(policy, path).toContain("default-src 'none'");
    expect.soft(policy, path).not.toContain('unsafe-');
    expect.soft(policy, path).not.toMatch(/https?:|\*/);
    expect.soft(answer.headers()['referrer-policy'], path).toBe('no-referrer');
  }
  expect(troubles).toEqual([]);
});

// N-11: a shared computer shows titles and addresses in its history.
test('titles and addresses say nothing of what the house is for', async ({ page }) => {
  for (const path of ['/', '/read', '/places', '/try', '/family', '/limits', '/help', '/letters/new', '/return', '/staff/sign-in', '/nowhere']) {
    await page.goto(path);
    expect.soft(await page.title(), path).not.toMatch(/ひきこもり|引きこもり|相談|支援|手紙|家族|hikikomori|consult|support/i);
  }
});

test('the first page shows the lowest steps first, a way on, help, and when a human reads next', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  const write = page.getByRole('link', { name: /ひとこと書く/ });
  await expect(write).toBeVisible();
  await expect(page.getByRole('link', { name: /ただ読む/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /家族.*きょうだい/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /つづきから/ })).toHaveAttribute('href', '/return');
  await expect(page.getByRole('link', { name: /いま、つらいとき/ }).first()).toHaveAttribute('href', '/help');
  await expect(page.getByRole('button', { name: 'すぐ閉じる' })).toBeInViewport();
  await expect(page.getByRole('main')).toContainText(/次に読むのは、.*\d+月\d+日/);
  await write.click();
  await expect(page).toHaveURL(/\/letters\/new$/);
  await expect(field(page, 'text')).toBeEditable();
});
