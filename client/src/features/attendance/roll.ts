import type { Attendee, MeetingState } from '@dien-hong/shared';
import { matches } from '../../i18n/search.ts';

export type RollFilter = 'all' | 'awaited' | 'present' | 'away';

/** Whether a person belongs under a filter; `away` is somebody who left or is absent. */
export const under = (filter: RollFilter, { presence }: Attendee): boolean =>
  filter === 'all' || (filter === 'away' ? presence.is === 'left' || presence.is === 'absent' : presence.is === filter);

/** The number of people under each filter, members and guests alike. */
export function countRoll(people: readonly Attendee[]): Record<RollFilter, number> {
  const count = (filter: RollFilter) => people.filter((one) => under(filter, one)).length;
  return { all: people.length, awaited: count('awaited'), present: count('present'), away: count('away') };
}

/** The roll: chairs first, then members, secretaries and guests, each in the order of the invitation. */
export function rollOf(
  state: MeetingState,
  filter: RollFilter,
  query: string,
  nameOf: (personId: string) => string,
): readonly Attendee[] {
  const { chairs = [], secretaries = [] } = state.life.info ?? {};
  const rank = ({ personId, voter }: Attendee) =>
    chairs.includes(personId) ? 0 : voter ? 1 : secretaries.includes(personId) ? 2 : 3;
  return Object.values(state.attendance.people)
    .filter((one) => under(filter, one) && matches(`${nameOf(one.personId)} ${one.role}`, query))
    .sort((a, b) => rank(a) - rank(b));
}
