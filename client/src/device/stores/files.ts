import type { Reading } from '@dien-hong/shared/reading';
import { beginning, found } from '../database.ts';
import { holder } from '../holder.ts';
import type { KeptFile, OfFile } from '../schema.ts';
import { rangeFrom } from './parts.ts';
import { type OfMeetings, type Written, write } from './signedIn.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One version of a paper. */
interface Version {
  readonly meetingId: string;
  readonly sha256: string;
}

const keyOf = ({ meetingId, sha256 }: Version): OfFile => [holder(), meetingId, sha256];

/** The most parts that stay in memory: pdf.js reads in pieces of 64 KiB, several from one part. */
const most = 16;
const recent = new Map<string, Bytes>();
/** Empties the parts in memory, after a removal. */
export const forgetParts = (): void => recent.clear();

async function keptPart(file: Version, path: string, n: number): Promise<Bytes | undefined> {
  const place = JSON.stringify([...keyOf(file), path, n]);
  const part = recent.get(place) ?? (await found((database) => database.get('parts', [...keyOf(file), path, n])));
  if (!part) return undefined;
  recent.delete(place);
  recent.set(place, part);
  for (const oldest of recent.keys()) if (recent.size > most) recent.delete(oldest);
  return part;
}

export const keptFile = (file: Version): Promise<KeptFile | undefined> =>
  found((database) => database.get('files', keyOf(file)));

/** Everything kept of a meeting, by digest. */
export async function keptFiles(meetingId: string): Promise<ReadonlyMap<string, KeptFile>> {
  const range = beginning(holder(), meetingId);
  const both = await found(async (database) => {
    const reading = database.transaction('files');
    return Promise.all([reading.store.getAllKeys(range), reading.store.getAll(range)]);
  });
  const [keys, files] = both ?? [[], []];
  return new Map(keys.map(([, , sha256], index) => [sha256, files[index] as KeptFile]));
}

/** Bytes `from` to `to` (exclusive); null where they are not all here. */
export const keptRange = (file: Version, path: string, from: number, to: number): Promise<Bytes | null> =>
  rangeFrom((n) => keptPart(file, path, n), from, to);

/** A part that is kept in one piece: `/thumbs`, `/words`. */
export const keptWhole = (file: Version, path: string): Promise<Bytes | undefined> =>
  found((database) => database.get('parts', [...keyOf(file), path, 0]));

export async function numbersOfParts(file: Version, path: string): Promise<ReadonlySet<number>> {
  const keys = await found((database) =>
    database.getAllKeys('parts', beginning(holder(), file.meetingId, file.sha256, path)),
  );
  return new Set((keys ?? []).map(([, , , , n]) => n));
}

/** Begins to keep a file, or notes its newer reading; `gone` where the holder keeps nothing of its meeting. */
export function keepFile(file: Version, reading: Reading): Promise<Written> {
  const key = keyOf(file);
  return write(async (writing) => {
    if ((await writing.objectStore('choices').get([key[0], key[1]])) === 'nothing') return false;
    const files = writing.objectStore('files');
    const here = (await files.get(key)) ?? { bytes: 0, readable: false };
    await files.put({ ...here, reading, whole: false }, key);
  });
}

/** Changes the row of a file; `gone` where it was removed meanwhile. */
function change(file: Version, edit: (old: KeptFile, writing: OfMeetings, key: OfFile) => Promise<KeptFile>) {
  const key = keyOf(file);
  return write(async (writing) => {
    const files = writing.objectStore('files');
    const old = await files.get(key);
    if (!old) return false;
    await files.put(await edit(old, writing, key), key);
  });
}

export const keepPart = (file: Version, path: string, n: number, bytes: Bytes): Promise<Written> =>
  change(file, async (old, writing, key) => {
    await writing.objectStore('parts').put(bytes, [...key, path, n]);
    return { ...old, bytes: old.bytes + bytes.length };
  });

/** Notes which parts of the file are complete. */
export const keepDone = (file: Version, done: Partial<Pick<KeptFile, 'readable' | 'whole'>>): Promise<Written> =>
  change(file, async (old) => ({ ...old, ...done }));

/**
 * Removes the files of a meeting except those that `stays` names: the others do not belong on the device any more. True where there were
 * any.
 */
export async function removeFiles(meetingId: string, stays: (sha256: string) => boolean): Promise<boolean> {
  forgetParts();
  const key: [string, string] = [holder(), meetingId];
  const all = beginning(...key);
  const written = await write(async (writing) => {
    let removed = false;
    for (const one of await writing.objectStore('files').getAllKeys(all)) {
      if (stays(one[2])) continue;
      removed = true;
      await writing.objectStore('files').delete(one);
      await writing.objectStore('parts').delete(beginning(...one));
    }
    const meetings = writing.objectStore('meetings');
    const meeting = await meetings.get(key);
    const wanted = meeting?.wanted.filter(({ sha256 }) => stays(sha256)) ?? [];
    if (!meeting || wanted.length === meeting.wanted.length) return removed;
    await meetings.put({ ...meeting, wanted }, key);
    return true;
  });
  return written === 'kept';
}

/** Meetings of the holder with files here. */
export async function meetingsWithFiles(): Promise<ReadonlySet<string>> {
  const keys = await found((database) => database.getAllKeys('files', beginning(holder())));
  return new Set((keys ?? []).map(([, meetingId]) => meetingId));
}
