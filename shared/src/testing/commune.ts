import type { Proof } from '../meeting/decide.ts';
import { isSingle, type MeetingDraft, type Motion, questionRow, voteOf } from '../meeting/index.ts';
import type { Marks, RulePack } from '../rules/index.ts';
import type { Scene } from './scene.ts';

/** The rules of a commune's People's Committee, as in the sample: more than half of all members, a tie goes with the chair. */
export const committeeRules: RulePack = {
  id: 'ubnd-xa',
  version: 1,
  name: 'UBND cấp xã',
  basis: [
    { kind: 'law', text: 'Điều 40 Luật mẫu', fields: ['pass', 'tie'] },
    { kind: 'regulation', text: 'Quy chế mẫu số 5', fields: ['quorum', 'choices', 'written'] },
    { kind: 'note', text: 'cần đối chiếu', fields: ['pass'] },
  ],
  verify: true,
  baseLabel: 'tổng số thành viên UBND',
  quorum: { num: 2, den: 3 },
  pass: { kind: 'moreThanHalf' },
  special: [{ name: 'Bãi nhiệm', pass: { kind: 'atLeast', fraction: { num: 2, den: 3 } } }],
  tie: 'head',
  head: 'Chủ tịch UBND',
  choices: ['Tán thành', 'Không tán thành', 'Không biểu quyết'],
  entryChoices: ['Đồng ý', 'Không đồng ý'],
  base: { withoutExcused: false, withoutRecused: false },
  changeUntilClosed: false,
  confidence: null,
  boardMin: 3,
  written: {
    choices: ['Đồng ý', 'Không đồng ý', 'Ý kiến khác'],
    silent: 'nothing',
    late: 'shown',
    answerDays: 5,
  },
  paperLeadDays: 3,
  conclusionDays: 5,
  sessions: { callers: ['Chủ tịch'], closedOnProposalOf: ['Thường trực HĐND'], forms: ['inPerson', 'online'] },
};

export const councilRules: RulePack = {
  ...committeeRules,
  id: 'hdnd-xa',
  name: 'HĐND cấp xã',
  baseLabel: 'tổng số đại biểu HĐND',
  tie: 'none',
  confidence: {
    levels: ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'],
    vote: ['Tín nhiệm', 'Không tín nhiệm'],
    mayResignAbove: { num: 1, den: 2 },
    removalFrom: { num: 2, den: 3 },
  },
};

type BallotProof = Extract<Proof, { kind: 'ballot' }>;

const hash = (n: number): string => n.toString(16).padStart(64, '0');

export const motion = (id: string, more: Partial<Motion> = {}): Motion => ({
  id,
  itemId: 'muc-1',
  title: `Nội dung ${id}`,
  question: `Đồng chí có nhất trí ${id}?`,
  kind: 'resolution',
  form: 'open',
  rows: [questionRow],
  choices: [...committeeRules.choices],
  most: null,
  seats: null,
  paperIds: ['p1'],
  special: null,
  seconds: null,
  clauseOf: null,
  round: 1,
  repeats: null,
  ...more,
});

/**
 * A small committee: chair `chair` (votes), secretary `sec` (does not), members `m2`…`m<voters>`, guest `guest`,
 * visitor `visitor` of item 2 only, substitute-to-be `sub`.
 */
export function commune({
  voters = 8,
  rules = committeeRules,
  motions = [motion('v1')],
}: {
  voters?: number;
  rules?: RulePack;
  motions?: Motion[];
} = {}): MeetingDraft {
  const seats = Array.from({ length: voters + 4 }, (_, n) => ({ id: `A${n + 1}`, x: 5 * n, y: 10, rot: 0, zone: '' }));
  const one = (personId: string, voter: boolean, seat: number, itemIds: string[] | null = null) => ({
    personId,
    voter,
    itemIds,
    role: voter ? 'Thành viên UBND' : 'Khách mời',
    team: null,
    seatId: `A${seat}`,
  });
  const item = (n: number, access: 'everyone' | 'voters' = 'everyone', paperOnly = false) => ({
    id: `muc-${n}`,
    title: `Nội dung ${n}`,
    presenterId: null,
    unitId: null,
    plannedMinutes: 15,
    access,
    paperOnly,
  });
  const paper = (id: string, itemId: string, access: 'everyone' | 'voters', n: number) => ({
    id,
    itemId,
    kind: 'Tờ trình',
    number: `${n}/TTr`,
    subject: `Về ${id}`,
    unitId: null,
    issuer: '',
    issuedOn: null,
    access,
    version: 1,
    sentAt: Date.UTC(2026, 10, 20),
    file: { sha256: hash(n), pages: 3, bytes: 1000 },
  });
  const start = Date.UTC(2026, 10, 27, 0, 30);
  return {
    info: {
      id: 'hop-1',
      title: 'Phiên họp thường kỳ',
      kind: 'Phiên họp',
      organisation: { id: 'xa', name: 'UBND xã' },
      scheduledStart: start,
      scheduledEnd: start + 4 * 3600_000,
      chairs: ['chair'],
      secretaries: ['sec'],
      rules,
      headId: 'chair',
      room: { id: 'phong', name: 'Phòng họp', shape: 'chữ U', screen: { x: 50, y: 2, w: 30 }, seats },
      speechLimits: [
        { id: 'trinhBay', name: 'Trình bày', seconds: 600 },
        { id: 'thaoLuan', name: 'Thảo luận', seconds: 180 },
      ],
    },
    invited: [
      one('chair', true, 1),
      ...Array.from({ length: voters - 1 }, (_, n) => one(`m${n + 2}`, true, n + 2)),
      one('sec', false, voters + 1),
      one('guest', false, voters + 2),
      one('visitor', false, voters + 3, ['muc-2']),
    ],
    items: [item(1), item(2), item(3, 'voters'), item(4, 'everyone', true)],
    papers: [
      paper('p1', 'muc-1', 'everyone', 1),
      paper('p2', 'muc-2', 'everyone', 2),
      paper('p3', 'muc-3', 'voters', 3),
    ],
    motions,
    recusals: [],
  };
}

