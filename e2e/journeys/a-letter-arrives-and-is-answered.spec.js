// Capabilities 10, 11, 12, 24, 26, 109: a letter without a name, kept words, another device, two people who read, ten
// seconds to take it back, an answer. Whole with JavaScript, and whole without.
import { comesBack, expect, field, keepsWords, sendButton, signsIn, sitsDown, test, writesFirstLetter } from '../house.js';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('one line without a name is read by two people, and answered on another device', async ({ page, elsewhere, house }) => {
      const letter = `うるさくしないでください ${javaScriptEnabled}`;
      const answer = `わかりました。しずかにしています。 ${javaScriptEnabled}`;
      const kept = await test.step('somebody writes one line, and keeps number and words', async () => {
        await page.goto('/');
        await page.getByRole('link', { name: /ひとこと書く/ }).click();
        await expect(page.getByRole('main')).toContainText('名前や住所は、書かなければ残りません');
        await field(page, 'text').fill(letter);
        await sendButton(page).click();
        await expect(page.getByRole('heading', { name: '届きました' })).toBeVisible();
        const kept = await keepsWords(page);
        expect(kept.number.replace(/\D/g, '')).toMatch(/^\d{9}$/);
        expect(kept.words.split(' ')).toHaveLength(6);
        await page.getByRole('button', { name: 'このままおわる' }).click();
        await expect(page).toHaveURL(/\/letters$/);
        return kept;
      });

      const phone = await elsewhere();
      await test.step('on another device there is nothing yet but an automatic answer that says so', async () => {
        await comesBack(phone, kept);
        await expect(phone.getByRole('main')).toContainText(letter);
        await expect(phone.getByRole('main')).toContainText('これは自動の返事で、まだ人は読んでいません');
        await expect(phone.getByRole('heading', { name: /から$/ })).toHaveCount(0);
      });

      const a = await elsewhere();
      const thread = await test.step('a worker opens it, and answers', async () => {
        await signsIn(a, house.workers[0]);
        await a.goto('/staff/letters');
        const thread = await opensTheLetter(a, letter);
        await field(a, 'text').fill(answer);
        await a.getByRole('button', { name: 'この返事を出す' }).click();
        await expect(a.getByText('二人目が読むのを待っています。')).toBeVisible();
        await expect(a.getByRole('button', { name: '読みました。この返事を出す' })).toHaveCount(0);
        return thread;
      });

      await test.step('nobody sees it before the second reader', async () => {
        await phone.reload();
        await expect(phone.getByRole('main')).not.toContainText(answer);
      });

      await test.step('a second worker reads it, and sends it', async () => {
        const b = await elsewhere();
        await signsIn(b, house.workers[1]);
        await b.goto('/staff/letters');
        await expect(b.getByRole('row').filter({ has: b.locator(`a[href="${thread}"]`) })).toContainText('二人目を待っています');
        await b.goto(thread);
        await expect(b.getByRole('main')).toContainText(answer);
        await b.getByRole('button', { name: '読みました。この返事を出す' }).click();
        await expect(b.getByRole('button', { name: '取りもどす' })).toBeVisible();
        await phone.reload();
        await expect(phone.getByRole('main'), 'for ten seconds it can be taken back').not.toContainText(answer);
      });

      await test.step('ten seconds later the person reads it, and who read it', async () => {
        await expect(async () => {
          await phone.reload();
          await expect(phone.getByRole('main')).toContainText(answer, { timeout: 100 });
        }).toPass({ timeout: 20_000, intervals: [1_000] });
        await expect(phone.getByRole('main')).toContainText(/もいっしょに読みました/);
        await phone.goto('/letters/readers');
        for (const worker of house.workers.slice(0, 2)) {
          await expect(phone.getByRole('main')).toContainText(`${worker.name} が目を通しました`);
        }
      });
    });

    test('an answer that was sent too soon is taken back, and the person never sees it', async ({ page, elsewhere, house }) => {
      const [letter, hasty] = [`いそがないで ${javaScriptEnabled}`, `はやすぎる返事 ${javaScriptEnabled}`];
      await writesFirstLetter(page, letter);
      const [a, b] = [await elsewhere(), await elsewhere()];
      await sitsDown(a, house.workers[0]);
      await sitsDown(b, house.workers[1]);
      await a.goto('/staff/letters');
      const thread = await opensTheLetter(a, letter);
      await field(a, 'text').fill(hasty);
      await a.getByRole('button', { name: 'この返事を出す' }).click();
      await b.goto(thread);
      await b.getByRole('button', { name: '読みました。この返事を出す' }).click();
      await b.getByRole('button', { name: '取りもどす' }).click();
      await expect(b.getByRole('main')).toContainText('取りもどしました');
      await page.goto('/letters');
      await expect(page.getByRole('main')).not.toContainText(hasty);
      await a.goto('/staff/letters');
      await expect(a.getByRole('row').filter({ has: a.locator(`a[href="${thread}"]`) })).toContainText('はじめての返事');
    });
  });
}

