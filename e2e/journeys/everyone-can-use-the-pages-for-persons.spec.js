// Capability A21: axe with WCAG 2.2 AA and good practice, contrast on, nothing excluded, on every page for persons, in
// light and dark, in the three voices.
import { test } from '../house.js';
import { axeIsContent } from '../looking.js';
import { personalPages, prefers, publicPages, voices } from '../pages.js';

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test.describe.configure({ timeout: 240_000 });

    for (const voice of voices) {
      test(`pages for anybody, ${colorScheme}, in ${voice}`, async ({ page, house }) => {
        await prefers(page, house, { voice });
        for (const [what, goes] of publicPages) {
          await goes(page);
          await axeIsContent(page, `${what} (${voice}, ${colorScheme})`);
        }
      });
    }

    test(`pages for someone who writes, ${colorScheme}, in the three voices`, async ({ elsewhere, house }) => {
      const pages = await personalPages(elsewhere);
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
