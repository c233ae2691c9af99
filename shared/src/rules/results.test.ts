import { describe, expect, test } from 'vitest';
import { committeeRules, councilRules } from '../testing/index.ts';
import {
  type Counted,
  explainQuorum,
  explainResult,
  explainRule,
  percentOf,
  quorumOf,
  type RulePack,
  resolve,
  votesNeeded,
} from './index.ts';

const [yes, no, abstain] = committeeRules.choices;
const counted = (total: number, counts: [number, number, number], chairChoice: string | null = null): Counted => ({
  kind: 'resolution',
  tally: [{ rowId: '1', counts }],
  total,
  present: counts[0] + counts[1] + counts[2],
  castingMarks: chairChoice === null ? null : [committeeRules.choices.indexOf(chairChoice)],
  seats: null,
  special: null,
});
const verdict = (pack: RulePack, ...rest: Parameters<typeof counted>) =>
  resolve(pack, counted(...rest)).rows[0]?.outcome;

test.each([
  [8, 6],
  [30, 20],
  [56, 38],
  [1, 1],
])('[RUL-1] of %i members the quorum is %i', (total, required) => {
  expect(quorumOf(committeeRules, total, required)).toEqual({ required, present: required, total, met: true });
  expect(quorumOf(committeeRules, total, required - 1).met).toBe(false);
});

test('[RUL-1] a pack without a fraction asks for nobody', () => {
  expect(quorumOf({ ...committeeRules, quorum: null }, 8, 0)).toEqual({ required: 0, present: 0, total: 8, met: true });
});

test.each([
  [8, 5],
  [9, 5],
  [30, 16],
  [56, 29],
])('[RUL-2] of %i members more than half are %i', (total, needed) => {
  expect(votesNeeded({ kind: 'moreThanHalf' }, total)).toBe(needed);
  expect(verdict(committeeRules, total, [needed, 0, 0])).toBe('passed');
  expect(verdict(councilRules, total, [needed - 1, 0, 0])).toBe('failed');
});

test('[RUL-2] 4-2-1 with 7 of 8 present fails: the base is all members', () => {
  expect(resolve(committeeRules, counted(8, [4, 2, 1], yes))).toMatchObject({
    rows: [{ outcome: 'failed' }],
    present: 7,
    needed: 5,
  });
});

test('[RUL-3] 4-4 of 8 goes with the chair', () => {
  expect(resolve(committeeRules, counted(8, [4, 4, 0], yes))).toMatchObject({
    rows: [{ outcome: 'passed', byChair: true }],
  });
  expect(resolve(committeeRules, counted(8, [4, 4, 0], no))).toMatchObject({
    rows: [{ outcome: 'failed', byChair: true }],
  });
});

test('[RUL-4] 3-3-1 of 8 is settled by no rule, whatever the chair chose', () => {
  for (const choice of [yes, no, abstain, null])
    expect(verdict(committeeRules, 8, [3, 3, 1], choice)).toBe('undecided');
  expect(verdict(committeeRules, 8, [0, 0, 7])).toBe('failed');
});

test('[RUL-4, RUL-10] half against half is undecided without the vote of a single chair, by a pack of an earlier version', () => {
  expect(verdict({ ...committeeRules, tie: 'chair' }, 8, [4, 4, 0], null)).toBe('undecided');
});

test('[RUL-15] half against half is not passed without the vote of the head of the body', () => {
  expect(verdict(committeeRules, 8, [4, 4, 0], null)).toBe('failed');
  expect(verdict(committeeRules, 8, [4, 4, 0], abstain)).toBe('failed');
});

test.each([
  [0, 0, 8],
  [0, 0, 0],
] as const)('[RUL-4] %i-%i-%i of 8 has no sides that could be equal: it fails', (...counts) => {
  for (const pack of [committeeRules, councilRules, { ...committeeRules, tie: 'chair' as const }])
    expect(verdict(pack, 8, [...counts])).toBe('failed');
  const result = resolve(committeeRules, counted(8, [...counts]));
  expect(explainResult(result, committeeRules, 'vi')).toContain(
    'Không thông qua: không có phiếu tán thành, cần 5 phiếu trong tổng số 8 thành viên UBND',
  );
});

