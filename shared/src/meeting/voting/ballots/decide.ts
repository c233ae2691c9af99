import { type Context, only, type RefusalCode, refuse } from '../../../kernel/index.ts';
import { attendeeOf, isPresent } from '../../attendance/index.ts';
import { infoOf } from '../../life/index.ts';
import { isSingle, type Motion } from '../../motions/index.ts';
import type { Decided, Known } from '../decided.ts';
import type { CommandOf } from '../messages.ts';
import { hasBallot, inElectorate } from '../open.ts';
import type { BallotProof } from '../proofs.ts';
import { type Vote, voteOf } from '../state.ts';

/** Why these choices, one for each row and empty without one, make no valid ballot; null when they do. */
export function choicesProblem(motion: Motion, choices: readonly string[]): RefusalCode | null {
  if (choices.length !== motion.rows.length) return 'ballot-invalid-choice';
  if (choices.some((choice) => choice !== '' && !motion.choices.includes(choice))) return 'ballot-invalid-choice';
  if (choices.every((choice) => choice === '')) return 'ballot-invalid-choice';
  if (motion.most !== null && choices.filter((choice) => choice === motion.choices[0]).length > motion.most)
    return 'ballot-too-many';
  return null;
}

/** Why this vote takes no ballot of this person now, for any choice; null when it takes one. */
export function ballotBarred(state: Known, vote: Vote, personId: string, at: number): RefusalCode | null {
  if (vote.stage === 'annulled') return 'vote-annulled';
  if (vote.stage === 'closed' || vote.stage === 'counting') return 'vote-closed';
  if (vote.stage !== 'open' || !vote.opened) return 'vote-not-open';
  if (vote.opened.closesAt !== null && at > vote.opened.closesAt) return 'vote-closed';
  if (!inElectorate(vote, personId)) {
    if (vote.opened.notVoting.some((one) => one.personId === personId && one.why === 'recused')) return 'recused';
    return attendeeOf(state, personId)?.standsInFor != null ? 'substitute-may-not-vote' : 'not-in-electorate';
  }
  return isPresent(state, personId) ? null : 'not-present';
}

/** Whether the statement is about this vote, as it was opened. */
function statementProblem(state: Known, vote: Vote, personId: string, { statement }: BallotProof): RefusalCode | null {
  const { motion, opened } = vote;
  if (statement.meeting !== infoOf(state).id) return 'ballot-for-another-meeting';
  if (statement.vote !== motion.id) return 'ballot-for-another-vote';
  if (statement.voter !== personId) return 'ballot-of-another';
  if (statement.question !== motion.question) return 'ballot-other-question';
  const names = isSingle(motion) ? undefined : motion.rows.map((row) => row.name);
  if (statement.rows?.join('\n') !== names?.join('\n')) return 'ballot-other-question';
  const bound = opened?.papers ?? [];
  const same =
    statement.papers.length === bound.length &&
    bound.every(({ id, sha256 }, i) => statement.papers[i]?.id === id && statement.papers[i]?.sha256 === sha256);
  return same ? choicesProblem(motion, statement.choices) : 'ballot-other-papers';
}

/**
 * Rules VOT-8 to VOT-14. A ballot counts once, for exactly the bytes that were put to the vote. Chair, secretary and screen are told that the
 * member voted; his choice is told to himself alone until the vote is closed.
 */
export function decideBallot(
  state: Known,
  { voteId }: CommandOf<'CastBallot'>,
  { actor, at, proof }: Context<BallotProof>,
): Decided {
  if (actor.kind !== 'person') return refuse('not-in-electorate');
  const { personId } = actor;
  const vote = voteOf(state, voteId);
  if (!vote) return refuse('vote-unknown');
  if (vote.motion.form !== 'open') return refuse('vote-other-form');
  const { changeUntilClosed } = infoOf(state).rules;
  if (vote.stage === 'open' && hasBallot(vote, personId) && !changeUntilClosed) return refuse('already-voted');
  const barred = ballotBarred(state, vote, personId, at);
  if (barred) return refuse(barred);
  if (!proof) return refuse('ballot-not-signed');
  const problem = statementProblem(state, vote, personId, proof);
  if (problem) return refuse(problem, problem === 'ballot-too-many' ? { most: vote.motion.most ?? 0 } : {});
  const { digest, certificate, statement } = proof;
  const sealed = { choices: [...statement.choices], digest, certificate };
  return {
    ok: true,
    events: [
      {
        event: { type: 'BallotCast', voteId, personId, sealed },
        audience: only(['chair', 'secretary', 'screen'], [personId]),
        sealedFor: only([], [personId]),
      },
    ],
  };
}
