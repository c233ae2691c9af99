import { evolve, type MeetingDraft } from '@dien-hong/shared';
import {
  ballotOf,
  committeeRules,
  commune,
  handedOut,
  motion,
  present,
  type Scene,
  scene,
} from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { defineComponent } from 'vue';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import NextStep from './NextStep.vue';
import { nextStep } from './nextStep.ts';
import { provideConsole } from './useConsole.ts';

beforeAll(() => speak('vi'));

const first = (meeting: Scene, me = 'chair') => nextStep(meeting.state, me).first;
const second = (meeting: Scene, me = 'chair') => nextStep(meeting.state, me).second;

function open(draft: MeetingDraft = commune(), voters = 7): Scene {
  return present(scene(draft), voters).given('chair', { type: 'OpenMeeting' });
}
const presentedBy = (presenterId: string): MeetingDraft => {
  const draft = commune();
  return { ...draft, items: draft.items.map((item) => ({ ...item, presenterId })) };
};

test('before the meeting it is opened, after that the first item is taken up', () => {
  const meeting = present(scene(commune()), 7);
  expect(first(meeting)).toEqual({ act: 'open-meeting' });
  meeting.given('chair', { type: 'OpenMeeting' });
  expect(nextStep(meeting.state, 'chair')).toEqual({
    first: { act: 'take-up', itemId: 'muc-1', number: 1 },
    second: null,
  });
});

test('an interrupted meeting is resumed', () => {
  const meeting = open().given('chair', { type: 'SuspendMeeting', reason: 'Giải lao' });
  expect(first(meeting)).toEqual({ act: 'resume' });
});

test('the presenter of the running item is called first, once', () => {
  const meeting = open(presentedBy('m3')).given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(first(meeting)).toEqual({ act: 'give-floor', personId: 'm3', presenting: true });
  expect(second(meeting)).toEqual({ act: 'take-up', itemId: 'muc-2', number: 2 });
  meeting.given('chair', { type: 'GrantFloor', personId: 'm3', requestId: null, kind: 'trinhBay' });
  expect(first(meeting)).toEqual({ act: 'end-turn', personId: 'm3' });
  meeting.given('chair', { type: 'EndSpeech' });
  expect(first(meeting)).toEqual({ act: 'open-vote', voteId: 'v1' });
});

test('an absent presenter is not called; his substitute is', () => {
  const meeting = open(presentedBy('m8')).given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(first(meeting)).toEqual({ act: 'open-vote', voteId: 'v1' });
  meeting.given(
    'sec',
    { type: 'AppointSubstitute', personId: 'm8', substituteId: 'guest', reason: '' },
    { type: 'CheckIn', personId: 'guest', method: 'secretary' },
  );
  expect(first(meeting)).toEqual({ act: 'give-floor', personId: 'guest', presenting: true });
});

