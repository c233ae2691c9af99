import * as z from 'zod/mini';
import type { Reading } from '../reading/reading.ts';
import { Digest, ExistingId, OfMeeting } from './parts.ts';
import { route, whole } from './route.ts';

const Version = z.extend(OfMeeting, { paper: ExistingId, sha256: Digest });
const bytes = { method: 'GET', who: 'reader', answer: 'file', refusals: { 'paper-unknown': 404 } } as const;

/**
 * The bytes of papers and their derivatives, see `Reading`. Access is checked against the meeting's state at every request: an earlier version
 * is read by everyone who may read the paper, a withdrawn one by nobody. Only an incomplete `Reading` may change later; the answer for a part
 * that is not there yet is 404.
 */
export const papers = {
  file: route({
    ...bytes,
    path: '/api/meetings/:id/papers/:paper/:sha256',
    params: Version,
    refusals: { 'paper-unknown': 404, 'paper-not-ready': 503 },
  }),
  reading: route({
    method: 'GET',
    path: '/api/meetings/:id/papers/:paper/:sha256/reading',
    who: 'reader',
    params: Version,
    answer: whole<Reading>(),
    refusals: { 'paper-unknown': 404, 'paper-not-ready': 503 },
  }),
  /** The copy that opens with few requests. */
  view: route({
    ...bytes,
    path: '/api/meetings/:id/papers/:paper/:sha256/view/:view',
    params: z.extend(Version, { view: Digest }),
  }),
  preview: route({
    ...bytes,
    path: '/api/meetings/:id/papers/:paper/:sha256/previews/:page',
    params: z.extend(Version, { page: z.coerce.number<number>().check(z.int(), z.minimum(1)) }),
  }),
  thumbs: route({ ...bytes, path: '/api/meetings/:id/papers/:paper/:sha256/thumbs', params: Version }),
  words: route({ ...bytes, path: '/api/meetings/:id/papers/:paper/:sha256/words', params: Version }),
} as const;