test.each([
  [30, 21],
  [20, 14],
  [19, 13],
])('[RUL-16] more than two thirds of %i delegates in office are %i', (total, needed) => {
  const late: RulePack = { ...councilRules, pass: { kind: 'moreThan', fraction: { num: 2, den: 3 } } };
  expect(verdict(late, total, [needed, 0, 0])).toBe('passed');
  expect(verdict(late, total, [needed - 1, 0, 0])).toBe('failed');
});

test('[RUL-5] 15 of 30 fails where half is not more than half', () => {
  expect(resolve(councilRules, counted(30, [15, 15, 0], yes))).toMatchObject({
    rows: [{ outcome: 'failed', byChair: false }],
  });
  expect(verdict(councilRules, 30, [16, 14, 0])).toBe('passed');
});

test('[RUL-6] two thirds of 56 are 38, and 37 fail', () => {
  const special = (counts: [number, number, number]) =>
    resolve(councilRules, { ...counted(56, counts), special: 'Bãi nhiệm' });
  expect(special([38, 18, 0])).toMatchObject({ rows: [{ outcome: 'passed' }], needed: 38 });
  expect(special([37, 19, 0])).toMatchObject({ rows: [{ outcome: 'failed' }], needed: 38 });
  expect(resolve(committeeRules, { ...counted(8, [4, 4, 0], yes), special: 'Bãi nhiệm' }).rows[0]?.outcome).toBe(
    'failed',
  );
});

test.each([
  [2, 3, 66.67],
  [1, 3, 33.33],
  [1, 800, 0.13],
  [0, 8, 0],
  [8, 8, 100],
  [0, 0, 0],
])('[RUL-7] %i of %i are %d percent', (count, total, percent) => {
  expect(percentOf(count, total)).toBe(percent);
});

test('[RUL-8, RUL-17] a result cites the act that its number rests on, and neither notes nor doubts', () => {
  const law = { kind: 'law', text: 'Điều 1 Luật A', fields: ['pass'] } as const;
  const tie = { kind: 'law', text: 'Điều 2 Luật A', fields: ['tie'] } as const;
  const own = { kind: 'regulation', text: 'Quy chế số 3', fields: ['special', 'pass'] } as const;
  const note = { kind: 'note', text: 'cần đối chiếu', fields: ['pass', 'special', 'tie'] } as const;
  const pack: RulePack = {
    ...committeeRules,
    basis: [note, own, tie, law].map((act) => ({ ...act, fields: [...act.fields] })),
  };
  const tell = (counts: [number, number, number], special: string | null = null) =>
    explainResult(resolve(pack, { ...counted(8, counts, yes), special }), pack, 'vi');
  expect(tell([5, 3, 0])).toMatch(/\(theo Điều 1 Luật A\)\.$/);
  expect(tell([4, 4, 0])).toMatch(/\(theo Điều 2 Luật A\)\.$/);
  expect(tell([6, 2, 0], 'Bãi nhiệm')).toMatch(/\(theo Quy chế số 3\)\.$/);
});

