import type { Vote } from '@dien-hong/shared';
import { committeeRules, commune, motion, present, type Scene, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import MotionFields from '../prepare/MotionFields.vue';
import { emptyMotion } from '../prepare/motionForm.ts';
import VoteOpenDialog from '../prepare/VoteOpenDialog.vue';
import VoteBars from '../result/VoteBars.vue';

beforeAll(() => speak('vi'));
beforeEach(() => setActivePinia(createPinia()));
function voteIn({ state }: Scene): Vote {
  const vote = state.voting.votes.v1;
  if (!vote) throw new Error('it is prepared');
  return vote;
}
const choices = ['Đồng ý', 'Không đồng ý', 'Ý kiến khác'] as const;
const rules = { ...committeeRules, choices: [...choices] as typeof committeeRules.choices };

test('the person who prepares a vote reads the choices of this body', () => {
  const form = { modelValue: emptyMotion(), missing: new Set<never>(), error: () => undefined };
  const props = { ...form, rules, papers: [], wholes: [] };
  const text = mount(MotionFields, { props, global: { plugins: [i18n] } }).text();
  expect(text).toContain('Các phương án: Đồng ý, Không đồng ý, Ý kiến khác.');
  expect(text).not.toMatch(/tán thành/i);
});

test('the person who opens a vote reads which choice needs how many votes, in the words of this body', async () => {
  const play = present(scene(commune({ rules, motions: [motion('v1', { choices: [...choices] })] })), 7);
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'chair' });
  const props = { vote: voteIn(play), open: true };
  const dialog = mount(VoteOpenDialog, { attachTo: document.body, props, global: { plugins: [i18n] } });
  await flushPromises();
  expect(document.body.textContent).toContain('Số phiếu “Đồng ý” tối thiểu, tính trên tổng số thành viên UBND');
  dialog.unmount();
});

test('in a roll call nobody sends a ballot: a voter who said nothing gave no answer', () => {
  const play = present(scene(commune({ motions: [motion('v1', { form: 'rollCall' })] })), 7);
  play.given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'OpenVote', voteId: 'v1' },
  );
  play.given('sec', { type: 'RecordAnswer', voteId: 'v1', personId: 'm2', choices: ['Tán thành'] });
  play.given('chair', { type: 'CloseVote', voteId: 'v1' });
  const props = { vote: voteIn(play), row: 0 };
  const text = mount(VoteBars, { props, global: { plugins: [i18n] } }).text();
  expect(text).toMatch(/Có mặt, không trả lời\s*6\//);
  expect(text).not.toContain('gửi phiếu');
});
