import { firstRound, type VotingState } from '../voting/index.ts';
import type { Motion, Row } from './motion.ts';

interface Known {
  readonly voting: VotingState;
}

const isSame = (one: Omit<Row, 'id'>, other: Omit<Row, 'id'>): boolean =>
  one.personId !== null && other.personId !== null ? one.personId === other.personId : one.name === other.name;

/**
 * The rows of a list under their ids. In a further round, a row that stood in any round keeps its id, which tells who is elected already. A
 * new row gets an id that no row had.
 */
export function rowsOf(state: Known, list: readonly Omit<Row, 'id'>[], round: Motion | undefined): Row[] {
  if (!round || round.repeats === null) return list.map((row, index) => ({ id: `${index + 1}`, ...row }));
  const { id } = firstRound(state, round);
  const known = Object.values(state.voting.votes).flatMap(({ motion }) =>
    firstRound(state, motion).id === id ? motion.rows : [],
  );
  const used = new Set(known.map((row) => row.id));
  let next = 1;
  return list.map((row) => {
    const before = known.find((one) => isSame(one, row));
    if (before) return { id: before.id, ...row };
    while (used.has(`${next}`)) next += 1;
    used.add(`${next}`);
    return { id: `${next}`, ...row };
  });
}
