// Capabilities 29, 100, 117, 197: somebody begins a record of their own, a worker writes an entry by keyboard in well under
// ninety seconds, and its person reads it behind a gentle gate, writes beside it and leaves a mark. Without JavaScript, too.
import { expect, field, signsIn, sitsDown, test, writesFirstLetter } from '../house.js';

const MOST_KEYSTROKES = 60;

async function begins(page) {
  await writesFirstLetter(page, 'こんばんは', { called: 'ねこ' });
  await page.goto('/me/record');
  await page.locator('form[action="/me/record/begin"] button').click();
  await expect(page.getByRole('main')).toContainText('ここには 0 行あります');
}

/** The newest record in the list of the desk. */
async function opensRecord(page) {
  await page.goto('/staff/records');
  const links = page.locator('table a[href^="/staff/records/"]');
  await links.first().click();
}

test('an entry by keyboard, and what its person does with it', async ({ page, browser, house }) => {
  const person = await (await browser.newContext({ baseURL: house.address })).newPage();
  await begins(person);
  await sitsDown(page, house.workers[0]);
  await opensRecord(page);
  await page.locator('a[href$="/write"]').click();
  await expect(field(page, 'text'), 'the text comes first').toBeFocused();
  const began = Date.now();
  let pressed = 0;
  const presses = async (...keys) => {
    for (const key of keys) {
      pressed += key.split('+').filter(Boolean).length || 1;
      await page.keyboard.press(key);
    }
  };
  const says = (words) => page.keyboard.insertText(words);
  await says('夜は眠れないと話した');
  await presses('Enter', 'Shift+*');
  await says('ゆっくり話したい');
  await presses('Enter', 'Shift+#');
  await says('拒否的に見えた');
  await expect(page.locator('#hints'), 'a hint, which holds nothing back').toContainText('拒否的');
  await presses('Tab', 'Tab', 'Tab');
  await says('12月4日に手紙を書く');
  await presses('Control+Enter');
  await expect(page).toHaveURL(/\/staff\/records\/[0-9a-f-]{36}$/);
  expect(pressed, 'keystrokes beyond the words').toBeLessThan(MOST_KEYSTROKES);
  expect(Date.now() - began).toBeLessThan(30_000);
  await expect(page.getByRole('main')).toContainText('ゆっくり話したい');
  // The gate opens nothing; then all of it.
  await person.goto('/me/record');
  const main = person.getByRole('main');
  await expect(main).toContainText('ここには 3 行あります');
  await expect(main).not.toContainText('眠れない');
  await person.getByRole('link', { name: 'ぜんぶ読む' }).click();
  await expect(main).toContainText('夜は眠れないと話した');
  await person.locator('a[href^="/me/record/lines/"]').first().click();
  await field(person, 'text').first().fill('昼は眠れます');
  await person.getByRole('button', { name: '横に置く' }).click();
  await expect(main).toContainText('昼は眠れます');
  await person.context().close();
});

test('without JavaScript the same', async ({ browser, house }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: house.address });
  const person = await context.newPage();
  await begins(person);
  const worker = await (await browser.newContext({ javaScriptEnabled: false, baseURL: house.address })).newPage();
  await signsIn(worker, house.workers[1]);
  await opensRecord(worker);
  await worker.locator('a[href$="/write"]').click();
  await field(worker, 'text').fill('妄想と思う');
  await worker.locator('button[formaction$="/look"]').click();
  await expect(worker.getByRole('main')).toContainText('診断のことばです');
  await field(worker, 'text').fill('聞こえると話した');
  await worker.locator('button[name="save"]').click();
  await expect(worker.getByRole('main')).toContainText('聞こえると話した');
  await person.goto('/me/record/read/all');
  await expect(person.getByRole('main')).toContainText('聞こえると話した');
  await context.close();
  await worker.context().close();
});
