// Issue part 5: double click, reload after sending, the back button, two tabs: one letter. With JavaScript and without.
import { expect, field, sendButton, sends, test, writesFirstLetter } from '../house.js';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    /** The person's own letters with this text, as they see them. */
    const lettersWith = async (page, text) => {
      await page.goto('/letters');
      return page.getByRole('main').getByText(text, { exact: true });
    };

    test('a first letter, pressed twice', async ({ page }) => {
      await page.goto('/letters/new');
      await field(page, 'text').fill('二回おしました');
      await sendButton(page).dblclick();
      await expect(page).toHaveURL(/\/letters\/kept$/);
      await expect(page.locator('#words')).toBeVisible();
      await expect(await lettersWith(page, '二回おしました')).toHaveCount(1);
    });

    test('a first letter, and the page after it loaded again', async ({ page }) => {
      await writesFirstLetter(page, '読みなおしました');
      const number = await page.locator('#number').innerText();
      await page.reload();
      await expect(page.locator('#number')).toHaveText(number);
      await expect(await lettersWith(page, '読みなおしました')).toHaveCount(1);
    });

    test('a first letter, and back, and sent again', async ({ page }) => {
      await writesFirstLetter(page, 'もどってみました');
      const number = await page.locator('#number').innerText();
      await page.goBack();
      await expect(page).toHaveURL(/\/letters\/new$/);
      // A browser may have kept what was typed, or not.
      if (await field(page, 'text').isVisible()) {
        await field(page, 'text').fill('もどってみました');
        await sends(page);
        await expect(page).toHaveURL(/\/letters\/kept$/);
        await expect(page.locator('#number')).toHaveText(number);
      }
      await expect(await lettersWith(page, 'もどってみました')).toHaveCount(1);
    });

    test('a first letter, from two tabs with the same words', async ({ page, context }) => {
      const other = await context.newPage();
      for (const tab of [page, other]) {
        await tab.goto('/letters/new');
        await field(tab, 'text').fill('ふたつの窓から');
      }
      await sends(page);
      await expect(page).toHaveURL(/\/letters\/kept$/);
      const number = await page.locator('#number').innerText();
      await sends(other);
      await expect(other).toHaveURL(/\/letters\/kept$/);
      await expect(other.locator('#number')).toHaveText(number);
      await expect(await lettersWith(page, 'ふたつの窓から')).toHaveCount(1);
    });

    test('a first letter, and back, and sent again with a line more: the line is not lost', async ({ page }) => {
      await writesFirstLetter(page, 'ねむれません');
      await page.goBack();
      await expect(page).toHaveURL(/\/letters\/new$/);
      // Either the page says that the letter arrived, and offers to go on; or what is sent now is there as well.
      if (!(await field(page, 'text').isVisible())) {
        await expect(page.getByRole('main').getByRole('link', { name: 'つづきを読む、書く' })).toBeVisible();
        return;
      }
      await field(page, 'text').fill('ねむれません。もう朝です');
      await sends(page);
      await expect(await lettersWith(page, 'ねむれません。もう朝です')).toHaveCount(1);
    });

    test('a first letter, from two tabs with different words: both are there, in one thread', async ({ page, context }) => {
      const other = await context.newPage();
      for (const [tab, text] of [[page, 'ひとつめ'], [other, 'ふたつめ']]) {
        await tab.goto('/letters/new');
        await field(tab, 'text').fill(text);
      }
      for (const tab of [page, other]) await sends(tab);
      await expect(await lettersWith(page, 'ひとつめ')).toHaveCount(1);
      await expect(await lettersWith(page, 'ふたつめ')).toHaveCount(1);
    });

    test('a further letter, pressed twice, loaded again, sent again from the page before', async ({ page }) => {
      await writesFirstLetter(page, 'はじめの一通');
      await page.goto('/letters');
      await field(page, 'text').fill('つづきの一通');
      await sendButton(page).dblclick();
      await expect(page.getByRole('main').getByText('つづきの一通', { exact: true })).toHaveCount(1);
      await page.reload();
      await expect(page.getByRole('main').getByText('つづきの一通', { exact: true })).toHaveCount(1);
      await expect(field(page, 'text'), 'what was sent does not come back as a draft').toHaveValue('');
      await page.goBack();
      await expect(await lettersWith(page, 'つづきの一通')).toHaveCount(1);
    });

    test('a first letter, when the connection was lost in the middle of sending, and the page is loaded again', async ({ page, context }) => {
      await page.goto('/letters/new');
      await field(page, 'text').fill('とちゅうで切れました');
      await context.setOffline(true);
      await sendButton(page).click({ noWaitAfter: true });
      await expect.poll(() => page.url()).toContain('chrome-error:');
      await context.setOffline(false);
      await page.reload();
      await expect(page).toHaveURL(/\/letters\/kept$/);
      await expect(await lettersWith(page, 'とちゅうで切れました')).toHaveCount(1);
    });

    test('the same words twice, on purpose, are two letters', async ({ page }) => {
      await writesFirstLetter(page, 'うん');
      for (const count of [2, 3]) {
        await page.goto('/letters');
        await field(page, 'text').fill('うん');
        await sends(page);
        await expect(await lettersWith(page, 'うん')).toHaveCount(count);
      }
    });
  });
}

test('a letter that is too long, or empty, stays on the page, and the page says why', async ({ page }) => {
  await page.goto('/letters/new');
  const long = `${'あ'.repeat(9_999)}ん。`;
  await field(page, 'text').fill(long);
  await sends(page);
  await expect(page.getByRole('alert')).toContainText(/10,?000|一万/);
  await expect(field(page, 'text')).toHaveValue(long);
  await field(page, 'text').fill('あ');
  await sends(page);
  await expect(page).toHaveURL(/\/letters\/kept$/);
});

// Capability 10: marks that turn the direction, emoji, four-byte characters, markup: kept exactly, shown safely.
test('strange characters come back as they were written', async ({ page }) => {
  const strange = '\u202eさかさま\u202c 👩‍👩‍👧 𠮷 <b>&amp;</b> "\'`{{x}} ﷽ ｶﾞ が';
  await writesFirstLetter(page, strange);
  await page.goto('/letters');
  await expect(page.getByRole('main').getByText(strange, { exact: true })).toHaveCount(1);
});
