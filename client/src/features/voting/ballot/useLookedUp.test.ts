import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { effectScope } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { useLookedUp } from './useLookedUp.ts';

beforeEach(() => setActivePinia(createPinia()));

test('a result that was asked for gives way to the vote that opens, also once that is closed', () => {
  const motions = ['v1', 'v2'].map((id) => motion(id, { paperIds: [] }));
  const scenery = present(scene(commune({ motions })), 8)
    .given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' })
    .given('chair', { type: 'OpenVote', voteId: 'v1' }, { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm câu hỏi' });
  const meeting = useMeeting();
  meeting.state = scenery.state;
  const lookedUp = effectScope().run(useLookedUp);
  if (!lookedUp) throw new Error('it runs');
  lookedUp.value = 'v1';
  meeting.state = scenery.given('chair', { type: 'OpenVote', voteId: 'v2' }).state;
  meeting.state = scenery.given('chair', { type: 'CloseVote', voteId: 'v2' }).state;
  expect(lookedUp.value).toBeNull();
});
