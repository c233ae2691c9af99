import type { Reading } from '@dien-hong/shared/reading';
import { keptFile, keptRange, keptWhole } from '../device/stores/files.ts';
import { call, pathTo } from '../line/call.ts';
import { download, type Reply } from '../line/http.ts';
import { whileReading } from './traffic.ts';

/** One version of a paper. */
export interface PaperFile {
  readonly meetingId: string;
  readonly paperId: string;
  readonly sha256: string;
}

/** Kept by this application, so not by the browser as well: a file removed from the device must be gone from it. */
export const ownKeeping = { cache: 'no-store' } as const;

/** The address of a file and of everything derived from it, see `Reading`. */
export const addressOf = (file: PaperFile): string =>
  pathTo('GET /api/meetings/:id/papers/:paper/:sha256', { params: paramsOf(file) });

/** The file as the contract's routes name it. */
export const paramsOf = ({ meetingId: id, paperId: paper, sha256 }: PaperFile) => ({ id, paper, sha256 });

/** The server's present answer about a file. */
export const readingNow = (file: PaperFile): Promise<Reply<Reading>> =>
  call('GET /api/meetings/:id/papers/:paper/:sha256/reading', { params: paramsOf(file) });

/** A page as a picture, for an `img`. */
export const previewUrl = (file: PaperFile, page: number): string =>
  pathTo('GET /api/meetings/:id/papers/:paper/:sha256/previews/:page', { params: { ...paramsOf(file), page } });

/** From the device, else over the network. An incomplete one may have grown: it is asked for anew while there is a network. */
export async function readingOf(file: PaperFile): Promise<Reply<Reading>> {
  const here = (await keptFile(file))?.reading;
  if (here?.complete) return { ok: true, value: here };
  const reply = await whileReading(readingNow(file));
  return reply.ok || !here ? reply : { ok: true, value: here };
}

/** A whole part: `/thumbs`, `/words`. From the device, else over the network. */
export async function partOf(file: PaperFile, path: string): Promise<Reply<Uint8Array<ArrayBuffer>>> {
  const here = await keptWhole(file, path);
  return here ? { ok: true, value: here } : whileReading(download(`${addressOf(file)}${path}`, ownKeeping));
}

/**
 * Bytes `from` to `to` (exclusive) of the file to be opened (`Reading.open.path`). From the device, else over the network.
 * @throws the status of an answer that is an error, or a TypeError without a network
 */
export async function rangeOf(
  file: PaperFile,
  path: string,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return (await keptRange(file, path, from, to)) ?? whileReading(fetchRange(file, path, from, to, { signal }));
}

/** The same over the network alone. */
export async function fetchRange(
  file: PaperFile,
  path: string,
  from: number,
  to: number,
  how: { readonly signal: AbortSignal; readonly priority?: RequestPriority },
): Promise<Uint8Array<ArrayBuffer>> {
  const headers = { range: `bytes=${from}-${to - 1}` };
  const init: RequestInit = { credentials: 'same-origin', ...ownKeeping, headers, ...how };
  const response = await fetch(`${addressOf(file)}${path}`, init);
  if (!response.ok)
    throw Object.assign(new Error(`${response.status}`), { name: 'ResponseException', status: response.status });
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Something between here and the server that knows no ranges sends the whole.
  return response.status === 206 ? bytes : bytes.slice(from, to);
}