describe('[RUL-8] a result in one sentence', () => {
  const tell = (...of: Parameters<typeof counted>) => {
    const result = resolve(committeeRules, counted(...of));
    return [explainResult(result, committeeRules, 'vi'), explainResult(result, committeeRules, 'en')];
  };

  test('passed', () => {
    expect(tell(8, [5, 2, 1])).toEqual([
      'Thông qua: 5/8 (62,50%), cần 5 phiếu trong tổng số 8 thành viên UBND (theo Điều 40 Luật mẫu).',
      'Passed: 5/8 (62.50%), 5 votes are needed of all 8 “thành viên UBND” (under Điều 40 Luật mẫu).',
    ]);
  });

  test('failed', () => {
    expect(tell(3, [1, 2, 0])).toEqual([
      'Không thông qua: 1/3 (33,33%), cần 2 phiếu trong tổng số 3 thành viên UBND (theo Điều 40 Luật mẫu).',
      'Not passed: 1/3 (33.33%), 2 votes are needed of all 3 “thành viên UBND” (under Điều 40 Luật mẫu).',
    ]);
  });

  test('by the chair', () => {
    expect(tell(8, [4, 4, 0], no)).toEqual([
      'Không thông qua: 4–4 ngang nhau; quyết định theo ý kiến biểu quyết của Chủ tịch UBND (Không tán thành), tính trên tổng số 8 thành viên UBND (theo Điều 40 Luật mẫu).',
      'Not passed: 4–4, equal; decided by the side on which Chủ tịch UBND voted (Không tán thành), of all 8 “thành viên UBND” (under Điều 40 Luật mẫu).',
    ]);
    expect(tell(8, [4, 4, 0], yes)[0]).toContain(
      'Thông qua: 4–4 ngang nhau; quyết định theo ý kiến biểu quyết của Chủ tịch UBND (Tán thành)',
    );
  });

  test('undecided below half', () => {
    expect(tell(8, [3, 3, 1])).toEqual([
      'Chưa phân định: 3–3 ngang nhau nhưng chưa đạt một nửa tổng số 8 thành viên UBND; chủ trì quyết định và nêu căn cứ (theo Điều 40 Luật mẫu).',
      'Not settled: 3–3, equal but below half of all 8 “thành viên UBND”; the chair decides and states the basis (under Điều 40 Luật mẫu).',
    ]);
  });

  test('at half without the vote that settles it', () => {
    expect(tell(8, [4, 4, 0])).toEqual([
      'Không thông qua: 4–4 ngang nhau, không có phiếu của Chủ tịch UBND để phân định nên không quá nửa, tính trên tổng số 8 thành viên UBND (theo Điều 40 Luật mẫu).',
      'Not passed: 4–4, equal, with no vote of Chủ tịch UBND to settle it, so not more than half, of all 8 “thành viên UBND” (under Điều 40 Luật mẫu).',
    ]);
  });

  test('names its base once, whatever the kind and the outcome, for one row and for several; so does the rule before a count', () => {
    const base = /thành viên UBND|đại biểu HĐND/g;
    const once = (text: string) => expect([text, text.match(base)?.length]).toEqual([text, 1]);
    for (const pack of [committeeRules, councilRules, { ...committeeRules, tie: 'chair' as const }])
      for (const language of ['vi', 'en'] as const) {
        once(explainRule(pack, null, 8, language));
        for (const kind of [
          'resolution',
          'approval',
          'choice',
          'election',
          'confidenceVote',
          'confidenceLevels',
        ] as const)
          for (const counts of [
            [5, 2, 1],
            [4, 4, 0],
            [3, 3, 1],
            [0, 0, 8],
            [1, 7, 0],
          ] as const)
            for (const rows of kind === 'resolution' ? [1] : [1, 2]) {
              const one = resolve(pack, { ...counted(8, [...counts]), kind });
              const many = Array.from({ length: rows }, () => one.rows[0] ?? []).flat();
              once(explainResult({ ...one, rows: many }, pack, language, ['Một', 'Hai']));
            }
      }
  });

  test('in a list, with the word that was put to the voters', () => {
    const list = resolve(committeeRules, { ...counted(8, [0, 0, 0]), kind: 'approval' });
    expect(explainResult(list, committeeRules, 'vi')).toContain('không có phiếu đồng ý');
  });

  test('without a basis in the pack', () => {
    const pack = { ...committeeRules, basis: [] };
    expect(explainResult(resolve(pack, counted(8, [8, 0, 0])), pack, 'vi')).toBe(
      'Thông qua: 8/8 (100,00%), cần 5 phiếu trong tổng số 8 thành viên UBND.',
    );
  });
});

describe('[RUL-9] a quorum in one sentence', () => {
  const tell = (pack: RulePack, present: number) => {
    const quorum = quorumOf(pack, 8, present);
    return [explainQuorum(quorum, pack, 'vi'), explainQuorum(quorum, pack, 'en')];
  };

  test('reached', () => {
    expect(tell(committeeRules, 6)).toEqual([
      'Có mặt 6 trong tổng số 8 thành viên UBND, đủ ít nhất 2/3 (cần 6 người).',
      '6 present of all 8 “thành viên UBND”; at least 2/3, 6 people, reached.',
    ]);
  });

  test('missing', () => {
    expect(tell(committeeRules, 5)).toEqual([
      'Có mặt 5 trong tổng số 8 thành viên UBND, cần ít nhất 2/3, tức 6 người; còn thiếu 1 người.',
      '5 present of all 8 “thành viên UBND”; at least 2/3, 6 people, needed: 1 missing.',
    ]);
  });

  test('not asked for', () => {
    expect(tell({ ...committeeRules, quorum: null }, 3)).toEqual([
      'Có mặt 3 trong tổng số 8 thành viên UBND; quy tắc áp dụng không đặt mức tối thiểu.',
      '3 present of all 8 “thành viên UBND”; the rules set no minimum.',
    ]);
  });
});
