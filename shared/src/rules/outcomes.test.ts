// The outcomes of a count: elections, choices and confidence.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { councilRules } from '../testing/index.ts';
import {
  type Counted,
  percentOf,
  type RulePack,
  resolve,
  type SpoiltReason,
  spoiltBy,
  tallyOf,
  type VoteKind,
} from './index.ts';

const counted = (kind: VoteKind, total: number, counts: number[][], seats: number | null = null): Counted => ({
  kind,
  total,
  present: total,
  seats,
  special: null,
  castingMarks: null,
  tally: counts.map((row, n) => ({ rowId: `${n + 1}`, counts: row })),
});
const outcomes = (of: Counted, pack: RulePack = councilRules) => resolve(pack, of).rows.map((row) => row.outcome);

describe('[RUL-11] elections and choices', () => {
  test('are ranked by votes; who has enough and stands among the first is elected', () => {
    const result = resolve(
      councilRules,
      counted(
        'election',
        30,
        [
          [25, 2],
          [16, 5],
          [15, 9],
          [20, 1],
        ],
        2,
      ),
    );
    expect(result.rows.map(({ rank, outcome }) => [rank, outcome])).toEqual([
      [1, 'passed'],
      [3, 'failed'],
      [4, 'failed'],
      [2, 'passed'],
    ]);
  });

  test('the threshold applies to each: 15 of 30 is not elected, however few stand', () => {
    expect(
      outcomes(
        counted(
          'election',
          30,
          [
            [15, 0],
            [16, 0],
          ],
          2,
        ),
      ),
    ).toEqual(['failed', 'passed']);
  });

  test('who is level across the last place is not decided', () => {
    expect(
      outcomes(
        counted(
          'election',
          30,
          [
            [20, 0],
            [18, 0],
            [18, 0],
          ],
          2,
        ),
      ),
    ).toEqual(['passed', 'undecided', 'undecided']);
    expect(
      outcomes(
        counted(
          'election',
          30,
          [
            [18, 0],
            [18, 0],
          ],
          2,
        ),
      ),
    ).toEqual(['passed', 'passed']);
  });
});

describe('[RUL-12] confidence', () => {
  test.each([
    [30, 15, 'stays'],
    [30, 16, 'mayResign'],
    [30, 19, 'mayResign'],
    [30, 20, 'removal'],
    [56, 28, 'stays'],
    [56, 37, 'mayResign'],
    [56, 38, 'removal'],
  ])('of %i delegates %i low: %s', (total, low, outcome) => {
    expect(outcomes(counted('confidenceLevels', total, [[total - low, 0, low]]))).toEqual([outcome]);
  });

  test('a vote of confidence needs more than half of all', () => {
    expect(
      outcomes(
        counted('confidenceVote', 30, [
          [16, 14],
          [15, 15],
        ]),
      ),
    ).toEqual(['passed', 'failed']);
  });

  test('percentages are of all delegates', () => {
    expect([percentOf(20, 30), percentOf(37, 56), percentOf(38, 56)]).toEqual([66.67, 66.07, 67.86]);
  });
});

test('[VOT-17] the tally of any ballots is independent of their order, and spoilt ones are found out', () => {
  const mark = fc.subarray([0, 1, 2]);
  const ballots = fc.array(fc.array(mark, { minLength: 3, maxLength: 3 }), { maxLength: 40 });
  fc.assert(
    fc.property(
      ballots.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(tallyOf(['1', '2', '3'], 3, shuffled)).toEqual(tallyOf(['1', '2', '3'], 3, all));
        for (const one of all) {
          const why: SpoiltReason | null = spoiltBy(one, 1);
          const firsts = one.filter((row) => row[0] === 0).length;
          if (one.every((row) => row.length === 0)) expect(why).toBe('blank');
          else if (one.some((row) => row.length > 1)) expect(why).toBe('row-marked-twice');
          else expect(why).toBe(firsts > 1 ? 'too-many' : null);
        }
      },
    ),
  );
});
