// Capabilities 102, 190: somebody asks to see what is kept, by keyboard alone and without JavaScript; two answer; the answer is
// read, and put on paper in large letters.
import { expect, sitsDown, test, writesFirstLetter } from '../house.js';

test.use({ javaScriptEnabled: false });

const MOST_TABS = 80;

/** Presses Tab until this element has focus. */
async function tabsTo(page, wanted, what) {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${wanted}:focus`).count()) return;
  }
  throw new Error(`${what} was not reached`);
}

test('asking, being answered by two, and reading it', async ({ page, house, elsewhere }) => {
  await writesFirstLetter(page, '書いたものを、あとで見たくなりました');
  await page.goto('/me');
  await tabsTo(page, 'a[href="/me/requests"]', 'the way to asking');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/me\/requests$/);
  await tabsTo(page, 'input[name="wish"]', 'what can be asked for');
  await page.keyboard.press('Space');
  await tabsTo(page, 'textarea[name="text"]', 'the field for words');
  await page.keyboard.insertText('去年の手紙のこと');
  await tabsTo(page, 'form[action="/me/requests"] button', 'the button that sends');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/me\/requests\/[0-9a-f-]+$/);
  await expect(page.getByRole('main')).toContainText('受けとりました。');
  const own = new URL(page.url()).pathname;
  const desk = own.replace('/me/', '/staff/');

  const newDesk = async (worker) => {
    const at = await elsewhere({ javaScriptEnabled: false });
    await sitsDown(at, worker);
    return at;
  };
  const first = await newDesk(house.workers[0]);
  await first.goto(desk);
  await expect(first.getByRole('main')).toContainText('去年の手紙のこと');
  await tabsTo(first, 'input[name="outcome"]', 'the answers there are');
  await first.keyboard.press('Space');
  await tabsTo(first, 'textarea[name="text"]', 'the field for the answer');
  await first.keyboard.insertText('去年の手紙は三通あります。');
  await tabsTo(first, 'form[action$="/propose"] button', 'the button that proposes');
  await first.keyboard.press('Enter');
  await expect(first.getByRole('main')).toContainText('別の一人を待っています');
  await page.goto(own);
  await expect(page.getByRole('main')).not.toContainText('三通');

  const second = await newDesk(house.workers[1]);
  await second.goto(desk);
  await tabsTo(second, 'form[action$="/decide"] button', 'the button that decides');
  await second.keyboard.press('Enter');
  await expect(second.getByRole('main')).toContainText('求められたものを、出します。');

  await page.goto(own);
  await expect(page.getByRole('main')).toContainText('去年の手紙は三通あります。');
  await tabsTo(page, 'a[href$="/print"]', 'the way to paper');
  await page.keyboard.press('Enter');
  await expect(page.locator('.print-card')).toContainText('去年の手紙は三通あります。');
  expect(await page.title()).not.toContain('手紙');
});
