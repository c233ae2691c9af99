import type { Refusal, RefusalCode, Refused } from '@dien-hong/shared';
import { type Answered, nothing, type Route } from '@dien-hong/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { sendRefusal } from '../plugins/errors.ts';
import type { App } from '../routes/app.ts';
import type { As, guardsOf } from './guards.ts';

/** A request that may be answered: its parts as the route's schemas read them, and who asks. */
export interface Asking<R extends Route> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
  readonly as: As[R['who']];
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** An answer, or a refusal that the route names. */
type Answer<R extends Route> = Answered<R> | Refused<keyof R['refusals'] & RefusalCode>;

/**
 * Registers a route of the contract: who may is asked before the body is read, the request is read and the answer written by the
 * route's schemas, and a refusal gets the status that the route gives it.
 */
export type Serve = <R extends Route>(route: R, handle: (asking: Asking<R>) => Answer<R> | Promise<Answer<R>>) => void;

const isRefused = (answer: unknown): answer is { readonly refusal: Refusal } =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;

export function server(app: App, guards: ReturnType<typeof guardsOf>): Serve {
  return (route, handle) => {
    const granted = new WeakMap<FastifyRequest, unknown>();
    const { method, path: url, who, params, query: querystring, body, answer: ok } = route;
    app.route({
      method,
      url,
      // What takes no body comes without one.
      schema: { params, querystring, ...(body === nothing ? {} : { body }), response: { 200: ok } },
      async onRequest(request, reply) {
        const asked = await guards[who](request);
        if (!asked.ok) return sendRefusal(reply, asked.status, asked.refusal);
        granted.set(request, asked.as);
      },
      async handler(request, reply) {
        const { params, query, body } = request;
        const asking = { params, query, body, as: granted.get(request), request, reply };
        const answer = await handle(asking as never);
        if (!isRefused(answer)) return answer;
        return sendRefusal(reply, route.refusals[answer.refusal.code] ?? 500, answer.refusal);
      },
    });
  };
}
