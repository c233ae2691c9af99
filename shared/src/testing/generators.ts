import fc from 'fast-check';
import { lookUp, type Refusal } from '../kernel/index.ts';
import type { Proof } from '../meeting/decide.ts';
import { type AnyCommand, type MeetingEvent, requestOf, undoable } from '../meeting/index.ts';
import { ballotOf, boxOf, committeeRules, issuing, slipOf, uploadOf } from './commune.ts';
import type { Scene } from './scene.ts';
import { type Stage, stages } from './stages.ts';

export { type Stage, started } from './stages.ts';

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
/** In place of a turn's id: the one given or ended last, with what was done. */
const lastSpeech = 'last-speech';

const voters = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'];
/** Everybody who may send something, and some who may not. */
export const people = [...voters, 'sec', 'guest', 'visitor', 'sub', 'stranger'];
/** Ids that no honest client sends, and every object answers to. */
const odd = ['constructor', '__proto__'];

const personId = fc.constantFrom(...people, ...odd);
const itemId = fc.constantFrom('muc-1', 'muc-2', 'muc-3', 'muc-4', 'muc-1', ...odd);
const paperId = fc.constantFrom('p1', 'p2', 'p3', ...odd);
const voteId = fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v1', 'v2', ...odd);
const openId = fc.constantFrom('v1', 'v5', 'v6', ...odd);
const secretId = fc.constantFrom('v4', 'v4', 'v7', ...odd);
const word = fc.constantFrom('Giải lao', 'Việc gấp', 'Theo Quy chế');
const kind = fc.constantFrom('trinhBay', 'thaoLuan', 'toString');
const digest = fc.constantFrom(1, 50, 51).map((n) => uploadOf(n).sha256);
const seatId = fc.constantFrom('A1', 'A2', 'A9', 'A10', 'Z1', null);

const answers = fc.constantFrom<string[]>(
  ['Tán thành'],
  ['Tán thành'],
  ['Không tán thành'],
  ['Tán thành', 'Tán thành'],
  [''],
);
const motionFacts = fc.record({
  ...{ itemId: fc.option(itemId), title: word, question: word },
  kind: fc.constantFrom('resolution' as const, 'poll' as const, 'approval' as const, 'election' as const),
  form: fc.constantFrom('open' as const, 'open' as const, 'secret' as const, 'rollCall' as const, 'hands' as const),
  rows: fc.constantFrom<{ name: string; personId: string | null }[]>(
    [],
    [
      { name: 'Một', personId: null },
      { name: 'Hai', personId: 'm2' },
    ],
  ),
  ...{ choices: fc.constantFrom<string[]>(['Có', 'Không'], ['Có']), paperIds: fc.subarray(['p1', 'p2', 'p3']) },
  ...{ most: fc.constantFrom(null, 1), seats: fc.constantFrom(null, 1), clauseOf: fc.constantFrom(null, null, 'v3') },
  ...{ special: fc.constantFrom(null, 'Bãi nhiệm', 'valueOf'), seconds: fc.constantFrom(null, 30) },
});

type Making = { [T in AnyCommand['type']]: fc.Arbitrary<Omit<Extract<AnyCommand, { type: T }>, 'type'>> };