/** Opens the thread in which this letter stands: workers know threads by two words, not by what was written. */
async function opensTheLetter(worker, letter) {
  const links = await worker.getByRole('main').locator('a[href^="/staff/letters/"]').all();
  const addresses = await Promise.all(links.map((it) => it.getAttribute('href')));
  for (const address of addresses) {
    await worker.goto(address);
    if (await worker.getByText(letter, { exact: true }).isVisible()) return address;
  }
  throw new Error(`no thread holds “${letter}”`);
}

// Capability 12: whoever cannot or does not want to type the words taps them.
test('words are tapped instead of typed', async ({ page, elsewhere }) => {
  await writesFirstLetter(page, 'えらんで入ります');
  const { number, words } = await keepsWords(page);
  const other = await elsewhere();
  await other.goto('/return');
  await field(other, 'number').fill(number);
  await other.getByRole('button', { name: '文字を打たずに、選んで入れる' }).click();
  for (const word of words.split(' ')) {
    await other.getByRole('button', { name: [...word][0], exact: true }).click();
    await other.getByRole('button', { name: word, exact: true }).click();
  }
  await expect(field(other, 'words')).toHaveValue(words);
  await other.getByRole('button', { name: 'つづきを読む' }).click();
  await expect(other.getByRole('main')).toContainText('えらんで入ります');
});

// Capability 12: copied by hand, words come with wrong blanks, in katakana, without marks; they still open.
test('words are understood as people copy them', async ({ page, elsewhere }) => {
  await writesFirstLetter(page, 'カタカナで');
  const { number, words } = await keepsWords(page);
  const katakana = words.replace(/[ぁ-ん]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0x60)).replaceAll(' ', '　');
  const other = await elsewhere();
  await comesBack(other, { number: number.replace(/\D/g, '').replace(/\d/g, (it) => '０１２３４５６７８９'[it]), words: katakana });
  await expect(other.getByRole('main')).toContainText('カタカナで');
});

test('whether the words were copied rightly can be tried, and the address of the card fills the form', async ({ page, elsewhere }) => {
  await writesFirstLetter(page, 'ためします');
  const { number, words } = await keepsWords(page);
  await page.getByText('書きうつせたか、ためしてみる').click();
  await field(page, 'words').fill(words);
  await page.getByRole('button', { name: 'ためす' }).click();
  await expect(page.getByRole('status')).toContainText('同じでした');
  const other = await elsewhere();
  await other.goto(`/return#n=${number.replace(/\D/g, '')}&w=${words.replaceAll(' ', '.')}`);
  await expect(field(other, 'words')).toHaveValue(words);
  expect(other.url()).not.toContain('#');
});

// Capability 12: on paper stand the number, the words and a square code, and not a word about what they are for.
test('the card is printed whole, and nothing else with it', async ({ page }) => {
  await writesFirstLetter(page, 'いんさつします');
  await page.emulateMedia({ media: 'print' });
  for (const shown of [page.locator('#number'), page.locator('#words'), page.getByRole('img', { name: /四角い印/ })]) await expect(shown).toBeVisible();
  for (const role of ['button', 'heading', 'banner', 'contentinfo']) await expect(page.getByRole(role)).toHaveCount(0);
  expect(await page.locator('body').innerText()).not.toMatch(/書いた|読め|手紙|返事|消え/);
  expect(await page.locator('#number').evaluate((it) => getComputedStyle(it).color)).toBe('rgb(0, 0, 0)');
});

// Capability 25: it may be the end, and the page says so first.
test('who wants no answer is told first that this may be the end', async ({ page }) => {
  await writesFirstLetter(page, '聞いてほしかっただけです', { pace: 'no_reply' });
  await expect(page.getByRole('main')).toContainText('これで終わってかまいません');
  await expect(page.locator('#words')).toBeHidden();
  await page.getByText('つづきから読みたくなるかもしれないとき').click();
  await expect(page.locator('#words')).toBeVisible();
});

// N-12, N-3: the desk does not exist for somebody who writes, and an administrator finds no letters.
test('neither an administrator nor another person who writes can open a thread', async ({ page, elsewhere, house }) => {
  await writesFirstLetter(page, 'ここだけの話');
  const a = await elsewhere();
  await sitsDown(a, house.workers[0]);
  await a.goto('/staff/letters');
  const thread = await opensTheLetter(a, 'ここだけの話');
  const chief = await elsewhere();
  await sitsDown(chief, house.administrator);
  const another = await elsewhere();
  await writesFirstLetter(another, '別の人です');
  for (const [who, curious] of Object.entries({ administrator: chief, another, writer: page })) {
    const answer = await curious.goto(thread);
    expect.soft(answer.status(), who).toBe(404);
    await expect.soft(curious.locator('body'), who).not.toContainText('ここだけの話');
  }
});
