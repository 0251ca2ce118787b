// Issue part 4: what a worker types is kept sealed while typing, and is there again when the page is closed, when the
// screen was locked, and when somebody leaves the desk in the middle of a sentence.
import { expect, field, signsIn, sitsDown, test } from '../house.js';
import { aThread } from '../pages.js';

const keeps = (page) => page.waitForResponse((it) => it.url().endsWith('/draft') && it.ok());

test('what was typed is there again when the page is opened again', async ({ page, elsewhere, house }) => {
  await sitsDown(page, house.workers[0]);
  const thread = await aThread(elsewhere, page, '返事はゆっくりで');
  await page.goto(thread);
  const kept = keeps(page);
  await field(page, 'text').fill('お手紙ありがとうございます。\n\nまだ途中です');
  await kept;
  await page.close();
  const again = await page.context().newPage();
  await again.goto(thread);
  await expect(field(again, 'text')).toHaveValue('お手紙ありがとうございます。\n\nまだ途中です');
});

test('a draft is the worker’s own: a colleague does not see it', async ({ page, elsewhere, house }) => {
  await sitsDown(page, house.workers[0]);
  const thread = await aThread(elsewhere, page, 'だれの下書き');
  await page.goto(thread);
  const kept = keeps(page);
  await field(page, 'text').fill('まだ見せたくない');
  await kept;
  const colleague = await elsewhere();
  await sitsDown(colleague, house.workers[1]);
  await colleague.goto(thread);
  await expect(field(colleague, 'text')).toHaveValue('');
});

test('what was typed when the screen was locked is carried through waking up', async ({ page, elsewhere, house }) => {
  await signsIn(page, house.workers[0]);
  const thread = await aThread(elsewhere, page, '席を立つ');
  await page.goto(thread);
  const other = await page.context().newPage();
  await other.goto('/staff');
  await other.getByRole('button', { name: '席を立つ' }).click();
  await expect(other).toHaveURL(/\/today$/);
  await field(page, 'text').fill('閉じたあとに書きおえました');
  await page.getByRole('button', { name: 'この返事を出す' }).click();
  await expect(page.getByRole('heading', { name: '席に戻る' })).toBeVisible();
  await field(page, 'password').fill(house.workers[0].password);
  await page.getByRole('button', { name: '席に戻る' }).click();
  await expect(field(page, 'text')).toHaveValue('閉じたあとに書きおえました');
  await page.getByRole('button', { name: '下書きに入れて、手紙に戻る' }).click();
  await expect(page).toHaveURL(new RegExp(`${thread}$`));
  await expect(field(page, 'text')).toHaveValue('閉じたあとに書きおえました');
});

test('an answer, pressed twice, is one answer', async ({ page, elsewhere, house }) => {
  await sitsDown(page, house.workers[0]);
  const thread = await aThread(elsewhere, page, '一度だけ返事を');
  await page.goto(thread);
  await field(page, 'text').fill('一度だけの返事');
  await page.getByRole('button', { name: 'この返事を出す' }).dblclick();
  await expect(page.getByText('二人目が読むのを待っています。')).toBeVisible();
  await expect(page.getByRole('main').getByText('一度だけの返事', { exact: true })).toHaveCount(1);
});
