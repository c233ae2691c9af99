import { isMembersOnly, type MeetingState } from '@dien-hong/shared';
import canonicalize from 'canonicalize';
import { sha256 } from '../verifier/chain.ts';

/**
 * A hash of the state that all readers of a meeting share. It leaves out the papers (some are for members only); the title, presenter,
 * decisions and statements of an item for members only (AUD-7, AUD-8); the items to which each visitor is invited (AUD-9); the reason of a
 * closed session (AUD-10); and, in votes, the ballots by name before the result is announced, and the blindly signed values.
 */
export function publicHash(state: MeetingState): string {
  const { documents: _, voting, agenda, floor, attendance, life, ...rest } = state;
  const items = agenda.items.map((item) =>
    isMembersOnly(state, item.id) ? { ...item, title: '', presenterId: null, unitId: null, paperOnly: false } : item,
  );
  const turns = JSON.stringify(floor, (_, value) =>
    typeof value?.topic === 'string' && isMembersOnly(state, value.itemId) ? { ...value, topic: null } : value,
  );
  const recusals = Object.entries(attendance.recusals).map(([id, recused]) => [
    id,
    isMembersOnly(state, id) ? Object.keys(recused) : recused,
  ]);
  // Everyone sees that a visitor is invited for some items only; the items are for himself and the insiders (AUD-9).
  const visits = (itemIds: readonly string[] | null) => itemIds && [];
  const people = Object.values(attendance.people).map(({ itemIds, asInvited, ...one }) => ({
    ...one,
    itemIds: visits(itemIds),
    asInvited: asInvited && { ...asInvited, itemIds: visits(asInvited.itemIds) },
  }));
  // Leaves out the reason of a closed session (AUD-10).
  const closedSession = (life.closedSession ?? []).map(({ at, closed }) => ({ at, closed }));
  // The reason of a break in such an item is for insiders alone, and the state leaves out the item of a break.
  const breaks = life.breaks.map(({ from, to }) => ({ from, to }));
  const open = { ...rest, turns, attendance: { people, recusals }, life: { ...life, breaks, closedSession } };
  const votes = Object.entries(voting.votes).map(([id, { ballots: _, entered: __, slips, tallied: ___, ...vote }]) => {
    if (isMembersOnly(state, vote.motion.itemId)) return [id, { itemId: vote.motion.itemId, stage: vote.stage }];
    const opened = vote.opened && { ...vote.opened, papers: [] };
    // Everyone sees that a slip was issued; the blindly signed values are for the member and the board.
    const issued = Object.entries(slips?.issued ?? {}).map(([who, { cosigned }]) => [who, cosigned]);
    // Leaves out the papers: some are for members only, by id as well as by digest.
    const motion = { ...vote.motion, paperIds: [] };
    return [id, { ...vote, motion, opened, slips: slips && { ...slips, issued } }];
  });
  return sha256(canonicalize({ ...open, items, votes }) ?? '');
}

/** The public states of all listeners, counted by hash; states held in common are hashed once. */
export function publicHashes(states: readonly MeetingState[]): Map<string, number> {
  const known = new Map<MeetingState, string>();
  const counts = new Map<string, number>();
  for (const state of states) {
    const hash = known.get(state) ?? publicHash(state);
    known.set(state, hash);
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}
