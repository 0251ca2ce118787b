// 〔すぐ閉じる〕 (texts 8, DESIGN §7): the screen is about nothing at once, the way back shows nothing, and the session is
// over on the server. With JavaScript and without.
import { comesBack, expect, field, keepsWords, signsIn, test, writesFirstLetter } from '../house.js';
import { aThread } from '../pages.js';

// As people's browsers are: pages that were left may be kept whole for the back button.
test.use({
  launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

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
      await page.goBack({ waitUntil: 'commit' });
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
      await page.goBack({ waitUntil: 'commit' });
      await expect(page.locator('body')).not.toContainText(words.split(' ')[0]);
      await page.goto('/letters/kept');
      await expect(page.locator('#words')).toHaveCount(0);
    });

    test('what was erased is not there on the way back', async ({ page }) => {
      await writesFirstLetter(page, 'やっぱり消します');
      await page.goto('/letters');
      await page.goto('/letters/erase');
      await page.getByRole('main').getByRole('button').click();
      await expect(page.getByRole('heading', { name: '消しました' })).toBeVisible();
      for (let steps = 0; steps < 2; steps += 1) {
        await page.goBack({ waitUntil: 'commit' });
        await expect(page.locator('body')).not.toContainText('やっぱり消します');
      }
    });

    for (const leaving of ['席を立つ', '帰る']) {
      test(`a worker’s screen shows no letter on the way back, after 〔${leaving}〕`, async ({ page, elsewhere, house }) => {
        await signsIn(page, house.workers[0]);
        const text = `机の上の手紙 ${leaving} ${javaScriptEnabled}`;
        await page.goto(await aThread(elsewhere, page, text));
        await expect(page.getByRole('main')).toContainText(text);
        if (leaving === '帰る') await page.getByRole('link', { name: '縁' }).click();
        await page.getByRole('button', { name: leaving }).click();
        await expect(page).toHaveURL(/\/(today|staff\/sign-in)$/);
        for (let steps = leaving === '帰る' ? 2 : 1; steps > 0; steps -= 1) {
          await page.goBack({ waitUntil: 'commit' });
          await expect(page.locator('body')).not.toContainText(text);
        }
      });
    }

    test('a letter that is not sent is gone from the form', async ({ page }) => {
      await page.goto('/letters/new');
      await field(page, 'text').fill(secret);
      await leaves(page);
      await expect(page).toHaveURL(/\/today$/);
      await page.goBack({ waitUntil: 'commit' });
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
