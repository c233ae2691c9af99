import type { Reading } from '@dien-hong/shared/reading';
import { keepDone, keepFile, keepPart, keptFile, keptWhole, numbersOfParts } from '../device/stores/files.ts';
import { partsMissing } from '../device/stores/parts.ts';
import { download } from '../line/http.ts';
import { addressOf, fetchRange, ownKeeping, type PaperFile, readingNow } from './paperFiles.ts';
import { untilIdle } from './traffic.ts';

export type Outcome =
  | 'whole'
  /** It can be read; the server has more to derive from it. */
  | 'readable'
  /** Being prepared, withdrawn a moment ago, or the server is busy: worth another try later. */
  | 'not-yet'
  /** It may not stay: removed while it was on its way. */
  | 'gone'
  | 'no-connection'
  | 'no-space'
  /** The device keeps nothing for this page, however much room it has: a private window. */
  | 'not-kept'
  /** Signed out, or not invited any more. */
  | 'turned-away';

const of = (code: string): Outcome =>
  code === 'no-connection' ? code : code === 'not-signed-in' || code === 'not-invited' ? 'turned-away' : 'not-yet';

function ofError(error: unknown): Outcome {
  if (error instanceof TypeError) return 'no-connection';
  const { status } = error as { status?: number };
  return status === 401 || status === 403 ? 'turned-away' : 'not-yet';
}

/** The reading of the file to open, or the reason for having none. */
async function toOpen(file: PaperFile): Promise<Reading | Outcome> {
  const here = (await keptFile(file))?.reading;
  if (here?.complete) return here;
  const reply = await readingNow(file);
  if (!reply.ok) return of(reply.refusal.code);
  // A viewing copy saves round trips; where it comes later than the file itself, the file stays the one to open: no byte is fetched twice.
  return here ? { ...reply.value, open: here.open } : reply.value;
}

/**
 * Brings one file onto the device, going on where an earlier attempt stopped; `progress` is called after each part. Waits while the reader
 * fetches something himself. @throws the signal's reason
 */
export async function downloadFile(file: PaperFile, signal: AbortSignal, progress: () => void): Promise<Outcome> {
  try {
    const reading = await toOpen(file);
    if (typeof reading === 'string') return reading;
    const { open, words, thumbs, complete } = reading;
    const begun = await keepFile(file, reading);
    if (begun !== 'kept') return begun;
    for (const { n, from, to } of partsMissing(open.bytes, await numbersOfParts(file, open.path))) {
      await untilIdle();
      signal.throwIfAborted();
      const bytes = await fetchRange(file, open.path, from, to, { signal, priority: 'low' });
      signal.throwIfAborted();
      if (bytes.length !== to - from) return 'not-yet';
      const kept = await keepPart(file, open.path, n, bytes);
      if (kept !== 'kept') return kept;
      progress();
    }
    const readable = await keepDone(file, { readable: true });
    if (readable !== 'kept') return readable;
    for (const path of [...(words ? ['/words'] : []), ...(thumbs ? ['/thumbs'] : [])]) {
      if (await keptWhole(file, path)) continue;
      await untilIdle();
      const reply = await download(`${addressOf(file)}${path}`, { ...ownKeeping, signal, priority: 'low' });
      signal.throwIfAborted();
      // Optional: a paper can be read without them.
      if (reply.ok) {
        const kept = await keepPart(file, path, 0, reply.value);
        if (kept !== 'kept') return kept;
      } else if (of(reply.refusal.code) !== 'not-yet') return of(reply.refusal.code);
    }
    if (!complete) return 'readable';
    const whole = await keepDone(file, { whole: true });
    return whole === 'kept' ? 'whole' : whole;
  } catch (error) {
    signal.throwIfAborted();
    return ofError(error);
  }
}