/** A maker for every command there is: a new command does not compile without one. */
const making: Making = {
  OpenMeeting: fc.constant({}),
  SuspendMeeting: fc.record({ reason: word }),
  ResumeMeeting: fc.constant({}),
  CloseMeeting: fc.constant({}),
  DecideClosedSession: fc.record({
    ...{ closed: fc.boolean(), proposedBy: fc.constantFrom('Thường trực HĐND', 'Người khác'), basis: word },
  }),
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
    ...{
      paperId: fc.option(paperId),
      itemId: fc.option(itemId),
      kind: word,
      number: word,
      subject: word,
      issuer: word,
    },
    ...{ access: fc.constantFrom('everyone' as const, 'voters' as const), sha256: digest },
    issuedOn: fc.constantFrom(null, '2026-11-24'),
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
  UndoTurn: fc.record({
    act: fc.constantFrom('granted', 'ended'),
    speechId: fc.constantFrom(lastSpeech, lastSpeech, 'c3', ...odd),
  }),
  LockQueue: fc.constant({}),
  UnlockQueue: fc.constant({}),
  RecordRecusal: fc.record({ itemId, personId: fc.constantFrom('m2', 'guest', 'stranger', ...odd), reason: word }),
  LiftRecusal: fc.record({ itemId, personId: fc.constantFrom('m2', 'guest', 'stranger', ...odd) }),
  PrepareVote: motionFacts,
  EditVote: fc.tuple(voteId, motionFacts).map(([id, facts]) => ({ voteId: id, ...facts })),
  DuplicateVote: fc.record({ voteId }),
  RepeatVote: fc.record({ voteId, rowIds: fc.subarray(['1', '2', '3'], { minLength: 1 }) }),
  ReorderVotes: fc.record({
    voteIds: fc.shuffledSubarray(['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7'], { minLength: 6 }),
  }),
  RemoveVote: fc.record({ voteId }),
  OpenVote: fc.record({ voteId }),
  OpenSeries: fc.record({ voteIds: fc.shuffledSubarray(['v1', 'v2', 'v3', 'v6'], { minLength: 2 }) }),
  EnterPaperBallot: fc.record({
    voteId: openId,
    personId: fc.constantFrom('m5', 'm5', 'm2', ...odd),
    choices: answers,
  }),
  RecordAnswer: fc.record({ voteId: openId, personId, choices: answers }),
  EnterCount: fc.record({ voteId: openId, counts: fc.constantFrom([[3, 1, 0]], [[3, 1, 0]], [[2, 1, 1]], [[3, 1]]) }),
  AppointBoard: fc.record({
    voteId: secretId,
    members: fc
      .constantFrom(['m3', 'm4', 'm5'], ['m5', 'm6', 'm4'], ['m3'], ['m3', 'm4', 'guest'], ['m2', 'm3', 'm4'])
      .map((ids) => ids.map((id, n) => ({ personId: id, role: n === 0 ? ('head' as const) : ('member' as const) }))),
    basis: word,
  }),
  PresentBoardKey: fc.record({ voteId: secretId, publicKey: fc.constant('Ym9hcmQ=') }),
  RequestSlip: fc.record({ voteId: secretId, request: fc.constant('AA==') }),
  CosignSlips: fc.record({
    voteId: secretId,
    slips: fc
      .subarray(voters, { minLength: 1 })
      .map((ids) => ids.map((id) => ({ personId: id, signature: 'c2lnbmVk' }))),
  }),
  StrikeSlip: fc.record({ voteId: secretId, personId: fc.constantFrom('m4', 'm4', 'm3', ...odd), reason: word }),
  CloseIssuing: fc.record({ voteId: secretId }),
  CountSlips: fc.record({ voteId: secretId, opening: fc.constant('AA==') }),
  PrepareCountingRecord: fc.record({ voteId: secretId, personId, sha256: digest, pages: fc.constant(2) }),
  RecordCountingSignature: fc.record({ voteId: secretId, personId, sha256: digest }),
  CastBallot: fc.record({ voteId, ballot: fc.constant('AA==') }),
  CloseVote: fc.record({ voteId: fc.oneof(voteId, openId, secretId) }),
  AnnounceResult: fc.record({ voteId: fc.oneof(voteId, openId, secretId) }),
  AnnulVote: fc.record({ voteId, reason: word }),
  SettleVote: fc.record({
    voteId,
    rowId: fc.constantFrom('1', '1', '2', ...odd),
    verdict: fc.constantFrom('passed', 'failed'),
    basis: word,
  }),
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
  ...{ EnterPaperBallot: 8, RecordAnswer: 6, EnterCount: 8, RequestSlip: 8, CosignSlips: 6, AppointBoard: 4 },
  ...{
    AnnounceResult: 4,
    StrikeSlip: 4,
    PresentBoardKey: 5,
    CloseIssuing: 4,
    CountSlips: 5,
    RecordRecusal: 3,
    LiftRecusal: 4,
  },
  ...{ PrepareCountingRecord: 4, RecordCountingSignature: 5, ResumeMeeting: 4, RecordMinutesSignature: 4 },
};

const madeOf = (type: AnyCommand['type']): fc.Arbitrary<AnyCommand> =>
  (making[type] as fc.Arbitrary<object>).map((rest) => ({ type, ...rest }) as AnyCommand);

const command = fc.oneof(
  ...(Object.keys(making) as AnyCommand['type'][]).map((type) => ({
    weight: weights[type] ?? 2,
    arbitrary: madeOf(type),
  })),
);

const officers = ['chair', 'chair', 'chair', 'sec', 'sec'];
const anyone = fc.constantFrom(...people, ...voters, ...officers, 'clock', 'service', ...odd);
/** Mostly those who may, so that meetings get somewhere. */
const sender = (type: AnyCommand['type']): fc.Arbitrary<string> => {
  if (type === 'PresentBoardKey' || type === 'CosignSlips' || type === 'CountSlips')
    return fc.constantFrom('m3', 'm4', 'm5', 'm5', 'm6');
  if (type.includes('Counting')) return fc.constantFrom('service', 'service', 'm5');
  if (type === 'CastBallot' || type === 'AskToSpeak' || type === 'RequestSlip')
    return fc.constantFrom(...voters, ...voters, ...people);
  if (type.includes('Minutes')) return fc.constantFrom('service', 'service', 'sec');
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...officers) }, { weight: 1, arbitrary: anyone });
};

