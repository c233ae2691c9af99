import type { AgendaState } from '../agenda/index.ts';
import { type AttendanceState, quorumNow } from '../attendance/index.ts';
import type { DocumentState } from '../documents/index.ts';
import { infoOf, type LifeState } from '../life/index.ts';
import { electorateNow, fewestForSecret, notVotingNow } from './open.ts';
import { type VotingState, voteOf } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
  readonly voting: VotingState;
}

/** What the chair should know before opening a vote, each told in words on the screen. */
export type OpeningNote =
  | { readonly note: 'no-quorum'; readonly present: number; readonly required: number; readonly total: number }
  | { readonly note: 'recused'; readonly personIds: readonly string[] }
  | { readonly note: 'absent'; readonly personIds: readonly string[] }
  | { readonly note: 'substitute-without-vote'; readonly personId: string; readonly substituteId: string }
  | { readonly note: 'secret-too-few'; readonly voters: number; readonly needed: number }
  /** When all slips say the same, everyone knows what everyone chose. */
  | { readonly note: 'unanimity-reveals'; readonly voters: number }
  | { readonly note: 'board-needed'; readonly needed: number }
  | { readonly note: 'board-key-needed' }
  | { readonly note: 'not-binding' };

/** Everything that opening this vote now would mean, worst first. */
export function openingNotes(state: Known, voteId: string): OpeningNote[] {
  const vote = voteOf(state, voteId);
  if (!vote) return [];
  const { motion } = vote;
  if (motion.kind === 'poll') return [{ note: 'not-binding' }];
  const notes: OpeningNote[] = [];
  const quorum = quorumNow(state, motion.itemId);
  if (!quorum.met) {
    const { present, required, total } = quorum;
    notes.push({ note: 'no-quorum', present, required, total });
  }
  if (motion.form === 'secret') {
    const voters = electorateNow(state, motion).length;
    if (voters < fewestForSecret) notes.push({ note: 'secret-too-few', voters, needed: fewestForSecret });
    if (!vote.board) notes.push({ note: 'board-needed', needed: infoOf(state).rules.boardMin });
    else if (!vote.boardKey) notes.push({ note: 'board-key-needed' });
    if (voters >= fewestForSecret) notes.push({ note: 'unanimity-reveals', voters });
  }
  const out = notVotingNow(state, motion.itemId);
  const ids = (why: 'recused' | 'absent') => out.filter((one) => one.why === why).map((one) => one.personId);
  if (ids('recused').length > 0) notes.push({ note: 'recused', personIds: ids('recused') });
  if (ids('absent').length > 0) notes.push({ note: 'absent', personIds: ids('absent') });
  for (const { personId, substituteId } of out)
    if (substituteId !== null) notes.push({ note: 'substitute-without-vote', personId, substituteId });
  return notes;
}
