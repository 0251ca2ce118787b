// 〔すぐ閉じる〕 (texts 8, DESIGN §7): the screen is about nothing at once, the way back shows nothing, and the session is
// over on the server. With JavaScript and without.
import { comesBack, expect, field, keepsWords, test, writesFirstLetter } from '../house.js';

const secret = 'だれにも見られたくないこと';
let kept;

test.beforeEach(async ({ elsewhere }) => {
  if (kept) return;
  const page = await elsewhere();
  await writesFirstLetter(page, secret);
  kept = await keepsWords(page);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });
    const leaves = (page) => page.getByRole('button', { name: 'すぐ閉じる' }).click();

    test('leaving shows a page about nothing', async ({ page }) => {
      await comesBack(page, kept);
      await expect(page.getByRole('main')).toContainText(secret);
      await leaves(page);
      await expect(page).toHaveURL(/\/today$/);
      await expect(page).toHaveTitle('カレンダー');
      await expect(page.locator('body')).not.toContainText(secret);
      await expect(page.locator('body')).not.toContainText(/手紙|合いことば|すぐ閉じる|相談/);
      await expect(page.getByRole('link')).toHaveCount(0);
    });

    test('the back button does not bring it back', async ({ page }) => {
      await comesBack(page, kept);
      await leaves(page);
      await expect(page).toHaveURL(/\/today$/);
      await page.goBack();
      await expect(page.locator('body')).not.toContainText(secret);
      await page.goto('/letters');
      await expect(page).toHaveURL(/\/return$/);
    });

    test('the session is over on the server, not only in this browser', async ({ page, elsewhere }) => {
      await comesBack(page, kept);
      const copied = await page.context().cookies();
      await leaves(page);
      await expect(page).toHaveURL(/\/today$/);
      const thief = await elsewhere();
      await thief.context().addCookies(copied);
      await thief.goto('/letters');
      await expect(thief).toHaveURL(/\/return$/);
      await expect(thief.locator('body')).not.toContainText(secret);
    });

    test('whoever leaves the page with the words leaves them too', async ({ page }) => {
      await writesFirstLetter(page, 'すぐ行きます');
      const { words } = await keepsWords(page);
      await leaves(page);
      await expect(page).toHaveURL(/\/today$/);
      await page.goBack();
      await expect(page.locator('body')).not.toContainText(words.split(' ')[0]);
      await page.goto('/letters/kept');
      await expect(page.locator('#words')).toHaveCount(0);
    });

    test('a letter that is not sent is gone from the form', async ({ page }) => {
      await page.goto('/letters/new');
      await field(page, 'text').fill(secret);
      await leaves(page);
      await expect(page).toHaveURL(/\/today$/);
      await page.goBack();
      await expect(field(page, 'text')).toHaveValue('');
      await page.goto('/letters/new');
      await expect(field(page, 'text')).toHaveValue('');
    });
  });
}

test('the screen is blank in the moment of pressing, before the house has answered', async ({ page }) => {
  await comesBack(page, kept);
  await page.evaluate(() => {
    window.addEventListener('submit', () => console.info(`left: ${document.body.innerText.trim()}${document.title}`));
  });
  const seen = page.waitForEvent('console', (it) => it.text().startsWith('left:'));
  await page.getByRole('button', { name: 'すぐ閉じる' }).click();
  expect((await seen).text()).toBe('left: ');
  await expect(page).toHaveURL(/\/today$/);
});
