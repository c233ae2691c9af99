import {
  arithmetic,
  infoOf,
  isSingle,
  type MeetingState,
  type Outcome,
  outcomeOf,
  percentOf,
  type Quorum,
  type Tally,
  type Vote,
  verdictOf,
  votersOf,
} from '@dien-hong/shared';
import { type PackageMeeting, type PackageVote, votesWithItems } from '@dien-hong/shared/packages';

/** A place where the played meeting differs from the package. */
export interface Deviation {
  /** `vote v5`, `quorum`, `listeners`… */
  readonly where: string;
  readonly what: string;
  readonly stated: unknown;
  readonly actual: unknown;
}

export interface VoteReport {
  readonly id: string;
  readonly tally: Readonly<Record<string, number>>;
  /** Null for a straw poll, and where nothing was decided. */
  readonly passed: boolean | null;
  /** The arithmetic with its basis; for a straw poll, the note that it binds nobody. */
  readonly explanation: string;
  readonly percentOfTotal: Readonly<Record<string, number>>;
  readonly base: number;
  readonly present: number;
  readonly minVotes: number | null;
  readonly decidedByTieRule: boolean;
  /** The outcome of each entry, option or person, in order; empty for a single question. */
  readonly rows: readonly {
    readonly name: string;
    readonly counts: readonly number[];
    readonly outcome: string | null;
    readonly rank: number | null;
  }[];
  /** The findings of the counting board; null in all but secret votes. */
  readonly slips: {
    readonly issued: number;
    readonly cast: number;
    readonly valid: number;
    readonly invalid: number;
  } | null;
}

const passedBy = (outcome: Outcome | null): boolean | null =>
  outcome === 'passed' ? true : outcome === 'failed' ? false : null;

/** Votes by choice; in a list by row and choice, in an election by candidate. */
const counts = ({ motion }: Vote, tally: Tally): Record<string, number> =>
  Object.fromEntries(
    tally.flatMap(({ counts: row }, index) => {
      const name = motion.rows[index]?.name ?? '';
      return motion.choices.map((choice, at) => [name ? `${name}: ${choice}` : choice, row[at] ?? 0]);
    }),
  );

export function reportOf(vote: Vote, state: MeetingState): VoteReport | null {
  const { closed, opened } = vote;
  if (!closed || !opened) return null;
  const { result, tally } = closed;
  const verdict = verdictOf(vote);
  return {
    id: vote.motion.id,
    tally: counts(vote, tally),
    passed: isSingle(vote.motion) ? passedBy(verdict) : null,
    explanation: result
      ? result.rows.map((row) => arithmetic(result, row, infoOf(state).rules, 'vi')).join('; ')
      : 'Thăm dò tham khảo, không có giá trị biểu quyết',
    percentOfTotal: Object.fromEntries(
      Object.entries(counts(vote, tally)).map(([choice, count]) => [choice, percentOf(count, opened.base.total)]),
    ),
    base: opened.base.total,
    present: opened.quorum.present,
    minVotes: result?.needed ?? null,
    decidedByTieRule: result?.rows.some((row) => row.byChair) ?? false,
    rows: isSingle(vote.motion)
      ? []
      : vote.motion.rows.map(({ id, name }, index) => ({
          name,
          counts: tally[index]?.counts ?? [],
          outcome: outcomeOf(vote, id),
          rank: result?.rows[index]?.rank ?? null,
        })),
    slips: closed.slips && {
      issued: closed.slips.issued,
      cast: closed.slips.cast,
      valid: closed.slips.valid,
      invalid: closed.slips.cast - closed.slips.valid,
    },
  };
}

/** Two decimals were stated: the exact share must round to them, with halves rounded either way. */
const samePercent = (stated: number, count: number, total: number): boolean =>
  total > 0 && Math.abs(stated - (count * 100) / total) <= 0.005 + 1e-9;

type Check = (what: string, said: unknown, is: unknown, same?: boolean) => void;

/** Compares each entry or person with the package, and the counting board's figures. */
function compareRows(stated: PackageVote, actual: VoteReport, vote: Vote, check: Check): void {
  for (const [index, row] of actual.rows.entries()) {
    const said = stated.candidates[index];
    if (!said) continue;
    const place = `candidates[${index}]`;
    check(`${place}.yes`, said.yes, row.counts[0] ?? null);
    check(`${place}.no`, said.no, row.counts[1] ?? null);
    for (const [choice, count] of Object.entries(said.tally ?? {}))
      check(`${place}.tally[${choice}]`, count, row.counts[vote.motion.choices.indexOf(choice)] ?? null);
    check(`${place}.passed`, said.passed ?? said.elected, row.outcome === 'passed');
    const { percentOfTotal: percent } = said;
    const shares = typeof percent === 'number' ? { [vote.motion.choices[0] ?? '']: percent } : (percent ?? {});
    for (const [choice, share] of Object.entries(shares)) {
      const count = row.counts[vote.motion.choices.indexOf(choice)] ?? Number.NaN;
      check(
        `${place}.percentOfTotal[${choice}]`,
        share,
        percentOf(count, actual.base),
        samePercent(share, count, actual.base),
      );
    }
  }
  if (actual.rows.length > 0) check('elected', stated.elected, actual.rows[0]?.outcome === 'passed');
  check('ballotsIssued', stated.ballotsIssued, actual.slips?.issued ?? null);
  check('ballotsReturned', stated.ballotsReturned, actual.slips?.cast ?? null);
  check('valid', stated.valid, actual.slips?.valid ?? null);
  check('invalid', stated.invalid, actual.slips?.invalid ?? null);
}

