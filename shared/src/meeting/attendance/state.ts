import { type Group, lookUp, type Viewer } from '../../kernel/index.ts';
import { type Quorum, quorumOf } from '../../rules/index.ts';
import type { On } from '../capability.ts';
import { infoOf, isChair, isSecretary, type LifeEvent, type LifeState } from '../life/index.ts';
import type { Attendee } from './attendee.ts';
import { attending, withInvitation } from './invitations.ts';
import type { AttendanceEvent } from './messages.ts';

export interface AttendanceState {
  readonly people: Readonly<Record<string, Attendee>>;
  /** The reasons of people who take no part in an item: by item, then by person. */
  readonly recusals: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const initialAttendance: AttendanceState = { people: {}, recusals: {} };

const awaited = { presence: { is: 'awaited' }, before: { is: 'awaited' }, stays: [] } as const;

function change(state: AttendanceState, personId: string, edit: (one: Attendee) => Attendee): AttendanceState {
  const one = lookUp(state.people, personId);
  return one ? { ...state, people: { ...state.people, [personId]: edit(one) } } : state;
}

const endStay = (one: Attendee, at: number, reason: string): Attendee['stays'] =>
  one.stays.map((stay) => (stay.to === null ? { ...stay, to: at, reason } : stay));

export const onAttendance: On<AttendanceState, AttendanceEvent, LifeEvent> = {
  MeetingConvened: (_, { event }) => {
    return {
      recusals: {},
      people: Object.fromEntries(
        event.invited.map((invited) => {
          const one = {
            ...invited,
            itemIds: lookUp(event.sealed?.visits ?? {}, invited.personId) ?? invited.itemIds,
          };
          return [one.personId, { ...one, ...awaited, asInvited: one, standsInFor: null }];
        }),
      ),
    };
  },
  CheckedIn: (state, { event, at }) =>
    change(state, event.personId, (one) => ({
      ...one,
      presence: { is: 'present', since: at, method: event.method },
      before: one.presence,
      stays: [...one.stays, { from: at, to: null, reason: '' }],
    })),
  CheckInUndone: (state, { event }) =>
    change(state, event.personId, (one) => ({
      ...one,
      presence: one.before,
      stays: one.stays.slice(0, -1),
    })),
  LeftRoom: (state, { event, at }) =>
    change(state, event.personId, (one) => ({
      ...one,
      presence: { is: 'left', at, reason: event.reason },
      stays: endStay(one, at, event.reason),
    })),
  AbsenceRecorded: (state, { event, at }) =>
    change(state, event.personId, (one) => ({
      ...one,
      presence: {
        is: 'absent',
        reason: event.reason,
        excused: event.excused,
        ...(event.deducted === undefined ? {} : { deducted: event.deducted }),
      },
      stays: endStay(one, at, event.reason),
    })),
  SubstituteAppointed: (state, { event }) => {
    const absent = lookUp(state.people, event.personId);
    if (!absent) return state;
    const known = lookUp(state.people, event.substituteId);
    const { role, team, seatId } = absent;
    const fresh = {
      ...awaited,
      personId: event.substituteId,
      role,
      team,
      seatId,
      voter: false,
      itemIds: [],
      asInvited: null,
    };
    const substitute = attending(state.people, { ...(known ?? fresh), standsInFor: event.personId });
    return { ...state, people: { ...state.people, [event.substituteId]: substitute } };
  },
  SubstituteWithdrawn: (state, { event }) => {
    const one = lookUp(state.people, event.substituteId);
    // A person who came only as a substitute and never entered leaves the list; one who was in the room stays on record.
    if (one && one.asInvited === null && one.stays.length === 0) {
      const people = Object.entries(state.people).filter(([id]) => id !== event.substituteId);
      return { ...state, people: Object.fromEntries(people) };
    }
    return change(state, event.substituteId, (who) => attending(state.people, { ...who, standsInFor: null }));
  },
  InvitationTold: (state, { event }) => ({
    ...state,
    people: withInvitation(state.people, event.personId, event.itemIds),
  }),
  RecusalRecorded: (state, { event }) => {
    const { itemId, personId } = event;
    const { reason } = event.sealed ?? event;
    const recused = { ...lookUp(state.recusals, itemId), [personId]: reason };
    return { ...state, recusals: { ...state.recusals, [itemId]: recused } };
  },
  RecusalLifted: (state, { event }) => {
    const left = Object.entries(lookUp(state.recusals, event.itemId) ?? {}).filter(([id]) => id !== event.personId);
    return { ...state, recusals: { ...state.recusals, [event.itemId]: Object.fromEntries(left) } };
  },
};

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
}

export const attendeeOf = (state: Known, personId: string): Attendee | undefined =>
  lookUp(state.attendance.people, personId);

export const isPresent = (state: Known, personId: string): boolean =>
  attendeeOf(state, personId)?.presence.is === 'present';

export const presentPeople = (state: Known): readonly Attendee[] =>
  Object.values(state.attendance.people).filter((one) => one.presence.is === 'present');

/** Everyone entitled to vote, present or not. */
export const votersOf = (state: Known): readonly Attendee[] =>
  Object.values(state.attendance.people).filter((one) => one.voter);

export const substituteOf = (state: Known, personId: string): Attendee | undefined =>
  Object.values(state.attendance.people).find((one) => one.standsInFor === personId);

/** Whether this person takes no part in the item; false without an item. */
export const isRecused = ({ attendance }: Known, itemId: string | null, personId: string): boolean =>
  itemId !== null && Object.hasOwn(lookUp(attendance.recusals, itemId) ?? {}, personId);

/** In the room for the item that runs (null: for none): present and not recused from it. */
export const takesPart = (state: Known, itemId: string | null, personId: string): boolean =>
  isPresent(state, personId) && !isRecused(state, itemId, personId);

/**
 * Whether this person is left out of the base, under rules that leave people out: never there, for a reason that is deducted. In logs from
 * before that was told apart, every excused person is deducted.
 */
const deducted = ({ presence, stays }: Attendee): boolean =>
  presence.is === 'absent' && (presence.deducted ?? presence.excused) && stays.length === 0;

/** The base of every percentage: all voters, present or not, less those whom the rules leave out. */
export function baseOf(state: Known, itemId: string | null): { readonly label: string; readonly total: number } {
  const { base, baseLabel } = infoOf(state).rules;
  const counted = votersOf(state).filter(
    (one) =>
      !(base.withoutExcused && deducted(one)) && !(base.withoutRecused && isRecused(state, itemId, one.personId)),
  );
  return { label: baseLabel, total: counted.length };
}

/**
 * Quorum at this moment, in the room for this item. A derived fact: nothing in the log says that quorum was lost.
 */
export function quorumNow(state: Known, itemId: string | null = null): Quorum {
  const voters = votersOf(state);
  const there = voters.filter((one) => takesPart(state, itemId, one.personId));
  return quorumOf(infoOf(state).rules, voters.length, there.length);
}

/** The groups a person reads in. Somebody outside the meeting has none and reads nothing. */
export function groupsOf(state: Known, personId: string): readonly Group[] {
  const one = attendeeOf(state, personId);
  const list: Group[] = [];
  if (isChair(state, personId)) list.push('chair');
  if (isSecretary(state, personId)) list.push('secretary');
  if (one?.voter) list.push('voter');
  if (one && list.length === 0) list.push(one.itemIds ? 'visitor' : 'guest');
  return list;
}

export const viewerOf = (state: Known, personId: string): Viewer => ({ personId, groups: groupsOf(state, personId) });

export const screenViewer: Viewer = { personId: null, groups: ['screen'] };
