import { inputRefusal, type Refusal, type RefusalCode } from '@dien-hong/shared';
import type { FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { refusalOf } from '../kernel/failure.ts';
import type { App } from './app.ts';

/** Answers a refusal. No browser caches it: the next answer may be another. */
export const sendRefusal = (reply: FastifyReply, status: number, refusal: Refusal): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store').send({ refusal });

export const refusal = (code: RefusalCode, params: Refusal['params'] = {}): Refusal => ({ code, params });

/** Every error leaves as a refusal; a bug is logged, and its details stay in the log. */
export function errors(app: App): void {
  app.setErrorHandler((error: Error & { statusCode?: number; refusal?: Refusal; code?: string }, _request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const [wrong] = error.validation;
      const path = (wrong?.instancePath ?? '').split('/').slice(1);
      return sendRefusal(reply, 400, inputRefusal([{ ...wrong?.params, code: wrong?.keyword, path }]));
    }
    if (error.refusal) return sendRefusal(reply, error.statusCode ?? 429, error.refusal);
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendRefusal(reply, 413, refusal('message-too-large'));
    if (error.code === 'FST_REQ_FILE_TOO_LARGE') return sendRefusal(reply, 413, refusal('file-too-large'));
    const status = error.statusCode ?? 500;
    if (status < 500) return sendRefusal(reply, status, refusal('bad-request'));
    console.error(error);
    return sendRefusal(reply, 500, refusalOf(error));
  });
}
