import { type Context, refuse } from '../../kernel/index.ts';
import { attendeeOf } from '../attendance/index.ts';
import { infoOf } from '../life/index.ts';
import { type Decided, type Known, tell } from './decided.ts';
import type { CommandOf } from './messages.ts';
import { boardRole, isCandidate } from './open.ts';
import { conductRefusal, mayConduct } from './presiding.ts';
import { type Vote, voteOf } from './state.ts';

function membersProblem(
  state: Known,
  { motion }: Vote,
  members: CommandOf<'AppointBoard'>['members'],
): [code: string, params: Record<string, string | number>] | null {
  const { boardMin } = infoOf(state).rules;
  const ids = members.map((one) => one.personId);
  if (new Set(ids).size !== ids.length) return ['board-listed-twice', {}];
  if (members.filter((one) => one.role === 'head').length !== 1) return ['board-needs-head', {}];
  if (motion.form === 'secret' && members.length < boardMin) return ['board-too-small', { needed: boardMin }];
  const candidate = ids.find((id) => isCandidate(motion, id));
  if (candidate !== undefined) return ['board-has-candidate', { name: candidate }];
  const outsider = ids.find((id) => !attendeeOf(state, id)?.voter);
  return outsider === undefined ? null : ['board-not-voter', { name: outsider }];
}

/** Rules VOT-30 to VOT-32: who counts, and with which key. */
export function decideBoard(
  state: Known,
  command: CommandOf<'AppointBoard' | 'PresentBoardKey'>,
  { actor }: Context<unknown>,
): Decided {
  const vote = voteOf(state, command.voteId);
  if (!vote) return refuse('vote-unknown');
  const { voteId } = command;
  if (vote.motion.form !== 'secret' && vote.motion.form !== 'hands') return refuse('vote-other-form');
  switch (command.type) {
    case 'AppointBoard': {
      if (!mayConduct(state, vote.motion.itemId, actor)) return refuse(conductRefusal(state, actor));
      if (vote.stage !== 'prepared') return refuse('vote-already-opened');
      const problem = membersProblem(state, vote, command.members);
      if (problem) return refuse(...problem);
      return tell({ type: 'BoardAppointed', voteId, members: command.members, basis: command.basis });
    }
    case 'PresentBoardKey': {
      if (actor.kind !== 'person' || boardRole(vote, actor.personId) === null) return refuse('only-counting-board');
      if (vote.motion.form !== 'secret') return refuse('vote-other-form');
      if (vote.stage !== 'prepared') return refuse('vote-already-opened');
      return tell({ type: 'BoardKeyPresented', voteId, personId: actor.personId, publicKey: command.publicKey });
    }
    default:
      return command satisfies never;
  }
}
