import type { Vote } from '@dien-hong/shared';
import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import ConductNote from './ConductNote.vue';
import ItemVotes from './ItemVotes.vue';
import VoteConsole from './VoteConsole.vue';

beforeAll(() => speak('vi'));

const noteFor = (me: string, excluded: string | null): string => {
  setActivePinia(createPinia());
  const meeting = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  if (excluded)
    meeting.given('chair', { type: 'RecordRecusal', itemId: 'muc-1', personId: excluded, reason: 'Có người thân' });
  Object.assign(useMeeting(), { id: 'hop-1', state: meeting.state, me });
  return mount(ConductNote, { props: { itemId: 'muc-1' }, global: { plugins: [i18n] } }).text();
};

test('a recused chair is not offered to prepare a vote, which would be refused once it is written; who stands in is', () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  play.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  play.given('chair', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'chair', reason: 'Có người thân' });
  const buttons = (me: string): string[] => {
    Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me });
    const shown = mount(ItemVotes, { props: { itemId: 'muc-1', title: 'Biểu quyết' }, global: { plugins: [i18n] } });
    return shown.findAll('button').map((one) => one.attributes('aria-label') ?? one.text());
  };
  expect(buttons('chair')).toEqual([]);
  expect(buttons('sec')).toContain('Chuẩn bị biểu quyết');
  expect(buttons('sec')).toContain('Sửa: Nội dung v1');
});

test('a recused chair is told that he does not run the vote, and those who do that he does not', () => {
  expect(noteFor('chair', 'chair')).toMatch(/^Đồng chí không tham gia nội dung này.*Người điều hành biểu quyết: /s);
  const other = noteFor('sec', 'chair');
  expect(other).toContain('không tham gia nội dung này nên không điều hành biểu quyết.');
  expect(other).not.toContain('Đồng chí không tham gia');
  for (const me of ['chair', 'sec']) {
    expect(noteFor(me, null)).toBe('');
    expect(noteFor(me, 'm8')).toBe('');
  }
});

test('the person who runs a vote under way is named once: with the vote, and beside it no more', () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  play.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  play.given('chair', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'chair', reason: 'Có người thân' });
  const told = (): number[] => {
    Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'sec' });
    const global = { plugins: [i18n] };
    const beside = mount(ItemVotes, { props: { itemId: 'muc-1', title: 'Biểu quyết' }, global });
    const shown = mount(VoteConsole, { props: { vote: play.state.voting.votes.v1 as Vote }, global });
    return [beside, shown].map((one) => one.text().split('nên không điều hành biểu quyết').length - 1);
  };
  expect(told()).toEqual([1, 0]);
  play.given('sec', { type: 'OpenVote', voteId: 'v1' });
  expect(told()).toEqual([0, 1]);
  play.given('sec', { type: 'CloseVote', voteId: 'v1' });
  expect(told()).toEqual([1, 0]);
});
