import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Blobs } from '../blobs/blobs.ts';

/** A detached signature in base64, as a device hands it in. */
export const Cms = z
  .string()
  .max(60_000)
  .regex(/^[A-Za-z0-9+/=]+$/);

/** `forever`: bytes that an address with their digest names, which never change. */
export function sendPdf(
  reply: FastifyReply,
  bytes: Uint8Array,
  name: string,
  cached: 'forever' | 'never',
): FastifyReply {
  return reply
    .type('application/pdf')
    .header('cache-control', cached === 'forever' ? 'private, max-age=31536000, immutable' : 'no-store')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .send(Buffer.from(bytes));
}

/** `bytes=from-to`; null when the header asks for something else, which is then answered whole. */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const from = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return from <= to && from < size ? { from, to } : null;
}

/** The bytes of a PDF kept by digest, or the part that is asked for; null where they are gone. */
export async function sendBlob(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: Blobs,
  sha256: string,
): Promise<FastifyReply | null> {
  const size = await blobs.size(sha256);
  if (size === null) return null;
  // The address holds the digest: what is behind it never changes. Private: shared caches must not keep it.
  reply
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('etag', `"${sha256}"`)
    .header('accept-ranges', 'bytes')
    .header('content-disposition', 'inline; filename="tai-lieu.pdf"')
    .type('application/pdf');
  const range = rangeOf(request.headers.range, size);
  if (!range) return reply.header('content-length', size).send(blobs.stream(sha256, 0, size - 1));
  const { from, to } = range;
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${size}`)
    .header('content-length', to - from + 1)
    .send(blobs.stream(sha256, from, to));
}