function compareVote(stated: PackageVote, actual: VoteReport, vote: Vote, withGuests: boolean): Deviation[] {
  const found: Deviation[] = [];
  const poll = vote.motion.kind === 'poll';
  const check: Check = (what, said, is, same = said === is) => {
    if (said !== undefined && said !== null && !same)
      found.push({ where: `vote ${stated.id}`, what, stated: said, actual: is });
  };
  compareRows(stated, actual, vote, check);
  const choices = new Set(Object.keys(actual.tally));
  for (const [choice, count] of Object.entries(stated.tally ?? {}))
    check(
      `tally[${choice}]`,
      count,
      actual.tally[choices.has(choice) ? choice : `${choice}: ${vote.motion.choices[0]}`] ?? null,
    );
  if (stated.tally && isSingle(vote.motion))
    for (const [choice, count] of Object.entries(actual.tally))
      if (!(choice in stated.tally)) check(`tally[${choice}]`, 0, count);
  check('passed', stated.passed, actual.passed);
  // Added guests take part in straw polls: their base is no longer the stated one.
  if (poll && withGuests) return found;
  check('base.total', stated.base?.total, actual.base);
  check('present', stated.present, actual.present);
  check('threshold.minVotes', stated.threshold?.minVotes, actual.minVotes);
  check('decidedByTieRule', stated.decidedByTieRule, actual.decidedByTieRule);
  const { percentOfTotal: percent } = stated;
  const shares = typeof percent === 'number' ? { [Object.keys(actual.tally)[0] ?? '']: percent } : (percent ?? {});
  for (const [choice, said] of Object.entries(shares)) {
    const same = samePercent(said, actual.tally[choice] ?? Number.NaN, actual.base);
    check(`percentOfTotal[${choice}]`, said, actual.percentOfTotal[choice] ?? null, same);
  }
  return found;
}

function compareQuorum(meeting: PackageMeeting, actual: Quorum): Deviation[] {
  const stated = meeting.quorum;
  const pairs: [string, unknown, unknown][] = [
    ['votersTotal', meeting.votersTotal, actual.total],
    ['quorum.required', stated?.required, actual.required],
    ['quorum.presentAtOpening', stated?.presentAtOpening, actual.present],
    ['quorum.met', stated?.met, actual.met],
  ];
  return pairs.flatMap(([what, said, is]) =>
    said === undefined || said === is ? [] : [{ where: 'quorum', what, stated: said, actual: is }],
  );
}

/** Whether the package states the attendance of everyone: only then does it state the number present at a straw poll. */
const allAccountedFor = (meeting: PackageMeeting): boolean =>
  meeting.timeline.some((entry) => entry.type === 'attendee.checkedIn') ||
  meeting.attendance.every((one) => one.checkIn || one.absenceReason !== null);

/**
 * Compares the played meeting with its package: tally, share of the base, verdict, threshold, tie and presence of every vote that was to be
 * held, and the quorum at the opening. Values that the package leaves out are not compared.
 */
export function compare(
  meeting: PackageMeeting,
  state: MeetingState,
  { skipped, quorum, withGuests }: { skipped: ReadonlySet<string>; quorum: Quorum; withGuests: boolean },
): { votes: VoteReport[]; deviations: Deviation[] } {
  const votes: VoteReport[] = [];
  const deviations = compareQuorum(meeting, quorum);
  const total = votersOf(state).length;
  if (quorum.total !== total) deviations.push({ where: 'quorum', what: 'total', stated: total, actual: quorum.total });
  for (const { vote: stated } of votesWithItems(meeting)) {
    if (skipped.has(stated.id)) continue;
    const vote = state.voting.votes[stated.id];
    const actual = vote && reportOf(vote, state);
    if (!actual) {
      deviations.push({ where: `vote ${stated.id}`, what: 'held', stated: true, actual: false });
      continue;
    }
    votes.push(actual);
    const poll = vote.motion.kind === 'poll';
    deviations.push(...compareVote(stated, actual, vote, withGuests || (poll && !allAccountedFor(meeting))));
  }
  return { votes, deviations };
}
