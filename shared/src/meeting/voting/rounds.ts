import type { Motion, Row } from './motion.ts';
import { outcomeOf, type VotingState, voteOf } from './state.ts';

interface Known {
  readonly voting: VotingState;
}

/** The first round that this one goes back to; itself where it repeats none. */
export function firstRound(state: Known, motion: Motion): Motion {
  const earlier = motion.repeats === null ? undefined : voteOf(state, motion.repeats);
  return earlier ? firstRound(state, earlier.motion) : motion;
}

/**
 * The rows that any round of this vote has elected or chosen, and how many seats are left of those of the first round; null where
 * all that get enough votes are through. An annulled round fills none. Rows keep their ids from round to round.
 */
export function seatsLeft(state: Known, motion: Motion): { filled: readonly string[]; left: number | null } {
  const { id, seats } = firstRound(state, motion);
  if (seats === null) return { filled: [], left: null };
  const filled = Object.values(state.voting.votes).flatMap((vote) =>
    vote.stage === 'closed' && firstRound(state, vote.motion).id === id
      ? vote.motion.rows.flatMap((row) => (outcomeOf(vote, row.id) === 'passed' ? [row.id] : []))
      : [],
  );
  return { filled, left: seats - filled.length };
}

const isSame = (one: Omit<Row, 'id'>, other: Omit<Row, 'id'>): boolean =>
  one.personId !== null && other.personId !== null ? one.personId === other.personId : one.name === other.name;

/**
 * The rows of a list under their ids. In a further round whoever stood in any round keeps his: by it is known who is elected
 * already. Who is new to the vote gets one that nobody had.
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
