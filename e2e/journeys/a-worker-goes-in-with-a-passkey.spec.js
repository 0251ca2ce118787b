// A device beside the words: added, used, taken away, in a real browser with an authenticator of its own (Chromium's
// virtual one). The digits work all the same; without JavaScript nothing of it is on the page.
import { expect, field, signsIn, test } from '../house.js';

/** The house by its name on this machine: devices sign for names, not for numbers. */
const byName = (house) => house.address.replace('127.0.0.1', 'localhost');

/** A device that signs, plugged into this page's browser. */
async function plugsIn(page, options = {}) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...options,
    },
  });
  return { browser, authenticatorId };
}

async function entersWords(page, worker) {
  await page.goto('/staff/sign-in');
  await field(page, 'name').fill(worker.name);
  await field(page, 'password').fill(worker.password);
}

test.describe('by name', () => {
  test.use({ baseURL: async ({ house }, use) => use(byName(house)) });

  test('a worker adds a device, goes in with it, and takes it away', async ({ page, house }) => {
    const worker = house.workers[0];
    const device = await plugsIn(page);
    await test.step('with the digits, once', async () => {
      await signsIn(page, worker);
      await page.goto('/staff/passkeys');
      await field(page, 'name').fill('タブレットの鍵');
      await page.getByRole('button', { name: 'この名前で足す' }).click();
      await expect(page.getByText('タブレットの鍵')).toBeVisible();
      const { authenticatorId } = device;
      const { credentials } = await device.browser.send('WebAuthn.getCredentials', { authenticatorId });
      expect(credentials, 'the device keeps one key, for this place').toHaveLength(1);
      expect(credentials[0].rpId).toBe('localhost');
    });
    await test.step('the same device is not added twice', async () => {
      await field(page, 'name').fill('もう一度');
      await page.getByRole('button', { name: 'この名前で足す' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(field(page, 'name'), 'what was typed is there').toHaveValue('もう一度');
    });
    await test.step('with the words and the device', async () => {
      await page.context().clearCookies();
      await entersWords(page, worker);
      await page.getByRole('button', { name: 'パスキーで入る' }).click();
      await expect(page).toHaveURL(/\/staff$/);
    });
    await test.step('the words are asked for before the device is', async () => {
      await page.context().clearCookies();
      await page.goto('/staff/sign-in');
      await field(page, 'name').fill(worker.name);
      await page.getByRole('button', { name: 'パスキーで入る' }).click();
      await expect(page).toHaveURL(/\/staff\/sign-in$/);
      await expect(page.locator('#password:invalid')).toHaveCount(1);
    });
    await test.step('with wrong words it says no more than that', async () => {
      await entersWords(page, { ...worker, password: house.workers[1].password });
      await page.getByRole('button', { name: 'パスキーで入る' }).click();
      await expect(page.getByRole('alert').first()).toContainText('どれかがちがいます');
    });
    await test.step('nothing can be asked: it says so, and the digits still work', async () => {
      await page.route('**/staff/sign-in/ask', (it) => it.abort());
      await entersWords(page, worker);
      await page.getByRole('button', { name: 'パスキーで入る' }).click();
      await expect(page.locator('[data-passkey-trouble]')).toBeVisible();
      await signsIn(page, worker);
    });
    await test.step('taken away, it is gone from the list', async () => {
      await page.goto('/staff/passkeys');
      await page.getByRole('button', { name: '外す' }).click();
      await expect(page.getByText('タブレットの鍵')).toHaveCount(0);
    });
  });

  test('a small key in a port does it as well', async ({ page, house }) => {
    const worker = house.workers[1];
    await plugsIn(page, { transport: 'usb' });
    await signsIn(page, worker);
    await page.goto('/staff/passkeys');
    await field(page, 'name').fill('青い鍵');
    await page.getByRole('button', { name: 'この名前で足す' }).click();
    await expect(page.getByText('青い鍵', { exact: true })).toBeVisible();
    await page.context().clearCookies();
    await entersWords(page, worker);
    await page.getByRole('button', { name: 'パスキーで入る' }).click();
    await expect(page).toHaveURL(/\/staff$/);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('the digits are enough', async ({ page, house }) => {
      await page.goto('/staff/sign-in');
      await expect(page.getByRole('button', { name: 'パスキーで入る' })).toHaveCount(0);
      await signsIn(page, house.workers[2]);
      await page.goto('/staff/passkeys');
      await expect(page.getByText('JavaScript')).toBeVisible();
      await expect(page.getByRole('button', { name: 'この名前で足す' })).toHaveCount(0);
    });
  });
});

test('by a number no device is offered, and the page says why', async ({ page, house }) => {
  await page.goto('/staff/sign-in');
  await expect(page.getByText('パスキー')).toHaveCount(0);
  await signsIn(page, house.workers[2]);
  await page.goto('/staff/passkeys');
  await expect(page.getByText('番号の住所で開いている')).toBeVisible();
});
