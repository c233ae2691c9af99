import { bodyOf, checkDraft, type MeetingDraft, quorumOf, type Refusal } from '@dien-hong/shared';

export type DraftNote =
  /** Convening would be refused. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'late-papers'; readonly count: number; readonly days: number; readonly deadline: number }
  | { readonly kind: 'no-seat'; readonly personIds: readonly string[] }
  | { readonly kind: 'no-presenter'; readonly items: readonly string[] }
  | { readonly kind: 'too-long'; readonly planned: number; readonly room: number }
  | { readonly kind: 'vote-without-papers'; readonly titles: readonly string[] }
  /** Papers of the Party name the body above. */
  | { readonly kind: 'no-body-above' }
  /** null: the rules set none. */
  | { readonly kind: 'quorum'; readonly required: number | null; readonly total: number };

const day = 86_400_000;
/** Vietnam's clock has stood at UTC+7 without daylight saving since 1975. */
const zone = 7 * 3_600_000;

/** The instant that lies `days` working days (Monday to Friday) before another, at the same time of day. */
export function workingDaysBefore(at: number, days: number): number {
  let moved = at;
  for (let left = days; left > 0; ) {
    moved -= day;
    const weekday = new Date(moved + zone).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return moved;
}

/** Notes for a secretary before convening, the gravest first. Lateness is always shown, and stops nothing. */
export function draftNotes(draft: MeetingDraft): DraftNote[] {
  const { info, invited, items, papers, motions } = draft;
  const notes: DraftNote[] = [];
  const refusal = checkDraft(draft);
  if (refusal) notes.push({ kind: 'refused', refusal });
  const deadline = workingDaysBefore(info.scheduledStart, info.rules.paperLeadDays);
  const late = papers.filter((paper) => paper.sentAt > deadline).length;
  if (late > 0) notes.push({ kind: 'late-papers', count: late, days: info.rules.paperLeadDays, deadline });
  const standing = invited.filter((one) => one.seatId === null && one.itemIds === null).map((one) => one.personId);
  if (standing.length > 0) notes.push({ kind: 'no-seat', personIds: standing });
  const silent = items.filter((item) => item.presenterId === null).map((item) => item.title);
  if (silent.length > 0) notes.push({ kind: 'no-presenter', items: silent });
  const planned = items.reduce((sum, item) => sum + item.plannedMinutes, 0);
  const room = Math.round((info.scheduledEnd - info.scheduledStart) / 60_000);
  if (planned > room) notes.push({ kind: 'too-long', planned, room });
  const bare = motions.filter((motion) => motion.kind === 'resolution' && motion.paperIds.length === 0);
  if (bare.length > 0) notes.push({ kind: 'vote-without-papers', titles: bare.map((motion) => motion.title) });
  if (bodyOf(info.rules) === 'party' && !info.organisation.above?.trim()) notes.push({ kind: 'no-body-above' });
  const voters = invited.filter((one) => one.voter).length;
  const required = info.rules.quorum ? quorumOf(info.rules, voters, 0).required : null;
  notes.push({ kind: 'quorum', required, total: voters });
  return notes;
}
