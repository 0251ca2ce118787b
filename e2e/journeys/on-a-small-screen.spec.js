// Capability A21, WCAG 2.2 1.4.4, 1.4.10, 2.5.8: 320 px wide, text at 200 %, dark, forced colours: nothing runs out of the
// screen, and everything that can be pressed measures 44 px.
import { test } from '../house.js';
import { isEasyToHit, staysInside } from '../looking.js';
import { personalPages, prefers, publicPages, voices } from '../pages.js';

const screens = [
  ['320 px', { viewport: { width: 320, height: 568 } }, { size: 100 }],
  ['320 px, dark, text at 200 %', { viewport: { width: 320, height: 568 }, colorScheme: 'dark' }, { size: 200 }],
  ['320 px, forced colours, furigana', { viewport: { width: 320, height: 568 }, forcedColors: 'active' }, { size: 125, furigana: true }],
];

for (const [screen, options, look] of screens) {
  test.describe(screen, () => {
    test.use(options);
    test.describe.configure({ timeout: 180_000 });

    test(`pages for anybody, on ${screen}`, async ({ page, house }) => {
      for (const voice of voices) {
        await prefers(page, house, { ...look, voice });
        for (const [what, goes] of publicPages) {
          await goes(page);
          await staysInside(page, `${what} (${voice}, ${screen})`);
          await isEasyToHit(page, `${what} (${voice}, ${screen})`);
        }
      }
    });

    test(`pages for someone who writes, on ${screen}`, async ({ elsewhere, house }) => {
      const pages = await personalPages(elsewhere);
      for (const voice of voices) {
        for (const [what, page, goes] of pages) {
          await prefers(page, house, { ...look, voice });
          await goes(page);
          await staysInside(page, `${what} (${voice}, ${screen})`);
          await isEasyToHit(page, `${what} (${voice}, ${screen})`);
        }
      }
    });
  });
}
