import type { Answered, Asked, Route } from '@dien-hong/shared/api';
import { type Reply, request } from './http.ts';

/** Parts of a request that a route may take. */
type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

const filled = (path: string, params: Record<string, unknown> = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));

/** Asks the server by a route of the contract. Never throws: no connection is a refusal like any other. */
export function call<R extends Route>(
  route: R,
  ...[asked]: Record<never, never> extends Asked<R> ? [asked?: Asked<R>] : [asked: Asked<R>]
): Promise<Reply<Answered<R>>> {
  const { params, query, body } = (asked ?? {}) as Parts;
  const search = query ? `?${new URLSearchParams(query as Record<string, string>)}` : '';
  return request<Answered<R>>(route.method, `${filled(route.path, params)}${search}`, body);
}
