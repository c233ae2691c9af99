import type { Reading } from '@dien-hong/shared/reading';
import { beginning, type KeptFile, kept, write } from './deviceShelf.ts';
import { holder } from './holder.ts';
import type { PaperFile } from './paperFiles.ts';
import { rangeFrom } from './parts.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Key = [personId: string, meetingId: string, sha256: string];

const keyOf = ({ meetingId, sha256 }: Pick<PaperFile, 'meetingId' | 'sha256'>): Key => [holder(), meetingId, sha256];

/** pdf.js reads in pieces of 64 KiB: the parts it last read from stay in memory. */
const most = 4;
const recent = new Map<string, Bytes>();

async function keptPart(file: PaperFile, path: string, n: number): Promise<Bytes | undefined> {
  const place = JSON.stringify([...keyOf(file), path, n]);
  const part = recent.get(place) ?? (await kept((database) => database.get('parts', [...keyOf(file), path, n])));
  if (!part) return undefined;
  recent.delete(place);
  recent.set(place, part);
  for (const oldest of recent.keys()) if (recent.size > most) recent.delete(oldest);
  return part;
}

export const keptFile = (file: PaperFile): Promise<KeptFile | undefined> =>
  kept((database) => database.get('files', keyOf(file)));

/** Everything kept of a meeting, by digest. */
export async function keptFiles(meetingId: string): Promise<ReadonlyMap<string, KeptFile>> {
  const range = beginning(meetingId);
  const both = await kept(async (database) => {
    const reading = database.transaction('files');
    return Promise.all([reading.store.getAllKeys(range), reading.store.getAll(range)]);
  });
  const [keys, files] = both ?? [[], []];
  return new Map(keys.map(([, , sha256], index) => [sha256, files[index] as KeptFile]));
}

/** Bytes `from` to `to` (exclusive); null where they are not all here. */
export const keptRange = (file: PaperFile, path: string, from: number, to: number): Promise<Bytes | null> =>
  rangeFrom((n) => keptPart(file, path, n), from, to);

/** A part that is kept in one piece: `/thumbs`, `/words`. */
export const keptWhole = (file: PaperFile, path: string): Promise<Bytes | undefined> =>
  kept((database) => database.get('parts', [...keyOf(file), path, 0]));

export async function numbersOfParts(file: PaperFile, path: string): Promise<ReadonlySet<number>> {
  const keys = await kept((database) => database.getAllKeys('parts', beginning(file.meetingId, file.sha256, path)));
  return new Set((keys ?? []).map(([, , , , n]) => n));
}

/** Begins to keep a file. Parts of what another `Reading` had opened are let go. */
export const keepFile = (file: PaperFile, reading: Reading): Promise<void> =>
  write(async (writing) => {
    const files = writing.objectStore('files');
    const old = await files.get(keyOf(file));
    const same = old?.reading.open.path === reading.open.path;
    if (!same) await writing.objectStore('parts').delete(beginning(file.meetingId, file.sha256));
    await files.put({ reading, bytes: same ? old.bytes : 0, whole: false }, keyOf(file));
  });

/** Keeps one part; of a file that was removed meanwhile nothing. */
export const keepPart = (file: PaperFile, path: string, n: number, bytes: Bytes): Promise<void> =>
  write(async (writing) => {
    const files = writing.objectStore('files');
    const old = await files.get(keyOf(file));
    if (!old) return;
    await writing.objectStore('parts').put(bytes, [...keyOf(file), path, n]);
    await files.put({ ...old, bytes: old.bytes + bytes.length }, keyOf(file));
  });

export const keepWhole = (file: PaperFile): Promise<void> =>
  write(async (writing) => {
    const files = writing.objectStore('files');
    const old = await files.get(keyOf(file));
    if (old) await files.put({ ...old, whole: true }, keyOf(file));
  });

/** Removes the files of a meeting but those that `stays` names. */
export async function removeFiles(meetingId: string, stays: (sha256: string) => boolean): Promise<void> {
  recent.clear();
  await write(async (writing) => {
    for (const [, , sha256] of await writing.objectStore('files').getAllKeys(beginning(meetingId))) {
      if (stays(sha256)) continue;
      await writing.objectStore('files').delete(keyOf({ meetingId, sha256 }));
      await writing.objectStore('parts').delete(beginning(meetingId, sha256));
    }
  });
}
