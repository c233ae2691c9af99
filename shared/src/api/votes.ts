import * as z from 'zod/mini';
import type { PaperGap } from '../paperGaps.ts';
import { Digest, OfVote } from './parts.ts';
import { Done, route, whole } from './route.ts';
import { Completed, JobId, Signed, SigningJob } from './signing.ts';

/** Secret votes: the box, and the slips that the counting board, and afterwards everyone, may read. */
export const slips = {
  /**
   * Drops a slip into the box. The route reads no sign-in session: the holder of a token has received it as a voter. Nothing about the request
   * is kept or logged.
   */
  drop: route({
    method: 'POST',
    path: '/api/ballot-box/:id/:vote',
    who: 'anyone',
    params: OfVote,
    body: z.object({ slip: z.base64().check(z.maxLength(90_000)) }),
    answer: Done,
    refusals: { 'slip-not-casting': 409, 'slip-token-used': 409 },
    otherwise: 422,
  }),
  /** The signed requests that wait for the board's signature: for the holder of its key alone. */
  requests: route({
    method: 'GET',
    path: '/api/meetings/:id/votes/:vote/requests',
    who: 'reader',
    params: OfVote,
    answer: z.object({ requests: z.array(z.object({ personId: z.string(), request: z.string() })) }),
    refusals: { 'only-counting-board': 403 },
  }),
  /** All slips of a counted vote, for everyone in the meeting: each finds his own, and counts again. A list as JSON, each with its `key`. */
  published: route({
    method: 'GET',
    path: '/api/meetings/:id/votes/:vote/slips',
    who: 'reader',
    params: OfVote,
    answer: 'file',
    refusals: { 'file-members-only': 403, 'vote-unknown': 404 },
  }),
} as const;

const Job = z.extend(OfVote, { job: JobId });

/** The counting board's record: laid out and signed by the members of the board, read by everyone who attends. */
export const countingRecord = {
  layOut: route({
    method: 'POST',
    path: '/api/meetings/:id/votes/:vote/record/layout',
    who: 'boardMember',
    params: OfVote,
    answer: z.object({ ok: z.literal(true), seq: z.number(), at: z.number(), gaps: whole<readonly PaperGap[]>() }),
    otherwise: 409,
  }),
  current: route({
    method: 'GET',
    path: '/api/meetings/:id/votes/:vote/record/current/:sha256',
    who: 'attendee',
    params: z.extend(OfVote, { sha256: Digest }),
    answer: 'file',
    refusals: { 'file-members-only': 403, 'counting-record-not-prepared': 404 },
  }),
  prepare: route({
    method: 'POST',
    path: '/api/meetings/:id/votes/:vote/record/signing',
    who: 'boardMember',
    params: OfVote,
    answer: SigningJob,
    otherwise: 409,
  }),
  prepared: route({
    method: 'GET',
    path: '/api/meetings/:id/votes/:vote/record/signing/:job/pdf',
    who: 'boardMember',
    params: Job,
    answer: 'file',
    refusals: { 'counting-record-not-prepared': 404 },
  }),
  sign: route({
    method: 'POST',
    path: '/api/meetings/:id/votes/:vote/record/signing/:job',
    who: 'boardMember',
    params: Job,
    body: Signed,
    answer: Completed,
    otherwise: 409,
  }),
} as const;
