// Capabilities 35, A10, 104: number and words as a file while they are shown; everything of one's own as a page that needs
// nothing else; a list that was kept before, looked at and taken in.
import { readFile } from 'node:fs/promises';
import { expect, field, signsIn, test, writesFirstLetter } from '../house.js';

async function saves(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('words on paper, and everything of mine with me', async ({ page, elsewhere }) => {
      await writesFirstLetter(page, `もっていく手紙 ${javaScriptEnabled}`);
      await page.goto('/letters/kept');
      const paper = await saves(page, page.locator('a[href="/letters/kept/pdf"]'));
      expect(paper.name).toBe('用紙.pdf');
      expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');

      await page.goto('/me');
      await page.locator('a[href="/me/take-away"]').click();
      const taken = await saves(page, page.locator('a[href="/me/take-away/page"]'));
      expect(taken.name).toBe('控え.html');
      const home = await elsewhere({ javaScriptEnabled });
      const asked = [];
      home.on('request', (request) => asked.push(request.url()));
      await home.setContent(taken.bytes.toString('utf8'));
      await expect(home.locator('body')).toContainText(`もっていく手紙 ${javaScriptEnabled}`);
      expect(asked, 'it needs nothing else').toEqual([]);
      const data = await saves(page, page.locator('a[href="/me/take-away/data"]'));
      expect(data.name).toBe('控え.json');
      expect(JSON.parse(data.bytes.toString('utf8')).version).toBe(1);
    });

    test('a list that was kept before is looked at and taken in', async ({ page, house }) => {
      const name = `うつすひと${javaScriptEnabled ? 'あ' : 'い'}`;
      const list = `氏名,相談日,相談内容\n${name},令和8年1月5日,表にあったこと\n`;
      const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
      await signsIn(page, house.workers[0]);
      await page.goto('/staff/import');
      await page.locator('#file').setInputFiles(file);
      await page.locator('form[action="/staff/import/file"] button').click();
      await expect(page.getByRole('main')).toContainText('1行、1人分が読めました');
      await page.locator('form[action="/staff/import/take-in"] button').click();
      await expect(page.getByRole('status')).toContainText('1行を入れました（新しい人 1人）');
      await page.goto('/staff/callers');
      await field(page, 'called').fill(name);
      await page.locator('form[action="/staff/callers"] button').click();
      await page.locator('main a[href^="/staff/letters/"]').first().click();
      await expect(page.getByRole('main')).toContainText('表にあったこと');
    });
  });
}
