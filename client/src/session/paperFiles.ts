import type { Reading } from '@dien-hong/shared/reading';
import { download, type Reply, request } from './http.ts';

/** One version of a paper. */
export interface PaperFile {
  readonly meetingId: string;
  readonly paperId: string;
  readonly sha256: string;
}

/** Where a file and what is derived from it are, see `Reading`. */
export const addressOf = ({ meetingId, paperId, sha256 }: PaperFile): string =>
  `/api/meetings/${meetingId}/papers/${paperId}/${sha256}`;

/** A page as a picture, for an `img`. */
export const previewUrl = (file: PaperFile, page: number): string => `${addressOf(file)}/previews/${page}`;

export const readingOf = (file: PaperFile): Promise<Reply<Reading>> => request('GET', `${addressOf(file)}/reading`);

/** A whole part: `/thumbs`, `/words`. */
export const partOf = (file: PaperFile, path: string): Promise<Reply<Uint8Array<ArrayBuffer>>> =>
  download(`${addressOf(file)}${path}`);

/**
 * Bytes `from` to `to` (exclusive) of what is to be opened (`Reading.open.path`).
 * @throws the status of an answer that is none, or a TypeError where there is no network
 */
export async function rangeOf(
  file: PaperFile,
  path: string,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const headers = { range: `bytes=${from}-${to - 1}` };
  const response = await fetch(`${addressOf(file)}${path}`, { credentials: 'same-origin', headers, signal });
  if (!response.ok)
    throw Object.assign(new Error(`${response.status}`), { name: 'ResponseException', status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}
