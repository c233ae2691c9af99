import { Zip, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  readonly path: string;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * A ZIP as a stream of chunks, its entries stored as they are: papers are compressed already, and no large file is in memory as a whole or
 * blocks the event loop. The same entries and `modified` give the same bytes.
 * @param modified the time all entries carry, epoch milliseconds, written in +07:00
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry>, modified: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failed ??= error;
    if (chunk) ready.push(chunk);
  });
  const drain = (): Uint8Array[] => {
    if (failed) throw failed;
    return ready.splice(0);
  };
  const local = new Date(modified + 7 * 3_600_000);
  // The format keeps local time without a zone, and the library reads it off the Date in the machine's own.
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  const mtime = new Date(year, month, day, local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds());
  for await (const { path, chunks } of entries) {
    const entry = new ZipPassThrough(path);
    entry.mtime = mtime;
    zip.add(entry);
    for await (const chunk of chunks) {
      entry.push(chunk);
      yield* drain();
    }
    entry.push(new Uint8Array(), true);
    yield* drain();
  }
  zip.end();
  yield* drain();
}
