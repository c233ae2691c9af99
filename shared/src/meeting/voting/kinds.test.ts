// Lists, choices, elections and confidence; and votes that are called out, counted by hand, or entered from paper.
import { describe, expect, test } from 'vitest';
import type { RulePack, VoteKind } from '../../rules/index.ts';
import {
  cast,
  codeOf,
  committeeRules,
  commune,
  councilRules,
  isRefusal,
  motion,
  prepareVote,
  present,
  type Scene,
  scene,
} from '../../testing/index.ts';
import { type CommandOf, type Motion, nextDeadline, openVotes, outcomeOf, type Vote, voteOf } from '../index.ts';

const named = (...names: string[]) => names.map((name, n) => ({ id: `${n + 1}`, name, personId: null }));
const list = (kind: VoteKind, names: string[], more: Partial<Motion> = {}): Partial<Motion> => {
  const confidence = councilRules.confidence;
  const words = {
    confidenceLevels: confidence?.levels,
    confidenceVote: confidence?.vote,
    choice: [committeeRules.entryChoices[0]],
  } as Partial<Record<VoteKind, readonly string[]>>;
  return { kind, rows: named(...names), choices: [...(words[kind] ?? committeeRules.entryChoices)], ...more };
};
const ready = (motions: Motion[], voters = 8, rules: RulePack = councilRules): Scene =>
  present(scene(commune({ voters: Math.max(voters, 8), rules, motions })), voters).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
const opened = (facts: Partial<Motion>, voters = 8, rules: RulePack = councilRules): Scene =>
  ready([motion('v1', facts)], voters, rules).given('chair', { type: 'OpenVote', voteId: 'v1' });
const close = { type: 'CloseVote', voteId: 'v1' } as const;
const vote = ({ state }: Scene): Vote => voteOf(state, 'v1') as Vote;
const who = (n: number): string => (n === 0 ? 'chair' : `m${n + 1}`);
const castAll = (meeting: Scene, ballots: readonly (readonly string[])[]): Scene => {
  for (const [n, choices] of ballots.entries()) expect(codeOf(cast(meeting, 'v1', who(n), choices))).toBeNull();
  return meeting;
};
const times = <T>(count: number, of: T): T[] => Array.from({ length: count }, () => of);

const rows = (...names: string[]) => names.map((name) => ({ name, personId: null }));

