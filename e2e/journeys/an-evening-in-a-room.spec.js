// An evening in a room on a screen: two talk, the wire breaks and comes back, and nothing stands there twice.
import { expect, field, preparesRoom, sitsDown, test } from '../house.js';

test('two talk in a room, and a broken wire doubles nothing', async ({ elsewhere, house }) => {
  const [host, second, ame] = [await elsewhere(), await elsewhere(), await elsewhere()];
  await sitsDown(host, house.workers[0]);
  const room = await preparesRoom(host);
  await sitsDown(second, house.workers[1]);
  for (const page of [host, second]) {
    await page.goto(`/staff/rooms/${room}`);
    await page.locator('form[action$="/sit"] button').click();
    await expect(page.locator('#text')).toBeVisible();
  }
  await host.reload();
  await expect(host.locator('#room-state')).toHaveAttribute('data-speaks', 'true');

  await ame.goto(`/rooms/${room}`);
  await field(ame, 'nickname').fill('あめ');
  await ame.locator('form[action$="/enter"] button').last().click();
  await says(ame, 'こんばんは\n二行目です');
  await expect(host.locator('#room-lines li')).toHaveCount(1);
  await expect(host.locator('#room-lines')).toContainText('二行目です');

  // While a word is composed, and also afterwards, Enter makes a line and never sends.
  await ame.locator('#text').fill('まだ');
  await ame.locator('#text').press('Enter');
  await expect(host.locator('#room-lines li')).toHaveCount(1);
  await ame.locator('#text').fill('');

  // Without a wire: what was typed waits, what others say comes afterwards, each once.
  await ame.context().setOffline(true);
  await ame.locator('#text').fill('切れている間に');
  await ame.locator('#room-say button').first().click();
  await expect(ame.locator('#text')).toHaveValue('切れている間に');
  await says(host, 'こちらは進行役です');
  await ame.context().setOffline(false);
  for (const page of [ame, host, second]) {
    await expect(page.locator('#room-lines li').filter({ hasText: '切れている間に' })).toHaveCount(1, { timeout: 60_000 });
    await expect(page.locator('#room-lines li')).toHaveCount(3);
  }
  await expect(ame.locator('#text')).toHaveValue('');

  await ame.locator('form[action$="/go"] button').click();
  await expect(ame).toHaveURL(/\/gatherings\//);
  await expect(host.locator('#room-lines li')).toHaveCount(3);
});

async function says(page, text) {
  await page.locator('#text').fill(text);
  await page.locator('#room-say button').first().click();
  await expect(page.locator('#room-lines')).toContainText(text.split('\n')[0]);
}
