import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';
import TurningPages from './TurningPages.vue';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Pages 1000 px wide with columns 48 px apart, whose contents reach `width` px to the right. */
async function reaching(width: number) {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1000 } as DOMRect);
  vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(width);
  vi.spyOn(window, 'getComputedStyle').mockReturnValue({ columnGap: '48px' } as CSSStyleDeclaration);
  const shown = mount(TurningPages, {
    props: { columns: 3, seconds: 8 },
    slots: { default: '<p>…</p>', page: '<i>{{ params.page }}/{{ params.pages }}</i>' },
  });
  await nextTick();
  return shown;
}

test('contents that do not fit stand page after page, and after the last comes the first', async () => {
  const shown = await reaching(2400);
  const told: string[] = [];
  for (let turns = 0; turns < 4; turns += 1) {
    told.push(`${shown.get('i').text()} ${/translateX\((-?\d+)px/.exec(shown.html())?.[1]}`);
    vi.advanceTimersByTime(8000);
    await nextTick();
  }
  expect(told).toEqual(['1/3 0', '2/3 -1048', '3/3 -2096', '1/3 0']);
});

test('where all fits there are no pages', async () => {
  expect((await reaching(1000)).find('i').exists()).toBe(false);
});