/** Checks in the chair and the next members until `voters` voters are present, and the secretary. */
export function present(meeting: Scene, voters: number): Scene {
  const people = ['sec', 'chair', ...Array.from({ length: voters - 1 }, (_, n) => `m${n + 2}`)];
  return meeting.given(
    'sec',
    ...people.map((personId) => ({ type: 'CheckIn', personId, method: 'secretary' }) as const),
  );
}

const digestOf = (text: string): string =>
  hash([...text].reduce((sum, one) => (sum * 31 + (one.codePointAt(0) ?? 0)) % 1e9, 7));

/** The proof that the server would make from a ballot signed by this voter over the vote as it was put; a choice for each row. */
export function ballotOf(
  meeting: Scene,
  voteId: string,
  voter: string,
  choice: string | readonly string[],
): BallotProof {
  const vote = voteOf(meeting.state, voteId);
  const choices = typeof choice === 'string' ? [choice] : choice;
  const rows = vote && !isSingle(vote.motion) ? { rows: vote.motion.rows.map((row) => row.name) } : {};
  return {
    kind: 'ballot',
    statement: {
      meeting: meeting.state.life.info?.id ?? '',
      vote: voteId,
      voter,
      choices,
      ...rows,
      question: vote?.motion.question ?? '',
      papers: vote?.opened?.papers ?? [],
    },
    digest: digestOf(`${voteId} ${voter} ${choices.join(' ')}`),
    certificate: hash(7),
  };
}

/** A key that was made for a secret vote. */
export const issuing: Proof = { kind: 'issuing', serverKey: 'aG91c2U=' };

/** A signed request for a slip, as the server would have verified it and signed it blindly. */
export const slipOf = (meeting: Scene, voteId: string, voter: string): Proof => ({
  kind: 'slip',
  statement: {
    meeting: meeting.state.life.info?.id ?? '',
    vote: voteId,
    voter,
    blinded: { house: 'YmxpbmQ=', board: 'YmxpbmQy' },
  },
  house: 'c2lnbmVk',
  digest: digestOf(`${voteId} ${voter}`),
  certificate: hash(7),
});

/** The slips in the box of a secret vote. */
export const boxOf = (marks: readonly Marks[]): Proof => ({
  kind: 'count',
  marks,
  root: hash(8),
  file: hash(9),
});

/** A secret vote with its board appointed and the key of its first member, opened, a slip for each of these voters, co-signed. */
export function handedOut(meeting: Scene, voteId: string, voters: readonly string[]): Scene {
  const [holder = '', ...others] = ['m5', 'm6', 'm7'];
  const members = [
    { personId: holder, role: 'head' as const },
    ...others.map((personId) => ({ personId, role: 'member' as const })),
  ];
  meeting.given('chair', { type: 'AppointBoard', voteId, members, basis: 'Hội nghị biểu quyết giơ tay' });
  meeting.given(holder, { type: 'PresentBoardKey', voteId, publicKey: 'Ym9hcmQ=' });
  meeting.given('chair', [{ type: 'OpenVote', voteId }, issuing]);
  for (const voter of voters)
    meeting.given(voter, [{ type: 'RequestSlip', voteId, request: 'AA==' }, slipOf(meeting, voteId, voter)]);
  const slips = voters.map((personId) => ({ personId, signature: 'c2lnbmVk' }));
  return meeting.given(holder, [
    { type: 'CosignSlips', voteId, slips },
    { kind: 'cosign', valid: [...voters] },
  ]);
}

/** The same past the barrier: issuing is closed and slips may be cast. */
export const issued = (meeting: Scene, voteId: string, voters: readonly string[]): Scene =>
  handedOut(meeting, voteId, voters).given('chair', { type: 'CloseIssuing', voteId });

/** A paper as the server would have found it uploaded. */
export const uploadOf = (n: number): Extract<Proof, { kind: 'paper' }> => ({
  kind: 'paper',
  sha256: hash(n),
  pages: 2,
  bytes: 500,
});

export const cast = (meeting: Scene, voteId: string, voter: string, choice: string | readonly string[]) =>
  meeting.when(voter, { type: 'CastBallot', voteId, ballot: 'AA==' }, ballotOf(meeting, voteId, voter, choice));
