import {
  attendeeOf,
  type MeetingState,
  openVotes,
  type Presence,
  queuePlace,
  speakingNow,
  substituteOf,
  type Vote,
} from '@dien-hong/shared';
import type { Occupant, SeatState } from '../../seat-plan/seats.ts';

export interface Naming {
  nameOf(personId: string): string;
  /** The text above the name of a substitute. */
  readonly substitute: string;
}

/** People whose tablets are connected and can sign; told to chair and secretary alone. */
export interface Devices {
  readonly connected: ReadonlySet<string>;
  readonly withKey: ReadonlySet<string>;
}

/** Two lines of a seat's box: the last two words of a name, "Lê Hoàng Cường" is "Hoàng", "Cường". */
export function shortName(fullName: string): readonly [string, string] {
  const words = fullName.trim().split(/\s+/);
  return [words.at(-2) ?? '', words.at(-1) ?? ''];
}

const presences: Record<Presence['is'], SeatState> = {
  awaited: 'waiting',
  present: 'present',
  left: 'absent',
  absent: 'absent',
};

/** A member and his substitute share a seat: the one in the room is shown, and the substitute where neither is. */
function sitting(state: MeetingState, personIds: readonly string[]): string | undefined {
  const present = personIds.find((id) => attendeeOf(state, id)?.presence.is === 'present');
  return present ?? personIds.find((id) => attendeeOf(state, id)?.standsInFor != null) ?? personIds[0];
}

/**
 * The state of each seat that the map can show in the present vote: ballots handed in, or slips given out. Null where it is not known by
 * person: slips that are being cast, hands that are counted.
 */
export function ballotLayer(state: MeetingState): { readonly vote: Vote; readonly of: 'ballots' | 'slips' } | null {
  const [vote] = openVotes(state);
  if (!vote || vote.motion.form === 'hands') return null;
  if (!vote.slips) return { vote, of: 'ballots' };
  return vote.slips.stage === 'issuing' ? { vote, of: 'slips' } : null;
}

/**
 * The person on each seat, and the map's marks for him. Speech and vote are two layers: `voted` is undefined unless a vote is open in which
 * this person votes and it is known of each (`ballotLayer`). `turnout`: those who have voted, as the server told it. `live`: for officers,
 * who see between votes which tablets could not vote now.
 */
export function occupantsOf(
  state: MeetingState,
  turnout: ReadonlyMap<string, ReadonlySet<string>>,
  { nameOf, substitute }: Naming,
  live: Devices | null = null,
): ReadonlyMap<string, Occupant> {
  const voting = openVotes(state).length > 0;
  const closed = state.life.phase === 'closed';
  const vote = ballotLayer(state)?.vote;
  const electorate = new Set(vote?.opened?.electorate);
  const voted = vote && turnout.get(vote.motion.id);
  const bySeat = new Map<string, string[]>();
  for (const [personId, seatId] of Object.entries(state.seating.seats))
    bySeat.set(seatId, [...(bySeat.get(seatId) ?? []), personId]);
  const occupants = new Map<string, Occupant>();
  for (const [seatId, personIds] of bySeat) {
    const personId = sitting(
      state,
      personIds.filter((id) => attendeeOf(state, id)),
    );
    const person = personId === undefined ? undefined : attendeeOf(state, personId);
    if (personId === undefined || !person) continue;
    const order = queuePlace(state, personId);
    const speaking = speakingNow(state)?.personId === personId;
    const [first, last] = shortName(nameOf(personId));
    const standsIn = person.standsInFor !== null && substituteOf(state, person.standsInFor)?.personId === personId;
    // A person who was never checked in is awaited no longer.
    const standing = closed && person.presence.is === 'awaited' ? 'absent' : presences[person.presence.is];
    occupants.set(seatId, {
      personId,
      shortName: [standsIn ? substitute : first, last],
      fullName: nameOf(personId),
      state: speaking ? 'speaking' : order > 0 ? 'asking' : standing,
      order: order > 0 && !speaking ? order : undefined,
      unready:
        live !== null && !voting && !closed && person.voter && person.presence.is === 'present'
          ? !live.connected.has(personId) || !live.withKey.has(personId)
          : undefined,
      voted: electorate.has(personId) ? (voted?.has(personId) ?? false) : undefined,
    });
  }
  return occupants;
}
