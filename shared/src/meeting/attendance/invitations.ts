import { type Draft, lookUp, only } from '../../kernel/index.ts';
import type { Invited } from '../life/index.ts';
import type { Attendee } from './attendee.ts';
import type { AttendanceEvent } from './messages.ts';

type People = Readonly<Record<string, Attendee>>;

/** AUD-9. The list as everyone may know it: that somebody is invited for some items only, without naming them. */
export const veiledVisits = (invited: readonly Invited[]): Invited[] =>
  invited.map((one) => (one.itemIds === null ? one : { ...one, itemIds: [] }));

/** By person, the items that the veiled list leaves out. */
export const visitsOf = (invited: readonly Invited[]): Record<string, string[]> =>
  Object.fromEntries(invited.flatMap(({ personId, itemIds }) => (itemIds === null ? [] : [[personId, itemIds]])));

/** AUD-9. Tells this person to which items somebody is invited; no event when it is the whole meeting, which everyone knows. */
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

/** The items that a person with two invitations may attend, his own and that of the person for whom he stands in; null: the whole meeting. */
const both = (own: Invited['itemIds'], other: Invited['itemIds']): Invited['itemIds'] =>
  own === null || other === null ? null : [...new Set([...own, ...other])];

/** Sets the items that he may attend by both invitations. The result does not depend on the order in which a reader is told of them. */
export function attending(people: People, one: Attendee): Attendee {
  const absent = one.standsInFor === null ? undefined : lookUp(people, one.standsInFor);
  return {
    ...one,
    itemIds: both(one.asInvited ? one.asInvited.itemIds : [], absent?.asInvited ? absent.asInvited.itemIds : []),
  };
}

/** Sets the items to which somebody is invited, as far as a reader is told; his substitute may attend them too. */
export const withInvitation = (people: People, personId: string, itemIds: string[]): People => {
  const one = lookUp(people, personId);
  if (!one?.asInvited) return people;
  const changed = { ...people, [personId]: { ...one, asInvited: { ...one.asInvited, itemIds } } };
  return Object.fromEntries(
    Object.entries(changed).map(([id, other]) => [
      id,
      id === personId || other.standsInFor === personId ? attending(changed, other) : other,
    ]),
  );
};
