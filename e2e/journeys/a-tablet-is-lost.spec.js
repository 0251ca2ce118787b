// Capability 107, issue: a lost tablet. Two browsers of one worker: the office ends the tablet's seat, its next press
// meets the entrance, and what was being typed there is still on the page.
import { expect, field, signsIn, test, writesFirstLetter } from '../house.js';
import { callsThisSeat, seat, threadsOf } from '../pages.js';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('the seat of a lost tablet is closed from the office within a minute', async ({ page, elsewhere, house }) => {
      const worker = house.workers[0];
      await writesFirstLetter(page, `よんだ手紙 ${javaScriptEnabled}`);
      const [tablet, office] = [await elsewhere({ javaScriptEnabled }), await elsewhere({ javaScriptEnabled })];
      await signsIn(tablet, worker);
      await tablet.goto('/staff/sessions');
      await callsThisSeat(tablet, `タブレット ${javaScriptEnabled}`);
      const threads = await threadsOf(tablet);
      const handle = (await tablet.locator(`a[href="${threads[0]}"]`).innerText()).trim();
      await tablet.goto(threads[0]);
      await field(tablet, 'text').fill('いま書いている返事');

      const began = Date.now();
      await signsIn(office, worker);
      await office.goto('/staff/sessions');
      await seat(office, `タブレット ${javaScriptEnabled}`).locator('form[action="/staff/sessions/end"] button').click();
      await expect(office.getByRole('heading', { level: 1 })).toHaveText('閉じた席');
      expect(Date.now() - began, 'from signing in to the end').toBeLessThan(60_000);
      await expect(office.getByRole('main')).toContainText(handle);
      await expect(office.getByRole('main'), 'metadata only').not.toContainText('よんだ手紙');

      await tablet.locator(`form[action="${threads[0]}/reply"] button`).first().click();
      await expect(field(tablet, 'text'), 'what was typed is still there').toHaveValue('いま書いている返事');
      await tablet.goto('/staff/letters');
      await expect(tablet).toHaveURL(/\/staff\/sign-in$/);
    });
  });
}
