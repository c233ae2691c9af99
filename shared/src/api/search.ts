import * as z from 'zod/mini';
import { OfMeeting } from './parts.ts';
import { route } from './route.ts';

/** A page on which the words of a query stand one after the other; they are the letters `from` to `to` of the excerpt. */
export const PaperHit = z.object({
  paperId: z.string(),
  page: z.number(),
  excerpt: z.string(),
  from: z.number(),
  to: z.number(),
});
export type PaperHit = z.infer<typeof PaperHit>;

/** `hits` by agenda and page; `more`: there are more than these; `unread`: how many papers could not be searched yet. */
export const PaperHits = z.object({ hits: z.array(PaperHit), more: z.boolean(), unread: z.number() });
export type PaperHits = z.infer<typeof PaperHits>;

export const search = {
  /** Through all papers of a meeting that the reader may open. */
  papers: route({
    method: 'GET',
    path: '/api/meetings/:id/search',
    who: 'reader',
    params: OfMeeting,
    query: z.object({ q: z.string().check(z.minLength(1), z.maxLength(200)) }),
    answer: PaperHits,
  }),
} as const;
