import { isMembersOnly, type MeetingState } from '@dien-hong/shared';
import canonicalize from 'canonicalize';
import { sha256 } from '../verifier/chain.ts';

/**
 * What every reader of a meeting sees alike: all of it but the papers (some are for members only), what an item for members only is
 * called, who leads it, what it decides and what is said about it (AUD-7, AUD-8), who is invited to which items (AUD-9), why the session is closed (AUD-10)
 * and, in votes, who cast which ballot before the result was told, and what was signed blindly.
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
  // That somebody is invited for some items only is everyone's; for which, his own and the insiders' (AUD-9).
  const visits = (itemIds: readonly string[] | null) => itemIds && [];
  const people = Object.values(attendance.people).map(({ itemIds, asInvited, ...one }) => ({
    ...{ ...one, itemIds: visits(itemIds) },
    asInvited: asInvited && { ...asInvited, itemIds: visits(asInvited.itemIds) },
  }));
  // Of a closed session, why it is one (AUD-10).
  const closedSession = (life.closedSession ?? []).map(({ at, closed }) => ({ at, closed }));
  // Why a break was made in such an item is told to insiders alone, and the state does not say in which item it was made.
  const breaks = life.breaks.map(({ from, to }) => ({ from, to }));
  const open = { ...rest, turns, attendance: { people, recusals }, life: { ...life, breaks, closedSession } };
  const votes = Object.entries(voting.votes).map(([id, { ballots: _, entered: __, slips, tallied: ___, ...vote }]) => {
    if (isMembersOnly(state, vote.motion.itemId)) return [id, { itemId: vote.motion.itemId, stage: vote.stage }];
    const opened = vote.opened && { ...vote.opened, papers: [] };
    // That a slip was issued is everyone's; what was signed blindly is the member's and the board's.
    const issued = Object.entries(slips?.issued ?? {}).map(([who, { cosigned }]) => [who, cosigned]);
    // Those of its papers that are for members only, by id as well as by digest.
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
