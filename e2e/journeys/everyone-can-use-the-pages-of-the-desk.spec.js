// Capability A21, issue part 6: axe on every page for those who work here, in light and dark, in the three voices; and the
// desk on a phone.
import { test } from '../house.js';
import { axeIsContent, isEasyToHit, staysInside } from '../looking.js';
import { deskPages, prefers, voices } from '../pages.js';

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });
    test.describe.configure({ timeout: 300_000 });

    test(`pages of the desk, ${colorScheme}, in the three voices`, async ({ elsewhere, house }) => {
      const pages = await deskPages(house, elsewhere);
      for (const voice of voices) {
        for (const [what, page, goes] of pages) {
          await prefers(page, house, { voice });
          await goes(page);
          await axeIsContent(page, `${what} (${voice}, ${colorScheme})`);
        }
      }
    });
  });
}

for (const [screen, options, size] of [
  ['320 px', { viewport: { width: 320, height: 568 } }, 100],
  ['320 px, dark, text at 200 %', { viewport: { width: 320, height: 568 }, colorScheme: 'dark' }, 200],
  ['1280 px, forced colours', { viewport: { width: 1280, height: 800 }, forcedColors: 'active' }, 100],
]) {
  test.describe(screen, () => {
    test.use(options);
    test.describe.configure({ timeout: 300_000 });

    test(`pages of the desk, on ${screen}`, async ({ elsewhere, house }) => {
      const pages = await deskPages(house, elsewhere);
      for (const voice of voices) {
        for (const [what, page, goes] of pages) {
          await prefers(page, house, { voice, size });
          await goes(page);
          await staysInside(page, `${what} (${voice}, ${screen})`);
          await isEasyToHit(page, `${what} (${voice}, ${screen})`);
        }
      }
    });
  });
}
