// Capabilities 13, 117, 118: a call is written down by keyboard alone, in fewer than forty keystrokes beyond the words
// themselves; Enter never sends, Ctrl+Enter does; and what was typed outlives a crash, a dead network and a desk that
// fell asleep.
import { expect, field, sitsDown, test } from '../house.js';

const MOST_KEYSTROKES = 40;

/** A keyboard that counts: words cost nothing, every other key costs one. */
function counting(page) {
  const hands = {
    pressed: 0,
    async presses(...keys) {
      for (const key of keys) {
        hands.pressed += key.split('+').filter(Boolean).length || 1;
        await page.keyboard.press(key);
      }
    },
    says: (words) => page.keyboard.insertText(words),
  };
  return hands;
}

test('S01 step 1: a call with three lines, a rule and a promise, in fewer than forty keystrokes', async ({ page, house }) => {
  await sitsDown(page, house.workers[0]);
  await page.goto('/staff');
  const hands = counting(page);
  // (Alt+M does the same; a browser without a window does not know it.)
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await hands.presses('Tab');
    if (await page.evaluate(() => document.activeElement?.getAttribute('href') === '/staff/contacts/new')) break;
  }
  await hands.presses('Enter');
  await expect(page).toHaveURL(/\/staff\/contacts\/new$/);
  await expect(field(page, 'text'), 'the text comes first, and is where one begins').toBeFocused();
  const began = Date.now();
  await hands.presses('Shift+(');
  await hands.says('息子は私が電話したことを知らない');
  await hands.presses('Enter');
  await hands.says('20年ほど');
  await hands.presses('Enter', 'Shift+#');
  await hands.says('とても疲れているように感じた');
  await hands.presses('Enter', 'Shift+*');
  await hands.says('だれかに聞いてほしい');
  await hands.presses('Tab');
  await hands.says('あおい');
  await hands.presses('Tab');
  await hands.says('午前だけ・固定電話・名乗りは『甲』');
  await hands.presses('Tab');
  await hands.says('金10時 電話');
  await hands.presses('Tab', '3', '8');
  await hands.presses('Control+Enter');
  await expect(page).toHaveURL(/\/contacts\/[0-9a-f-]+$/);
  expect(hands.pressed, 'keystrokes beyond the words').toBeLessThan(MOST_KEYSTROKES);
  expect(Date.now() - began, 'the house itself takes no time').toBeLessThan(30_000);
  test.info().annotations.push({ type: 'keystrokes', description: String(hands.pressed) });
  console.log(`keystrokes beyond the words: ${hands.pressed}`);
  const main = page.getByRole('main');
  await expect(main).toContainText('ここだけの話');
  await expect(main).toContainText('スタッフが感じたこと');
  await expect(main).toContainText('38分');
  await expect(main).toContainText('10時 · 電話する');
});

test('Enter in a field does not send; every line shows what it will be kept as, and a menu writes the mark', async ({ page, house }) => {
  await sitsDown(page, house.workers[0]);
  await page.goto('/staff/contacts/new');
  await field(page, 'text').fill('話したこと一つ\n＋猫がいる');
  await field(page, 'called').fill('みどり');
  for (const name of ['called', 'rule', 'promise', 'minutes']) {
    await field(page, name).press('Enter');
    await expect(page).toHaveURL(/\/staff\/contacts\/new$/);
  }
  const lines = page.locator('[data-memo-lines] li');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(1).locator('select').first()).toHaveValue('+');
  await lines.nth(0).locator('select').first().selectOption('#');
  await lines.nth(0).locator('select').nth(1).selectOption('(');
  await expect(field(page, 'text')).toHaveValue('(#話したこと一つ)\n＋猫がいる');
  await page.getByRole('button', { name: '書きとめる' }).click();
  await expect(page.getByRole('main')).toContainText('ここだけの話');
});

test('what was typed is there after the page, and the network, were gone', async ({ page, house }) => {
  await sitsDown(page, house.workers[0]);
  await page.goto('/staff/contacts/new');
  const kept = page.waitForResponse((it) => it.url().endsWith('/contacts/draft') && it.ok());
  await field(page, 'text').fill('まだ途中の電話');
  await field(page, 'rule').fill('夜は避ける');
  await kept;
  await expect(page.locator('[data-memo-state]')).toHaveText('下書きにのこしました');
  await page.close();
  const again = await page.context().newPage();
  await again.goto('/staff/contacts/new');
  await expect(field(again, 'text')).toHaveValue('まだ途中の電話');
  await expect(field(again, 'rule')).toHaveValue('夜は避ける');
  // The network dies: the page says so, keeps trying, and sends when there is a way again.
  await again.context().setOffline(true);
  await field(again, 'called').fill('そら');
  await again.keyboard.press('Control+Enter');
  await expect(again.locator('[data-memo-state]')).toContainText('つながりません');
  await expect(field(again, 'text')).toHaveValue('まだ途中の電話');
  await again.context().setOffline(false);
  await expect(again).toHaveURL(/\/contacts\/[0-9a-f-]+$/, { timeout: 15_000 });
  await expect(again.getByRole('main')).toContainText('まだ途中の電話');
  await again.goto('/staff/contacts/new');
  await expect(field(again, 'text')).toHaveValue('');
});
