// What a page must hold whoever looks at it, and with whatever: nothing runs out of a small screen, everything that can
// be pressed is large enough for a trembling thumb, focus is seen, and axe finds nothing to say.
import AxeBuilder from '@axe-core/playwright';
import { expect } from './house.js';

const SMALLEST_TARGET_PX = 44;

/** Nothing makes the reader scroll sideways. */
export async function staysInside(page, what) {
  expect.soft(await beyondTheEdge(page), `${what} scrolls sideways`).toEqual([]);
}
export async function beyondTheEdge(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > width + 0.5);
    const innermost = wide.filter((it) => !wide.some((other) => other !== it && it.contains(other)));
    return [`${document.documentElement.scrollWidth} px`, ...innermost.map((it) => it.outerHTML.slice(0, 120))];
  });
}

/** Links and controls measure at least 44 px each way; links inside a sentence are as tall as its line. */
export async function isEasyToHit(page, what) {
  expect.soft(await hardToHit(page), `${what} has targets under ${SMALLEST_TARGET_PX} px`).toEqual([]);
}
export async function hardToHit(page) {
  return page.evaluate((smallest) => {
    const found = [];
    for (const it of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
      if (it.matches('[type="hidden"]') || !it.checkVisibility({ visibilityProperty: true })) continue;
      const hidden = getComputedStyle(it).clipPath !== 'none'; // the skip link, until it has focus
      const sentence = it.matches('a') && getComputedStyle(it).display === 'inline' && it.parentElement?.innerText.trim() !== it.innerText.trim();
      if (hidden || sentence) continue;
      const label = it.matches('[type="radio"], [type="checkbox"]') ? (it.labels?.[0] ?? it) : it;
      const { width, height } = label.getBoundingClientRect();
      if (width < smallest - 0.5 || height < smallest - 0.5) {
        found.push(`${Math.round(width)} × ${Math.round(height)}: ${it.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  }, SMALLEST_TARGET_PX);
}

/**
 * axe, with everything it knows: WCAG 2.2 AA and good practice, contrast too, nothing left out. By night only colours are
 * other than by day, so only contrast is looked at again.
 */
export async function axeIsContent(page, what) {
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await axeSays(page), `axe on ${what}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await axeSays(page, ['color-contrast']), `axe on ${what}, dark`).toEqual([]);
}
export async function axeSays(page, only) {
  // Our pages hold no frames; without them the older way finds the same, and opens no second page.
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const looker = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (only ? looker.withRules(only) : looker.withTags(tags)).analyze();
  return violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.html.slice(0, 160)} — ${node.failureSummary}`));
}

/** What has focus now: its name and whether the focus is seen, on the screen and not under something else. */
export async function focused(page) {
  return page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    const inside = (x, y) => {
      const there = document.elementFromPoint(x, y);
      return !!there && (it.contains(there) || there.contains(it) || !!it.closest('label')?.contains(there));
    };
    const left = Math.max(box.left, 0) + 2, right = Math.min(box.right, innerWidth) - 2;
    const top = Math.max(box.top, 0) + 2, bottom = Math.min(box.bottom, innerHeight) - 2;
    const points = [[(left + right) / 2, (top + bottom) / 2], [left, top], [right, bottom]];
    const clear = box.width > 1 && box.height > 1 && right > left && bottom > top && points.some(([x, y]) => inside(x, y));
    return { name: it.name || it.innerText?.trim() || it.id, tag: it.localName, href: it.getAttribute('href'), seen: ring && clear };
  });
}
