// Capability A21, WCAG 2.2 1.4.4, 1.4.10, 2.5.8: 320 px wide, text at 200 %, dark, forced colours: nothing runs out of the
// screen, and everything that can be pressed measures 44 px.
import { test } from '../house.js';
import { isEasyToHit, staysInside } from '../looking.js';
import { personalPages, publicPages, visits, voices } from '../pages.js';

test.describe.configure({ timeout: 180_000 });

// Forced colours move nothing and furigana is in Japanese: those walk once, in the voice with most of it.
for (const [screen, options, look, spoken] of [
  ['320 px', { viewport: { width: 320, height: 568 } }, { size: 100 }, voices],
  ['320 px, dark, text at 200 %', { viewport: { width: 320, height: 568 }, colorScheme: 'dark' }, { size: 200 }, voices],
  ['320 px, forced colours, furigana', { viewport: { width: 320, height: 568 }, forcedColors: 'active' }, { size: 125, furigana: true }, ['ja']],
]) {
  test.describe(screen, () => {
    test.use(options);
    const looks = async (page, what) => {
      await staysInside(page, `${what}, ${screen}`);
      await isEasyToHit(page, `${what}, ${screen}`);
    };

    test(`pages for anybody, on ${screen}`, async ({ page, house }) => {
      await visits(house, publicPages(page), spoken, look, looks);
    });

    test(`pages for someone who writes, on ${screen}`, async ({ elsewhere, house }) => {
      await visits(house, await personalPages(elsewhere), spoken, look, looks);
    });
  });
}
