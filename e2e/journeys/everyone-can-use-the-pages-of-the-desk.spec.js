// Capability A21, issue part 6: axe on every page for those who work here, in light and dark, in the three voices; and the
// desk on a phone.
import { test } from '../house.js';
import { axeIsContent, isEasyToHit, staysInside } from '../looking.js';
import { deskPages, visits, voices } from '../pages.js';

test.describe.configure({ timeout: 900_000 });

test.describe('1280 px', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  for (const voice of voices) {
    test(`pages of the desk, in ${voice}`, async ({ elsewhere, house }) => {
      await visits(house, await deskPages(house, elsewhere), [voice], {}, axeIsContent);
    });
  }
});

for (const [screen, options, size, spoken] of [
  ['320 px', { viewport: { width: 320, height: 568 } }, 100, voices],
  ['320 px, dark, text at 200 %', { viewport: { width: 320, height: 568 }, colorScheme: 'dark' }, 200, voices],
  ['1280 px, forced colours', { viewport: { width: 1280, height: 800 }, forcedColors: 'active' }, 100, ['ja']],
]) {
  test.describe(screen, () => {
    test.use(options);

    test(`pages of the desk, on ${screen}`, async ({ elsewhere, house }) => {
      await visits(house, await deskPages(house, elsewhere), spoken, { size }, async (page, what) => {
        await staysInside(page, `${what}, ${screen}`);
        await isEasyToHit(page, `${what}, ${screen}`);
      });
    });
  });
}
