import { infoOf, type MeetingState } from '@dien-hong/shared';

/** The place of a person in lists on paper: the one who presides first, then as invited. */
export function bodyOrder(state: MeetingState): (personId: string) => number {
  const invited = Object.keys(state.attendance.people);
  const place = new Map([...new Set([...infoOf(state).chairs, ...invited])].map((id, index) => [id, index]));
  return (personId) => place.get(personId) ?? place.size;
}
