import * as z from 'zod/mini';
import { Digest, ExistingId, OfMeeting } from './parts.ts';
import { Done, route } from './route.ts';

/** Somebody opened a version of a paper, for the first time at `at` (epoch milliseconds). Neither the page nor the number of times is told. */
export const PaperOpened = z.object({ paperId: z.string(), version: z.number(), personId: z.string(), at: z.number() });
export type PaperOpened = z.infer<typeof PaperOpened>;

/** Read receipts. */
export const opens = {
  /** Reports that the caller has opened a version; a repeated report changes nothing. */
  report: route({
    method: 'POST',
    path: '/api/meetings/:id/papers/:paper/:sha256/opened',
    who: 'personReading',
    params: z.extend(OfMeeting, { paper: ExistingId, sha256: Digest }),
    answer: Done,
    refusals: { 'paper-unknown': 404 },
  }),
  list: route({
    method: 'GET',
    path: '/api/meetings/:id/opened',
    who: 'officer',
    params: OfMeeting,
    answer: z.object({ opened: z.array(PaperOpened) }),
  }),
} as const;
