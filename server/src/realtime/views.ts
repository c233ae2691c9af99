import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type Catchup,
  coalesce,
  type Entry,
  entryFor,
  foldEntry,
  initialMeeting,
  type MeetingState,
  readByName,
  type Viewer,
} from '@dien-hong/shared';
import type { StoredRecord } from '../../verifier/chain.ts';
import type { MeetingHost } from '../meetings/host.ts';

const compress = promisify(gzip);

/** The key under which viewers read alike, except for records to them alone. */
export const classKey = (viewer: Viewer): string => viewer.groups.join('+');

/** Names a viewer's person and groups: of two viewers that differ in it neither can go on with the state of the other. */
export const readerKey = (viewer: Viewer): string => `${viewer.personId ?? 'screen'}|${classKey(viewer)}`;

/** The meeting as one class of viewers sees it: folded once, compressed once per number, shared by all its members. */
class ClassView {
  readonly #viewer: Viewer;
  #state: MeetingState = initialMeeting;
  #folded = 0;
  #snapshot: { seq: number; bytes: Promise<Uint8Array> } | null = null;

  constructor(viewer: Viewer) {
    this.#viewer = { personId: null, groups: viewer.groups };
  }

  snapshot(records: readonly StoredRecord[]): Promise<Uint8Array> {
    for (; this.#folded < records.length; this.#folded++) {
      const record = records[this.#folded] as StoredRecord;
      this.#state = foldEntry(this.#state, entryFor(record, this.#viewer));
    }
    if (this.#snapshot?.seq !== this.#folded)
      this.#snapshot = { seq: this.#folded, bytes: compress(JSON.stringify(this.#state), { level: 3 }) };
    return this.#snapshot.bytes;
  }
}

/** The most records that a returning client may lack and still get them one by one instead of a new state. */
const deltaLimit = 2000;

/** Makes the welcome of returning and new clients of one meeting. */
export class Views {
  readonly #host: MeetingHost;
  readonly #classes = new Map<string, ClassView>();
  /** The records that name a person in their audience, found once. */
  readonly #naming = new Map<string, StoredRecord[]>();
  #indexed = 0;

  constructor(host: MeetingHost) {
    this.#host = host;
  }

  /**
   * Names the viewer for whom a state was folded, and its log: a change of person or groups means folding from zero, and so does a log that
   * was begun anew under the same id, of which a device may have kept a state.
   */
  foldedAs(viewer: Viewer): string {
    return `${readerKey(viewer)}|${this.#host.records[0]?.hash.slice(0, 16) ?? ''}`;
  }

  async catchup(viewer: Viewer, lastSeq: number, as: string): Promise<Catchup> {
    const { records } = this.#host;
    const missing = records.length - lastSeq;
    if (as === this.foldedAs(viewer) && lastSeq > 0 && missing >= 0 && missing <= deltaLimit)
      return { how: 'delta', entries: entriesFor(records.slice(lastSeq), viewer) };
    const key = classKey(viewer);
    const view = this.#classes.get(key) ?? new ClassView(viewer);
    this.#classes.set(key, view);
    // A record that names him and that his groups read too is in the snapshot: if he folded it later, an old paper would replace a newer
    // one.
    const own = this.#own(viewer.personId)
      .filter((record) => readByName(record, viewer))
      .map((record) => entryFor(record, viewer));
    return { how: 'snapshot', state: await view.snapshot(records), own };
  }

  #own(personId: string | null): readonly StoredRecord[] {
    const { records } = this.#host;
    for (; this.#indexed < records.length; this.#indexed++) {
      const record = records[this.#indexed] as StoredRecord;
      for (const name of personsNamed(record)) {
        const list = this.#naming.get(name);
        if (list) list.push(record);
        else this.#naming.set(name, [record]);
      }
    }
    return (personId !== null && this.#naming.get(personId)) || [];
  }
}

/** The people whom a record reaches by name rather than by their groups. */
export const personsNamed = ({ audience, sealedFor }: StoredRecord): string[] => {
  const names = [audience, sealedFor].flatMap((one) => (one?.to === 'some' ? one.persons : []));
  return [...new Set(names)];
};

export const entriesFor = (records: readonly StoredRecord[], viewer: Viewer): Entry[] =>
  coalesce(records.map((record) => entryFor(record, viewer)));
