/** Random commands of a small committee, honest ones and others; `generators.ts` makes meetings of them. */
import fc from 'fast-check';
import type { AnyCommand } from '../meeting/index.ts';
import { uploadOf } from './commune.ts';

/** In place of an id: the request waiting longest, and who made it; resolved when the step is taken. */
export const firstRequest = 'first-request';
export const firstAsker = 'first-asker';
/** In place of a turn's id: the one given or ended last, with what was done. */
export const lastSpeech = 'last-speech';

export const voters = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'];
/** Everybody who may send something, and some who may not. */
export const people = [...voters, 'sec', 'guest', 'visitor', 'sub', 'stranger'];
/** Ids that no honest client sends, and every object answers to. */
export const odd = ['constructor', '__proto__'];

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

export const madeOf = (type: AnyCommand['type']): fc.Arbitrary<AnyCommand> =>
  (making[type] as fc.Arbitrary<object>).map((rest) => ({ type, ...rest }) as AnyCommand);

/** Any command there is. */
export const anyCommand = fc.oneof(
  ...(Object.keys(making) as AnyCommand['type'][]).map((type) => ({
    weight: weights[type] ?? 2,
    arbitrary: madeOf(type),
  })),
);
