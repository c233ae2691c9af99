import { compareNames, type MeetingDraft } from '@dien-hong/shared';
import type { Person } from '../../device/person.ts';

type Invited = MeetingDraft['invited'][number];

/** Everyone of the organisation who is not invited yet, by name. */
export function notInvited(draft: MeetingDraft, people: ReadonlyMap<string, Person>): Person[] {
  const invited = new Set(draft.invited.map((one) => one.personId));
  return [...people.values()]
    .filter((person) => !invited.has(person.id))
    .sort((a, b) => compareNames(a.fullName, b.fullName));
}

/** Invites a person as a guest, or only gives him the seat when he is invited already. */
export function invite(draft: MeetingDraft, personId: string, seatId: string | null): MeetingDraft {
  if (draft.invited.some((one) => one.personId === personId))
    return seatId === null ? draft : change(draft, personId, { seatId });
  const one: Invited = { personId, role: 'Khách mời', voter: false, seatId, team: null, itemIds: null };
  return { ...draft, invited: [...draft.invited, one] };
}

export const change = (draft: MeetingDraft, personId: string, facts: Partial<Invited>): MeetingDraft => ({
  ...draft,
  invited: draft.invited.map((one) => (one.personId === personId ? { ...one, ...facts } : one)),
});

/** Takes a person off the list, and off the items he was to present. An officer must be relieved first. */
export const uninvite = (draft: MeetingDraft, personId: string): MeetingDraft => ({
  ...draft,
  invited: draft.invited.filter((one) => one.personId !== personId),
  items: draft.items.map((item) => (item.presenterId === personId ? { ...item, presenterId: null } : item)),
});

/** Adds or removes an office. There is always at least one of each. */
export function setOffice(
  draft: MeetingDraft,
  office: 'chairs' | 'secretaries',
  personId: string,
  held: boolean,
): MeetingDraft {
  const others = draft.info[office].filter((id) => id !== personId);
  const next = held ? [...others, personId] : others;
  return next.length === 0 ? draft : { ...draft, info: { ...draft.info, [office]: next } };
}
