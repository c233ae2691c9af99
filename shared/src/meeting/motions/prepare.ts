import { accept, type Decision, lookUp, type RefusalCode, refuse } from '../../kernel/index.ts';
import { type AgendaState, itemOf } from '../agenda/index.ts';
import { type DocumentState, paperOf } from '../documents/index.ts';
import { goesBy, infoOf, type LifeState } from '../life/index.ts';
import { seatsLeft, type Vote, type VotingState, voteOf } from '../voting/index.ts';
import { choicesFor } from './choices.ts';
import type { MotionCommand, MotionEvent } from './messages.ts';
import { isSingle, type Motion, type MotionFields, questionRow } from './motion.ts';
import { rowsOf } from './rows.ts';
import { shapeProblem } from './shape.ts';

interface Known {
  readonly life: LifeState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
  readonly voting: VotingState;
}

type Decided = Decision<MotionEvent>;
type CommandOf<T extends MotionCommand['type']> = Extract<MotionCommand, { type: T }>;

function motionOf(state: Known, id: string, fields: MotionFields, old: Motion | undefined): Motion | null {
  const { itemId, title, question, kind, form, most, seats, paperIds, special, seconds, clauseOf } = fields;
  const choices = choicesFor(infoOf(state).rules, fields);
  if (!choices) return null;
  const rows = isSingle(fields) ? [questionRow] : rowsOf(state, fields.rows, old);
  const asked = { itemId, title, question, kind, form, rows, choices };
  return { id, ...asked, most, seats, paperIds, special, seconds, clauseOf, round: 1, repeats: null };
}

/** The refusal of a preparation that names something missing; null when everything is there. */
function missing(state: Known, voteId: string | null, fields: MotionFields): RefusalCode | null {
  const { itemId, paperIds, special, clauseOf, kind } = fields;
  if (itemId !== null && !itemOf(state, itemId)) return 'item-unknown';
  if (paperIds.some((paperId) => paperOf(state, paperId)?.withdrawn !== null)) return 'paper-unknown';
  if (special !== null && !infoOf(state).rules.special.some((one) => one.name === special))
    return 'vote-special-unknown';
  const whole = clauseOf === null ? null : voteOf(state, clauseOf);
  if (whole === null) return null;
  // A clause is put before the whole text, and is no whole of clauses itself.
  const fits = whole?.stage === 'prepared' && whole.motion.clauseOf === null && clauseOf !== voteId;
  return fits && kind === 'resolution' ? null : 'vote-whole-unknown';
}

function put(state: Known, voteId: string, known: string | null, fields: MotionFields, old?: Motion): Decided {
  const code = missing(state, known, fields);
  if (code) return refuse(code);
  const motion = motionOf(state, voteId, fields, old);
  if (!motion) return refuse('vote-kind-not-in-rules');
  const problem = shapeProblem(motion);
  if (problem) return refuse(problem);
  const { round, repeats } = old ?? motion;
  return accept({ type: 'VotePrepared', motion: { ...motion, round, repeats } });
}

/** Prepares another vote (VOT-2). */
export const decidePrepare = (state: Known, command: CommandOf<'PrepareVote'>, id: string): Decided =>
  put(state, id, null, command);

/** Changes a vote that was not opened (VOT-3). */
export function decideEdit(state: Known, { voteId, ...fields }: CommandOf<'EditVote'>, vote: Vote): Decided {
  if (vote.stage !== 'prepared') return refuse('vote-already-opened');
  return put(state, voteId, voteId, fields, vote.motion);
}

/** The same motion once more, not opened. */
export const decideDuplicate = ({ motion }: Vote, id: string): Decided =>
  accept({ type: 'VotePrepared', motion: { ...motion, id, clauseOf: null, round: 1, repeats: null } });

/**
 * Another round of a vote that is over, with those of its rows that are still in it (VOT-24): a person who was elected in any round is in no
 * further one, and the seats are those that no round has filled.
 */
export function decideRepeat(state: Known, vote: Vote, rowIds: readonly string[], id: string): Decided {
  if (vote.stage !== 'closed' && vote.stage !== 'annulled') return refuse('vote-not-over');
  const { motion } = vote;
  const { filled, left } = seatsLeft(state, motion);
  if (left !== null && left < 1) return refuse('vote-seats-filled');
  const rows = motion.rows.filter((row) => rowIds.includes(row.id) && !filled.includes(row.id));
  if (rows.length === 0 || (isSingle(motion) && rows.length !== motion.rows.length)) return refuse('vote-needs-rows');
  const seats = left === null ? null : Math.min(left, rows.length);
  const fewer = (motion.seats ?? 0) - (left ?? 0);
  const most = motion.most === null ? null : Math.min(Math.max(1, motion.most - fewer), rows.length);
  // A clause that was annulled is still to be put before its whole (VOT-25).
  const first = goesBy(state, 3) && motion.clauseOf !== null && voteOf(state, motion.clauseOf)?.stage === 'prepared';
  const clauseOf = first ? motion.clauseOf : null;
  const again: Motion = { ...motion, id, rows, most, seats, clauseOf, round: motion.round + 1, repeats: motion.id };
  const problem = shapeProblem(again);
  return problem ? refuse(problem) : accept({ type: 'VotePrepared', motion: again });
}

export const decideRemove = ({ stage, motion }: Vote): Decided =>
  stage === 'prepared' ? accept({ type: 'VoteRemoved', voteId: motion.id }) : refuse('vote-already-opened');

export function decideReorder(state: Known, voteIds: readonly string[]): Decided {
  const all = Object.keys(state.voting.votes);
  const same = new Set(voteIds).size === voteIds.length && voteIds.every((id) => lookUp(state.voting.votes, id));
  return same && voteIds.length === all.length
    ? accept({ type: 'VotesReordered', voteIds: [...voteIds] })
    : refuse('order-mismatch');
}
