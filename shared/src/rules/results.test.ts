import { describe, expect, test } from 'vitest';
import { committeeRules, councilRules } from '../testing/index.ts';
import {
  type Counted,
  explainQuorum,
  explainResult,
  percentOf,
  quorumOf,
  type RulePack,
  resolve,
  votesNeeded,
} from './index.ts';

const [yes, no, abstain] = committeeRules.choices;
const counted = (total: number, counts: [number, number, number], chairChoice: string | null = null): Counted => ({
  ...{ kind: 'resolution', tally: [{ rowId: '1', counts }], total, present: counts[0] + counts[1] + counts[2] },
  ...{ chairMarks: chairChoice === null ? null : [committeeRules.choices.indexOf(chairChoice)] },
  ...{ seats: null, special: null },
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

test('[RUL-4, RUL-10] half against half is undecided without the vote of a single chair', () => {
  expect(verdict(committeeRules, 8, [4, 4, 0], null)).toBe('undecided');
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

describe('[RUL-8] a result in one sentence', () => {
  const tell = (...of: Parameters<typeof counted>) => {
    const result = resolve(committeeRules, counted(...of));
    return [explainResult(result, committeeRules, 'vi'), explainResult(result, committeeRules, 'en')];
  };

  test('passed', () => {
    expect(tell(8, [5, 2, 1])).toEqual([
      'Thông qua: 5/8 (62,50%) so với yêu cầu tối thiểu 5/8, tính trên tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
      'Passed: 5/8 (62.50%) against the 5/8 required, of tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
    ]);
  });

  test('failed', () => {
    expect(tell(3, [1, 2, 0])).toEqual([
      'Không thông qua: 1/3 (33,33%) so với yêu cầu tối thiểu 2/3, tính trên tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
      'Not passed: 1/3 (33.33%) against the 2/3 required, of tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
    ]);
  });

  test('by the chair', () => {
    expect(tell(8, [4, 4, 0], no)).toEqual([
      'Không thông qua: 4–4 ngang nhau; quyết định theo ý kiến biểu quyết của Chủ tịch (Không tán thành), tính trên tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
      'Not passed: 4–4, equal; decided by the side on which the chair voted (Không tán thành), of tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
    ]);
    expect(tell(8, [4, 4, 0], yes)[0]).toContain(
      'Thông qua: 4–4 ngang nhau; quyết định theo ý kiến biểu quyết của Chủ tịch (Tán thành)',
    );
  });

  test('undecided below half', () => {
    expect(tell(8, [3, 3, 1])).toEqual([
      'Chưa phân định: 3–3 ngang nhau nhưng chưa đạt một nửa tổng số thành viên UBND (8); chủ tọa quyết định và nêu căn cứ, tính trên tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
      'Not settled: 3–3, equal but below half of 8 (tổng số thành viên UBND); the chair decides and states the basis, of tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
    ]);
  });

  test('undecided at half', () => {
    expect(tell(8, [4, 4, 0])).toEqual([
      'Chưa phân định: 4–4 ngang nhau, mỗi bên đúng một nửa, không có phiếu của chủ tọa để phân định; chủ tọa quyết định và nêu căn cứ, tính trên tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
      'Not settled: 4–4, equal at half each, with no vote of the chair to settle it; the chair decides and states the basis, of tổng số thành viên UBND (Luật 77/2015 Đ.113–118).',
    ]);
  });

  test('without a basis in the pack', () => {
    const pack = { ...committeeRules, basis: [] };
    expect(explainResult(resolve(pack, counted(8, [8, 0, 0])), pack, 'vi')).toBe(
      'Thông qua: 8/8 (100,00%) so với yêu cầu tối thiểu 5/8, tính trên tổng số thành viên UBND.',
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
      'Có mặt 6/8 tổng số thành viên UBND, đủ ít nhất 2/3 (6).',
      '6/8 present (tổng số thành viên UBND), at least 2/3 (6) reached.',
    ]);
  });

  test('missing', () => {
    expect(tell(committeeRules, 5)).toEqual([
      'Có mặt 5/8 tổng số thành viên UBND, cần ít nhất 2/3 (6); còn thiếu 1.',
      '5/8 present (tổng số thành viên UBND), at least 2/3 (6) needed; 1 missing.',
    ]);
  });

  test('not asked for', () => {
    expect(tell({ ...committeeRules, quorum: null }, 3)).toEqual([
      'Có mặt 3/8 tổng số thành viên UBND; quy tắc áp dụng không đặt mức tối thiểu.',
      '3/8 present (tổng số thành viên UBND); the rules set no minimum.',
    ]);
  });
});