test('the first request of a person in the room comes next, also while another speaks', () => {
  const meeting = open().given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  meeting.given('m2', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' });
  meeting.given('m3', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' });
  meeting.given('m2', { type: 'RecordLeave', personId: 'm2', reason: '' });
  expect(first(meeting)).toEqual({ act: 'give-floor', personId: 'm3', presenting: false });
  meeting.given('chair', { type: 'GrantFloor', personId: 'm4', requestId: null, kind: 'thaoLuan' });
  expect(first(meeting)).toEqual({ act: 'give-floor', personId: 'm3', presenting: false });
});

test('in an open vote the chair sends a ballot before closing; a secretary only closes', () => {
  const meeting = open().given('chair', { type: 'TakeUpItem', itemId: 'muc-1' }, { type: 'OpenVote', voteId: 'v1' });
  expect(nextStep(meeting.state, 'chair')).toEqual({
    first: { act: 'cast-own', voteId: 'v1' },
    second: { act: 'close-vote', voteId: 'v1' },
  });
  expect(nextStep(meeting.state, 'sec')).toEqual({ first: { act: 'close-vote', voteId: 'v1' }, second: null });
  const ballot = { type: 'CastBallot', voteId: 'v1', ballot: '' } as const;
  expect(Array.isArray(meeting.when('chair', ballot, ballotOf(meeting, 'v1', 'chair', 'Tán thành')))).toBe(true);
  expect(nextStep(meeting.state, 'chair')).toEqual({ first: { act: 'close-vote', voteId: 'v1' }, second: null });
});

test('in a secret vote the way on comes first, and the chair’s own slip stands beside it', () => {
  const rows = [{ id: '1', name: 'Mai Văn Sơn', personId: null }];
  const facts = { kind: 'approval', form: 'secret', rows, choices: ['Đồng ý', 'Không đồng ý'], paperIds: [] } as const;
  const draft = commune({ motions: [motion('v1', { ...facts, choices: [...facts.choices], paperIds: [] })] });
  const meeting = open(draft).given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  handedOut(meeting, 'v1', ['m2', 'm3', 'm4']);
  const own = { act: 'cast-own', voteId: 'v1' };
  expect(nextStep(meeting.state, 'chair')).toEqual({ first: { act: 'cast-slips', voteId: 'v1' }, second: own });
  expect(nextStep(meeting.state, 'sec')).toEqual({ first: { act: 'cast-slips', voteId: 'v1' }, second: null });
  meeting.given('chair', { type: 'CloseIssuing', voteId: 'v1' });
  expect(nextStep(meeting.state, 'chair')).toEqual({ first: { act: 'close-vote', voteId: 'v1' }, second: own });
});

test('a vote that no rule settles waits for the chair and holds back the next item', () => {
  const meeting = open().given('chair', { type: 'TakeUpItem', itemId: 'muc-1' }, { type: 'OpenVote', voteId: 'v1' });
  const choices = ['Tán thành', 'Tán thành', 'Tán thành', 'Không tán thành', 'Không tán thành', 'Không tán thành'];
  for (const [at, choice] of choices.entries()) {
    const voter = `m${at + 2}`;
    meeting.when(voter, { type: 'CastBallot', voteId: 'v1', ballot: '' }, ballotOf(meeting, 'v1', voter, choice));
  }
  meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  expect(nextStep(meeting.state, 'chair')).toEqual({ first: { act: 'settle-vote', voteId: 'v1' }, second: null });
  meeting.given('chair', { type: 'SettleVote', voteId: 'v1', rowId: '1', verdict: 'passed', basis: 'Quy chế' });
  expect(first(meeting)).toEqual({ act: 'take-up', itemId: 'muc-2', number: 2 });
});

test('candidates level for the last seat are voted on again, before anybody else is called to speak', () => {
  const rows = ['Cao Minh Tâm', 'Lương Văn Bảy', 'Đỗ Thị Xuân'].map((name, at) => ({
    id: `${at + 1}`,
    name,
    personId: null,
  }));
  const list = {
    kind: 'election',
    form: 'hands',
    rows,
    choices: ['Đồng ý', 'Không đồng ý'],
    most: 2,
    seats: 2,
  } as const;
  const election = motion('v1', { ...list, rows, choices: [...list.choices], paperIds: [] });
  const draft = presentedBy('m3');
  const meeting = open({ ...draft, motions: [election] }).given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  const raise = (voteId: string, ...hands: number[]) => {
    meeting.given('chair', { type: 'OpenVote', voteId });
    const counts = hands.map((count) => [count, 0]);
    for (const who of ['chair', 'sec']) meeting.given(who, { type: 'EnterCount', voteId, counts });
    meeting.given('chair', { type: 'CloseVote', voteId });
  };
  raise('v1', 6, 5, 5);
  expect(first(meeting)).toEqual({ act: 'repeat-vote', voteId: 'v1' });
  expect(second(meeting)).toEqual({ act: 'take-up', itemId: 'muc-2', number: 2 });
  meeting.given('chair', { type: 'RepeatVote', voteId: 'v1', rowIds: ['2', '3'] });
  const again = Object.values(meeting.state.voting.votes).find((vote) => vote.motion.repeats === 'v1')?.motion.id ?? '';
  expect(first(meeting)).toEqual({ act: 'open-vote', voteId: again });
  raise(again, 5, 1);
  expect(first(meeting)).toEqual({ act: 'give-floor', personId: 'm3', presenting: true });
});

test('an election that was annulled is offered again before the steps that follow from it', () => {
  const rows = [{ id: '1', name: 'Cao Minh Tâm', personId: null }];
  const list = { kind: 'election', form: 'hands', rows, choices: ['Đồng ý'], most: 1, seats: 1, paperIds: [] } as const;
  const confirming = motion('v2', { paperIds: [] });
  const election = motion('v1', { ...list, choices: [...list.choices], paperIds: [] });
  const meeting = open(commune({ motions: [election, confirming] })).given(
    'chair',
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'OpenVote', voteId: 'v1' },
    { type: 'AnnulVote', voteId: 'v1', reason: 'Sai tên' },
  );
  expect(first(meeting)).toEqual({ act: 'repeat-vote', voteId: 'v1' });
});

test('the view of the big screen changes nothing', () => {
  const meeting = open(commune({ motions: [motion('v1'), motion('v2', { itemId: 'muc-2', paperIds: ['p2'] })] }));
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  const before = nextStep(meeting.state, 'chair');
  meeting.given('chair', { type: 'ShowOnScreen', show: { view: 'paper', paperId: 'p2' } });
  expect(nextStep(meeting.state, 'chair')).toEqual(before);
});

test('the last item is concluded, then the meeting ends', () => {
  const meeting = open(commune({ motions: [] }));
  for (const itemId of ['muc-1', 'muc-2', 'muc-3', 'muc-4']) meeting.given('chair', { type: 'TakeUpItem', itemId });
  expect(first(meeting)).toEqual({ act: 'conclude', itemId: 'muc-4', number: 4 });
  meeting.given('chair', { type: 'ConcludeItem', itemId: 'muc-4' });
  expect(nextStep(meeting.state, 'chair')).toEqual({ first: { act: 'close-meeting' }, second: null });
  meeting.given('chair', { type: 'CloseMeeting' });
  expect(first(meeting)).toBeNull();
});

test("after the secretary's signature the chair signs", () => {
  const meeting = open(commune({ motions: [] })).given('chair', { type: 'CloseMeeting' });
  const sha256 = 'a'.repeat(64);
  const head = { logSeq: 1, logHash: 'b'.repeat(64), pages: 3 };
  meeting.given('service', { type: 'PrepareMinutes', personId: 'sec', sha256, ...head });
  expect(first(meeting)).toBeNull();
  meeting.given('service', { type: 'RecordMinutesSignature', personId: 'sec', capacity: 'secretary', sha256 });
  expect(first(meeting)).toEqual({ act: 'sign-minutes' });
});

test('[VOT-42] to a chair recused from the item no vote is suggested, to the secretary it is', () => {
  const meeting = open().given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  meeting.given('sec', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'chair', reason: '' });
  expect(first(meeting)).toEqual({ act: 'take-up', itemId: 'muc-2', number: 2 });
  expect(first(meeting, 'sec')).toEqual({ act: 'open-vote', voteId: 'v1' });
  meeting.given('sec', { type: 'OpenVote', voteId: 'v1' });
  expect(nextStep(meeting.state, 'chair')).toEqual({ first: null, second: null });
  expect(first(meeting, 'sec')).toEqual({ act: 'close-vote', voteId: 'v1' });
});

