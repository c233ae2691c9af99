import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import type { Component } from 'vue';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import VoteCloseDialog from '../counting/VoteCloseDialog.vue';
import RepeatDialog from '../prepare/RepeatDialog.vue';
import VoteOpenDialog from '../prepare/VoteOpenDialog.vue';
import VoteAnnulDialog from './VoteAnnulDialog.vue';
import VoteConsole from './VoteConsole.vue';
import VoteStrip from './VoteStrip.vue';

beforeAll(() => speak('vi'));

function asked(stage: 'prepared' | 'open' | 'closed') {
  setActivePinia(createPinia());
  const poll = motion('v1', { kind: 'poll', title: 'Giờ họp', question: 'Họp giờ nào?', choices: ['Sáng', 'Chiều'] });
  const play = present(scene(commune({ motions: [{ ...poll, itemId: null, paperIds: [] }] })), 7);
  play.given('chair', { type: 'OpenMeeting' });
  if (stage !== 'prepared') play.given('chair', { type: 'OpenVote', voteId: 'v1' });
  if (stage === 'closed') play.given('chair', { type: 'CloseVote', voteId: 'v1' });
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'chair' });
  const vote = play.state.voting.votes.v1;
  if (!vote) throw new Error('the poll is prepared');
  return vote;
}

test.each<['prepared' | 'open' | 'closed', Component]>([
  ['prepared', VoteOpenDialog],
  ['open', VoteCloseDialog],
  ['open', VoteAnnulDialog],
  ['open', VoteConsole],
  ['closed', VoteConsole],
  ['closed', RepeatDialog],
  ['open', VoteStrip],
  ['closed', VoteStrip],
])('a poll that is %s is called a vote by nothing but the words that it is none (%#)', async (stage, shown) => {
  const vote = asked(stage);
  const stood = mount(shown, { attachTo: document.body, props: { vote, open: true }, global: { plugins: [i18n] } });
  await flushPromises();
  const said = document.body.textContent?.replace(/không có giá trị biểu quyết/g, '') ?? '';
  stood.unmount();
  expect(said).toContain('ăm dò');
  expect(said).not.toMatch(/biểu quyết/i);
});

test('a vote that is being counted is not called open', () => {
  const vote = { ...asked('open'), stage: 'counting' } as const;
  const shown = mount(VoteConsole, {
    props: { vote: { ...vote, motion: { ...vote.motion, kind: 'resolution' } } },
    global: { plugins: [i18n] },
  });
  expect(shown.text()).toContain('Đang kiểm phiếu');
  expect(shown.text()).not.toContain('Đang biểu quyết');
});
