import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { sample } from './sample.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The themes in which pages are looked at: one of them on a push. */
export const themes = sample(['light', 'dark'] as const, 1);

/** The violations that axe finds on the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  // Without frames of other origins: for those it would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await axe.withTags(standards).analyze();
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** The page as it stands, a dialog or a vote over it, is sound in each of these themes. */
export async function expectSound(page: Page, state: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect.soft(await violations(page), `${state}, ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/**
 * Words that the person's own colours leave unreadable: on a ground too near to their colour, or on a filled ground behind the plate that
 * the browser lays under words there.
 */
export async function lostWords(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const lost = await page.evaluate(() => {
    const rgb = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const light = (color: string) => {
      const [r = 0, g = 0, b = 0] = rgb(color).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: string, b: string) => {
      const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
      return (high + 0.05) / (low + 0.05);
    };
    const probe = Object.assign(document.createElement('p'), { style: 'background: Canvas' });
    document.body.append(probe);
    const plate = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (!element || words === '' || element.closest('svg, .sr-only, .pdfViewer, :disabled, script, style')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      let ground: Element | null = element;
      while (ground && rgb(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
      const under = ground ? getComputedStyle(ground).backgroundColor : plate;
      const style = getComputedStyle(element);
      const behind = style.getPropertyValue('forced-color-adjust') === 'none' ? under : plate;
      if (contrast(style.color, behind) < 4.5) found.push(`“${words.slice(0, 40)}” ${style.color} on ${behind}`);
    }
    return [...new Set(found)];
  });
  await page.emulateMedia({ forcedColors: 'none' });
  return lost;
}

/** Problems with all words wider apart, as set by people who read with difficulty: the spacing of WCAG 1.4.12. */
export async function spacedOut(page: Page): Promise<string[]> {
  const style = await page.addStyleTag({
    content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
  });
  const found = await outOfReach(page);
  await style.evaluate((element) => (element as HTMLElement).remove());
  return found;
}

/**
 * Controls that a finger may miss: under 44 px, with the label that is tapped for them. A link in the middle of a text is as high as its
 * line, and a seat's size depends on the plan of the hall.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const controls = 'a[href], button, input, select, textarea, summary, [role=tab], [role=radio], [role=button]';
    for (const control of document.querySelectorAll<HTMLElement>(controls)) {
      if (control.closest('[inert], svg, .pdfViewer, :disabled') || !control.checkVisibility()) continue;
      const tapped = control.matches('input') ? (control.closest('label') ?? control) : control;
      const { width, height } = tapped.getBoundingClientRect();
      if (width <= 2 || height <= 2) continue;
      if (control.matches('a') && getComputedStyle(control).display === 'inline') continue;
      const name = (control.getAttribute('aria-label') ?? control.textContent ?? '').trim().slice(0, 50);
      if (width < 43.5 || height < 43.5)
        found.push(`${control.tagName.toLowerCase()} “${name}” ${Math.round(width)} × ${Math.round(height)}`);
    }
    return [...new Set(found)];
  });

/**
 * Texts under 18 px without a reason. A state's pill, a number in its disc and the grey line under a name may be smaller, down to 14 px.
 */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (!element || words === '' || element.closest('svg, .sr-only, script, style')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const px = Number.parseFloat(getComputedStyle(element).fontSize);
      const reason = element.closest('.rounded-full, .text-ink-2, [role=status]');
      if (px < 14 || (px < 18 && !reason)) found.push(`${px} px: ${words.slice(0, 50)}`);
    }
    return [...new Set(found)];
  });

/** The person's own text size, in percent, as the settings set it. */
export const setTextSize = (page: Page, percent: number): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
  }, percent);

/**
 * Parts that cannot be reached or read at this width: a page that scrolls sideways, controls past the edge or cut off by their container,
 * and controls whose own words are cut. Only a paper and the plan of the room may be moved sideways.
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
      if (left < -1 || right > innerWidth + 1)
        found.push(`${named(control)} at ${Math.round(left)}–${Math.round(right)}`);
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
