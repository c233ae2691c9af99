/**
 * The groups a viewer may stand in, within one meeting. A `visitor` is invited for some items only; the big screen is a
 * group of its own.
 */
export const groups = ['chair', 'secretary', 'voter', 'guest', 'visitor', 'screen'] as const;
export type Group = (typeof groups)[number];

/** The people who may read an event or its sealed part; stamped by `decide` when the event is born and never changed. */
export type Audience =
  | { readonly to: 'everyone' }
  | { readonly to: 'some'; readonly groups: readonly Group[]; readonly persons: readonly string[] };

/** A reader of the log: a person in his groups of this meeting, or (personId null) the big screen. */
export interface Viewer {
  readonly personId: string | null;
  readonly groups: readonly Group[];
}

export const everyone: Audience = { to: 'everyone' };

export const only = (list: readonly Group[], persons: readonly string[] = []): Audience => ({
  to: 'some',
  groups: list,
  persons,
});

export function mayRead(audience: Audience, viewer: Viewer): boolean {
  if (audience.to === 'everyone') return true;
  if (audience.groups.some((group) => viewer.groups.includes(group))) return true;
  return viewer.personId !== null && audience.persons.includes(viewer.personId);
}

export type Form = 'whole' | 'part' | 'withheld';

/** The form in which this viewer receives a record. This function alone decides what a person may see. */
export function formFor(record: { audience: Audience; sealedFor: Audience | null }, viewer: Viewer): Form {
  if (!mayRead(record.audience, viewer)) return 'withheld';
  return record.sealedFor === null || mayRead(record.sealedFor, viewer) ? 'whole' : 'part';
}

/** The event in the given form; null when it is withheld. */
export function redact<E extends object>(event: E, form: Form): E | null {
  if (form === 'withheld') return null;
  // An event's sealed part always stands in its field `sealed`.
  return form === 'part' ? { ...event, sealed: null } : event;
}
