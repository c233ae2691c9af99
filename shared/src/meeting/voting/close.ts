import { accept, type Context, everyone, lookUp, only, refuse } from '../../kernel/index.ts';
import { type Marks, type RowTally, resolve, SpoiltReason, spoiltBy, tallyOf } from '../../rules/index.ts';
import { castingVoter, goesBy, infoOf } from '../life/index.ts';
import type { Motion } from '../motions/index.ts';
import { boardOf } from './board/tellers.ts';
import type { Decided, Known } from './decided.ts';
import type { EventOf } from './messages.ts';
import { conductRefusal, mayConduct } from './presiding.ts';
import type { CountProof } from './proofs.ts';
import type { Ballot, Vote } from './state.ts';

/** A ballot's choices as marks: for each row the number of the choice, none when it is empty. */
export const marksOf = (motion: Motion, choices: readonly string[]): Marks =>
  choices.map((choice) => {
    const number = motion.choices.indexOf(choice);
    return number === -1 ? [] : [number];
  });

const rowIds = (motion: Motion): string[] => motion.rows.map((row) => row.id);

type Counting =
  | { readonly counted: 'ballots' }
  | { readonly counted: 'hands'; readonly counts: readonly (readonly number[])[] }
  | { readonly counted: 'slips'; readonly proof: CountProof };

function byName(vote: Vote): EventOf<'VoteClosed'>['ballots'] {
  const known = Object.entries(vote.ballots).flatMap(([personId, ballot]: [string, Ballot | null]) =>
    ballot ? [{ personId, choices: [...ballot.choices], source: ballot.source }] : [],
  );
  return known.sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function countSlips(motion: Motion, issued: number, { marks, root, file }: CountProof) {
  const valid: Marks[] = [];
  const spoilt = new Map<SpoiltReason, number>();
  for (const one of marks) {
    const why = spoiltBy(one, motion.most);
    if (why === null) valid.push(one);
    else spoilt.set(why, (spoilt.get(why) ?? 0) + 1);
  }
  const invalid = SpoiltReason.options.flatMap((why) => {
    const count = spoilt.get(why) ?? 0;
    return count > 0 ? [{ why, count }] : [];
  });
  const slips = { issued, cast: marks.length, valid: valid.length, invalid, root, file };
  return { tally: tallyOf(rowIds(motion), motion.choices.length, valid), slips };
}

function tallied(vote: Vote, how: Counting): { tally: RowTally[]; slips: EventOf<'VoteClosed'>['slips'] } {
  const { motion } = vote;
  switch (how.counted) {
    case 'ballots': {
      const ballots = byName(vote).map((ballot) => marksOf(motion, ballot.choices));
      return { tally: tallyOf(rowIds(motion), motion.choices.length, ballots), slips: null };
    }
    case 'hands':
      return {
        tally: rowIds(motion).map((rowId, row) => ({ rowId, counts: [...(how.counts[row] ?? [])] })),
        slips: null,
      };
    case 'slips':
      return countSlips(motion, Object.keys(vote.slips?.issued ?? {}).length, how.proof);
    default:
      return how satisfies never;
  }
}

/** The marks, row by row, of the person whose side decides a tie by the rules; null without such a person, or without his ballot. */
function castingMarks(state: Known, vote: Vote): (number | null)[] | null {
  const caster = castingVoter(state);
  const ballot = caster === null ? null : lookUp(vote.ballots, caster);
  return ballot ? marksOf(vote.motion, ballot.choices).map((row) => row[0] ?? null) : null;
}

/**
 * The closing event: everything about the result that was hidden becomes public with it. Where the chair announces results, the outcome is
 * withheld from all others until he does (VOT-44).
 */
export function closing(state: Known, vote: Vote, how: Counting): Decided {
  const { motion, opened } = vote;
  if (!opened) return refuse('vote-not-open');
  const { tally, slips } = tallied(vote, how);
  const { kind, seats, special } = motion;
  const result =
    kind === 'poll'
      ? null
      : resolve(infoOf(state).rules, {
          kind,
          tally,
          seats,
          special,
          total: opened.base.total,
          present: opened.quorum.present,
          castingMarks: castingMarks(state, vote),
        });
  const ballots = how.counted === 'ballots' ? byName(vote) : [];
  const outcome = { tally, result, ballots, slips };
  if (infoOf(state).rules.announce !== 'chair') return accept({ type: 'VoteClosed', voteId: motion.id, ...outcome });
  // Before edition 4 a board was told of a vote that no longer had tellers.
  const board = goesBy(state, 4) ? boardOf(vote) : vote.board;
  const tellers = board?.members.map((one) => one.personId) ?? [];
  return {
    ok: true,
    events: [
      {
        event: { type: 'VoteTallied', voteId: motion.id, sealed: outcome },
        audience: everyone,
        sealedFor: only(['chair', 'secretary'], tellers),
      },
    ],
  };
}

/** VOT-44. The person who runs the vote tells the result to everybody at once; the closing event is the same as without announcing. */
export function decideAnnounce(state: Known, vote: Vote, { actor }: Context<unknown>): Decided {
  const { motion, tallied } = vote;
  if (!mayConduct(state, motion.itemId, actor)) return refuse(conductRefusal(state, actor));
  if (vote.stage !== 'tallied' || !tallied) return refuse('vote-nothing-to-announce');
  const { tally, result, slips } = tallied;
  const ballots = tallied.ballots.map((one) => ({ ...one, choices: [...one.choices] }));
  return accept({ type: 'VoteClosed', voteId: motion.id, tally, result, ballots, slips });
}

/** VOT-15. By chair or secretary at any time, by the clock at the deadline. A secret vote is then counted by its board. */
export function decideClose(state: Known, vote: Vote, { actor, at }: Context<unknown>): Decided {
  const { opened, slips, motion, count } = vote;
  if (vote.stage !== 'open' || !opened) return refuse('vote-not-open');
  const closesAt = slips ? slips.closesAt : opened.closesAt;
  const timeOver = closesAt !== null && at >= closesAt;
  if (!mayConduct(state, motion.itemId, actor) && !(actor.kind === 'clock' && timeOver))
    return refuse(conductRefusal(state, actor));
  switch (motion.form) {
    case 'open':
    case 'rollCall':
      return closing(state, vote, { counted: 'ballots' });
    case 'hands':
      if (!count?.confirmed) return refuse('count-not-confirmed');
      return closing(state, vote, { counted: 'hands', counts: count.counts });
    case 'secret':
      if (slips?.stage !== 'casting') return refuse('slip-issuing-open');
      return accept({ type: 'CastingClosed', voteId: motion.id });
    default:
      return motion.form satisfies never;
  }
}
