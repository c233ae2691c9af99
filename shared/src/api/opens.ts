import * as z from 'zod/mini';
import { Digest, Id, OfMeeting } from './parts.ts';
import { Done, route } from './route.ts';

/** That somebody opened a version of a paper, and when first (epoch milliseconds): never which page, nor how often. */
export const PaperOpened = z.object({ paperId: z.string(), version: z.number(), personId: z.string(), at: z.number() });
export type PaperOpened = z.infer<typeof PaperOpened>;

/** Read receipts. */
export const opens = {
  /** The reader's own; told again it changes nothing. */
  tell: route({
    method: 'POST',
    path: '/api/meetings/:id/papers/:paper/:sha256/opened',
    who: 'personReading',
    params: z.extend(OfMeeting, { paper: Id, sha256: Digest }),
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
