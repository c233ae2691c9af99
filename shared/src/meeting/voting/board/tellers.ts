import type { Refusal, RefusalCode } from '../../../kernel/index.ts';
import { attendeeOf, isRecused, takesPart, votersOf } from '../../attendance/index.ts';
import { goesBy, infoOf } from '../../life/index.ts';
import type { Motion } from '../../motions/index.ts';
import type { Known } from '../decided.ts';
import type { BoardMember } from '../slips/messages.ts';
import type { Vote } from '../state.ts';

export const isCandidate = (motion: Motion, personId: string): boolean =>
  motion.rows.some((row) => row.personId === personId);

/** The people who can sit on the vote's board or count its hands now: voters in the room for the item, none of them voted on. */
export const fitForBoard = (state: Known, motion: Motion): string[] =>
  votersOf(state).flatMap(({ personId }) =>
    takesPart(state, motion.itemId, personId) && !isCandidate(motion, personId) ? [personId] : [],
  );

/** The forms that tellers count. */
export const hasTellers = ({ form }: Pick<Motion, 'form'>): boolean => form === 'secret' || form === 'hands';

/** The people who count this vote; null in a vote without tellers, also where it had a board before it was changed to that form. */
export const boardOf = ({ board, motion }: Pick<Vote, 'board' | 'motion'>): Vote['board'] =>
  hasTellers(motion) ? board : null;

/** The seat of a person in the vote's board; null without one. */
export const boardRole = (vote: Vote, personId: string): string | null =>
  boardOf(vote)?.members.find((one) => one.personId === personId)?.role ?? null;

/** VOT-30. Why these people cannot be the board of this vote; null when they can. */
export function boardProblem(state: Known, motion: Motion, members: readonly BoardMember[]): Refusal | null {
  const problem = (code: RefusalCode, params: Refusal['params'] = {}): Refusal => ({ code, params });
  const { boardMin } = infoOf(state).rules;
  const ids = members.map((one) => one.personId);
  if (new Set(ids).size !== ids.length) return problem('board-listed-twice');
  if (members.filter((one) => one.role === 'head').length !== 1) return problem('board-needs-head');
  if (motion.form === 'secret' && members.length < boardMin) return problem('board-too-small', { needed: boardMin });
  const candidate = ids.find((id) => isCandidate(motion, id));
  if (candidate !== undefined) return problem('board-has-candidate', { person: candidate });
  const outsider = ids.find((id) => !attendeeOf(state, id)?.voter);
  if (outsider !== undefined) return problem('board-not-voter', { person: outsider });
  const recused = goesBy(state, 3) ? ids.find((id) => isRecused(state, motion.itemId, id)) : undefined;
  return recused === undefined ? null : problem('board-has-recused', { person: recused });
}

/** The same when the vote is opened: it may have been changed since, or somebody recused. */
export function boardUnfit(state: Known, vote: Vote): Refusal | null {
  const board = boardOf(vote);
  return board && goesBy(state, 3) ? boardProblem(state, vote.motion, board.members) : null;
}

/** The signature field of the n-th member of the board in its counting record, from 0. */
export const boardField = (index: number): string => `board-${index + 1}`;
