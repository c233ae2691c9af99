import fc from 'fast-check';
import type { Refusal } from '../kernel/index.ts';
import { type AnyCommand, type MeetingEvent, type Proof, requestOf } from '../meeting/index.ts';
import { ballotOf, cast, committeeRules, commune, motion, present, uploadOf } from './commune.ts';
import { type Scene, scene } from './scene.ts';

/** A command on its way: who sends it, how long after the one before (ms), what its ballot says. */
export interface Step {
  readonly who: string;
  readonly wait: number;
  readonly command: AnyCommand;
  /** `forged`: signed by another; `none`: nothing was verified. */
  readonly proof: 'honest' | 'forged' | 'none';
  readonly choice: number;
}

/** In place of an id: the request waiting longest, and who made it; resolved when the step is taken. */
const firstRequest = 'first-request';
const firstAsker = 'first-asker';

const voters = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6'];
/** Everybody who may send something, and some who may not. */
export const people = [...voters, 'sec', 'guest', 'visitor', 'sub', 'stranger'];
/** Ids that no honest client sends, and every object answers to. */
const odd = ['constructor', '__proto__'];

const personId = fc.constantFrom(...people, ...odd);
const itemId = fc.constantFrom('muc-1', 'muc-2', 'muc-3', 'muc-4', 'muc-1', ...odd);
const paperId = fc.constantFrom('p1', 'p2', 'p3', ...odd);
const voteId = fc.constantFrom('v1', 'v2', 'v3', 'v1', 'v2', ...odd);
const word = fc.constantFrom('Giải lao', 'Việc gấp', 'Theo Quy chế');
const kind = fc.constantFrom('trinhBay', 'thaoLuan', 'toString');
const digest = fc.constantFrom(1, 50, 51).map((n) => uploadOf(n).sha256);
const seatId = fc.constantFrom('A1', 'A2', 'A9', 'A10', 'Z1', null);

type Making = { [T in AnyCommand['type']]: fc.Arbitrary<Omit<Extract<AnyCommand, { type: T }>, 'type'>> };

/** A maker for every command there is: a new command does not compile without one. */
const making: Making = {
  OpenMeeting: fc.constant({}),
  SuspendMeeting: fc.record({ reason: word }),
  ResumeMeeting: fc.constant({}),
  CloseMeeting: fc.constant({}),
  CheckIn: fc.record({ personId, method: fc.constantFrom('self', 'qr', 'card', 'secretary') }),
  UndoCheckIn: fc.record({ personId }),
  RecordLeave: fc.record({ personId, reason: word }),
  RecordAbsence: fc.record({ personId, reason: word, excused: fc.boolean() }),
  AppointSubstitute: fc.record({
    personId: fc.constantFrom('m5', 'm6', 'guest', 'visitor', 'stranger', ...odd),
    substituteId: fc.constantFrom('sub', 'sub', 'guest', 'visitor', 'm2', ...odd),
    reason: word,
  }),
  WithdrawSubstitute: fc.record({ substituteId: fc.constantFrom('sub', 'guest', 'visitor', ...odd) }),
  AssignSeat: fc.record({ personId, seatId }),
  TakeUpItem: fc.record({ itemId }),
  ConcludeItem: fc.record({ itemId }),
  ReorderAgenda: fc.record({ itemIds: fc.shuffledSubarray(['muc-1', 'muc-2', 'muc-3', 'muc-4'], { minLength: 3 }) }),
  AddUrgentItem: fc.record({
    ...{ title: word, presenterId: fc.option(personId), plannedMinutes: fc.constant(10), reason: word },
  }),
  PublishPaper: fc.record({
    ...{ paperId: fc.option(paperId), itemId: fc.option(itemId), kind: word, number: word, subject: word },
    ...{ access: fc.constantFrom('everyone' as const, 'voters' as const), sha256: digest },
  }),
  WithdrawPaper: fc.record({ paperId, reason: word }),
  AskToSpeak: fc.record({ kind, topic: word }),
  WithdrawRequest: fc.record({ requestId: fc.constantFrom(firstRequest, 'c3', ...odd) }),
  GrantFloor: fc.record({
    ...{ personId: fc.oneof(fc.constant(firstAsker), personId), requestId: fc.constantFrom(firstRequest, null), kind },
  }),
  PauseSpeech: fc.constant({}),
  ContinueSpeech: fc.constant({}),
  ExtendSpeech: fc.record({ seconds: fc.constantFrom(10, 600) }),
  EndSpeech: fc.constant({}),
  UndoTurn: fc.constant({}),
  LockQueue: fc.constant({}),
  UnlockQueue: fc.constant({}),
  PrepareVote: fc.record({
    ...{ itemId: fc.option(itemId), title: word, question: word, kind: fc.constantFrom('resolution', 'poll') },
    ...{ choices: fc.constantFrom(['Có', 'Không'], ['Có']), paperIds: fc.subarray(['p1', 'p2', 'p3']) },
    ...{ special: fc.constantFrom(null, 'Bãi nhiệm', 'valueOf'), seconds: fc.constantFrom(null, 30) },
  }),
  RemoveVote: fc.record({ voteId }),
  OpenVote: fc.record({ voteId }),
  CastBallot: fc.record({ voteId, ballot: fc.constant('AA==') }),
  CloseVote: fc.record({ voteId }),
  AnnulVote: fc.record({ voteId, reason: word }),
  SettleVote: fc.record({ voteId, verdict: fc.constantFrom('passed', 'failed'), basis: word }),
  ShowOnScreen: fc.record({
    show: fc.oneof(
      fc.constantFrom({ view: 'waiting' } as const, { view: 'seats' } as const, { view: 'agenda' } as const),
      fc.record({ view: fc.constant('paper' as const), paperId }),
      fc.record({ view: fc.constantFrom('vote' as const, 'result' as const), voteId }),
    ),
  }),
  PrepareMinutes: fc.record({
    ...{ personId: fc.constantFrom('sec', 'm2'), sha256: digest, pages: fc.constant(3), logSeq: fc.constant(9) },
    logHash: digest,
  }),
  RecordMinutesSignature: fc.record({
    ...{ personId: fc.constantFrom('sec', 'chair'), capacity: fc.constantFrom('secretary', 'chair'), sha256: digest },
  }),
};

