import { type Actor, accept, type Context, lookUp, only, type RefusalCode, refuse } from '../../../kernel/index.ts';
import { boardRole } from '../board/tellers.ts';
import type { Decided, Known } from '../decided.ts';
import type { CommandOf } from '../messages.ts';
import { hasBallot } from '../open.ts';
import { conductRefusal, mayConduct } from '../presiding.ts';
import { type Vote, voteOf } from '../state.ts';
import { ballotBarred, choicesProblem } from './decide.ts';

/** Chair, secretary, and the tellers of this vote. */
export const mayEnter = (state: Known, vote: Vote, actor: Actor): actor is Extract<Actor, { kind: 'person' }> =>
  actor.kind === 'person' && (mayConduct(state, vote.motion.itemId, actor) || boardRole(vote, actor.personId) !== null);

const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

/**
 * VOT-22. For a voter whose tablet fails: two people enter his paper ballot independently. It counts once both entries are the same, and is
 * marked as entered by them for ever.
 */
export function decidePaperBallot(
  state: Known,
  { voteId, personId, choices }: CommandOf<'EnterPaperBallot'>,
  { actor, at }: Context<unknown>,
): Decided {
  const vote = voteOf(state, voteId);
  if (!vote) return refuse('vote-unknown');
  if (actor.kind !== 'person' || !mayConduct(state, vote.motion.itemId, actor))
    return refuse(conductRefusal(state, actor));
  if (vote.motion.form !== 'open') return refuse('vote-other-form');
  if (hasBallot(vote, personId)) return refuse('already-voted');
  const barred = ballotBarred(state, vote, personId, at);
  if (barred) return refuse(barred);
  const problem = choicesProblem(vote.motion, choices);
  if (problem) return refuse(problem, problem === 'ballot-too-many' ? { most: vote.motion.most ?? 0 } : {});
  const first = lookUp(vote.entered, personId);
  const sealed = { choices };
  if (!first || first.by === actor.personId)
    return {
      ok: true,
      events: [
        {
          event: { type: 'PaperBallotEntered', voteId, personId, sealed },
          audience: only(['chair', 'secretary']),
          sealedFor: only([], [actor.personId]),
        },
      ],
    };
  if (!first.choices || !same(first.choices, choices)) return refuse('paper-ballot-differs');
  const enteredBy = [first.by, actor.personId];
  return {
    ok: true,
    events: [
      {
        event: { type: 'PaperBallotCounted', voteId, personId, enteredBy, sealed },
        audience: only(['chair', 'secretary', 'screen'], [personId]),
        sealedFor: only([], [personId, ...enteredBy]),
      },
    ],
  };
}

/** VOT-28. A member who is called by name answers aloud; the answer is on record at once, for everyone. */
export function decideAnswer(
  state: Known,
  { voteId, personId, choices }: CommandOf<'RecordAnswer'>,
  { actor, at }: Context<unknown>,
): Decided {
  const vote = voteOf(state, voteId);
  if (!vote) return refuse('vote-unknown');
  if (!mayEnter(state, vote, actor)) return refuse(conductRefusal(state, actor));
  if (vote.motion.form !== 'rollCall') return refuse('vote-other-form');
  const barred = ballotBarred(state, vote, personId, at);
  if (barred) return refuse(barred);
  const problem = choicesProblem(vote.motion, choices);
  if (problem) return refuse(problem, problem === 'ballot-too-many' ? { most: vote.motion.most ?? 0 } : {});
  return accept({ type: 'AnswerRecorded', voteId, personId, choices });
}

function countsProblem(vote: Vote, counts: readonly (readonly number[])[]): RefusalCode | null {
  const { rows, choices } = vote.motion;
  const voters = vote.opened?.electorate.length ?? 0;
  const fits = counts.length === rows.length && counts.every((row) => row.length === choices.length);
  const few = counts.every((row) => row.reduce((sum, one) => sum + one, 0) <= voters);
  return fits && few ? null : 'count-impossible';
}

/** VOT-29. A show of hands is counted twice, by two people; it stands once they come to the same. */
export function decideCount(
  state: Known,
  { voteId, counts }: CommandOf<'EnterCount'>,
  { actor }: Context<unknown>,
): Decided {
  const vote = voteOf(state, voteId);
  if (!vote) return refuse('vote-unknown');
  if (!mayEnter(state, vote, actor)) return refuse(conductRefusal(state, actor));
  if (vote.motion.form !== 'hands') return refuse('vote-other-form');
  if (vote.stage !== 'open') return refuse('vote-not-open');
  const problem = countsProblem(vote, counts);
  if (problem) return refuse(problem, { voters: vote.opened?.electorate.length ?? 0 });
  const first = vote.count;
  const [by = ''] = first?.enteredBy ?? [];
  if (!first || first.confirmed || by === actor.personId) return accept({ type: 'CountEntered', voteId, counts });
  if (JSON.stringify(first.counts) !== JSON.stringify(counts)) return refuse('count-differs');
  return accept({ type: 'CountConfirmed', voteId, counts, enteredBy: [by, actor.personId] });
}