describe('preparing', () => {
  test('[VOT-2] the words of a list are those of the rules', () => {
    const meeting = ready([]);
    const words = (kind: VoteKind, more: Partial<CommandOf<'PrepareVote'>> = {}) => {
      const made = meeting.when('sec', prepareVote({ kind, rows: rows('A', 'B'), ...more }));
      return isRefusal(made) ? made.code : (made[0] as { motion: Motion }).motion.choices;
    };
    expect(words('approval')).toEqual(['Đồng ý', 'Không đồng ý']);
    expect(words('election', { most: 1, seats: 1 })).toEqual(['Đồng ý', 'Không đồng ý']);
    expect(words('choice', { most: 2 })).toEqual(['Đồng ý']);
    expect(words('confidenceLevels')).toEqual(['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp']);
    expect(words('confidenceVote')).toEqual(['Tín nhiệm', 'Không tín nhiệm']);
  });

  test('[VOT-2] a kind that the rules do not know is refused', () => {
    const meeting = ready([], 8, { ...committeeRules, confidence: null });
    for (const kind of ['confidenceLevels', 'confidenceVote'] as const)
      expect(codeOf(meeting.when('sec', prepareVote({ kind, rows: rows('A') })))).toBe('vote-kind-not-in-rules');
  });

  test.each<[string, Partial<CommandOf<'PrepareVote'>>]>([
    ['vote-needs-rows', { kind: 'approval' }],
    ['vote-needs-rows', { kind: 'approval', rows: rows('A', 'A') }],
    ['vote-needs-rows', { kind: 'choice', rows: rows('A'), most: 1 }],
    ['vote-needs-most', { kind: 'election', rows: rows('A', 'B') }],
    ['vote-needs-most', { kind: 'election', rows: rows('A', 'B'), most: 3 }],
    ['vote-needs-most', { kind: 'approval', rows: rows('A', 'B'), most: 1 }],
    ['vote-needs-most', { kind: 'approval', rows: rows('A', 'B'), seats: 1 }],
    ['vote-needs-choices', { kind: 'poll', choices: ['Có'] }],
    ['vote-poll-is-open', { kind: 'poll', choices: ['Có', 'Không'], form: 'secret' }],
    ['vote-whole-unknown', { clauseOf: 'v9' }],
  ])('[VOT-2] what does not hold together is refused: %s', (code, facts) => {
    expect(codeOf(ready([]).when('sec', prepareVote(facts)))).toBe(code);
  });

  test('[VOT-3] a prepared vote is changed, duplicated and put elsewhere in the list; an opened one is not changed', () => {
    const meeting = ready([motion('v1'), motion('v2')]);
    const edit = {
      ...prepareVote({ kind: 'approval', rows: rows('A', 'B') }),
      type: 'EditVote',
      voteId: 'v1',
    } as const;
    meeting.given('sec', edit, { type: 'DuplicateVote', voteId: 'v1' });
    const ids = Object.keys(meeting.state.voting.votes);
    expect(ids).toHaveLength(3);
    expect(voteOf(meeting.state, ids[2] ?? '')?.motion).toMatchObject({ kind: 'approval', rows: named('A', 'B') });
    const order = [ids[2] ?? '', 'v2', 'v1'];
    meeting.given('chair', { type: 'ReorderVotes', voteIds: order });
    expect(Object.keys(meeting.state.voting.votes)).toEqual(order);
    for (const voteIds of [['v1'], ['v1', 'v1', 'v2'], ['v1', 'v2', 'v9']])
      expect(codeOf(meeting.when('chair', { type: 'ReorderVotes', voteIds }))).toBe('order-mismatch');
    meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
    expect(codeOf(meeting.when('sec', edit))).toBe('vote-already-opened');
  });
});

describe('[VOT-23] lists', () => {
  test('every entry is judged by itself, a tie with the chair’s side where the rules say so', () => {
    const meeting = opened(list('approval', ['A', 'B', 'C']), 8, committeeRules);
    const [yes, no] = committeeRules.entryChoices;
    castAll(meeting, [...times(4, [yes, no, yes]), ...times(1, [yes, yes, no]), ...times(3, [no, yes, no])]).given(
      'chair',
      close,
    );
    const closed = vote(meeting).closed;
    expect(closed?.tally.map((row) => row.counts)).toEqual([
      [5, 3],
      [4, 4],
      [4, 4],
    ]);
    expect(closed?.result?.rows.map(({ outcome, byChair }) => [outcome, byChair])).toEqual([
      ['passed', false],
      ['failed', true],
      ['passed', true],
    ]);
  });

  test('a line may stay empty, a whole ballot may not; too many are refused before they are cast', () => {
    const meeting = opened(list('election', ['A', 'B', 'C'], { most: 2, seats: 2 }));
    const yes = committeeRules.entryChoices[0];
    expect(codeOf(cast(meeting, 'v1', 'm2', ['', '', '']))).toBe('ballot-invalid-choice');
    expect(codeOf(cast(meeting, 'v1', 'm2', [yes]))).toBe('ballot-invalid-choice');
    expect(cast(meeting, 'v1', 'm2', [yes, yes, yes])).toMatchObject({
      code: 'ballot-too-many',
      params: { most: 2 },
    });
    expect(codeOf(cast(meeting, 'v1', 'm2', [yes, '', '']))).toBeNull();
  });
});

