// Capability A21, issue part 3: from the first page to a sent letter with Tab, Enter and typing; focus is always seen.
import { expect, test } from '../house.js';
import { focused } from '../looking.js';

const MOST_TABS = 60;

/** Presses Tab until the wanted thing has focus. Every stop on the way must be seen. */
async function tabsTo(page, wanted, what) {
  const stops = [];
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (!now) continue;
    stops.push(now.name);
    expect.soft(now.seen, `focus is seen on ${now.tag} “${now.name}” of ${page.url()}`).toBe(true);
    if (wanted(now)) return now;
  }
  throw new Error(`${what} was not reached; stops: ${stops.join(' | ')}`);
}

test('from the first page to a sent letter', async ({ page }) => {
  await page.goto('/');
  await tabsTo(page, (it) => it.href === '/letters/new', 'the door for writing');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/letters\/new$/);
  await tabsTo(page, (it) => it.name === 'text', 'the field for the letter');
  await page.keyboard.type('うるさくしないでください');
  await tabsTo(page, (it) => it.tag === 'button' && /^送る/.test(it.name), 'the button that sends');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/letters\/kept$/);
  await tabsTo(page, (it) => it.tag === 'button' && it.name === 'このままおわる', 'the way on');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/letters$/);
  await expect(page.getByRole('main')).toContainText('うるさくしないでください');
});

test('the first Tab offers to skip to the text, and Enter goes there', async ({ page }) => {
  for (const path of ['/', '/letters/new', '/return', '/help']) {
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '本文へ' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => !!document.activeElement?.closest('main'));
    expect(inside, `after skipping on ${path}, Tab goes on inside the text`).toBe(true);
  }
});

test('the way out is a few presses away on every page, and Enter takes it', async ({ page }) => {
  for (const path of ['/', '/letters/new', '/return', '/help']) {
    await page.goto(path);
    let presses = 0;
    await tabsTo(page, (it) => ((presses += 1), it.name === 'すぐ閉じる'), 'the way out');
    expect(presses, path).toBeLessThanOrEqual(4);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/today$/);
  }
});

test('the way out can also be taken with Shift, three times', async ({ page }) => {
  await page.goto('/letters/new');
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Shift');
  await expect(page).toHaveURL(/\/today$/);
});

test('a choice is made with the arrow keys', async ({ page }) => {
  await page.goto('/letters/new');
  await tabsTo(page, (it) => it.name === 'pace', 'the pace of answers');
  const before = await page.locator('[name="pace"]:checked').getAttribute('value');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[name="pace"]:checked')).not.toHaveAttribute('value', before ?? '');
});
