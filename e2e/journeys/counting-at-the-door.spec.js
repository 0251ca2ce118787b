// S09: a tablet counts for a whole day without a wire and sends once; two tablets cross; a day on paper goes in by keyboard
// in less than a minute, at the speed of somebody who looks for each key.
import { expect, sitsDown, test } from '../house.js';

async function door(page) {
  await page.goto('/staff/places');
  const address = await page.locator('a[href^="/staff/door/"]').first().getAttribute('href');
  await page.goto(address);
  return address;
}

const press = (page, name) => page.locator(`button[name="press"][value="${name}"]`).click();

async function numbers(page) {
  await page.locator('details').first().evaluate((it) => (it.open = true));
  return (await page.locator('.door-table tbody td').allInnerTexts()).join(' ');
}

test('two tablets without a wire come to the same numbers, once', async ({ elsewhere, house }) => {
  const [one, two] = [await elsewhere(), await elsewhere()];
  await sitsDown(one, house.workers[0]);
  await sitsDown(two, house.workers[1]);
  const address = await door(one);
  await two.goto(address);
  await one.context().setOffline(true);
  await two.context().setOffline(true);
  for (const name of ['first', 'first', 'again', 'other']) await press(one, name);
  await one.locator('button[name="back"][value="last"]').click();
  for (const name of ['again', 'family']) await press(two, name);
  await expect(one.locator('#door-status')).toHaveText('この端末に入れました。あとで送ります。');
  await one.context().setOffline(false);
  await two.context().setOffline(false);
  await expect(one.locator('#door-status')).toHaveText('入りました。');
  await expect(two.locator('#door-status')).toHaveText('入りました。');
  for (const page of [one, two, one]) {
    await page.goto(address);
    expect(await numbers(page)).toBe('2 2 1 0 5');
  }
});

test('while the desk is locked the tablet goes on counting, and sends when somebody is back', async ({ elsewhere, house }) => {
  const tablet = await elsewhere();
  await sitsDown(tablet, house.workers[0]);
  const address = await door(tablet);
  const before = (await numbers(tablet).catch(() => '')) || '0 0 0 0 0';
  await tablet.locator('#door-lock').click();
  await expect(tablet.locator('#door-status')).toHaveText('席を閉じました。このタブレットで、机の画面は開きません。');
  const other = await tablet.context().newPage();
  await other.goto('/staff');
  await expect(other).toHaveURL(/\/staff\/unlock$/);
  await press(tablet, 'family');
  await expect(tablet.locator('#door-status')).toHaveText('この端末に入れました。あとで送ります。');
  await tablet.goto('/staff');
  await tablet.locator('[name="password"]').fill(house.workers[0].password);
  await tablet.locator('form[action="/staff/unlock"] button').first().click();
  await tablet.goto(address);
  await expect(tablet.locator('#door-status')).toHaveText('入りました。');
  await tablet.goto(address);
  const after = await numbers(tablet);
  const family = (text) => Number(text.split(' ')[2] ?? 0);
  expect(family(after)).toBe(family(before) + 1);
});

test('a day on paper goes in by keyboard in less than a minute', async ({ page, house }) => {
  await sitsDown(page, house.workers[0]);
  const address = await door(page);
  await page.goto(`${address}/sheet`);
  const begun = Date.now();
  // The first number has the focus. Half a second a key: somebody who looks for each.
  const slowly = { delay: 500 };
  await page.keyboard.type('12', slowly);
  for (const number of ['8', '3', '1']) {
    await page.keyboard.press('Tab', slowly);
    await page.keyboard.type(number, slowly);
  }
  await page.keyboard.press('Enter', slowly);
  await expect(page.locator('#counts')).toContainText('24');
  expect(Date.now() - begun).toBeLessThan(60_000);
});
