import type { Answer, Vote } from '@dien-hong/shared';
import type { SlipSecrets } from '@dien-hong/shared/tablet';
import { commune, handedOut, isRefusal, motion, present, type Scene, scene, slipOf } from '@dien-hong/shared/testing';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope } from 'vue';
import type { KeptSlip } from '../../../device/schema.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { slipsUnderway } from '../counting/underway.ts';
import { useSecretBallot } from './useSecretBallot.ts';

const device = vi.hoisted(() => ({
  kept: null as KeptSlip | null,
  makes: [] as string[],
  key: {} as object | null,
  box: Promise.resolve({ ok: true }),
}));
const secretsOf = (house: string) => ({ blinded: { house, board: 'YmxpbmQy' } }) as SlipSecrets;

vi.mock('../../../keys/deviceKey.ts', () => ({
  signer: async () => device.key,
  sha256: async () => new Uint8Array(32),
}));
vi.mock('./ballot.ts', () => ({ prepareSigning: () => {}, signRequest: async () => 'AA==' }));
vi.mock('../../../keys/slips.ts', () => ({
  keptSlip: async () => device.kept,
  askingWait: () => 0,
  finishSlip: async () => ({ bytes: new Uint8Array(1), token: 't' }),
  dropSlip: () => device.box,
  forgetSlip: async () => {},
  async makeSlipSecrets() {
    const secrets = secretsOf(device.makes.shift() ?? '');
    device.kept = { is: 'received', secrets };
    return secrets;
  },
}));

const rows = ['A', 'B'].map((name, n) => ({ id: `${n + 1}`, name, personId: null }));
const secret = { kind: 'approval', form: 'secret', rows, choices: ['Đồng ý', 'Không đồng ý'], paperIds: [] } as const;
const ask = { type: 'RequestSlip', voteId: 'v1', request: 'AA==' } as const;
const strike = { type: 'StrikeSlip', voteId: 'v1', personId: 'm2', reason: 'Không xác nhận được' } as const;
const leave: (() => void)[] = [];

beforeEach(() => {
  setActivePinia(createPinia());
  Object.assign(device, { kept: null, makes: [], key: {} });
});
afterEach(() => {
  for (const one of leave.splice(0)) one();
});

/** The blinded request in the play, the same for every device. */
const played = 'YmxpbmQ=';
const request = (play: Scene) => [ask, slipOf(play, 'v1', 'm2')] as const;

function opened(): Scene {
  const { choices } = secret;
  const motions = [motion('v1', { ...secret, rows, choices: [...choices], paperIds: [] })];
  const play = present(scene(commune({ motions })), 8).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
  return handedOut(play, 'v1', ['chair', 'm3', 'm4']);
}

/** The tablet of m2. `first`: the events in the meeting before its request arrives. */
function tablet(play: Scene, first: () => void = () => {}) {
  const meeting = useMeeting();
  const show = () => {
    meeting.state = play.state;
  };
  meeting.id = 'hop-1';
  show();
  const submit = vi.spyOn(meeting, 'submit').mockImplementation(async (): Promise<Answer> => {
    first();
    const outcome = play.when('m2', ...request(play));
    show();
    return isRefusal(outcome) ? { ok: false, refusal: outcome } : { ok: true, seq: play.records.length, at: play.now };
  });
  const scope = effectScope();
  leave.push(() => scope.stop());
  const ballot = scope.run(() => useSecretBallot(() => meeting.state.voting.votes.v1 as Vote, 'm2'));
  if (!ballot) throw new Error('there is a ballot');
  return { ...ballot, submit, show };
}

test('[VOT-33] of two devices that ask, the one that comes second is told that the slip is on the other', async () => {
  const play = opened();
  device.makes = ['a2jDoWM='];
  const { stage, submit } = tablet(play, () => void play.given('m2', request(play)));
  await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(1));
  await vi.waitFor(() => expect(stage.value).toBe('elsewhere'));
});

test('[VOT-43] the tablet whose slip was struck asks again by itself, with new secrets', async () => {
  const play = opened();
  device.makes = [played, played];
  const { stage, submit, show } = tablet(play);
  await vi.waitFor(() => expect(stage.value).toBe('marking'));
  play.given('chair', strike);
  show();
  expect(stage.value).toBe('receiving');
  await vi.waitFor(() => expect(stage.value).toBe('marking'));
  expect([submit.mock.calls.length, device.makes]).toEqual([2, []]);
});

test('[VOT-43] also where it was struck while his page was closed', async () => {
  const play = opened();
  play.given('m2', request(play)).given('chair', strike);
  device.kept = { is: 'received', secrets: secretsOf('Y8WpLg==') };
  device.makes = [played];
  const { stage, submit } = tablet(play);
  await vi.waitFor(() => expect(stage.value).toBe('marking'));
  expect([submit.mock.calls.length, device.makes]).toEqual([1, []]);
});

test('a device that is too busy to give the key is asked again, and the slip is received', async () => {
  vi.useFakeTimers();
  try {
    const play = opened();
    Object.assign(device, { makes: [played], key: null });
    const { stage, submit } = tablet(play);
    await vi.advanceTimersByTimeAsync(2000);
    expect([stage.value, submit.mock.calls.length]).toEqual(['receiving', 0]);
    device.key = {};
    await vi.advanceTimersByTimeAsync(3000);
    expect(submit).toHaveBeenCalledTimes(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a slip on its way to the box is known to the person who would end the casting, until it lies there', async () => {
  const play = opened();
  device.makes = [played];
  const { stage, marked, send, show } = tablet(play);
  await vi.waitFor(() => expect(stage.value).toBe('marking'));
  play
    .given('m5', [
      { type: 'CosignSlips', voteId: 'v1', slips: [{ personId: 'm2', signature: 'c2lnbmVk' }] },
      { kind: 'cosign', valid: ['m2'] },
    ])
    .given('chair', { type: 'CloseIssuing', voteId: 'v1' });
  show();
  marked.value = { 1: 'Đồng ý', 2: 'Đồng ý' };
  const box = Promise.withResolvers<{ ok: boolean }>();
  device.box = box.promise;
  const sent = send();
  await vi.waitFor(() => expect([...slipsUnderway]).toEqual(['v1']));
  box.resolve({ ok: true });
  await sent;
  expect([stage.value, slipsUnderway.size]).toEqual(['cast', 0]);
});
