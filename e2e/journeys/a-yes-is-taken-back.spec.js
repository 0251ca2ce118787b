// Capabilities 36, 99, A21: a yes is given after reading, and taken back with one press: by keyboard alone, and without
// JavaScript.
import { expect, test, writesFirstLetter } from '../house.js';
import { focused } from '../looking.js';

const MOST_TABS = 200;

/** Presses Tab until the wanted thing has focus. */
async function tabsTo(page, wanted, what) {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (!now) continue;
    expect.soft(now.seen, `focus is seen on ${now.tag} “${now.name}”`).toBe(true);
    if (wanted(now)) return;
  }
  throw new Error(`${what} was not reached`);
}

async function understandsAll(page) {
  await page.goto('/me/explanation');
  for (let part = 0; part < 7; part += 1) await page.locator('button[value="understood"]').nth(part).click();
  await expect(page.getByRole('main')).toContainText('七つとも、返事をいただきました');
}

async function saysYes(page) {
  await page.goto('/me/consent');
  await expect(page.locator('input:checked')).toHaveCount(0);
  await page.locator('[name="item-training"][value="yes"]').check();
  await page.getByRole('button', { name: '選んだものだけ残す' }).click();
  await expect(page.locator('#standing')).toContainText('スタッフの勉強に使うこと');
}

test('by keyboard', async ({ page }) => {
  await writesFirstLetter(page, 'てがみ');
  await understandsAll(page);
  await saysYes(page);
  await page.goto('/me/consent');
  await tabsTo(page, (it) => it.tag === 'button' && /とりやめる/.test(it.name), 'the way back');
  await page.keyboard.press('Enter');
  await expect(page.locator('#over')).toContainText('とりやめました');
  await expect(page.locator('#standing')).toContainText('いま同意していることは、ありません。');
});

test('without JavaScript', async ({ elsewhere }) => {
  const page = await elsewhere({ javaScriptEnabled: false });
  await writesFirstLetter(page, 'てがみ');
  await understandsAll(page);
  await saysYes(page);
  await page.getByRole('button', { name: /とりやめる/ }).click();
  await expect(page.locator('#over')).toContainText('とりやめました');
  await page.goto('/letters/readers');
  await expect(page.getByRole('main')).toBeVisible();
});
