// The list is walked with the keyboard, words worth a second look appear while an answer is typed, and nothing of it holds
// the answer back. (capability 23; the desk at ten to seven, with three calls waiting)
import { expect, field, sitsDown, test } from '../house.js';
import { aThread } from '../pages.js';

test('the list is walked with j and k, and Enter opens', async ({ house, elsewhere }) => {
  const worker = await elsewhere();
  await sitsDown(worker, house.workers[0]);
  await aThread(elsewhere, worker, 'ひとつめ');
  await aThread(elsewhere, worker, 'ふたつめ');
  await worker.goto('/staff/letters');
  const links = await worker.locator('[data-walk] a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  const at = () => worker.evaluate(() => document.activeElement?.getAttribute('href'));
  await worker.keyboard.press('j');
  expect(await at()).toBe(links[0]);
  await worker.keyboard.press('j');
  expect(await at()).toBe(links[1]);
  await worker.keyboard.press('ArrowUp');
  expect(await at()).toBe(links[0]);
  await worker.keyboard.press('Enter');
  await expect(worker).toHaveURL(new RegExp(`${links[0]}$`));
  // In a text, j is a letter.
  await field(worker, 'text').fill('');
  await field(worker, 'text').press('j');
  await expect(field(worker, 'text')).toHaveValue('j');
});

test('words worth a second look appear while typing, and hold nothing back', async ({ house, elsewhere }) => {
  const worker = await elsewhere();
  await sitsDown(worker, house.workers[0]);
  const thread = await aThread(elsewhere, worker, 'つかれました');
  await worker.goto(thread);
  await expect(worker.locator('#wording')).toBeEmpty();
  await field(worker, 'text').pressSequentially('がんばってください');
  await expect(worker.locator('#wording li')).toHaveCount(1);
  await field(worker, 'text').fill('急がなくてかまいません。');
  await expect(worker.locator('#wording li')).toHaveCount(0);
  await field(worker, 'text').fill('がんばってください');
  await expect(worker.locator('#wording li')).toHaveCount(1);
  await worker.locator(`form[action="${thread}/reply"] button`).first().click();
  await expect(worker.locator('.as-written').last()).toHaveText('がんばってください');
});
