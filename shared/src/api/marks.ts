import * as z from 'zod/mini';
import { type MarksPull, MarksPush, type MarksPushed } from '../reading/marks.ts';
import { Id, OfMeeting } from './parts.ts';
import { route, whole } from './route.ts';

/** Whom the device believes to be signed in: on a shared tablet another may be by now, and nothing is taken from him or given to him. */
const of = z.optional(Id);

/** One's own marks and notes: nobody else's are ever read or written here, by whatever role. */
export const marks = {
  pull: route({
    method: 'GET',
    path: '/api/meetings/:id/marks',
    who: 'personReading',
    params: OfMeeting,
    query: z.object({ of, after: z._default(z.coerce.number<number>().check(z.int(), z.minimum(0)), 0) }),
    answer: whole<MarksPull>(),
    refusals: { 'not-signed-in': 401 },
  }),
  push: route({
    method: 'POST',
    path: '/api/meetings/:id/marks',
    who: 'personReading',
    params: OfMeeting,
    query: z.object({ of }),
    body: MarksPush,
    answer: whole<MarksPushed>(),
    refusals: { 'not-signed-in': 401, 'marks-full': 409 },
  }),
} as const;
