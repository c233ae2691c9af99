import { type Context, type Decision, only, refuse } from '../../kernel/index.ts';
import { type AttendanceState, attendeeOf, isPresent } from '../attendance/index.ts';
import { infoOf, type LifeState } from '../life/index.ts';
import type { VotingCommand, VotingEvent } from './messages.ts';
import { type VotingState, voteOf } from './state.ts';

/** What the server found in a signed ballot whose signature, chain and canonical form hold. */
export interface BallotProof {
  readonly kind: 'ballot';
  readonly statement: {
    readonly meeting: string;
    readonly vote: string;
    readonly question: string;
    readonly choices: readonly string[];
    readonly papers: readonly { readonly id: string; readonly sha256: string }[];
    readonly voter: string;
  };
  /** SHA-256 of the signed ballot, and of the certificate that signed it. */
  readonly digest: string;
  readonly certificate: string;
}

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly voting: VotingState;
}

/**
 * Rules VOT-8 to VOT-14. A ballot counts once, for exactly what was put to the vote. Who voted is told to chair, secretary and
 * screen; how he voted to himself alone until the vote is closed.
 */
export function decideBallot(
  state: Known,
  command: Extract<VotingCommand, { type: 'CastBallot' }>,
  { actor, at, proof }: Context<BallotProof>,
): Decision<VotingEvent> {
  if (actor.kind !== 'person') return refuse('not-in-electorate');
  const { personId } = actor;
  const vote = voteOf(state, command.voteId);
  if (!vote) return refuse('vote-unknown');
  if (vote.stage === 'annulled') return refuse('vote-annulled');
  if (vote.stage !== 'open' || !vote.opened) return refuse(vote.stage === 'closed' ? 'vote-closed' : 'vote-not-open');
  if (Object.hasOwn(vote.ballots, personId)) return refuse('already-voted');
  if (vote.opened.closesAt !== null && at > vote.opened.closesAt) return refuse('vote-closed');
  if (!vote.opened.electorate.includes(personId)) {
    const substitute = attendeeOf(state, personId)?.standsInFor != null;
    return refuse(substitute ? 'substitute-may-not-vote' : 'not-in-electorate');
  }
  if (!isPresent(state, personId)) return refuse('not-present');
  if (!proof) return refuse('ballot-not-signed');
  const { statement } = proof;
  if (statement.meeting !== infoOf(state).id) return refuse('ballot-for-another-meeting');
  if (statement.vote !== command.voteId) return refuse('ballot-for-another-vote');
  if (statement.voter !== personId) return refuse('ballot-of-another');
  if (statement.question !== vote.motion.question) return refuse('ballot-other-question');
  const bound = vote.opened.papers;
  const samePapers =
    statement.papers.length === bound.length &&
    bound.every(({ id, sha256 }, i) => statement.papers[i]?.id === id && statement.papers[i]?.sha256 === sha256);
  if (!samePapers) return refuse('ballot-other-papers');
  const [choice, second] = statement.choices;
  if (choice === undefined || second !== undefined || !vote.motion.choices.includes(choice))
    return refuse('ballot-invalid-choice');
  const sealed = { choice, digest: proof.digest, certificate: proof.certificate };
  return {
    ok: true,
    events: [
      {
        event: { type: 'BallotCast', voteId: command.voteId, personId, sealed },
        audience: only(['chair', 'secretary', 'screen'], [personId]),
        sealedFor: only([], [personId]),
      },
    ],
  };
}
