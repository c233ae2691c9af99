import * as z from 'zod/mini';
import { type MarksPull, MarksPush, type MarksPushed } from '../reading/marks.ts';
import { ExistingId, OfMeeting } from './parts.ts';
import { route, whole } from './route.ts';

/** The person whom the device takes to be signed in. On a shared tablet it may be another person by now: his marks are neither read nor changed. */
const of = z.optional(ExistingId);

/** A person's own marks and notes: no role reads or writes those of others here. */
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
