// The switches at the foot of every page: voice, size of text, furigana (DESIGN §6).
import { expect, field, sitsDown, test, writesFirstLetter } from '../house.js';
import { aThread } from '../pages.js';

test('a browser that asks for English is answered in English, and every voice is one press away', async ({ page, elsewhere }) => {
  const english = await elsewhere({ locale: 'en-GB' });
  await english.goto('/');
  await expect(english.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto('/');
  await page.getByRole('button', { name: 'やさしい日本語' }).click();
  await expect(page.getByRole('button', { name: 'やさしい日本語' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('switching the voice or the size after a form was answered stays on a page that exists', async ({ page, elsewhere, house }) => {
  await writesFirstLetter(page, 'ことばを変えます');
  await page.getByText('書きうつせたか、ためしてみる').click();
  await field(page, 'words').fill('ちがう ことば');
  await page.getByRole('button', { name: 'ためす' }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('#words'), 'number and words are still there').toBeVisible();

  const tapping = await elsewhere();
  await tapping.goto('/return');
  await tapping.getByRole('button', { name: '文字を打たずに、選んで入れる' }).click();
  await tapping.getByRole('button', { name: '150%' }).click();
  await expect(tapping.getByRole('button', { name: 'つづきを読む' }).or(tapping.getByRole('heading', { name: '合いことばを選ぶ' }))).toBeVisible();

  const worker = await elsewhere();
  await sitsDown(worker, house.workers[0]);
  await worker.goto(await aThread(elsewhere, worker, 'からっぽの返事'));
  await field(worker, 'text').fill(' ');
  await worker.getByRole('button', { name: 'この返事を出す' }).click();
  await expect(worker.getByRole('alert')).toBeVisible();
  await worker.getByRole('button', { name: '125%' }).click();
  await expect(field(worker, 'text')).toBeVisible();
});
