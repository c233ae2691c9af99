import type { Vote } from '@dien-hong/shared';
import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import VoteBars from './VoteBars.vue';

beforeAll(() => speak('vi'));

test('a person who takes no part in the item is not counted among the absent', () => {
  setActivePinia(createPinia());
  const play = present(scene(commune({ voters: 8, motions: [motion('v1', { paperIds: [] })] })), 7);
  play.given('m2', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm2', reason: 'Có người nhà liên quan' });
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  play.given('chair', { type: 'OpenVote', voteId: 'v1' }, { type: 'CloseVote', voteId: 'v1' });
  const text = mount(VoteBars, {
    props: { vote: play.state.voting.votes.v1 as Vote, row: 0 },
    global: { plugins: [i18n] },
  }).text();
  expect(text).toMatch(/Không tham gia\s*1\/8/);
  expect(text).toMatch(/Vắng mặt\s*1\/8/);
  expect(text).toMatch(/Có mặt, không gửi phiếu\s*6\/8/);
});
