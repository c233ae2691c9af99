import type { PackageVote } from '../packages/format.ts';
import type { Drawer } from './random.ts';

export interface Electors {
  /** Everyone who may vote, as opened. */
  readonly electorate: readonly string[];
  /** The one who presides; null for a presidium. */
  readonly chair: string | null;
  /** The words put to the vote, for and against first. */
  readonly choices: readonly string[];
}

/** Added guests hold no ballots: what the package states is about its own people. */
type Counts = Record<string, number>;

/**
 * Who votes how. Stated ballots are cast as stated. Where only a tally is stated it is dealt out among those present, the chair
 * first, on the side that makes the stated verdict of a tie come true. Where nothing is stated, everyone draws.
 */
export function ballotsOf(vote: PackageVote, electors: Electors, draw: Drawer): ReadonlyMap<string, string> {
  if (vote.ballots) return new Map(vote.ballots.map(({ personId, choice }) => [personId, choice]));
  const { electorate, chair, choices } = electors;
  const drawn = draw.shuffled([...electorate].sort());
  if (!vote.tally) return new Map(drawn.map((id) => [id, choices[Math.floor(draw.next() * choices.length)] as string]));
  const left: Counts = { ...vote.tally };
  const cast = new Map<string, string>();
  const give = (personId: string, choice: string) => {
    left[choice] = (left[choice] ?? 0) - 1;
    cast.set(personId, choice);
  };
  const [yes = '', no = ''] = choices;
  const tied = (vote.tally[yes] ?? 0) === (vote.tally[no] ?? 0) && typeof vote.passed === 'boolean';
  if (chair !== null && electorate.includes(chair) && tied) {
    const side = vote.passed ? yes : no;
    if ((left[side] ?? 0) > 0) give(chair, side);
  }
  const slips = Object.entries(left).flatMap(([choice, count]) => Array<string>(Math.max(0, count)).fill(choice));
  for (const id of drawn) {
    const choice = cast.has(id) ? undefined : slips.shift();
    if (choice !== undefined) give(id, choice);
  }
  return cast;
}
