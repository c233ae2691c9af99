import type { Refusal } from '../../kernel/index.ts';
import { attendeeOf, quorumNow, type Standing, standingOf, standings } from '../attendance/index.ts';
import { infoOf } from '../life/index.ts';
import type { Motion } from '../motions/index.ts';
import { boardUnfit } from './board/tellers.ts';
import type { Known } from './decided.ts';
import { electorateNow, fewestForSecret, notVotingNow, openingProblem } from './open.ts';
import { voteOf } from './state.ts';

/** The facts that the chair should know before opening a vote; the screen tells each in words. */
export type OpeningNote =
  | { readonly note: 'no-quorum'; readonly present: number; readonly required: number; readonly total: number }
  | { readonly note: 'recused'; readonly personIds: readonly string[] }
  /** The voters who are away, by their standing. */
  | { readonly note: 'absent'; readonly standing: Standing; readonly personIds: readonly string[] }
  | { readonly note: 'substitute-without-vote'; readonly personId: string; readonly substituteId: string }
  | { readonly note: 'secret-too-few'; readonly voters: number; readonly needed: number }
  /** When all slips say the same, everyone knows what everyone chose. */
  | { readonly note: 'unanimity-reveals'; readonly voters: number }
  | { readonly note: 'board-needed'; readonly needed: number }
  | { readonly note: 'board-key-needed' }
  | { readonly note: 'board-unfit'; readonly refusal: Refusal }
  /** Opening would be refused, for a reason that no other note tells. */
  | { readonly note: 'refused'; readonly refusal: Refusal }
  /** A further round for another number of seats, in the words of the round before: they may say a number. */
  | { readonly note: 'seats-changed'; readonly before: number; readonly now: number }
  | { readonly note: 'not-binding' };

/** Notes that say why the vote cannot be opened now. */
const barring: ReadonlySet<OpeningNote['note']> = new Set([
  ...(['no-quorum', 'secret-too-few', 'board-needed', 'board-key-needed', 'board-unfit', 'refused'] as const),
]);

export const barsOpening = ({ note }: OpeningNote): boolean => barring.has(note);

/** The refusals of opening that a note of its own tells. */
const notedApart = new Set(['no-quorum-for-vote', 'secret-too-few', 'board-needed', 'board-key-needed']);

/** Everything that opening this vote now would mean, worst first; a refusal by the rules of opening is always among them. */
export function openingNotes(state: Known, voteId: string): OpeningNote[] {
  const vote = voteOf(state, voteId);
  if (vote?.stage !== 'prepared') return [];
  const { motion } = vote;
  const refusal = openingProblem(state, vote);
  const unfit = boardUnfit(state, vote);
  const notes: OpeningNote[] = [];
  if (refusal && !notedApart.has(refusal.code) && refusal.code !== unfit?.code)
    notes.push({ note: 'refused', refusal });
  if (motion.kind === 'poll') return [...notes, { note: 'not-binding' }];
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
  if (unfit) notes.push({ note: 'board-unfit', refusal: unfit });
  notes.push(...wordsOfAnotherRound(state, motion));
  const out = notVotingNow(state, motion.itemId);
  const ids = (why: 'recused' | 'absent') => out.filter((one) => one.why === why).map((one) => one.personId);
  if (ids('recused').length > 0) notes.push({ note: 'recused', personIds: ids('recused') });
  for (const standing of standings) {
    const away = ids('absent').filter(
      (id) => standingOf(attendeeOf(state, id)?.presence ?? { is: 'awaited' }) === standing,
    );
    if (away.length > 0) notes.push({ note: 'absent', standing, personIds: away });
  }
  for (const { personId, substituteId } of out)
    if (substituteId !== null) notes.push({ note: 'substitute-without-vote', personId, substituteId });
  return notes;
}

/** Words are written by people: a round that fills other seats than the one before is pointed out, and its words stay as they are. */
function wordsOfAnotherRound(state: Known, { repeats, seats, title, question }: Motion): OpeningNote[] {
  const earlier = repeats === null ? undefined : voteOf(state, repeats)?.motion;
  if (!earlier || earlier.seats === null || seats === null || earlier.seats === seats) return [];
  const same = earlier.question === question || earlier.title === title;
  return same ? [{ note: 'seats-changed', before: earlier.seats, now: seats }] : [];
}
