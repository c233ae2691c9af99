import { kindHasNames, type Marks, type Motion, type Row, type SpoiltReason } from '@dien-hong/shared';
import type { PackageVote } from '@dien-hong/shared/packages';
import type { Drawer } from './random.ts';

export interface Electors {
  /** Everyone who may vote, as opened; added guests have no ballots: the package describes its own people only. */
  readonly electorate: readonly string[];
  /** The one who presides; null for a presidium. */
  readonly chair: string | null;
  readonly motion: {
    readonly kind: Motion['kind'];
    readonly rows: readonly Row[];
    readonly choices: readonly string[];
    readonly most: number | null;
  };
}

/** Stated votes of each row by choice; null where the package states none. */
export function statedCounts(vote: PackageVote, { kind, rows, choices }: Electors['motion']): number[][] | null {
  if (!kindHasNames(kind)) return vote.tally ? [choices.map((choice) => vote.tally?.[choice] ?? 0)] : null;
  if (kind === 'choice') return vote.tally ? rows.map((row) => [vote.tally?.[row.name] ?? 0]) : null;
  if (vote.candidates.some((one) => one.yes === undefined && one.no === undefined && !one.tally)) return null;
  return vote.candidates.map(({ yes, no, tally }) =>
    tally ? choices.map((choice) => tally[choice] ?? 0) : choices.map((_, at) => [yes, no][at] ?? 0),
  );
}

const chosen = (marks: readonly number[][]): number => marks.filter((row) => row[0] === 0).length;
const marked = (marks: readonly number[][]): number => marks.filter((row) => row.length > 0).length;

/**
 * Makes a number of valid ballots that together give these counts: each row is dealt to those who have chosen, or marked, least so far, so
 * that every ballot has at least one and at most the allowed number of choices.
 */
export function dealt(counts: readonly (readonly number[])[], ballots: number, draw: Drawer): number[][][] {
  const made = Array.from({ length: ballots }, (): number[][] => counts.map(() => []));
  for (const [row, byChoice] of counts.entries())
    for (const [choice, count] of byChoice.entries())
      for (let n = 0; n < count; n += 1) {
        const free = draw.shuffled(made.filter((one) => one[row]?.length === 0));
        const [next] = free.sort((a, b) => (choice === 0 ? chosen(a) - chosen(b) : 0) || marked(a) - marked(b));
        next?.[row]?.push(choice);
      }
  return made;
}

/** A ballot that does not count, for the stated reason. */
export function spoilt(why: SpoiltReason, { rows, choices }: Electors['motion']): Marks {
  if (why === 'blank') return rows.map(() => []);
  if (why === 'too-many') return rows.map(() => [0]);
  return rows.map((_, row) => (row === 0 ? choices.map((__, choice) => choice) : [0]));
}

/** A way to spoil a slip of this motion: the stated one where the motion allows it. */
export function spoiltReason(
  said: SpoiltReason | undefined,
  { most, rows, choices }: Electors['motion'],
): SpoiltReason {
  if (said === 'blank') return said;
  if (said === 'too-many' && most !== null && most < rows.length) return said;
  return choices.length > 1 ? 'row-marked-twice' : 'blank';
}

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

/** The smallest number of ballots with these counts: one mark in a row, at most `most` first choices. */
const fewestBallots = (counts: readonly (readonly number[])[], most: number | null): number =>
  Math.max(0, ...counts.map(sum), most === null ? 0 : Math.ceil(sum(counts.map((row) => row[0] ?? 0)) / most));

/** The marks of the slips returned according to the package: the valid ones, then the invalid ones. */
export function slipsOf(vote: PackageVote, { electorate, motion }: Electors, draw: Drawer): Marks[] {
  const counts = statedCounts(vote, motion);
  const invalid = vote.invalid ?? 0;
  const returned = vote.ballotsReturned ?? vote.ballotsIssued;
  const needed = counts ? fewestBallots(counts, motion.most) : electorate.length;
  const wanted = vote.valid ?? (returned === undefined ? needed : returned - invalid);
  const valid = Math.max(0, Math.min(electorate.length - invalid, wanted));
  const good = counts
    ? dealt(counts, valid, draw)
    : Array.from({ length: valid }, () =>
        motion.rows.map((_, row) => [
          motion.most !== null && row >= motion.most
            ? Math.min(1, motion.choices.length - 1)
            : Math.floor(draw.next() * motion.choices.length),
        ]),
      );
  const why = spoiltReason(vote.invalidReasons[0], motion);
  return [...good, ...Array.from({ length: invalid }, () => spoilt(why, motion))];
}

/**
 * The voters with their choices, one for each row. Stated ballots are cast as stated. A tally without ballots is dealt out among those
 * present, the chair first, on the side that makes the stated verdict of a tie come true. Where nothing is stated, everyone draws.
 */
export function ballotsOf(vote: PackageVote, electors: Electors, draw: Drawer): ReadonlyMap<string, string[]> {
  if (vote.ballots) return new Map(vote.ballots.map(({ personId, choice }) => [personId, [choice]]));
  const { electorate, chair, motion } = electors;
  const words = (marks: Marks): string[] => marks.map((row) => motion.choices[row[0] ?? -1] ?? '');
  const drawn = draw.shuffled([...electorate].sort());
  const counts = statedCounts(vote, motion);
  if (!counts || kindHasNames(motion.kind)) {
    const slips = slipsOf(vote, electors, draw).filter((marks) => marks.some((row) => row.length > 0));
    return new Map(slips.map((marks, index) => [drawn[index] ?? '', words(marks)]));
  }
  const left = [...(counts[0] ?? [])];
  const cast = new Map<string, string[]>();
  const give = (personId: string, choice: number) => {
    left[choice] = (left[choice] ?? 0) - 1;
    cast.set(personId, [motion.choices[choice] ?? '']);
  };
  const tied = left[0] === left[1] && typeof vote.passed === 'boolean';
  const side = vote.passed ? 0 : 1;
  if (chair !== null && electorate.includes(chair) && tied && (left[side] ?? 0) > 0) give(chair, side);
  const slips = left.flatMap((count, choice) => Array<number>(Math.max(0, count)).fill(choice));
  for (const id of drawn) {
    const choice = cast.has(id) ? undefined : slips.shift();
    if (choice !== undefined) give(id, choice);
  }
  return cast;
}
