import { started } from '@dien-hong/shared/generators';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import MinutesVotes from './MinutesVotes.vue';

beforeAll(() => speak('vi'));

test('an item tells the chair’s decision', () => {
  setActivePinia(createPinia());
  const play = started('level');
  const basis = 'Điều 12 Quy chế làm việc';
  play.given('chair', { type: 'SettleVote', voteId: 'v1', rowId: '1', verdict: 'failed', basis });
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'sec' });
  const shown = mount(MinutesVotes, { props: { itemId: 'muc-1' }, global: { plugins: [i18n] } });
  expect(shown.text()).toContain('Chủ trì quyết định: Không thông qua; căn cứ: Điều 12 Quy chế làm việc.');
});

test('rounds of a vote are told apart', () => {
  setActivePinia(createPinia());
  const play = started('level');
  play.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
  play.given('chair', { type: 'RepeatVote', voteId: 'v1', rowIds: ['1'] });
  const id = Object.keys(play.state.voting.votes).at(-1) ?? '';
  play.given('chair', { type: 'OpenVote', voteId: id }, { type: 'CloseVote', voteId: id });
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'sec' });
  const itemId = play.state.agenda.items[0]?.id ?? null;
  const shown = mount(MinutesVotes, { props: { itemId }, global: { plugins: [i18n] } });
  expect(shown.text().match(/\(lần \d+\)/g)).toEqual(['(lần 2)']);
});
