import type { FastifyReply } from 'fastify';
import { forever } from './bytes.ts';

/** `forever`: the address contains the digest of the bytes, which never change. */
export function sendPdf(reply: FastifyReply, bytes: Uint8Array, name: string, cached: 'forever' | 'never'): undefined {
  reply
    .type('application/pdf')
    .header('cache-control', cached === 'forever' ? forever : 'no-store')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .send(Buffer.from(bytes));
}

/** A workbook as a download. */
export function sendWorkbook(reply: FastifyReply, bytes: Buffer, name: string): undefined {
  reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.xlsx"`)
    .send(bytes);
}
