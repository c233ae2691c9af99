import { accept, type Context, lookUp, only, refuse } from '../../../kernel/index.ts';
import { isPresent } from '../../attendance/index.ts';
import { infoOf } from '../../life/index.ts';
import { closing } from '../close.ts';
import type { Decided, Known } from '../decided.ts';
import type { CommandOf } from '../messages.ts';
import { fewestForSecret, inElectorate } from '../open.ts';
import { conductRefusal, mayConduct } from '../presiding.ts';
import type { CosignProof, CountProof, SlipProof, VotingProof } from '../proofs.ts';
import { type Vote, voteOf } from '../state.ts';
import { notCosigned } from './state.ts';

type SecretCommand = CommandOf<'RequestSlip' | 'CosignSlips' | 'StrikeSlip' | 'CloseIssuing' | 'CountSlips'>;

/** VOT-33. One slip for each voter who is there. Everybody may know that he received one; the request that he had signed is his own. */
function issue(state: Known, vote: Vote, { actor, proof }: Context<SlipProof>): Decided {
  if (actor.kind !== 'person') return refuse('not-in-electorate');
  const { personId } = actor;
  const { slips, motion, boardKey } = vote;
  if (vote.stage !== 'open' || !slips) return refuse(vote.stage === 'prepared' ? 'vote-not-open' : 'vote-closed');
  if (Object.hasOwn(slips.issued, personId)) return refuse('slip-already-issued');
  if (slips.stage !== 'issuing') return refuse('slip-issuing-closed');
  if (!inElectorate(vote, personId)) return refuse('not-in-electorate');
  if (!isPresent(state, personId)) return refuse('not-present');
  if (!proof) return refuse('slip-request-not-signed');
  const { statement } = proof;
  if (statement.meeting !== infoOf(state).id) return refuse('ballot-for-another-meeting');
  if (statement.vote !== motion.id) return refuse('ballot-for-another-vote');
  if (statement.voter !== personId) return refuse('ballot-of-another');
  const { digest: request, certificate, house } = proof;
  const sealed = { request, certificate, blinded: statement.blinded, house };
  return {
    ok: true,
    events: [
      {
        event: { type: 'SlipIssued', voteId: motion.id, personId, sealed },
        audience: { to: 'everyone' },
        sealedFor: only([], [personId, boardKey?.personId ?? personId]),
      },
    ],
  };
}

/** VOT-34. The board's own signature on every slip: the server alone can make none. */
function cosign(vote: Vote, command: CommandOf<'CosignSlips'>, { actor, proof }: Context<CosignProof>): Decided {
  const { slips, boardKey, motion } = vote;
  if (actor.kind !== 'person' || actor.personId !== boardKey?.personId) return refuse('only-counting-board');
  if (vote.stage !== 'open' || !slips) return refuse('vote-not-open');
  if (slips.stage !== 'issuing') return refuse('slip-issuing-closed');
  if (!proof) return refuse('slip-signature-invalid');
  const fresh = command.slips.filter(({ personId }) => lookUp(slips.issued, personId)?.cosigned === false);
  if (fresh.length === 0) return refuse('slip-already-cosigned');
  if (fresh.some(({ personId }) => !proof.valid.includes(personId))) return refuse('slip-signature-invalid');
  return {
    ok: true,
    events: fresh.map(({ personId, signature }) => ({
      event: { type: 'SlipCosigned', voteId: motion.id, personId, sealed: { board: signature } },
      audience: { to: 'everyone' },
      sealedFor: only([], [personId, boardKey.personId]),
    })),
  };
}

/** VOT-43. A slip that nobody can co-sign would keep everybody from casting: it is taken back, on record. */
function strike(
  state: Known,
  vote: Vote,
  { personId, reason }: CommandOf<'StrikeSlip'>,
  { actor }: Context<unknown>,
): Decided {
  const { slips, motion } = vote;
  if (!mayConduct(state, motion.itemId, actor)) return refuse(conductRefusal(state, actor));
  if (vote.stage !== 'open' || !slips) return refuse('vote-not-open');
  if (slips.stage !== 'issuing') return refuse('slip-issuing-closed');
  const request = lookUp(slips.issued, personId);
  if (!request) return refuse('slip-not-issued');
  // The holder of a co-signed slip may cast it: taking it back would leave a vote without a name on the list.
  if (request.cosigned) return refuse('slip-already-cosigned');
  return accept({ type: 'SlipStruck', voteId: motion.id, personId, reason });
}

/** VOT-35. The barrier between receiving and casting: after it the time of an act tells nothing about its voter. */
function closeIssuing(state: Known, vote: Vote, { actor, at }: Context<unknown>): Decided {
  const { slips, motion } = vote;
  if (!mayConduct(state, motion.itemId, actor)) return refuse(conductRefusal(state, actor));
  if (vote.stage !== 'open' || !slips) return refuse('vote-not-open');
  if (slips.stage !== 'issuing') return refuse('slip-issuing-closed');
  const issued = Object.keys(slips.issued).length;
  if (issued < fewestForSecret) return refuse('secret-too-few', { voters: issued, needed: fewestForSecret });
  const waiting = notCosigned(slips).length;
  if (waiting > 0) return refuse('slips-not-cosigned', { waiting });
  const closesAt = motion.seconds === null ? null : at + motion.seconds * 1000;
  return accept({ type: 'IssuingClosed', voteId: motion.id, closesAt });
}

/** VOT-37. The board opens the count with its own key; everything follows from the contents of the box. */
function count(state: Known, vote: Vote, { actor, proof }: Context<CountProof>): Decided {
  if (actor.kind !== 'person' || actor.personId !== vote.boardKey?.personId) return refuse('only-counting-board');
  if (vote.stage !== 'counting') return refuse(vote.stage === 'closed' ? 'vote-closed' : 'casting-not-closed');
  if (!proof) return refuse('count-not-opened');
  return closing(state, vote, { counted: 'slips', proof });
}

/** The server's proof, if it is of the kind that this command needs. */
const proofOf = <K extends VotingProof['kind']>(
  context: Context<VotingProof>,
  kind: K,
): Context<Extract<VotingProof, { kind: K }>> => {
  const { proof } = context;
  return { ...context, proof: proof?.kind === kind ? (proof as Extract<VotingProof, { kind: K }>) : null };
};

export function decideSecret(state: Known, command: SecretCommand, context: Context<VotingProof>): Decided {
  const vote = voteOf(state, command.voteId);
  if (!vote) return refuse('vote-unknown');
  if (vote.motion.form !== 'secret') return refuse('vote-other-form');
  switch (command.type) {
    case 'RequestSlip':
      return issue(state, vote, proofOf(context, 'slip'));
    case 'CosignSlips':
      return cosign(vote, command, proofOf(context, 'cosign'));
    case 'StrikeSlip':
      return strike(state, vote, command, context);
    case 'CloseIssuing':
      return closeIssuing(state, vote, context);
    case 'CountSlips':
      return count(state, vote, proofOf(context, 'count'));
    default:
      return command satisfies never;
  }
}
