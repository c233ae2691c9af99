import { type Draft, only } from '../../kernel/index.ts';
import type { Invited } from '../life/index.ts';
import type { AttendanceEvent } from './messages.ts';

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