test('[VOT-44] a result that waits is announced before anything else', () => {
  const rules = { ...committeeRules, announce: 'chair' } as const;
  const meeting = open(commune({ rules })).given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' }, { type: 'CloseVote', voteId: 'v1' });
  expect(nextStep(meeting.state, 'chair')).toEqual({ first: { act: 'announce', voteId: 'v1' }, second: null });
  meeting.given('chair', { type: 'AnnounceResult', voteId: 'v1' });
  expect(first(meeting)).toEqual({ act: 'take-up', itemId: 'muc-2', number: 2 });
});

test('closing a show of hands counts no ballots in its name, for none are handed in', () => {
  setActivePinia(createPinia());
  const draft = commune({ motions: [motion('v1', { form: 'hands', paperIds: [] })] });
  const play = open(draft).given('chair', { type: 'TakeUpItem', itemId: 'muc-1' }, { type: 'OpenVote', voteId: 'v1' });
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'chair' });
  const shown = mount(NextStep, { global: { plugins: [i18n] } });
  expect(shown.findAll('button').map((one) => one.text())).toContain('Đóng biểu quyết');
});

test('a poll is opened and closed as a poll', () => {
  setActivePinia(createPinia());
  const draft = commune({ motions: [motion('v1', { kind: 'poll', choices: ['Sáng', 'Chiều'], paperIds: [] })] });
  const play = open(draft).given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  const meeting = useMeeting();
  const named = () => {
    Object.assign(meeting, { id: 'hop-1', state: play.state, me: 'chair' });
    const shown = mount(NextStep, { global: { plugins: [i18n] } });
    return shown.findAll('button').map((one) => one.text());
  };
  expect(named()[0]).toMatch(/^Mở thăm dò: /);
  play.given('chair', { type: 'OpenVote', voteId: 'v1' });
  expect(named()).toContain('Đóng thăm dò (0/8)');
});

test('before the next item every turn that has begun is ended, also that of a speaker who was interrupted', async () => {
  const play = open().given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  play.given('chair', { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' });
  const turn = { speechId: 's1', personId: 'm3', requestId: null, purpose: 'question', kind: 'thaoLuan' };
  const event = { type: 'FloorGranted', ...turn, limitSeconds: 60, itemId: 'muc-1' } as const;
  setActivePinia(createPinia());
  const meeting = useMeeting();
  meeting.state = evolve(play.state, { seq: play.state.seq + 1, at: play.now, by: 'chair', event });
  const sent: string[] = [];
  meeting.submit = async ({ type }) => {
    sent.push(type);
    return { ok: true, seq: 1, at: 1 };
  };
  const screen = defineComponent({ setup: provideConsole, render: () => null });
  await mount(screen, { global: { plugins: [i18n] } }).vm.goTo('muc-2');
  expect(sent).toEqual(['EndSpeech', 'EndSpeech', 'TakeUpItem']);
});
