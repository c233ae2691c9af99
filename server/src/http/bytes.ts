import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Blobs } from '../blobs/blobs.ts';
import { refusal, sendRefusal } from './errors.ts';

/**
 * The address contains the digest of the bytes, which never change. Private: shared caches must not keep an answer that was allowed to one
 * reader.
 */
export const forever = 'private, max-age=31536000, immutable';

/** Bytes that never change: a blob, or `from` to `to` (exclusive) of one. */
export interface Fixed {
  readonly sha256: string;
  readonly from: number;
  readonly to: number;
  readonly type: string;
  /** The bytes are stored compressed and sent compressed. */
  readonly gzip?: boolean;
}

type Wanted = 'whole' | 'none' | { readonly from: number; readonly to: number };

/** One range of an HTTP header, inclusive. Every other header is answered with the whole; a range beyond the end is refused. */
function wantedOf(header: string | undefined, size: number): Wanted {
  const [, start = '', end = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (start === '' && end === '') return 'whole';
  if (start === '') return end === '0' || size === 0 ? 'none' : { from: Math.max(0, size - Number(end)), to: size - 1 };
  if (end !== '' && Number(end) < Number(start)) return 'whole';
  if (Number(start) >= size) return 'none';
  return { from: Number(start), to: end === '' ? size - 1 : Math.min(Number(end), size - 1) };
}

const names = (header: string, tag: string): boolean =>
  header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*');

/**
 * Sends bytes that never change, or the one range of them that is asked for. Answers 304 to a browser that has them, 416 to a range that
 * lies past the end. Returns nothing: awaiting the reply would wait until it has arrived.
 */
export async function sendFixed(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: Blobs,
  fixed: Fixed,
): Promise<void> {
  const { from, to, type } = fixed;
  const size = to - from;
  const tag = `"${fixed.sha256}${from === 0 ? '' : `-${from}`}"`;
  const { 'if-none-match': has = '', 'if-range': ifRange, range } = request.headers;
  const wanted = ifRange === undefined || ifRange === tag ? wantedOf(range, size) : 'whole';
  reply.header('cache-control', forever).header('etag', tag);
  if (names(has, tag)) return void reply.code(304).send();
  const accel = from === 0 && to === (await blobs.size(fixed.sha256)) ? blobs.accel(fixed.sha256) : null;
  if (accel !== null) {
    if (fixed.gzip) reply.header('content-encoding', 'gzip');
    // The body and its ranges come from nginx; it keeps or takes over these headers, see docs/operations.md.
    return void reply.type(type).header('x-accel-redirect', accel).send();
  }
  if (wanted === 'none')
    return void sendRefusal(reply.header('content-range', `bytes */${size}`), 416, refusal('bad-request'));
  const { from: first, to: last } = wanted === 'whole' ? { from: 0, to: size - 1 } : wanted;
  const bytes = await blobs.serve(fixed.sha256, from + first, from + last + 1);
  if (!bytes) throw new Error(`${fixed.sha256}: gone`);
  reply.header('accept-ranges', 'bytes').type(type);
  if (fixed.gzip) reply.header('content-encoding', 'gzip');
  if (wanted !== 'whole') reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.header('content-length', last - first + 1);
  reply.send(bytes);
}

/** A whole blob, or the part of it that is asked for; false where it is gone; then nothing is sent. */
export async function sendBlob(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: Blobs,
  sha256: string,
  how: Pick<Fixed, 'type' | 'gzip'>,
): Promise<boolean> {
  const size = await blobs.size(sha256);
  if (size === null) return false;
  await sendFixed(request, reply, blobs, { sha256, from: 0, to: size, ...how });
  return true;
}

export const pdf = { type: 'application/pdf' } as const;
