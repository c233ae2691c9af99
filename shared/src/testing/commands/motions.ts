import fc from 'fast-check';
import type { MotionCommand } from '../../meeting/motions/index.ts';
import { itemId, type Makers, voteId, word } from './pool.ts';

interface Row {
  readonly name: string;
  readonly personId: string | null;
}
const about = {
  itemId: fc.option(itemId),
  title: word,
  question: word,
  paperIds: fc.subarray(['p1', 'p2', 'p3']),
  choices: fc.constantFrom<string[]>(['Có', 'Không'], ['Có', 'Không'], ['Có']),
  seconds: fc.constantFrom(null, 30),
};
/** One that asks for nothing special, and one whose parts seldom fit each other. */
const plain = fc.record({
  ...about,
  rows: fc.constant<Row[]>([]),
  special: fc.constant(null),
  clauseOf: fc.constant(null),
  kind: fc.constantFrom('resolution' as const, 'poll' as const),
  form: fc.constant('open' as const),
  most: fc.constant(null),
  seats: fc.constant(null),
});
const wild = fc.record({
  ...about,
  special: fc.constantFrom(null, 'Bãi nhiệm', 'valueOf'),
  clauseOf: fc.constantFrom(null, null, 'v3'),
  kind: fc.constantFrom('resolution' as const, 'poll' as const, 'approval' as const, 'election' as const),
  form: fc.constantFrom('open' as const, 'open' as const, 'secret' as const, 'rollCall' as const, 'hands' as const),
  rows: fc.constantFrom<Row[]>(
    [],
    [
      { name: 'Một', personId: null },
      { name: 'Hai', personId: 'm2' },
    ],
  ),
  most: fc.constantFrom(null, 1),
  seats: fc.constantFrom(null, 1),
});
const motionFacts = fc.oneof(plain, wild);

export const motions: Makers<MotionCommand> = {
  making: {
    PrepareVote: motionFacts,
    EditVote: fc.tuple(voteId, motionFacts).map(([id, facts]) => ({ voteId: id, ...facts })),
    DuplicateVote: fc.record({ voteId }),
    RepeatVote: fc.record({ voteId, rowIds: fc.subarray(['1', '2', '3'], { minLength: 1 }) }),
    ReorderVotes: fc.record({
      voteIds: fc.shuffledSubarray(['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7'], { minLength: 6 }),
    }),
    RemoveVote: fc.record({ voteId }),
  },
};
