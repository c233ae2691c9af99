import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { dismissAll, shownToasts } from '../../../ui/notes/toasts.ts';
import { useRemind } from './useRemind.ts';

beforeAll(() => speak('vi'));
beforeEach(() => {
  dismissAll();
  setActivePinia(createPinia());
});

test.each([
  [['m2', 'm3'], 'Đã nhắc 2 người.'],
  [['m2'], 'Đã nhắc 1/2 người. Những người còn lại chưa mở máy, xin nhắc trực tiếp.'],
  [['m9'], 'Không nhắc được ai: 2 người này chưa mở máy. Xin nhắc trực tiếp.'],
])('of two who are late, with %j at their devices, it says: %s', (connected, words) => {
  const remind = vi.fn();
  Object.assign(useMeeting(), { connected: new Set(connected), remind });
  mount({ setup: () => useRemind()('v1', ['m2', 'm3']), template: '<p />' }, { global: { plugins: [i18n] } });
  expect(remind.mock.calls).toEqual([['v1']]);
  expect(shownToasts.value.map(({ text }) => text)).toEqual([words]);
});
