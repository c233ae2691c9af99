import type { Answer, RefusalCode, Vote } from '@dien-hong/shared';
import { voteOpened } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { signer } from '../../../keys/deviceKey.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { useBallot } from './useBallot.ts';
import VoteReceipt from './VoteReceipt.vue';

vi.mock('../../../keys/deviceKey.ts', () => ({
  signer: vi.fn(async () => ({})),
  sha256: async () => new Uint8Array(32),
}));
const signing = vi.hoisted(() => ({ make: async (): Promise<string> => 'AA==' }));
vi.mock('./ballot.ts', async (original) => ({
  ...(await original<typeof import('./ballot.ts')>()),
  signBallot: () => signing.make(),
}));

const voted = { ok: true, seq: 99, at: 1000 } as const;
const refused = (code: RefusalCode): Answer => ({ ok: false, refusal: { code, params: {} } });

beforeEach(() => {
  sessionStorage.clear();
  setActivePinia(createPinia());
});

function ballot(...answers: Answer[]) {
  const play = voteOpened();
  const meeting = useMeeting();
  meeting.id = 'hop-1';
  meeting.state = play.state;
  const submit = vi.spyOn(meeting, 'submit').mockImplementation(async () => answers.shift() ?? refused('server-error'));
  const vote = play.state.voting.votes.v1;
  if (!vote) throw new Error('the vote is there');
  return { ...useBallot(() => vote, 'm2'), vote, submit };
}

test('nothing is chosen beforehand, and nothing is sent without a choice', async () => {
  const { marked, send, submit } = ballot(voted);
  expect(marked.value).toEqual({});
  await send();
  expect(submit).not.toHaveBeenCalled();
});

test('a double tap sends once', async () => {
  const { marked, send, submit, sentAt } = ballot(voted, voted);
  marked.value = { 1: 'Tán thành' };
  await Promise.all([send(), send()]);
  expect(submit).toHaveBeenCalledTimes(1);
  expect(submit).toHaveBeenCalledWith({ type: 'CastBallot', voteId: 'v1', ballot: 'AA==' });
  expect(sentAt.value).toBe(1000);
});

test('the choice survives a reload until it is sent, and leaves no trace after', async () => {
  ballot().marked.value = { 1: 'Không tán thành' };
  const again = ballot(voted);
  expect(again.marked.value).toEqual({ 1: 'Không tán thành' });
  await again.send();
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('tán thành');
  expect(ballot().marked.value).toEqual({});
});

test('the choice of one person is not that of the next on this device', () => {
  ballot().marked.value = { 1: 'Tán thành' };
  const meeting = useMeeting();
  const vote = meeting.state.voting.votes.v1;
  if (!vote) throw new Error('the vote is there');
  expect(useBallot(() => vote, 'm3').marked.value).toEqual({});
});

test('without a network the choice stays; a refusal is told, and may be tried again', async () => {
  const { marked, send, problem, stage } = ballot(refused('no-connection'), refused('certificate-revoked'));
  marked.value = { 1: 'Tán thành' };
  await send();
  expect(problem.value).toBeNull();
  expect(marked.value).toEqual({ 1: 'Tán thành' });
  await send();
  expect(problem.value?.code).toBe('certificate-revoked');
  expect(stage.value).toBe('choosing');
});

test('a ballot that the browser will not sign is told at once, and may be tried again', async () => {
  const { marked, send, problem, stage } = ballot(voted);
  marked.value = { 1: 'Tán thành' };
  vi.mocked(signer).mockRejectedValueOnce(new DOMException('no', 'OperationError'));
  await send();
  expect([problem.value?.code, stage.value]).toEqual(['signing-failed', 'choosing']);
  await send();
  expect(problem.value).toBeNull();
});

test('a signed ballot whose answer does not come waits for the network, and says so', async () => {
  const { marked, send, stage, submit } = ballot();
  const meeting = useMeeting();
  meeting.connection = 'connected';
  let answer = (_: Answer) => {};
  submit.mockImplementation(() => {
    meeting.sending = ['v1'];
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  marked.value = { 1: 'Tán thành' };
  const sent = send();
  await vi.waitFor(() => expect(submit).toHaveBeenCalled());
  expect(stage.value).toBe('sending');
  meeting.connection = 'offline';
  expect(stage.value).toBe('waiting');
  answer(refused('no-connection'));
  await sent;
  expect(stage.value).toBe('waiting');
});

test('a kept ballot has its hour on the receipt once it was taken', () => {
  const { vote } = ballot();
  const there = useBallot(() => vote, 'm2');
  expect(there.sentAt.value).toBeNull();
  useMeeting().takenAt = new Map([['v1', 5000]]);
  expect(there.sentAt.value).toBe(5000);
});

test('a second device shows what was sent from the first, and sends nothing itself', async () => {
  await speak('vi');
  const { vote, submit } = ballot(voted);
  const meeting = useMeeting();
  const source = { via: 'signed', digest: 'ab12cd34ef', serial: '1' } as const;
  const sent = { ...vote, ballots: { m2: { choices: ['Tán thành'], source } } } as unknown as Vote;
  meeting.state = { ...meeting.state, voting: { ...meeting.state.voting, votes: { v1: sent } } };
  const there = useBallot(() => sent, 'm2');
  expect([there.stage.value, there.sentAt.value]).toEqual(['sent', null]);
  there.marked.value = { 1: 'Không tán thành' };
  await there.send();
  expect(submit).not.toHaveBeenCalled();
  const props = { vote: sent, ballot: there.own.value ?? null, sentAt: null, test: false };
  const receipt = mount(VoteReceipt, { props, global: { plugins: [i18n] } });
  expect(receipt.text()).toContain('Đã gửi');
  expect(receipt.text()).toContain('Phiếu của đồng chí: Tán thành');
  // The time of a ballot from another device is unknown here.
  expect(receipt.text()).not.toContain('01/01/1970');
});

test('bytes that cannot be made are told, and the choice stays', async () => {
  const { marked, send, problem, stage, submit } = ballot(voted);
  marked.value = { 1: 'Tán thành' };
  signing.make = async () => {
    throw new TypeError('Canonical JSON wants NFC');
  };
  await send();
  signing.make = async () => 'AA==';
  expect(submit).not.toHaveBeenCalled();
  expect(problem.value?.code).toBe('signing-failed');
  expect(stage.value).toBe('choosing');
  expect(marked.value).toEqual({ 1: 'Tán thành' });
});
