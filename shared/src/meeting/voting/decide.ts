import { accept, type Context, refuse } from '../../kernel/index.ts';
import { mayRun } from '../life/index.ts';
import type { MinutesState } from '../minutes/index.ts';
import { decideAnswer, decideCount, decidePaperBallot } from './ballots/byHand.ts';
import { decideBallot } from './ballots/decide.ts';
import { decideBoard } from './board/decide.ts';
import { decideRecord } from './board/record.ts';
import { decideAnnounce, decideClose } from './close.ts';
import type { Decided, Known } from './decided.ts';
import type { CommandOf, RecordCommand, VotingCommand } from './messages.ts';
import { decideOpen, decideSeries } from './open.ts';
import { conductRefusal, mayConduct, maySettle } from './presiding.ts';
import type { VotingProof } from './proofs.ts';
import { stamped } from './secrecy.ts';
import { decideSecret } from './slips/decide.ts';
import { undecidedRows, type Vote, voteOf } from './state.ts';

type Seen = Known & { readonly minutes: MinutesState };

/** VOT-19, VOT-42. The chair's word where the rules settle nothing; until the minutes are laid out, also after the meeting. */
function decideSettle(state: Seen, command: CommandOf<'SettleVote'>, { actor }: Context<unknown>): Decided {
  if (actor.kind !== 'person' || !mayRun(state, actor)) return refuse('not-chair-or-secretary');
  const vote = voteOf(state, command.voteId);
  if (!vote) return refuse('vote-unknown');
  const { itemId } = vote.motion;
  if (!mayConduct(state, itemId, actor)) return refuse(conductRefusal(state, actor));
  if (!maySettle(state, itemId, actor.personId)) return refuse('only-chair');
  if (state.minutes.prepared) return refuse('minutes-already-prepared');
  if (vote.stage !== 'closed' || !undecidedRows(vote).includes(command.rowId)) return refuse('vote-not-undecided');
  const { voteId, rowId, verdict, basis } = command;
  return accept({ type: 'VoteSettled', voteId, rowId, verdict, basis, chairId: actor.personId });
}

/** The commands of chair and secretary for a vote that exists. */
function decideOfficer(
  state: Seen,
  command: CommandOf<'OpenVote' | 'AnnulVote'>,
  vote: Vote,
  { actor, at, proof }: Context<VotingProof>,
): Decided {
  const { voteId } = command;
  if (!mayConduct(state, vote.motion.itemId, actor)) return refuse(conductRefusal(state, actor));
  switch (command.type) {
    case 'OpenVote':
      return decideOpen(state, vote, at, proof?.kind === 'issuing' ? proof : null);
    case 'AnnulVote':
      if (vote.stage === 'prepared' || vote.stage === 'annulled') return refuse('vote-not-open');
      return accept({ type: 'VoteAnnulled', voteId, reason: command.reason });
    default:
      return command satisfies never;
  }
}

/** Rules VOT-4 to VOT-44. Refusals: not-chair-or-secretary, recused-from-running, vote-*, ballot-*, slip-*, board-*, count-*, no-quorum-for-vote… */
export function decideVoting(
  state: Seen,
  command: VotingCommand | RecordCommand,
  context: Context<VotingProof>,
): Decided {
  const decision = decideVote(state, command, context);
  return decision.ok ? { ...decision, events: stamped(state, decision.events) } : decision;
}

function decideVote(state: Seen, command: VotingCommand | RecordCommand, context: Context<VotingProof>): Decided {
  const { actor, proof } = context;
  if (command.type === 'SettleVote') return decideSettle(state, command, context);
  if (command.type === 'PrepareCountingRecord' || command.type === 'RecordCountingSignature')
    return decideRecord(state, command, context);
  if (state.life.phase === 'closed') return refuse(command.type === 'CastBallot' ? 'vote-closed' : 'meeting-closed');
  switch (command.type) {
    case 'CastBallot':
      return decideBallot(state, command, { ...context, proof: proof?.kind === 'ballot' ? proof : null });
    case 'EnterPaperBallot':
      return decidePaperBallot(state, command, context);
    case 'RecordAnswer':
      return decideAnswer(state, command, context);
    case 'EnterCount':
      return decideCount(state, command, context);
    case 'AppointBoard':
    case 'PresentBoardKey':
      return decideBoard(state, command, context);
    case 'RequestSlip':
    case 'CosignSlips':
    case 'StrikeSlip':
    case 'CloseIssuing':
    case 'CountSlips':
      return decideSecret(state, command, context);
    case 'CloseVote': {
      const vote = voteOf(state, command.voteId);
      return vote ? decideClose(state, vote, context) : refuse('vote-unknown');
    }
    case 'AnnounceResult': {
      const vote = voteOf(state, command.voteId);
      return vote ? decideAnnounce(state, vote, context) : refuse('vote-unknown');
    }
  }
  if (!mayRun(state, actor)) return refuse('not-chair-or-secretary');
  switch (command.type) {
    case 'OpenSeries':
      return decideSeries(state, command.voteIds, context);
    default: {
      const vote = voteOf(state, command.voteId);
      return vote ? decideOfficer(state, command, vote, context) : refuse('vote-unknown');
    }
  }
}
