import { type Context, type Decision, refuse } from '../../kernel/index.ts';
import { mayRun } from '../life/index.ts';
import { conductRefusal, mayConduct, type VotingKnown, voteOf } from '../voting/index.ts';
import type { MotionCommand, MotionEvent } from './messages.ts';
import { decideDuplicate, decideEdit, decidePrepare, decideRemove, decideReorder, decideRepeat } from './prepare.ts';
import { motionStamped } from './secrecy.ts';

function decideMotion(state: VotingKnown, command: MotionCommand, context: Context<unknown>): Decision<MotionEvent> {
  const { actor, commandId } = context;
  if (state.life.phase === 'closed') return refuse('meeting-closed');
  if (!mayRun(state, actor)) return refuse('not-chair-or-secretary');
  if (command.type === 'ReorderVotes') return decideReorder(state, command.voteIds);
  const barred = (itemId: string | null): boolean => !mayConduct(state, itemId, actor);
  if (command.type === 'PrepareVote')
    return barred(command.itemId) ? refuse(conductRefusal(state, actor)) : decidePrepare(state, command, commandId);
  const vote = voteOf(state, command.voteId);
  if (!vote) return refuse('vote-unknown');
  // A person recused from an item changes no vote of it, and moves no vote of another item there.
  if (barred(vote.motion.itemId) || (command.type === 'EditVote' && barred(command.itemId)))
    return refuse(conductRefusal(state, actor));
  switch (command.type) {
    case 'EditVote':
      return decideEdit(state, command, vote);
    case 'DuplicateVote':
      return decideDuplicate(vote, commandId);
    case 'RepeatVote':
      return decideRepeat(state, vote, command.rowIds, commandId);
    case 'RemoveVote':
      return decideRemove(vote);
    default:
      return command satisfies never;
  }
}

/** Rules VOT-1 to VOT-3, VOT-24, VOT-42. Refusals: not-chair-or-secretary, recused-from-running, meeting-closed, vote-*, item-unknown, paper-unknown. */
export function decideMotions(
  state: VotingKnown,
  command: MotionCommand,
  context: Context<unknown>,
): Decision<MotionEvent> {
  const decision = decideMotion(state, command, context);
  return decision.ok ? { ...decision, events: decision.events.map((draft) => motionStamped(state, draft)) } : decision;
}