describe('[RUL-11] a tie for the last place', () => {
  test('goes into another round; the chair settles it not', () => {
    const meeting = opened(list('election', ['A', 'B'], { most: 1, seats: 1 }), 8, {
      ...councilRules,
      pass: { kind: 'atLeast', fraction: { num: 1, den: 2 } },
    });
    castAll(meeting, [...times(4, ['Đồng ý', '']), ...times(4, ['', 'Đồng ý'])]).given('chair', close);
    expect(outcomeOf(vote(meeting), '1')).toBe('undecided');
    const settle = { type: 'SettleVote', voteId: 'v1', rowId: '1', verdict: 'passed', basis: 'x' } as const;
    expect(codeOf(meeting.when('chair', settle))).toBe('vote-not-undecided');
    meeting.given('chair', { type: 'RepeatVote', voteId: 'v1', rowIds: ['2'] });
    const [again] = Object.values(meeting.state.voting.votes).filter((one) => one.motion.repeats === 'v1');
    expect(again?.motion).toMatchObject({ round: 2, most: 1, rows: [{ id: '2', name: 'B' }] });
  });

  test('[VOT-24] a vote is repeated once it is over, with rows that it had', () => {
    const meeting = ready([motion('v1', list('approval', ['A', 'B']))]);
    const repeat: CommandOf<'RepeatVote'> = { type: 'RepeatVote', voteId: 'v1', rowIds: ['1'] };
    expect(codeOf(meeting.when('chair', repeat))).toBe('vote-not-over');
    meeting.given('chair', { type: 'OpenVote', voteId: 'v1' }, { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
    expect(codeOf(meeting.when('chair', { ...repeat, rowIds: ['9'] }))).toBe('vote-needs-rows');
    expect(codeOf(meeting.when('chair', repeat))).toBeNull();
  });
});

describe('[RUL-13] the base', () => {
  const excuse = { type: 'RecordAbsence', personId: 'm8', reason: 'Ốm', excused: true } as const;
  const base = (meeting: Scene) => vote(meeting.given('chair', { type: 'OpenVote', voteId: 'v1' })).opened?.base.total;

  test('is all voters; the party leaves out who is excused from the whole meeting', () => {
    const party = { ...committeeRules, base: { withoutExcused: true, withoutRecused: false } };
    expect(base(ready([motion('v1')], 7).given('sec', excuse))).toBe(8);
    expect(base(ready([motion('v1')], 7, party).given('sec', excuse))).toBe(7);
    expect(base(ready([motion('v1')], 7, party).given('sec', { ...excuse, excused: false }))).toBe(8);
    // Absent with a reason that is accepted and yet not deducted.
    expect(base(ready([motion('v1')], 7, party).given('sec', { ...excuse, deducted: false }))).toBe(8);
    const only = { ...excuse, excused: false, deducted: true };
    expect(base(ready([motion('v1')], 7, party).given('sec', only))).toBe(8);
    // In the room at first, and excused for the rest.
    const left = { type: 'RecordLeave', personId: 'm8', reason: 'Ốm' } as const;
    expect(base(ready([motion('v1')], 8, party).given('sec', left, excuse))).toBe(8);
  });

  test('keeps the recused, unless the rules say otherwise', () => {
    const recuse = { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm2', reason: '' } as const;
    const without = { ...committeeRules, base: { withoutExcused: false, withoutRecused: true } };
    expect(base(ready([motion('v1')]).given('m2', recuse))).toBe(8);
    expect(base(ready([motion('v1')], 8, without).given('m2', recuse))).toBe(7);
  });
});

describe('[VOT-25] clauses', () => {
  const meeting = () => ready([motion('toan-van'), motion('khoan-2', { clauseOf: 'toan-van' })]);
  const open = (voteId: string) => ({ type: 'OpenVote', voteId }) as const;

  test('are put before the whole text, or taken away', () => {
    const play = meeting();
    expect(play.when('chair', open('toan-van'))).toMatchObject({
      code: 'vote-clauses-first',
      params: { title: 'Nội dung khoan-2' },
    });
    play.given('chair', open('khoan-2'), { type: 'CloseVote', voteId: 'khoan-2' }, open('toan-van'));
    const other = meeting().given('chair', { type: 'RemoveVote', voteId: 'khoan-2' }, open('toan-van'));
    expect(openVotes(other.state)).toHaveLength(1);
  });

  test('that were annulled and are repeated are put before the whole, too', () => {
    const play = meeting().given(
      'chair',
      open('khoan-2'),
      { type: 'AnnulVote', voteId: 'khoan-2', reason: 'Nhầm câu hỏi' },
      { type: 'RepeatVote', voteId: 'khoan-2', rowIds: ['1'] },
    );
    const again = Object.values(play.state.voting.votes).find((vote) => vote.motion.repeats === 'khoan-2');
    expect(again?.motion.clauseOf).toBe('toan-van');
    expect(codeOf(play.when('chair', open('toan-van')))).toBe('vote-clauses-first');
  });

  test('belong to a whole text that was not put yet', () => {
    const play = meeting();
    for (const clauseOf of ['khoan-2', 'v9'])
      expect(codeOf(play.when('sec', prepareVote({ clauseOf })))).toBe('vote-whole-unknown');
    expect(codeOf(play.when('sec', prepareVote({ clauseOf: 'toan-van' })))).toBeNull();
  });
});

describe('[VOT-26] a series', () => {
  const three = () => ready([motion('v1'), motion('v2'), motion('v3', { form: 'hands' })]);
  const series = (...voteIds: string[]) => ({ type: 'OpenSeries', voteIds }) as const;

  test('is opened as a whole, and each of it is closed by itself', () => {
    const meeting = three().given('chair', series('v2', 'v1'));
    expect(openVotes(meeting.state).map((one) => one.opened?.series)).toEqual(times(2, ['v2', 'v1']));
    expect(codeOf(cast(meeting, 'v1', 'm2', 'Tán thành'))).toBeNull();
    expect(codeOf(cast(meeting, 'v2', 'm2', 'Tán thành'))).toBeNull();
    meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
    expect(openVotes(meeting.state).map((one) => one.motion.id)).toEqual(['v2']);
  });

  test('[VOT-15] whose times differ is closed one by one, the earliest first', () => {
    const timed = [motion('v1', { seconds: 90 }), motion('v2', { seconds: 30 }), motion('v3', { seconds: 60 })];
    const meeting = ready(timed).given('chair', series('v1', 'v2', 'v3'));
    const began = meeting.now;
    const order: [string, number][] = [];
    for (let due = nextDeadline(meeting.state); due; due = nextDeadline(meeting.state)) {
      meeting.now = due.at;
      meeting.given('clock', due.command);
      order.push([(due.command as { voteId: string }).voteId, (due.at - began) / 1000]);
    }
    expect(order).toEqual([
      ['v2', 30],
      ['v3', 60],
      ['v1', 90],
    ]);
  });

  test('or not at all', () => {
    const meeting = three();
    expect(codeOf(meeting.when('chair', series('v1', 'v3')))).toBe('series-open-votes-only');
    expect(codeOf(meeting.when('chair', series('v1', 'v9')))).toBe('vote-unknown');
    expect(codeOf(meeting.when('chair', series('v1', 'v1')))).toBe('order-mismatch');
    expect(openVotes(meeting.state)).toEqual([]);
    meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
    expect(codeOf(meeting.when('chair', series('v1', 'v2')))).toBe('vote-open');
  });
});

describe('[VOT-27] changing', () => {
  test('a ballot is replaced until the vote is closed, where the rules allow it', () => {
    const meeting = opened({}, 8, { ...committeeRules, changeUntilClosed: true });
    const [yes, no] = committeeRules.choices;
    for (const choice of [yes, no]) expect(codeOf(cast(meeting, 'v1', 'm2', choice))).toBeNull();
    meeting.given('chair', close);
    expect(vote(meeting).closed?.tally[0]?.counts).toEqual([0, 1, 0]);
    expect(codeOf(cast(meeting, 'v1', 'm2', yes))).toBe('vote-closed');
  });
});
