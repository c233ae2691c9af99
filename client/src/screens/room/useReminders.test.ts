import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { dismissAll, shownToasts } from '../../ui/notes/toasts.ts';
import { useReminders } from './useReminders.ts';

beforeAll(() => speak('vi'));

test.each([
  [null, 'm8', 'Thư ký mời đồng chí vào phòng họp và điểm danh.'],
  [null, 'm2', 'Thư ký mời đồng chí chuẩn bị khoá ký để biểu quyết.'],
  ['v1', 'm2', 'Chủ trì nhắc đồng chí biểu quyết.'],
])('a reminder of the vote %s tells %s what is still to be done', async (voteId, me, words) => {
  dismissAll();
  setActivePinia(createPinia());
  const meeting = Object.assign(useMeeting(), { id: 'hop-1', state: present(scene(commune()), 7).state, me });
  mount({ setup: () => useReminders(), template: '<p />' }, { global: { plugins: [i18n] } });
  meeting.reminded = { voteId, at: 1 };
  await nextTick();
  expect(shownToasts.value.map(({ text }) => text)).toEqual([words]);
});
