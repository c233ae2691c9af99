import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { committeeRules } from '../testing/index.ts';
import { describeField, packDifference, packExample, packFields, packProblems } from './describe.ts';
import type { RulePack } from './pack.ts';

const edits: { [F in (typeof packFields)[number]]: Partial<RulePack> } = {
  name: { name: 'UBND xã khác' },
  basis: { basis: [{ kind: 'regulation', text: 'Quy chế làm việc', fields: ['quorum'] }] },
  verify: { verify: !committeeRules.verify },
  baseLabel: { baseLabel: 'tổng số ủy viên' },
  quorum: { quorum: { num: 3, den: 4 } },
  pass: { pass: { kind: 'atLeast', fraction: { num: 3, den: 5 } } },
  special: { special: [{ name: 'Việc riêng', pass: { kind: 'atLeast', fraction: { num: 4, den: 5 } } }] },
  tie: { tie: 'none' },
  choices: { choices: ['Thuận', 'Không thuận', 'Trắng'] },
  entryChoices: { entryChoices: ['Chọn', 'Không chọn'] },
  base: { base: { withoutExcused: true, withoutRecused: true } },
  changeUntilClosed: { changeUntilClosed: !committeeRules.changeUntilClosed },
  confidence: { confidence: null },
  boardMin: { boardMin: 9 },
  announce: { announce: 'chair' },
  guestsTold: { guestsTold: true },
  sessions: { sessions: { callers: ['Chủ tịch'], closedOnProposalOf: [], forms: ['inPerson'] } },
  written: { written: { ...committeeRules.written, late: 'counted' } },
  paperLeadDays: { paperLeadDays: 9 },
  conclusionDays: { conclusionDays: null },
};
const confident: RulePack = {
  ...committeeRules,
  confidence: {
    levels: ['Cao', 'Vừa', 'Thấp'],
    vote: ['Có', 'Không'],
    mayResignAbove: { num: 1, den: 2 },
    removalFrom: { num: 2, den: 3 },
  },
};

describe('[PCK-2] what differs', () => {
  test.each(packFields)('an edited %s is told, and nothing else, in both languages', (field) => {
    for (const language of ['vi', 'en'] as const) {
      const told = packDifference(confident, { ...confident, ...edits[field] }, language);
      // The words for all members stand inside the words for quorum and threshold.
      const own = field === 'baseLabel' ? ['baseLabel', 'quorum', 'pass'] : [field];
      expect(told.map((one) => one.field)).toEqual(own);
      expect(told[0]?.from).toBe(describeField(confident, own[0] as typeof field, language));
    }
  });

  test('an id and a version alone are no difference', () => {
    expect(packDifference(confident, { ...confident, id: 'x', version: 7 }, 'vi')).toEqual([]);
  });

  test('every number of a threshold shows', () => {
    const share = fc.record({ num: fc.integer({ min: 1, max: 99 }), den: fc.integer({ min: 1, max: 99 }) });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const of = (fraction: typeof a): RulePack => ({ ...confident, pass: { kind: 'atLeast', fraction } });
        const same = a.num === b.num && a.den === b.den;
        expect(packDifference(of(a), of(b), 'vi')).toHaveLength(same ? 0 : 1);
      }),
    );
  });
});

test('[PCK-3] an example says what the pack means for so many', () => {
  expect(packExample(committeeRules, 8, 'vi')).toBe(
    '8 thành viên: cần 6 người có mặt, 5 phiếu tán thành thì thông qua.',
  );
  expect(packExample({ ...committeeRules, quorum: null }, 15, 'vi')).toBe(
    '15 thành viên: 8 phiếu tán thành thì thông qua.',
  );
});

test.each<[string, Partial<RulePack>]>([
  ['name', { name: ' ' }],
  ['basis', { basis: [{ kind: 'law', text: ' ', fields: [] }] }],
  ['tie', { tie: 'head', head: '' }],
  ['pass', { pass: { kind: 'moreThan', fraction: { num: 3, den: 3 } } }],
  ['written', { written: { ...committeeRules.written, fewestDays: 6 } }],
  ['quorum', { quorum: { num: 3, den: 2 } }],
  ['pass', { pass: { kind: 'atLeast', fraction: { num: 5, den: 4 } } }],
  ['special', { special: [{ name: '', pass: { kind: 'moreThanHalf' } }] }],
  ['choices', { choices: ['A', 'A', 'B'] }],
  ['written', { written: { ...committeeRules.written, choices: ['A', '', 'B'] } }],
])('[PCK-4] a pack whose %s cannot work is not saved', (field, change) => {
  expect(packProblems(committeeRules)).toEqual([]);
  expect(packProblems({ ...committeeRules, ...change })).toEqual([field]);
});
