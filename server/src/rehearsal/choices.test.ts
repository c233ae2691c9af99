import { expect, test } from 'vitest';
import type { PackageVote } from '../packages/format.ts';
import { ballotsOf } from './choices.ts';
import { drawer } from './random.ts';

const choices = ['Tán thành', 'Không tán thành', 'Không biểu quyết'];
const electorate = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const vote = (change: Partial<PackageVote>): PackageVote => ({
  ...{ id: 'v', title: 'V', kind: 'biểu quyết', form: 'công khai', binding: true, boundDocumentIds: [] },
  ...change,
});
const counted = (ballots: ReadonlyMap<string, string>): number[] =>
  choices.map((choice) => [...ballots.values()].filter((one) => one === choice).length);

test('stated ballots are cast as stated', () => {
  const ballots = [{ personId: 'c', choice: 'Tán thành' }];
  expect([...ballotsOf(vote({ ballots }), { electorate, chair: 'a', choices }, drawer(1))]).toEqual([
    ['c', 'Tán thành'],
  ]);
});

test('a tally alone is dealt out in full, the same for the same seed, and otherwise for another', () => {
  const tally = { 'Tán thành': 4, 'Không tán thành': 2, 'Không biểu quyết': 1 };
  const dealt = (seed: number) => ballotsOf(vote({ tally }), { electorate, chair: null, choices }, drawer(seed));
  expect(counted(dealt(1))).toEqual([4, 2, 1]);
  expect([...dealt(1)]).toEqual([...dealt(1)]);
  expect([...dealt(1)]).not.toEqual([...dealt(2)]);
});

test('the chair stands on the side that settled a stated tie', () => {
  const tally = { 'Tán thành': 4, 'Không tán thành': 4, 'Không biểu quyết': 0 };
  for (let seed = 0; seed < 20; seed++) {
    const lost = ballotsOf(vote({ tally, passed: false }), { electorate, chair: 'd', choices }, drawer(seed));
    expect(lost.get('d')).toBe('Không tán thành');
    expect(counted(lost)).toEqual([4, 4, 0]);
  }
});

test('where nothing is stated, everyone present draws', () => {
  const drawn = ballotsOf(vote({}), { electorate, chair: null, choices }, drawer(5));
  expect([...drawn.keys()].sort()).toEqual(electorate);
  expect(counted(drawn).reduce((sum, one) => sum + one)).toBe(8);
});
