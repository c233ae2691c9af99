import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextTick, ref } from 'vue';
import ToastHost from './ToastHost.vue';
import { toast } from './toasts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});
const host = () =>
  mount(ToastHost, {
    props: {
      label: 'Thông báo',
      closeLabel: 'Đóng',
      undoLabel: (act: string, seconds: number) => `${act} (${seconds})`,
    },
  });

test('counts the eight seconds down and then leaves', async () => {
  const shown = host();
  toast('Đã kết thúc lượt', { undo: { label: 'Trả lại lượt', still: () => true, act: () => {} } });
  await nextTick();
  expect(shown.text()).toContain('Trả lại lượt (8)');
  await vi.advanceTimersByTimeAsync(5100);
  expect(shown.text()).toContain('Trả lại lượt (3)');
  await vi.advanceTimersByTimeAsync(2800);
  expect(shown.text()).toContain('Đã kết thúc lượt');
  await vi.advanceTimersByTimeAsync(200);
  expect(shown.text()).toBe('');
  shown.unmount();
});

test('undoes once and is gone', async () => {
  const undo = vi.fn();
  const shown = host();
  toast('Đã mời', { undo: { label: 'Thôi mời', still: () => true, act: undo } });
  await nextTick();
  await shown.get('button').trigger('click');
  expect(undo).toHaveBeenCalledTimes(1);
  expect(shown.find('button').exists()).toBe(false);
  shown.unmount();
});

test('is gone as soon as undoing would do something else', async () => {
  const undo = vi.fn();
  const sense = ref(true);
  const shown = host();
  toast('Đã mời', { undo: { label: 'Thôi mời', still: () => sense.value, act: undo } });
  await nextTick();
  expect(shown.text()).toContain('Thôi mời (8)');
  sense.value = false;
  await nextTick();
  expect(shown.text()).toBe('');
  shown.unmount();
});

test('keeps the last three', async () => {
  const shown = host();
  for (const text of ['một', 'hai', 'ba', 'bốn']) toast(text);
  await nextTick();
  expect(shown.text()).not.toContain('một');
  expect(shown.text()).toContain('bốn');
  shown.unmount();
});
