import { infoOf, voteOf } from '@dien-hong/shared';
import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { useMotionFacts } from './useMotionFacts.ts';

beforeAll(() => speak('vi'));

test('how many are there is said as opening the vote will fix it: whom the item excludes is left out', () => {
  setActivePinia(createPinia());
  const meeting = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  meeting.given('chair', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm8', reason: 'Có người thân' });
  Object.assign(useMeeting(), { id: 'hop-1', state: meeting.state });
  const facts = mount(
    { setup: () => useMotionFacts(), template: `<p>{{ quorumFor('muc-1') }}</p>` },
    { global: { plugins: [i18n] } },
  );
  const { state } = meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
  const { present: there, total } = voteOf(state, 'v1')?.opened?.quorum ?? { present: 0, total: 0 };
  expect([there, total, infoOf(state).chairs]).toEqual([7, 8, ['chair']]);
  expect(facts.text()).toContain('Có mặt 7 trong tổng số 8');
});
