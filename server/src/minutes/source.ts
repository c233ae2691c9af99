import {
  type Consultation,
  infoOf,
  type MeetingEvent,
  type MeetingInfo,
  type MeetingState,
  upcast,
} from '@dien-hong/shared';
import type { PersonCard } from '../accounts/directory.ts';
import { type Naming, namingOf } from '../accounts/naming.ts';
import { type MeetingWords, wordsOf } from '../print/agency.ts';

export interface MinutesSource {
  readonly state: MeetingState;
  /** The log up to the head, in order. */
  readonly records: readonly { readonly at: number; readonly by: string; readonly event: MeetingEvent }[];
  readonly head: { readonly seq: number; readonly hash: string };
  /** The people whom the log names and the directory knows. */
  readonly people: ReadonlyMap<string, PersonCard>;
  /** The secretary's texts, by key: `item:<id>`, `conclusion:<id>`, `speech:<id>`, `closing`, `number`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Consultations whose result was reported at this meeting. */
  readonly reported: readonly Consultation[];
  /** The secretary who signs; null for the first of them. */
  readonly secretaryId: string | null;
  readonly testSignatures: boolean;
}

/** A source with the values that every part of the minutes uses. */
export interface MinutesContext extends Omit<MinutesSource, 'records'> {
  readonly info: MeetingInfo;
  readonly naming: Naming;
  readonly words: MeetingWords;
  readonly records: MinutesSource['records'];
}

export function contextOf(source: MinutesSource): MinutesContext {
  const info = infoOf(source.state);
  const records = source.records.map(({ at, by, event }) => ({ at, by, event: upcast(event) }));
  return { ...source, records, info, naming: namingOf(source.people), words: wordsOf(info) };
}

/** Everybody whom a log names. */
export function namedIn({ records, state }: Pick<MinutesSource, 'records' | 'state'>): string[] {
  const ids = records.flatMap(({ event }) => ('substituteId' in event ? [event.substituteId] : []));
  const presenters = state.agenda.items.flatMap((item) => item.presenterId ?? []);
  const { chairs, secretaries } = infoOf(state);
  return [...new Set([...Object.keys(state.attendance.people), ...ids, ...presenters, ...chairs, ...secretaries])];
}
