import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export type Theme = 'light' | 'dark';

/** What axe has against the page; in the dark only the colours are another matter. */
export async function violations(page: Page, theme: Theme): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (theme === 'light'
    ? axe.withTags(standards)
    : axe.withRules('color-contrast')
  ).analyze();
  return found.map(
    ({ id, help, nodes }) => `${theme}: ${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** The page as it stands, a dialog or a vote over it, is sound in both themes. */
export async function expectSound(page: Page, state: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect.soft(await violations(page, theme), state).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** The person's own text size, in percent, as the settings set it. */
export const setTextSize = (page: Page, percent: number): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
  }, percent);

/**
 * What cannot be reached or read at this width: a page that scrolls sideways, controls past the edge or cut off by what they stand in,
 * and controls whose own words are cut. A paper and the plan of the room may be moved sideways; nothing else may.
 */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth + 1) found.push(`the page is ${scrollWidth} px wide`);
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)}”`;
    const seen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 2 && height > 2 && element.checkVisibility({ visibilityProperty: true });
    };
    const controls = 'a[href], button, input, select, textarea, summary, [role=tab], [role=radio], [role=button]';
    for (const control of document.querySelectorAll(controls)) {
      if (!seen(control) || control.closest('[inert], svg, .pdfViewer, .sr-only')) continue;
      const { left, right } = control.getBoundingClientRect();
      if (left < -1 || right > innerWidth + 1) found.push(`${named(control)} at ${Math.round(left)}–${Math.round(right)}`);
      for (let around = control.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowX === 'visible') continue;
        const box = around.getBoundingClientRect();
        if (left < box.left - 1 || right > box.right + 1) {
          found.push(`${named(control)} is cut off by what it stands in`);
          break;
        }
      }
      for (const part of [control, ...control.querySelectorAll('*')]) {
        if (!seen(part) || part.matches('input, select, textarea, svg, svg *')) continue;
        const cuts = getComputedStyle(part);
        const wide = cuts.overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1;
        const high = cuts.overflowY !== 'visible' && part.scrollHeight > part.clientHeight + 2;
        if (wide || high) found.push(`the words of ${named(control)} are cut`);
      }
    }
    return [...new Set(found)];
  });
