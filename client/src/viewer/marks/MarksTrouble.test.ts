import 'fake-indexeddb/auto';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { defineComponent, h, type PropType } from 'vue';
import { i18n, speak } from '../../i18n/i18n.ts';
import { registerRefusals } from '../../i18n/refusals.ts';
import { useMarks } from '../../marks/marks.ts';
import type { Tool } from '../tools/tools.ts';
import MarkedPaper from './MarkedPaper.vue';

const unkept = 'Thiết bị này không cho lưu';
/** The reader itself, which needs a browser: its tools, and the place below its toolbar. */
const viewer = defineComponent({
  props: { tools: { type: Array as PropType<Tool[]>, required: true } },
  setup: (_props, { slots }) => {
    return () => h('div', slots.bar?.());
  },
});

beforeAll(async () => {
  await speak('vi');
  registerRefusals({ 'marks-full': { vi: 'Đã đầy.', en: 'Full.' } });
});
beforeEach(() => {
  setActivePinia(createPinia());
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.stubGlobal('fetch', async () => Response.error());
});
afterEach(() => {
  useMarks().close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function paper() {
  const file = { meetingId: 'hop-1', paperId: 'p1', sha256: 'a'.repeat(64) };
  const shown = mount(MarkedPaper, {
    props: { file, title: 'Tờ trình', page: 1 },
    global: { plugins: [i18n], stubs: { PaperViewer: viewer, PinNote: true } },
  });
  async function take(pen: string): Promise<void> {
    const tool = shown
      .getComponent(viewer)
      .props('tools')
      .find(({ id }) => id === pen);
    tool?.act();
    await flushPromises();
  }
  return { shown, take };
}

test.each(['ink', 'highlight', 'pin'])(
  'a device that keeps nothing says so to the person who takes the pen (%s)',
  async (pen) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('a private window', 'SecurityError');
    });
    await useMarks().open('hop-1', 'm2');
    const { shown, take } = paper();
    expect(shown.text()).not.toContain(unkept);
    await take(pen);
    expect(shown.text()).toContain(unkept);
    await take(pen);
    expect(shown.text()).not.toContain(unkept);
  },
);

test('a refusal of the server is said there too, and nothing while all is well', async () => {
  const { shown, take } = paper();
  await take('ink');
  expect(shown.find('[role=status]').exists()).toBe(false);
  useMarks().refused = { code: 'marks-full', params: {} };
  await flushPromises();
  expect(shown.get('[role=status]').text()).toBe('Đã đầy.');
});