const stepOf = (one: fc.Arbitrary<AnyCommand>): fc.Arbitrary<Step> =>
  one.chain((made) =>
    fc.record({
      ...{ who: sender(made.type), wait: fc.constantFrom(0, 0, 0, 1000, 5000, 25_000), command: fc.constant(made) },
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

function resolved(meeting: Scene, one: AnyCommand): AnyCommand {
  const [first] = meeting.state.floor.requests;
  if (one.type === 'WithdrawRequest' && one.requestId === firstRequest)
    return { ...one, requestId: first?.id ?? 'none' };
  if (one.type === 'UndoTurn' && one.speechId === lastSpeech) {
    const last = undoable(meeting.state);
    return last ? { ...one, act: last.act, speechId: last.speech.id } : one;
  }
  if (one.type !== 'GrantFloor') return one;
  const person = one.personId === firstAsker ? (first?.personId ?? 'm2') : one.personId;
  const requestId = one.requestId === null ? null : (requestOf(meeting.state, person)?.id ?? null);
  return { ...one, personId: person, requestId };
}

function proofOf(meeting: Scene, { who, command: one, proof, choice }: Step): Proof | null {
  if (proof === 'none') return null;
  if (one.type === 'PublishPaper') return uploadOf(proof === 'honest' ? Number(`0x${one.sha256}`) : 60);
  if (one.type === 'OpenVote') return issuing;
  if (one.type === 'RequestSlip') return slipOf(meeting, one.voteId, proof === 'honest' ? who : 'm2');
  if (one.type === 'CosignSlips')
    return { kind: 'cosign', valid: proof === 'honest' ? one.slips.map((slip) => slip.personId) : [] };
  if (one.type === 'CountSlips')
    return boxOf([
      [[0], [1]],
      [[1], [0]],
      [[0, 1], []],
      [[], []],
    ]);
  if (one.type !== 'CastBallot') return null;
  const asked = lookUp(meeting.state.voting.votes, one.voteId)?.motion;
  const choices = asked?.choices ?? committeeRules.choices;
  const chosen = (asked?.rows ?? ['']).map((_, row) => choices[(choice + row) % choices.length] ?? '');
  return ballotOf(meeting, one.voteId, proof === 'honest' ? who : 'm2', chosen);
}

/** What a stage is there for comes more often in it: rare deeds would otherwise hardly ever meet their moment. */
const focus: Record<Stage, readonly AnyCommand['type'][]> = {
  convened: ['RecordRecusal', 'LiftRecusal', 'OpenMeeting', 'AppointSubstitute', 'WithdrawSubstitute'],
  item: ['AppointBoard', 'PresentBoardKey', 'OpenVote', 'RecordRecusal', 'OpenSeries', 'PauseSpeech', 'ContinueSpeech'],
  vote: ['EnterPaperBallot', 'EnterPaperBallot', 'CastBallot', 'CloseVote', 'SettleVote'],
  level: ['SettleVote', 'SettleVote', 'RepeatVote'],
  tallied: ['AnnounceResult', 'AnnounceResult', 'AnnulVote'],
  hands: ['EnterCount', 'EnterCount', 'CloseVote'],
  rollCall: ['RecordAnswer', 'CloseVote'],
  issuing: ['RequestSlip', 'CosignSlips', 'StrikeSlip', 'CloseIssuing'],
  secret: ['CloseVote', 'CountSlips'],
  counted: ['PrepareCountingRecord', 'RecordCountingSignature', 'RepeatVote'],
  closed: ['PrepareMinutes', 'RecordMinutesSignature'],
};

/** Random meetings of a small committee from a stage on: all commands, by anybody, the clock running. */
export const sequences = (stage: Stage): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 2, arbitrary: stepOf(command) },
      { weight: 1, arbitrary: stepOf(fc.oneof(...focus[stage].map(madeOf))) },
    ),
    { minLength: 20, maxLength: 120 },
  );

export const meetings: fc.Arbitrary<{ stage: Stage; steps: Step[] }> = fc
  .constantFrom(...stages)
  .chain((stage) => fc.record({ stage: fc.constant(stage), steps: sequences(stage) }));

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
