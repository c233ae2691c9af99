import { questionRow, spoiltBy, tallyOf } from '@dien-hong/shared';
import type { PackageVote } from '@dien-hong/shared/packages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotsOf, dealt, slipsOf, spoiltReason } from './choices.ts';
import { drawer } from './random.ts';

const choices = ['Tán thành', 'Không tán thành', 'Không biểu quyết'];
const motion = { kind: 'resolution', rows: [questionRow], choices, most: null } as const;
const electorate = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const vote = (change: Partial<PackageVote>): PackageVote => ({
  id: 'v',
  title: 'V',
  kind: 'biểu quyết',
  form: 'công khai',
  binding: true,
  boundDocumentIds: [],
  candidates: [],
  countingBoard: [],
  invalidReasons: [],
  ...change,
});
const counted = (ballots: ReadonlyMap<string, string[]>): number[] =>
  choices.map((choice) => [...ballots.values()].filter(([one]) => one === choice).length);

test('stated ballots are cast as stated', () => {
  const ballots = [{ personId: 'c', choice: 'Tán thành' }];
  expect([...ballotsOf(vote({ ballots }), { electorate, chair: 'a', motion }, drawer(1))]).toEqual([
    ['c', ['Tán thành']],
  ]);
});

test('a tally alone is dealt out in full, the same for the same seed, and otherwise for another', () => {
  const tally = { 'Tán thành': 4, 'Không tán thành': 2, 'Không biểu quyết': 1 };
  const dealt = (seed: number) => ballotsOf(vote({ tally }), { electorate, chair: null, motion }, drawer(seed));
  expect(counted(dealt(1))).toEqual([4, 2, 1]);
  expect([...dealt(1)]).toEqual([...dealt(1)]);
  expect([...dealt(1)]).not.toEqual([...dealt(2)]);
});

test('the chair stands on the side that settled a stated tie', () => {
  const tally = { 'Tán thành': 4, 'Không tán thành': 4, 'Không biểu quyết': 0 };
  for (let seed = 0; seed < 20; seed++) {
    const lost = ballotsOf(vote({ tally, passed: false }), { electorate, chair: 'd', motion }, drawer(seed));
    expect(lost.get('d')).toEqual(['Không tán thành']);
    expect(counted(lost)).toEqual([4, 4, 0]);
  }
});

test('where nothing is stated, everyone present draws', () => {
  const drawn = ballotsOf(vote({}), { electorate, chair: null, motion }, drawer(5));
  expect([...drawn.keys()].sort()).toEqual(electorate);
  expect(counted(drawn).reduce((sum, one) => sum + one)).toBe(8);
});

test('slips add up to what is stated of each person, the invalid ones for the stated reason', () => {
  const rows = ['A', 'B', 'C'].map((name, n) => ({ id: `${n + 1}`, name, personId: null }));
  const list = { kind: 'election', rows, choices: ['Đồng ý', 'Không đồng ý'], most: 2 } as const;
  const stated = vote({
    kind: 'bầu cử',
    candidates: [
      { personId: null, name: 'A', yes: 6, no: 0 },
      { personId: null, name: 'B', yes: 5, no: 1 },
      { personId: null, name: 'C', yes: 1, no: 4 },
    ],
    ballotsReturned: 7,
    valid: 6,
    invalid: 1,
    invalidReasons: ['too-many'],
  });
  for (let seed = 0; seed < 20; seed++) {
    const slips = slipsOf(stated, { electorate, chair: null, motion: list }, drawer(seed));
    const valid = slips.filter((marks) => spoiltBy(marks, 2) === null);
    expect([slips.length, valid.length]).toEqual([7, 6]);
    expect(slips.map((marks) => spoiltBy(marks, 2)).filter((why) => why !== null)).toEqual(['too-many']);
    expect(tallyOf(['1', '2', '3'], 2, valid).map((row) => row.counts)).toEqual([
      [6, 0],
      [5, 1],
      [1, 4],
    ]);
  }
  expect(spoiltReason('row-marked-twice', list)).toBe('row-marked-twice');
  expect(spoiltReason('blank', list)).toBe('blank');
});

test('any counts that fit into the ballots are dealt out without a blank or a ballot with too many', () => {
  const cases = fc
    .record({ ballots: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 4 }) })
    .chain(({ ballots, rows }) =>
      fc.record({
        ballots: fc.constant(ballots),
        counts: fc.array(
          fc.nat({ max: ballots }).map((yes) => [yes, ballots - yes]),
          { minLength: rows, maxLength: rows },
        ),
        seed: fc.nat(),
      }),
    );
  fc.assert(
    fc.property(cases, ({ ballots, counts, seed }) => {
      const made = dealt(counts, ballots, drawer(seed));
      expect(made.every((marks) => spoiltBy(marks, null) === null)).toBe(true);
      const ids = counts.map((_, row) => `${row}`);
      expect(tallyOf(ids, 2, made).map((row) => row.counts)).toEqual(counts);
    }),
  );
});
