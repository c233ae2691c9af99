import 'fake-indexeddb/auto';
import type { Change, MarkBody } from '@dien-hong/shared/reading';
import { twoVersions } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { defineComponent, h, type PropType } from 'vue';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMarks } from '../../../marks/marks.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { compareVersions } from '../../../papers/versions.ts';
import type { Tool } from '../../../viewer/tools/tools.ts';
import BesidePaper from './BesidePaper.vue';
import type { useReading } from './useReading.ts';

vi.mock('../../../papers/versions.ts');

const { meeting, first: old, second } = twoVersions();
const bookmark: MarkBody = { kind: 'bookmark', place: { paperId: 'p1', sha256: old, page: 3 } };
const added: Change = { kind: 'added', page: 2, boxes: [[1, 2, 3, 4]], before: 'dự phòng', text: '420 tỷ', after: '' };

/** The reader itself, which needs a browser: its properties, and the place below its toolbar. */
const reader = defineComponent({
  props: {
    more: { type: Array as PropType<Tool[]>, required: true },
    changes: { type: Map as PropType<ReadonlyMap<number, unknown>>, default: undefined },
  },
  emits: ['ready'],
  setup: (_props, { slots }) => {
    return () => h('div', slots.bar?.());
  },
});

beforeAll(() => speak('vi'));
beforeEach(async () => {
  setActivePinia(createPinia());
  Object.assign(useMeeting(), { id: 'hop-1', state: meeting.state });
  vi.stubGlobal('fetch', async () => Response.error());
  // The mark found no place on the new version, which added something.
  vi.mocked(compareVersions).mockResolvedValue({ ok: true, value: { carried: [[]], changes: [added] } });
  await useMarks().open('hop-1', 'm2');
  useMarks().change([{ id: 'a', body: bookmark }]);
});
afterEach(() => {
  useMarks().close();
  vi.unstubAllGlobals();
});

const openBeside = vi.fn();
async function beside(sha256 = second) {
  const reading = { openBeside, turned: () => {} } as unknown as ReturnType<typeof useReading>;
  const pane = mount(BesidePaper, {
    props: { opened: { paperId: 'p1', sha256, page: 1, find: '' }, reading },
    global: { plugins: [i18n], stubs: { MarkedPaper: reader } },
  });
  await flushPromises();
  const shown = pane.getComponent(reader);
  const tool = () => shown.props('more').find(({ id }) => id === 'changes');
  return { pane, shown, tool };
}

test('the second pane tells which marks stayed on an earlier version, and opens it there', async () => {
  const { pane } = await beside();
  expect(pane.text()).toContain('1 đánh dấu ở bản cũ');
  await pane.get('section section button').trigger('click');
  expect(openBeside).toHaveBeenLastCalledWith('p1', { sha256: old, page: 3 });
  pane.unmount();
});

test('the second pane shows the changes of the version, goes there, and hides them again', async () => {
  const { pane, shown, tool } = await beside();
  expect(pane.text()).not.toContain('chỗ thay đổi');
  tool()?.act();
  await expect.poll(() => pane.text()).toContain('1 chỗ thay đổi so với bản 1');
  expect([...(shown.props('changes')?.keys() ?? [])]).toEqual([2]);
  const show = vi.fn();
  shown.vm.$emit('ready', { show, goTo: () => {} }, document.createElement('div'));
  await pane
    .findAll('button')
    .find((one) => one.text() === 'Danh sách')
    ?.trigger('click');
  await pane.get('ol button').trigger('click');
  expect(show).toHaveBeenCalledWith(2, 2);
  expect(tool()?.label).toBe('Ẩn thay đổi');
  tool()?.act();
  await flushPromises();
  expect(pane.text()).not.toContain('chỗ thay đổi');
  pane.unmount();
});

test('a first version changed nothing and has no earlier marks', async () => {
  const { pane, tool } = await beside(old);
  expect(tool()).toBeUndefined();
  expect(pane.text()).not.toContain('bản cũ:');
  pane.unmount();
});

test('the second pane announces a newer version and opens it, and closes a withdrawn one', async () => {
  const { pane } = await beside(old);
  expect(pane.text()).toContain('bản mới (bản 2)');
  await pane
    .findAll('button')
    .find((one) => one.text() === 'Mở bản mới')
    ?.trigger('click');
  expect(openBeside).toHaveBeenLastCalledWith('p1', { sha256: second, page: undefined });
  const { papers } = meeting.state.documents;
  const p1 = { ...papers.p1, withdrawn: 'Nhầm bản' };
  const documents = { ...meeting.state.documents, papers: { ...papers, p1 } };
  Object.assign(useMeeting(), { state: { ...meeting.state, documents } });
  await flushPromises();
  expect(pane.text()).toContain('Nhầm bản');
  expect(pane.findComponent(reader).exists()).toBe(false);
  pane.unmount();
});

test('a paper that the room laid there counts as opened once its reader touches it', async () => {
  const told: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('/opened')) told.push(path);
    return Response.json({ ok: true });
  });
  Object.assign(useMeeting(), { me: 'm2' });
  const { pane, shown } = await beside();
  await pane.setProps({ opened: { paperId: 'p1', sha256: second, page: 1, find: '', laid: true } });
  shown.vm.$emit('ready', { goTo: () => {} }, document.createElement('div'));
  await flushPromises();
  expect(told).toEqual([]);
  await shown.trigger('pointerdown');
  await expect.poll(() => told.length).toBe(1);
  pane.unmount();
});

test('another place in the paper that is open there already is gone to', async () => {
  const { pane, shown } = await beside();
  const goTo = vi.fn();
  shown.vm.$emit('ready', { goTo }, document.createElement('div'));
  await pane.setProps({ opened: { paperId: 'p1', sha256: second, page: 5, find: '' } });
  expect(goTo).toHaveBeenCalledWith(5);
  await pane.setProps({ opened: { paperId: 'p1', sha256: old, page: 7, find: '' } });
  expect(goTo).toHaveBeenCalledTimes(1);
  pane.unmount();
});
