import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { forever } from './bytes.ts';

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
    .header('cache-control', cached === 'forever' ? forever : 'no-store')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .send(Buffer.from(bytes));
}
