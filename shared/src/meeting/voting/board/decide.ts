import { accept, type Context, refuse } from '../../../kernel/index.ts';
import type { Decided, Known } from '../decided.ts';
import type { CommandOf } from '../messages.ts';
import { conductRefusal, mayConduct } from '../presiding.ts';
import { voteOf } from '../state.ts';
import { boardProblem, boardRole, hasTellers } from './tellers.ts';

/** Rules VOT-30 to VOT-32: who counts, and with which key. */
export function decideBoard(
  state: Known,
  command: CommandOf<'AppointBoard' | 'PresentBoardKey'>,
  { actor }: Context<unknown>,
): Decided {
  const vote = voteOf(state, command.voteId);
  if (!vote) return refuse('vote-unknown');
  const { voteId } = command;
  if (!hasTellers(vote.motion)) return refuse('vote-other-form');
  switch (command.type) {
    case 'AppointBoard': {
      if (!mayConduct(state, vote.motion.itemId, actor)) return refuse(conductRefusal(state, actor));
      if (vote.stage !== 'prepared') return refuse('vote-already-opened');
      const problem = boardProblem(state, vote.motion, command.members);
      if (problem) return { ok: false, refusal: problem };
      return accept({ type: 'BoardAppointed', voteId, members: command.members, basis: command.basis });
    }
    case 'PresentBoardKey': {
      if (actor.kind !== 'person' || boardRole(vote, actor.personId) === null) return refuse('only-counting-board');
      if (vote.motion.form !== 'secret') return refuse('vote-other-form');
      if (vote.stage !== 'prepared') return refuse('vote-already-opened');
      return accept({ type: 'BoardKeyPresented', voteId, personId: actor.personId, publicKey: command.publicKey });
    }
    default:
      return command satisfies never;
  }
}
