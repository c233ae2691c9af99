import type { Refusal, Refused } from '@dien-hong/shared';
import { type Answered, nothing, type RefusedBy, type Route } from '@dien-hong/shared/api';
import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import type { App } from './app.ts';
import { sendRefusal } from './errors.ts';
import type { Grant, Guards } from './guards.ts';

/** A request that may be answered: its parts as the route's schemas read them, and the person who asks. */
export interface Asking<R extends Route> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: R['body'] extends z.ZodMiniType ? z.output<R['body']> : never;
  readonly as: Grant<R['who']>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** An answer, or a refusal that the route names; a route that answers a file has sent it by then. */
type Answer<R extends Route> = (R['answer'] extends 'file' ? undefined : Answered<R>) | Refused<RefusedBy<R>>;

/** Options of one route beside the contract. */
interface Besides {
  /** Bytes. */
  readonly bodyLimit?: number;
  readonly config?: FastifyContextConfig;
  /** Changes the answer to a person who is turned away. */
  readonly turnAway?: (reply: FastifyReply) => void;
}

/**
 * Registers a route of the contract: the guard runs before the body is read, the request is read and the answer written by the route's
 * schemas, and a refusal gets the status that the route gives it.
 */
export type Serve = <R extends Route>(
  route: R,
  // The route alone says what R is: reading it out of each handler as well made up three quarters of the time of the type check.
  handle: NoInfer<(asking: Asking<R>) => Answer<R> | Promise<Answer<R>>>,
  besides?: Besides,
) => void;

const isRefused = (answer: unknown): answer is { readonly refusal: Refusal } =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;

/** The schemas for a request and an answer. Requests to a route without a body come without one. */
const schemaOf = ({ params, query: querystring, body, answer }: Route) => ({
  params,
  querystring,
  ...(body === nothing || body === 'file' ? {} : { body }),
  ...(answer === 'file' ? {} : { response: { 200: answer } }),
});

export function server(app: App, guards: Guards): Serve {
  return (route, handle, { turnAway, ...limits } = {}) => {
    const granted = new WeakMap<FastifyRequest, unknown>();
    app.route({
      ...limits,
      method: route.method,
      url: route.path,
      schema: schemaOf(route),
      // After the rate limits.
      async preParsing(request, reply) {
        const asked = await guards[route.who](request);
        if (asked.ok) return void granted.set(request, asked.as);
        turnAway?.(reply);
        sendRefusal(reply, asked.status, asked.refusal);
      },
      async handler(request, reply) {
        const { params, query, body } = request;
        const asking = { params, query, body, as: granted.get(request), request, reply };
        const answer = await handle(asking as never);
        if (isRefused(answer)) {
          const { refusal } = answer;
          return sendRefusal(reply, route.refusals[refusal.code] ?? route.otherwise ?? 500, refusal);
        }
        return route.answer === 'file' ? reply : answer;
      },
    });
  };
}
