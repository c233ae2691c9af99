import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../session/meetingStore.ts';
import { useAnnouncements } from './useAnnouncements.ts';

beforeAll(() => speak('vi'));

test('a vote is told with its round, and an annulled one is not told as closed', async () => {
  setActivePinia(createPinia());
  const again = motion('v1', { paperIds: [], title: 'Quy chế', round: 2, repeats: 'v0' });
  const scenery = present(scene(commune({ motions: [again] })), 8);
  scenery.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  const meeting = useMeeting();
  meeting.state = scenery.state;
  const shown = mount(
    { setup: () => ({ words: useAnnouncements() }), template: '<p>{{ words }}</p>' },
    { global: { plugins: [i18n] } },
  );
  meeting.state = scenery.given('chair', { type: 'OpenVote', voteId: 'v1' }).state;
  await nextTick();
  expect(shown.text()).toBe('Bắt đầu biểu quyết: Quy chế (lần 2)');
  meeting.state = scenery.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm câu hỏi' }).state;
  await nextTick();
  expect(shown.text()).toBe('Biểu quyết bị huỷ: Quy chế (lần 2). Lý do: Nhầm câu hỏi');
});
