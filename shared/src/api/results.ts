import * as z from 'zod/mini';
import type { PaperGap } from '../paperGaps.ts';
import { OfVote } from './parts.ts';
import { route, whole } from './route.ts';

const result = {
  method: 'GET',
  who: 'attendee',
  params: OfVote,
  refusals: { 'file-members-only': 403, 'vote-not-counted': 404 },
} as const;

/** The result of a vote as a file, for everyone who attended: it tells only the facts that the room shows them. */
export const results = {
  pdf: route({ ...result, path: '/api/meetings/:id/votes/:vote/result.pdf', answer: 'file' }),
  /** The parts that the printed result will lack, for the screen that prints it. */
  gaps: route({
    ...result,
    path: '/api/meetings/:id/votes/:vote/result/gaps',
    answer: z.object({ gaps: whole<readonly PaperGap[]>() }),
  }),
  workbook: route({ ...result, path: '/api/meetings/:id/votes/:vote/result.xlsx', answer: 'file' }),
} as const;
