// Capability A21: axe with WCAG 2.2 AA and good practice, contrast on, nothing excluded, on every page for persons, in
// light and dark, in the three voices.
import { test } from '../house.js';
import { axeIsContent } from '../looking.js';
import { personalPages, publicPages, visits, voices } from '../pages.js';

test.describe.configure({ timeout: 300_000 });

for (const voice of voices) {
  test(`pages for anybody, in ${voice}`, async ({ page, house }) => {
    await visits(house, publicPages(page), [voice], {}, axeIsContent);
  });
}

test('pages for someone who writes, in the three voices', async ({ elsewhere, house }) => {
  await visits(house, await personalPages(elsewhere), voices, {}, axeIsContent);
});
