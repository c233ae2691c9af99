import { formFor, type RecordedEvent, redact, type Seen, type Viewer } from '../kernel/index.ts';
import { evolve, initialMeeting, type MeetingEvent, type MeetingState } from './registry.ts';

export type MeetingRecord = RecordedEvent<MeetingEvent>;

/** An entry of the log as it reaches a viewer: an event, or the number up to which everything was withheld. */
export type Entry = Seen<MeetingEvent> | { readonly hiddenTo: number };

/** One record as this viewer may read it. */
export function entryFor({ seq, at, by, ...record }: MeetingRecord, viewer: Viewer): Entry {
  const event = redact(record.event, formFor(record, viewer));
  return event ? { seq, at, by, event } : { hiddenTo: seq };
}

/** Joins runs of withheld numbers, so that each run costs one number. */
export function coalesce(entries: readonly Entry[]): Entry[] {
  const joined: Entry[] = [];
  for (const entry of entries) {
    if ('hiddenTo' in entry && joined.length > 0 && 'hiddenTo' in (joined.at(-1) as Entry)) joined.pop();
    joined.push(entry);
  }
  return joined;
}

/**
 * Whether a record reaches this person by his name, beyond what his groups read. Such records commute with the rest: they
 * may be folded late, on top of the state that his groups see.
 */
export const readByName = (record: MeetingRecord, viewer: Viewer): boolean =>
  formFor(record, viewer) !== formFor(record, { ...viewer, personId: null });

export const readAs = (records: readonly MeetingRecord[], viewer: Viewer): Entry[] =>
  coalesce(records.map((record) => entryFor(record, viewer)));

export const foldEntry = (state: MeetingState, entry: Entry): MeetingState =>
  'hiddenTo' in entry ? { ...state, seq: entry.hiddenTo } : evolve(state, entry);

export const fold = (entries: readonly Entry[], from: MeetingState = initialMeeting): MeetingState =>
  entries.reduce(foldEntry, from);
