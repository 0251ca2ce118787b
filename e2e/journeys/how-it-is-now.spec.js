// Capabilities 58, 150: somebody says how they are by keyboard alone and without JavaScript: words, one press, cards. At the
// desk each voice stands in its own column. With a script, a pen draws.
import { expect, field, sitsDown, test, writesFirstLetter } from '../house.js';
import { focused } from '../looking.js';

/** Presses Tab until the wanted thing has focus, and is seen to have it. */
async function tabsTo(page, wanted) {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate((wanted) => document.activeElement?.matches(wanted), wanted))) continue;
    expect((await focused(page))?.seen, `focus is seen on ${wanted}`).toBe(true);
    return;
  }
  throw new Error(`${wanted} was not reached`);
}

test('by keyboard alone and without JavaScript: words, an answer without words, cards', async ({ elsewhere }) => {
  const page = await elsewhere({ javaScriptEnabled: false });
  await page.goto('/letters/new');
  await field(page, 'text').fill('はじめまして');
  await page.locator('form[action="/letters/new"] button').last().click();
  await page.goto('/me');
  await page.locator('[href="/me/now"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('いまのこと');

  await page.goto('/me/now/prompt/1');
  await tabsTo(page, '[name="text"]');
  await page.keyboard.type('海の音');
  await tabsTo(page, '[name="answer"][value="words"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/me\/now#p1$/);
  await expect(page.locator('#p1')).toContainText('海の音');

  await page.goto('/me/now/prompt/10');
  await tabsTo(page, '[name="answer"][value="do-not-ask"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('#p10')).toContainText('スタッフは、ここを聞きません。');

  await page.goto('/me/now/cards');
  await tabsTo(page, '[name="card"]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await tabsTo(page, 'main form button');
  await page.keyboard.press('Enter');
  await expect(page.locator('fieldset')).toHaveCount(2);
  await expect(page.locator(':checked')).toHaveCount(0);
  await tabsTo(page, '[name="on-as-it-is"]');
  await page.keyboard.press('Space');
  await tabsTo(page, '[name="on-quiet"]');
  await page.keyboard.press('ArrowUp');
  await tabsTo(page, 'main form button');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/me\/now#p14$/);
  await expect(page.locator('#p14')).toContainText(/そう\s*今は、このままがいい\s*わからない\s*静かなところがいい/);
});

test('a pen draws; at the desk each voice has its own column, and none where we don’t ask', async ({ page, elsewhere, house }) => {
  await writesFirstLetter(page, '絵のほうがいい', { called: 'そら' });
  await page.goto('/me/now/draw');
  const sheet = await page.locator('canvas').boundingBox();
  await page.mouse.move(sheet.x + 20, sheet.y + 20);
  await page.mouse.down();
  await page.mouse.move(sheet.x + 90, sheet.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.locator('form[data-draw] > button').click();
  await expect(page.locator('#p14 svg path')).toHaveAttribute('d', /^M\d+ \d+ L\d+ \d+/);
  await page.goto('/me/now/prompt/14');
  await page.locator('summary').click();
  await field(page, 'speaker').fill('妹');
  await field(page, 'beside').fill('外で会いたい');
  await page.locator('[name="answer"][value="words"]').click();
  await expect(page).toHaveURL(/#p14$/);

  const worker = await elsewhere({ viewport: { width: 1280, height: 900 } });
  await sitsDown(worker, house.workers[0]);
  await worker.goto('/staff/letters');
  const threads = await worker.locator('[href^="/staff/letters/"]').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  for (const thread of threads) {
    await worker.goto(thread);
    if (await worker.getByText('絵のほうがいい').count()) break;
  }
  await worker.locator('[href^="/staff/now/"]').click();
  const headings = worker.locator('#p14 h3');
  await expect(headings).toHaveText(['そら さんのことば', '妹（いっしょに話した人）のことば']);
  const boxes = await headings.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().left));
  expect(boxes[1], 'voices stand beside each other').toBeGreaterThan(boxes[0]);
});