/** What moves a meeting on comes more often, what ends it less. */
const weights: Partial<Record<AnyCommand['type'], number>> = {
  ...{ CastBallot: 30, OpenVote: 8, CloseVote: 5, TakeUpItem: 8, AskToSpeak: 6, GrantFloor: 5, CheckIn: 6 },
  ...{
    OpenMeeting: 4,
    PublishPaper: 6,
    AppointSubstitute: 6,
    UndoTurn: 3,
    SettleVote: 4,
    SuspendMeeting: 1,
    CloseMeeting: 1,
  },
};

const command = fc.oneof(
  ...(Object.keys(making) as AnyCommand['type'][]).map((type) => ({
    weight: weights[type] ?? 2,
    arbitrary: (making[type] as fc.Arbitrary<object>).map((rest) => ({ type, ...rest }) as AnyCommand),
  })),
);

const officers = ['chair', 'chair', 'chair', 'sec', 'sec'];
const anyone = fc.constantFrom(...people, ...voters, ...officers, 'clock', 'service', ...odd);
/** Mostly those who may, so that meetings get somewhere. */
const sender = (type: AnyCommand['type']): fc.Arbitrary<string> => {
  if (type === 'CastBallot' || type === 'AskToSpeak') return fc.constantFrom(...voters, ...voters, ...people);
  if (type.includes('Minutes')) return fc.constantFrom('service', 'service', 'sec');
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...officers) }, { weight: 1, arbitrary: anyone });
};

const step: fc.Arbitrary<Step> = command.chain((one) =>
  fc.record({
    ...{ who: sender(one.type), wait: fc.constantFrom(0, 0, 0, 1000, 5000, 25_000), command: fc.constant(one) },
    proof: fc.constantFrom('honest', 'honest', 'honest', 'honest', 'forged', 'none'),
    choice: fc.nat({ max: 2 }),
  }),
);

/** An honest ballot in the vote that is open at the stage `vote`. */
export const ballotBy = (who: string): fc.Arbitrary<Step> =>
  fc.nat({ max: 2 }).map((choice) => ({
    ...{ who, wait: 0, proof: 'honest', choice },
    command: { type: 'CastBallot', voteId: 'v1', ballot: 'AA==' },
  }));

/** Random meetings of a small committee: all commands, by anybody, the clock running. */
export const sequences: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 20, maxLength: 120 });

function resolved(meeting: Scene, one: AnyCommand): AnyCommand {
  const [first] = meeting.state.floor.requests;
  if (one.type === 'WithdrawRequest' && one.requestId === firstRequest)
    return { ...one, requestId: first?.id ?? 'none' };
  if (one.type !== 'GrantFloor') return one;
  const person = one.personId === firstAsker ? (first?.personId ?? 'm2') : one.personId;
  const requestId = one.requestId === null ? null : (requestOf(meeting.state, person)?.id ?? null);
  return { ...one, personId: person, requestId };
}

function proofOf(meeting: Scene, { who, command: one, proof, choice }: Step): Proof | null {
  if (proof === 'none') return null;
  if (one.type === 'PublishPaper') return uploadOf(proof === 'honest' ? Number(`0x${one.sha256}`) : 60);
  if (one.type !== 'CastBallot') return null;
  const choices = meeting.state.voting.votes[one.voteId]?.motion?.choices ?? committeeRules.choices;
  return ballotOf(meeting, one.voteId, proof === 'honest' ? who : 'm2', choices[choice % choices.length] ?? '');
}

export const stages = ['convened', 'item', 'vote', 'closed'] as const;
export type Stage = (typeof stages)[number];

/** Where a sequence starts: convened with a quorum there; an item running; a vote open, 1–1 so far; closed. */
export function started(stage: Stage): Scene {
  const motions = [
    motion('v1', { seconds: 60 }),
    motion('v2', { kind: 'poll', itemId: null, choices: ['Có', 'Không'], paperIds: [] }),
    motion('v3', { special: 'Bãi nhiệm', paperIds: ['p1', 'p2'] }),
  ];
  const meeting = present(scene(commune({ voters: 6, motions })), 5);
  if (stage === 'convened') return meeting;
  meeting.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  if (stage === 'closed') return meeting.given('chair', { type: 'CloseMeeting' });
  if (stage === 'item') return meeting;
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
  const [approve = '', against = ''] = committeeRules.choices;
  cast(meeting, 'v1', 'm3', approve);
  cast(meeting, 'v1', 'm4', against);
  return meeting;
}

/** Takes the steps one after the other; `each` is told what came of it. */
export function play(
  meeting: Scene,
  steps: readonly Step[],
  each: (one: AnyCommand, outcome: MeetingEvent[] | Refusal) => void = () => {},
): Scene {
  for (const one of steps) {
    meeting.now += one.wait;
    const sent = resolved(meeting, one.command);
    each(sent, meeting.when(one.who, sent, proofOf(meeting, { ...one, command: sent })));
  }
  return meeting;
}
