// A list whose last seat is level: the text of its line, and that the further round is offered once.
import { cast, codeOf, committeeRules, commune, motion, present, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import type { Component } from 'vue';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import VoteScreen from '../ballot/VoteScreen.vue';
import VoteOpenDialog from '../prepare/VoteOpenDialog.vue';
import ItemVote from './ItemVote.vue';
import VoteConsole from './VoteConsole.vue';

beforeAll(() => speak('vi'));

const question = 'Bầu 02 đồng chí vào Ban Chấp hành';
const rows = ['A', 'B', 'C'].map((name, n) => ({ id: `${n + 1}`, name, personId: null }));
const [yes = '', no = ''] = committeeRules.entryChoices;

const listOf = () => {
  const facts = { kind: 'election', rows, choices: committeeRules.entryChoices, most: 2, seats: 2 } as const;
  return motion('v1', { ...facts, title: question, question, paperIds: [] });
};

/** A is elected by six of eight; B and C are level at five for the last seat. */
function level() {
  setActivePinia(createPinia());
  const play = present(scene(commune({ voters: 8, motions: [listOf()] })), 8);
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  play.given('chair', { type: 'OpenVote', voteId: 'v1' });
  for (const [n, who] of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'].entries()) {
    const ballot = n < 3 ? [yes, yes, no] : n < 6 ? [yes, no, yes] : [no, yes, yes];
    expect(codeOf(cast(play, 'v1', who, ballot))).toBeNull();
  }
  play.given('chair', { type: 'CloseVote', voteId: 'v1' });
  Object.assign(useMeeting(), { id: 'hop-1', me: 'chair', state: play.state });
  return play;
}

async function textOf(shown: Component, props: object, within = 'body'): Promise<string> {
  const stood = mount(shown, { attachTo: document.body, props, global: { plugins: [i18n] } });
  await flushPromises();
  const text = [...document.querySelectorAll(within)].map((one) => one.textContent).join();
  stood.unmount();
  return text;
}

test('the line of a list says how many are elected and how many are not decided', async () => {
  const vote = level().state.voting.votes.v1;
  const text = await textOf(ItemVote, { vote, mayOpen: false, fixed: false, before: null, after: null });
  expect(text).toContain('Trúng cử 1; ngang phiếu, cần bầu lại 2 – xem kết quả');
});

test('the line of a list of which nobody is through says so', async () => {
  const play = present(scene(commune({ motions: [listOf()] })), 8);
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  play.given('chair', { type: 'OpenVote', voteId: 'v1' }, { type: 'CloseVote', voteId: 'v1' });
  Object.assign(useMeeting(), { id: 'hop-1', me: 'chair', state: play.state });
  const { v1: vote } = play.state.voting.votes;
  const text = await textOf(ItemVote, { vote, mayOpen: false, fixed: false, before: null, after: null });
  expect(text).toContain('Không trúng cử 3 – xem kết quả');
});

test('a further round is offered until it is prepared, and its opening points out the words of the round before', async () => {
  const play = level();
  const vote = () => play.state.voting.votes.v1;
  expect(await textOf(VoteConsole, { vote: vote() })).toContain('Biểu quyết lại…');
  play.given('chair', { type: 'RepeatVote', voteId: 'v1', rowIds: ['2', '3'] });
  useMeeting().state = play.state;
  const after = await textOf(VoteConsole, { vote: vote() });
  expect(after).not.toContain('Biểu quyết lại…');
  expect(after).toContain('Lần 2 đã được chuẩn bị.');
  const round = () => Object.values(play.state.voting.votes).at(-1);
  // Among the warnings, in a box of their own; the other lines are read past.
  expect(await textOf(VoteOpenDialog, { vote: round(), open: true }, '[role=status]')).toContain(
    'khi chọn 2; lần này chọn 1',
  );
  // Once every seat is filled, no further round is offered.
  const id = round()?.motion.id ?? '';
  play.given('chair', { type: 'OpenVote', voteId: id });
  for (const who of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6']) expect(codeOf(cast(play, id, who, [yes, no]))).toBeNull();
  play.given('chair', { type: 'CloseVote', voteId: id });
  useMeeting().state = play.state;
  expect(await textOf(VoteConsole, { vote: round() })).not.toContain('Biểu quyết lại…');
});

test('words that are title and question in one stand once', async () => {
  const vote = level().state.voting.votes.v1;
  const text = await textOf(VoteScreen, {
    vote,
    personId: 'm2',
    open: true,
    back: 'Về phòng họp',
    canSign: true,
    test: true,
  });
  expect(text.split(question)).toHaveLength(2);
});
