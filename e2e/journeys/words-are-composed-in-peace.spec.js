// DESIGN §7: while a word is being composed with an input method, Enter takes the word and never sends the form.
import { expect, field, test } from '../house.js';

/** Composes a word in the focused field and presses Enter while it is still being composed. */
async function composesAndPressesEnter(page, word) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: word, selectionStart: word.length, selectionEnd: word.length });
  // What a browser with an input method reports: the key is Enter, its code 229.
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 13 };
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', unmodifiedText: '\r', ...enter });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  await devtools.send('Input.insertText', { text: word });
}

/** Everything the page sends from now on. */
function sentFrom(page) {
  const sent = [];
  page.on('request', (it) => it.isNavigationRequest() && sent.push(`${it.method()} ${it.url()}`));
  return sent;
}

test('Enter while composing does not send a first letter', async ({ page }) => {
  await page.goto('/letters/new');
  await field(page, 'text').fill('ねむい。');
  await page.getByText('書いても書かなくてもいいこと').click();
  const sent = sentFrom(page);
  for (const name of ['text', 'called']) {
    await field(page, name).focus();
    await composesAndPressesEnter(page, 'ねこ');
    await expect(field(page, name)).toHaveValue(/ねこ/);
  }
  await expect(page).toHaveURL(/\/letters\/new$/);
  expect(sent).toEqual([]);
});

test('Enter while composing does not send number and words', async ({ page }) => {
  await page.goto('/return');
  // Nothing is missing, so that only the composing keeps the form from being sent.
  for (const name of ['number', 'words']) await field(page, name).fill('1');
  await page.getByText('一語を足した方').click();
  const sent = sentFrom(page);
  for (const name of ['number', 'words', 'extra']) {
    await field(page, name).focus();
    await composesAndPressesEnter(page, 'さくら');
    await expect(field(page, name)).toHaveValue(/さくら/);
  }
  expect(sent).toEqual([]);
});

test('Enter in a field sends when nothing is being composed, as everywhere', async ({ page }) => {
  await page.goto('/return');
  await field(page, 'words').fill('ちがう ことば');
  await field(page, 'number').fill('123456789');
  await field(page, 'number').press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
});
