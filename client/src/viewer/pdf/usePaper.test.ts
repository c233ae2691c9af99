import { mount } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { h, reactive, ref } from 'vue';
import type { Paper } from './pdf.ts';
import { type Shown, usePaper } from './usePaper.ts';

const openedOn: number[] = [];
vi.mock('./pdf.ts', () => ({
  openPaper: async (_box: unknown, _where: unknown, page: number): Promise<Paper> => {
    openedOn.push(page);
    return { pages: 9 } as Paper;
  },
}));
afterEach(() => {
  openedOn.length = 0;
});

const version = (n: number, page: number | undefined): Shown => ({
  source: { from: 'address', url: `/p1/${n}` },
  documentId: 'p1',
  page,
});
function reader(first: Shown) {
  const shown = reactive({ now: first });
  const container = ref<HTMLDivElement | null>(null);
  const Host = {
    setup() {
      return usePaper(
        container,
        () => shown.now,
        () => {},
      );
    },
    render: () =>
      h('div', {
        ref: (element: unknown) => {
          container.value = element as HTMLDivElement;
        },
      }),
  };
  return { shown, vm: mount(Host).vm as unknown as { page: number; state: string } };
}

test('another version opens on the page that is asked for: where the mark stands', async () => {
  const { shown, vm } = reader(version(2, 5));
  await expect.poll(() => openedOn).toEqual([5]);
  vm.page = 1;
  shown.now = version(1, 5);
  await expect.poll(() => openedOn).toEqual([5, 5]);
});

test('where none is asked for it is the page being read, in another paper the first', async () => {
  const { shown, vm } = reader(version(1, undefined));
  await expect.poll(() => openedOn).toEqual([1]);
  vm.page = 4;
  shown.now = version(2, undefined);
  await expect.poll(() => openedOn).toEqual([1, 4]);
  shown.now = { ...version(1, undefined), documentId: 'p2' };
  await expect.poll(() => openedOn).toEqual([1, 4, 1]);
});
