import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import VoteSettleDialog from './VoteSettleDialog.vue';

beforeAll(() => speak('vi'));

test('in a list the chair reads about whom he decides', async () => {
  setActivePinia(createPinia());
  const rows = ['Cao Thị Lan', 'Mai Văn Sơn'].map((name, at) => ({ id: `${at + 1}`, name, personId: null }));
  const choices = ['Đồng ý', 'Không đồng ý'];
  const list = motion('v1', { kind: 'approval', form: 'rollCall', title: 'Khen thưởng', rows, choices, paperIds: [] });
  const play = present(scene(commune({ motions: [list] })), 7);
  play.given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'OpenVote', voteId: 'v1' },
  );
  const answer = (personId: string, second: string) =>
    play.given('sec', { type: 'RecordAnswer', voteId: 'v1', personId, choices: ['Đồng ý', second] });
  for (const [at, who] of ['m2', 'm3', 'm4', 'm5', 'm6'].entries()) answer(who, choices[at % 2] ?? '');
  answer('m7', 'Không đồng ý');
  play.given('chair', { type: 'CloseVote', voteId: 'v1' });
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'chair' });
  const vote = play.state.voting.votes.v1;
  if (!vote) throw new Error('it was voted on');
  const props = { vote, open: true };
  const dialog = mount(VoteSettleDialog, { attachTo: document.body, props, global: { plugins: [i18n] } });
  await flushPromises();
  expect(document.body.textContent).toContain('Mai Văn Sơn');
  expect(document.body.textContent).not.toContain('Cao Thị Lan');
  dialog.unmount();
});
