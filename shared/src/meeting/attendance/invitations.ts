import { type Draft, lookUp, only } from '../../kernel/index.ts';
import type { Invited } from '../life/index.ts';
import type { Attendee } from './attendee.ts';
import type { AttendanceEvent } from './messages.ts';

type People = Readonly<Record<string, Attendee>>;

/** AUD-9. The list as everyone may know it: that somebody is invited for some items only, and not for which. */
export const veiledVisits = (invited: readonly Invited[]): Invited[] =>
  invited.map((one) => (one.itemIds === null ? one : { ...one, itemIds: [] }));

/** By person, what is veiled of the list. */
export const visitsOf = (invited: readonly Invited[]): Record<string, string[]> =>
  Object.fromEntries(invited.flatMap(({ personId, itemIds }) => (itemIds === null ? [] : [[personId, itemIds]])));

/** AUD-9. What somebody is invited to, told to this person: nothing where it is the whole meeting, which everyone knows. */
export const invitationTold = (personId: string, invited: Invited): Draft<AttendanceEvent>[] =>
  invited.itemIds === null
    ? []
    : [
        {
          event: { type: 'InvitationTold', personId: invited.personId, itemIds: invited.itemIds },
          audience: only([], [personId]),
          sealedFor: null,
        },
      ];

/** What one may attend who has two invitations, his own and that of whom he stands in for; null: the whole meeting. */
const both = (own: Invited['itemIds'], other: Invited['itemIds']): Invited['itemIds'] =>
  own === null || other === null ? null : [...new Set([...own, ...other])];

/** With what he may attend by both. What a reader is told of invitations, and when, does not change what comes out. */
export function attending(people: People, one: Attendee): Attendee {
  const absent = one.standsInFor === null ? undefined : lookUp(people, one.standsInFor);
  return {
    ...one,
    itemIds: both(one.asInvited ? one.asInvited.itemIds : [], absent?.asInvited ? absent.asInvited.itemIds : []),
  };
}

/** With what somebody is invited to, as far as a reader is told; who stands in for him may attend it too. */
export const withInvitation = (people: People, personId: string, itemIds: string[]): People => {
  const one = lookUp(people, personId);
  if (!one?.asInvited) return people;
  const told = { ...people, [personId]: { ...one, asInvited: { ...one.asInvited, itemIds } } };
  return Object.fromEntries(
    Object.entries(told).map(([id, other]) => [
      id,
      id === personId || other.standsInFor === personId ? attending(told, other) : other,
    ]),
  );
};
